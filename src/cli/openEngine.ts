import { join } from 'node:path';
import { createEngine, type Engine } from '../engine/engine';
import { cacheFolderOf } from './cacheFolder';
import { consentOnCommandLine } from './consent';
import type { ProgressView } from './progress';
import { complain } from './terminal';

/**
 * The engine with the bundled model and the cache folder asked for; its warnings go to stderr. `yes` allows it to send
 * documents to a server without asking. To be released in the end.
 */
export function openEngine(cache: string | undefined, view: ProgressView, yes = false): Engine {
  const cacheFolder = cacheFolderOf(cache);
  return createEngine(
    { modelFolder: join(__dirname, '..', 'models', 'minilm'), cacheFolder, threads: 0 },
    {
      log: (level, text) => void ((level === 'warn' || level === 'error') && complain(text, 0, view)),
      readFile: uri => Promise.reject(new Error(`${uri} is not on this machine`)),
      askConsent: (request, signal) => consentOnCommandLine(request, { cacheFolder, yes, view }, signal),
      // The key is in the environment, where the engine looks by itself.
      serverKey: async () => undefined,
    },
  );
}
