import { homedir, userInfo } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { UsageError } from './usage';

/** Where this user's programs keep what can be computed again: the platform's cache folder, below it our own. */
export function defaultCacheFolder(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string {
  if (platform === 'win32') return join(environment.LOCALAPPDATA || join(home(), 'AppData', 'Local'), 'kindred');
  if (environment.XDG_CACHE_HOME && isAbsolute(environment.XDG_CACHE_HOME)) return join(environment.XDG_CACHE_HOME, 'kindred');
  return platform === 'darwin' ? join(home(), 'Library', 'Caches', 'kindred') : join(home(), '.cache', 'kindred');
}

/** The user's own folder, also where the environment has an empty one: what is kept must not land in the current folder. */
function home(): string {
  try {
    const folder = homedir() || userInfo().homedir;
    if (isAbsolute(folder)) return folder;
  } catch {
    // The user has no entry, as some containers run programs.
  }
  throw new UsageError('You have no home folder to keep finished work in. Name a folder for it with --cache FOLDER.');
}

/** The cache folder a call works with: the one it names, or the usual one. */
export function cacheFolderOf(given: string | undefined): string {
  return resolve(given ?? defaultCacheFolder(process.platform, process.env));
}
