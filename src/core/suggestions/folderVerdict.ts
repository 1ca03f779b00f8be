import { whole, type Said } from '../lab/said';
import type { FolderMatrix, FolderRow } from './folderMatrix';

/** What is said of folders against groups; `{…}` are filled in, and faces translate by these texts. */
export const FOLDER_SENTENCES = {
  largely: 'Largely.',
  partly: 'Partly.',
  hardly: 'Hardly.',
  together: 'The folders {names} hold together.',
  togetherOne: 'The folder {names} holds together.',
  spread: 'The folders {names} spread over many groups.',
  spreadOne: 'The folder {names} spreads over many groups.',
  bothWays: 'The folders {names} hold together; {others} spread over many groups.',
  bothWaysOne: 'The folders {names} hold together; {others} spreads over many groups.',
  files: '{count} files sit among files of another folder.',
  file: 'One file sits among files of another folder.',
  pairs: '{count} pairs say nearly the same.',
  pair: 'One pair says nearly the same.',
} as const;

/** The answer to "Does the folder structure agree?": one word, and why. */
export interface FolderVerdict {
  readonly answer: Said;
  readonly sentences: readonly Said[];
}

/** Agreement from which folders agree largely, and partly. Folders of 1,871 notes kept by tool come to 0.6. */
const LARGELY = 0.65;
const PARTLY = 0.3;
/** A folder holds together with so much of it in one group, and spreads with at most so much. */
const TOGETHER = 0.7;
const SPREAD = 0.45;
/** Folders named, and the fewest documents, and share of all, of a folder that is worth naming. */
const NAMED = 3;
const FEWEST = 5;
const SHARE = 0.01;

/** Puts in words how far folders agree with groups. `files` lie in other folders than meaning says, `pairs` say nearly the same. */
export function folderVerdict({ rows, agreement, documents }: FolderMatrix, files: number, pairs: number): FolderVerdict {
  const worth = rows.filter(({ size }) => size >= Math.max(FEWEST, SHARE * documents));
  const named = (found: readonly FolderRow[]) => found.slice(0, NAMED).map(({ folder }) => folder);
  const together = named(worth.filter(({ unity }) => unity >= TOGETHER).sort((a, b) => b.unity - a.unity || b.size - a.size));
  const spread = named(worth.filter(({ unity }) => unity <= SPREAD).sort((a, b) => a.unity - b.unity || b.size - a.size));
  const sentences: Said[] = [];
  if (together.length > 1 && spread.length > 0) sentences.push(say(spread.length > 1 ? 'bothWays' : 'bothWaysOne', { names: listed(together), others: listed(spread) }));
  else {
    if (together.length > 0) sentences.push(say(together.length > 1 ? 'together' : 'togetherOne', { names: listed(together) }));
    if (spread.length > 0) sentences.push(say(spread.length > 1 ? 'spread' : 'spreadOne', { names: listed(spread) }));
  }
  if (files > 0) sentences.push(say(files > 1 ? 'files' : 'file', { count: whole(files) }));
  if (pairs > 0) sentences.push(say(pairs > 1 ? 'pairs' : 'pair', { count: whole(pairs) }));
  return { answer: say(agreement >= LARGELY ? 'largely' : agreement >= PARTLY ? 'partly' : 'hardly'), sentences };
}

function say(name: keyof typeof FOLDER_SENTENCES, values: Said['values'] = {}): Said {
  return { text: FOLDER_SENTENCES[name], values };
}

/** "a", "a and b", "a, b and c" */
function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
}
