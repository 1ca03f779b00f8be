import { unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFile, noWords, notRead } from '../../../src/core/documents/reasons';
import { createEngine } from '../../../src/engine/engine';
import { noServers } from '../../../src/engine/model/server/serverAccess';
import { modelFolder, notes, requestFor, temporaryFolder, writeFiles } from './support';

test('files that are left out by their names or sizes come and go without anything being grouped anew, and the list has them', async () => {
  const folder = writeFiles(temporaryFolder(), { ...notes(12), 'empty.md': '', 'signs.md': '---\n\n***\n' });
  const engine = createEngine({ modelFolder, cacheFolder: temporaryFolder(), threads: 2 }, { log: () => undefined, readFile: () => Promise.reject(new Error('not here')), ...noServers });
  const run = () => engine.run(requestFor(folder), { progress: () => undefined, firstGrouping: () => undefined });
  try {
    const first = await run();
    expect(first.grouping.skipped).toEqual([{ path: 'empty.md', reason: emptyFile }, { path: 'signs.md', reason: noWords }]);
    writeFiles(folder, { 'paper.ppt': 'PK' });
    unlinkSync(join(folder, 'empty.md'));
    const again = await run();
    expect(again.timings.grouping).toBeUndefined();
    expect(again.grouping).toEqual({ ...first.grouping, skipped: [{ path: 'paper.ppt', reason: notRead('An old presentation') }, { path: 'signs.md', reason: noWords }] });
  } finally {
    await engine.release();
  }
});
