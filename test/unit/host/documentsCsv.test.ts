import { expect, it } from 'vitest';
import type { GroupedDocument } from '../../../src/core/types';
import { documentsCsv } from '../../../src/host/map/documentsCsv';
import { grouping } from './fixture';

it('lists documents with their groups, and no cell is a formula or breaks the table', () => {
  const hostile: GroupedDocument = { ...grouping.documents[0], path: 'a,b/"c".md', title: '=HYPERLINK("x")\nsecond' };
  const lines = documentsCsv(grouping, [hostile, grouping.documents[1]]).split('\r\n');
  expect(lines[0]).toBe('path,title,group,subgroup,fit');
  expect(lines[1].startsWith('"a,b/""c"".md","\'=HYPERLINK(""x"") second",')).toBe(true);
  expect(lines).toHaveLength(4);
});
