// Made notes with made vectors in a cache, grouped once by a window's own code, for benchmarks of the host.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundled, lastJson, runProcess } from '../runner.mjs';

const alias = { vscode: join(import.meta.dirname, 'vscode.ts') };

/** Makes notes (unless they are in `place` already) and their vectors; gives their folders, and one for what a window keeps. */
export async function madeNotes(place, documents, passages) {
  const folder = join(place, `${documents}x${passages}`);
  const [notes, cache, topics, storage] = ['notes', 'cache', 'topics.json', 'storage'].map(part => join(folder, part));
  if (mkdirSync(folder, { recursive: true })) await runProcess(process.execPath, [await bundled('scale/makeOurs.ts'), notes, cache, topics, documents, passages]);
  return { notes, cache, storage };
}

/** Made notes that `grouped` groups as a window does, once more each time. */
export async function madeWindow(place, documents, passages) {
  const { notes, cache, storage } = await madeNotes(place, documents, passages);
  const stall = await bundled('host/stallOurs.ts', { alias });
  const reopen = await bundled('host/reopenOurs.ts', { alias });
  const own = async args => lastJson(await runProcess(process.execPath, args, { env: { ORT_DISABLE_TELEMETRY: '1' } }));
  return {
    grouped() {
      rmSync(join(cache, 'groupings'), { recursive: true, force: true });
      return own([stall, notes, cache, storage]);
    },
    reopened: () => own([reopen, storage]),
  };
}
