import { expect, it } from 'vitest';
import type { DataTransfer } from 'vscode';
import { GroupDrag } from '../../../src/host/tree/groupDrag';
import { groupNodes } from '../../../src/host/tree/groupNodes';
import { window_ } from './editing';
import { grouping, numberedAnew } from './fixture';

it('merges the group that was taken up, where a run has numbered the groups anew before it is let go', async () => {
  const { groups, show, said } = window_();
  show(grouping);
  const drag = new GroupDrag(groups);
  const data = new Map<string, unknown>();
  drag.handleDrag([groupNodes(grouping).byGroup.get(2)!], data as unknown as DataTransfer);
  show(numberedAnew);
  await drag.handleDrop(groupNodes(groups.grouping!).byGroup.get(2), data as unknown as DataTransfer);
  expect(said.map(({ text }) => text)).toEqual(['Bread & flour merged into Git branches']);
});
