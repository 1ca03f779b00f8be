import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where this user's programs keep what can be computed again: the platform's cache folder, below it our own. */
export function defaultCacheFolder(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string {
  if (platform === 'win32') return join(environment.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'kindred');
  if (environment.XDG_CACHE_HOME) return join(environment.XDG_CACHE_HOME, 'kindred');
  return platform === 'darwin' ? join(homedir(), 'Library', 'Caches', 'kindred') : join(homedir(), '.cache', 'kindred');
}

/** The cache folder a call works with: the one it names, or the usual one. */
export function cacheFolderOf(given: string | undefined): string {
  return resolve(given ?? defaultCacheFolder(process.platform, process.env));
}
