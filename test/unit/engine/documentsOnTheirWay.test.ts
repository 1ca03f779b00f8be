import { expect, onTestFinished, test } from 'vitest';
import { forkEngine } from '../../../src/host/engine/engineChild';
import { bundleForTest, modelFolder, requestFor, temporaryFolder, writeFiles } from './support';

const FILES = 700;
const BUSY_MS = 40;

test('the documents of a run come a few a turn of the loop, however long each takes', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, Object.fromEntries(Array.from({ length: FILES }, (_, i) => [`${i}.md`, `# Note ${i % 20}\n\nA note of kind ${i % 20}, which says what the others of its kind say.\n`])));
  const script = await bundleForTest('src/engine/main.ts', 'engine-documents');
  const nobody = () => Promise.reject(new Error('not here'));
  const { channel, kill } = forkEngine(script, { modelFolder, cacheFolder: temporaryFolder(), threads: 1 }, { readFile: nobody, askConsent: nobody, serverKey: nobody }, () => undefined);
  onTestFinished(kill);
  let turn = 0;
  let next = setImmediate(count);
  function count(): void {
    turn++;
    next = setImmediate(count);
  }
  onTestFinished(() => clearImmediate(next));
  const heard: { readonly turn: number; readonly documents: number }[] = [];
  channel.on('documents', ({ length }) => {
    heard.push({ turn, documents: length });
    for (const end = performance.now() + BUSY_MS; performance.now() < end; );
  });
  await channel.call('run', requestFor(folder));
  expect(heard.reduce((sum, { documents }) => sum + documents, 0) % FILES).toBe(0);
  expect(heard.length).toBeGreaterThan(2);
  expect(new Set(heard.map(({ turn }) => turn)).size).toBe(heard.length);
});
