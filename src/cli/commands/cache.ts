import { resolve } from 'node:path';
import { cacheContents } from '../../engine/store/cacheContents';
import { exportCache } from '../../engine/store/exportCache';
import { importCache } from '../../engine/store/importCache';
import { cacheFolderOf } from '../cacheFolder';
import { cacheTable } from '../cacheTable';
import { defineCommand } from '../command';
import { WORK_OPTIONS } from '../options';
import { OVERWRITE, refuseOthers } from '../outputPaths';
import { counted, number } from '../table';
import { complain, say, stopOnSignals } from '../terminal';
import { pathOf, UsageError } from '../usage';
import { STDOUT } from '../writeOutput';

interface CacheCall {
  readonly cache: string | undefined;
  /** What to do with a file; without one the cache is shown. */
  readonly task?: { readonly kind: 'export' | 'import'; readonly file: string };
}

/** Shows what is kept, and carries it to other machines. */
export const cacheCommand = defineCommand({
  name: 'cache',
  takes: '[export FILE | import FILE]',
  about: `Shows how much finished work is kept, and of which models. Export writes the measured vectors and summaries into
one file; import adds such a file to what is there. So a team, or a build server, measures each document once.
The file holds no texts but summaries; a vector does tell what its text is about.`,
  options: { cache: WORK_OPTIONS.cache, ...OVERWRITE },
  read: ({ cache, overwrite }, words): CacheCall => {
    const task = taskOf(words);
    if (task?.kind === 'export' && !overwrite) refuseOthers('kindred cache export', task.file);
    return { cache: pathOf('--cache', cache), task };
  },
  run: carryOut,
});

async function carryOut({ cache, task }: CacheCall): Promise<number> {
  const folder = cacheFolderOf(cache);
  const work = { signal: stopOnSignals() };
  if (!task) return say(cacheTable(folder, await cacheContents(folder)));
  if (task.kind === 'export') {
    const { vectors, files, damaged } = await exportCache(folder, task.file, work);
    return say(`${counted(vectors, 'vector')} and ${counted(files, 'file')} of ${folder} are in ${task.file}.${damaged ? ` ${number(damaged)} damaged ones were left out.` : ''}\n`);
  }
  const { added, known, damaged, whole } = await importCache(folder, task.file, work);
  say(`${counted(added, 'vector')} added to ${folder}; ${number(known)} were there already.${damaged ? ` ${number(damaged)} damaged ones were left out; they are measured again when they are needed.` : ''}\n`);
  return whole ? 0 : complain(`The end of ${task.file} is missing: copy it again and import it once more for the rest.`, 1);
}

function taskOf(words: readonly string[]): CacheCall['task'] {
  const [kind, file, ...more] = words;
  if (kind === undefined) return undefined;
  if (kind !== 'export' && kind !== 'import') throw new UsageError(`kindred cache does not know "${kind}": kindred cache, kindred cache export FILE, or kindred cache import FILE.`);
  if (!file || more.length > 0) throw new UsageError(`Say which one file: kindred cache ${kind} FILE.`);
  if (file === STDOUT) throw new UsageError(`kindred cache ${kind} needs the name of a file: "-" is none.`);
  return { kind, file: resolve(file) };
}
