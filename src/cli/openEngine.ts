import { join, resolve } from 'node:path';
import { createEngine, type Engine } from '../engine/engine';
import { defaultCacheFolder } from './cacheFolder';
import type { ProgressView } from './progress';
import { complain } from './terminal';

/** The engine with the bundled model and the cache folder asked for; its warnings go to stderr. To be released in the end. */
export function openEngine(cache: string | undefined, view: ProgressView): Engine {
  return createEngine(
    {
      modelFolder: join(__dirname, '..', 'models', 'minilm'),
      cacheFolder: resolve(cache ?? defaultCacheFolder(process.platform, process.env)),
      threads: 0,
    },
    {
      log: (level, text) => void ((level === 'warn' || level === 'error') && complain(text, 0, view)),
      readFile: uri => Promise.reject(new Error(`${uri} is not on this machine`)),
    },
  );
}
