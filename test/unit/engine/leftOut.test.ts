import { unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFile, noWords, notRead } from '../../../src/core/documents/reasons';
import { engineOver, quiet } from './engines';
import { notes, requestFor, temporaryFolder, writeFiles } from './support';

test('files that are left out by their names or sizes come and go without anything being grouped anew, and the list has them', async () => {
  const folder = writeFiles(temporaryFolder(), { ...notes(12), 'empty.md': '', 'signs.md': '---\n\n***\n' });
  const engine = engineOver(temporaryFolder());
  const run = () => engine.run(requestFor(folder), quiet);
  const first = await run();
  expect(first.grouping.skipped).toEqual([{ path: 'empty.md', reason: emptyFile }, { path: 'signs.md', reason: noWords }]);
  writeFiles(folder, { 'paper.ppt': 'PK' });
  unlinkSync(join(folder, 'empty.md'));
  const again = await run();
  expect(again.timings.grouping).toBeUndefined();
  expect(again.grouping).toEqual({ ...first.grouping, skipped: [{ path: 'paper.ppt', reason: notRead('An old presentation') }, { path: 'signs.md', reason: noWords }] });
});
