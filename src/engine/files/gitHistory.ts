import { execFile } from 'node:child_process';
import { dirname } from 'node:path';

/** Times in milliseconds at which each file below a folder was changed, newest first, by its path below it with `/`. */
export type FileHistory = ReadonlyMap<string, readonly number[]>;

const LONGEST_MS = 15_000;
const MOST_BYTES = 256 << 20;
/** A commit that touches more files than this says nothing of single files: an import, a move, a new formatting. */
const BULK = 50;
/** What could start programs of the repository's choosing or reach the network is switched off. */
const QUIET = ['--no-optional-locks', '-c', 'core.fsmonitor=false', '-c', 'log.showSignature=false', '-c', 'log.mailmap=false', '-c', 'protocol.allow=never'];

/**
 * The history of a folder by `git log`; undefined when it is in no repository, when there is no Git, or when that takes too
 * long. Large commits count only for files that have no others. Ask it of trusted folders only.
 */
export function gitHistory(folder: string, signal?: AbortSignal): Promise<FileHistory | undefined> {
  const given = [...QUIET, '-C', folder, 'log', '-z', '--name-only', '--no-renames', '--no-merges', '--no-ext-diff', '--relative', '--format=tformat:%x01%at', '--', '.'];
  const env = { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))), GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' };
  // Some systems look for programs in the current folder first: that must be none of the user's.
  const options = { cwd: dirname(process.execPath), env, signal, timeout: LONGEST_MS, maxBuffer: MOST_BYTES, windowsHide: true };
  return new Promise(resolve => {
    execFile('git', given, options, (error, told) => resolve(error ? undefined : parseLog(told)));
  });
}

/** Reads what `git log -z --name-only` says with `\u0001` and the seconds before the names of each commit. */
export function parseLog(told: string): FileHistory {
  const single = new Map<string, number[]>();
  const bulk = new Map<string, number[]>();
  let time = NaN;
  let names: string[] = [];
  const finish = () => {
    const times = names.length > BULK ? bulk : single;
    for (const name of names) {
      const known = times.get(name);
      if (known) known.push(time);
      else times.set(name, [time]);
    }
    names = [];
  };
  for (const part of told.split('\0')) {
    const text = part.replace(/^\n/, '');
    if (text.startsWith('\u0001')) {
      finish();
      time = 1000 * Number(text.slice(1));
    } else if (text !== '') names.push(text);
  }
  finish();
  for (const [name, times] of bulk) if (!single.has(name)) single.set(name, times);
  return single;
}
