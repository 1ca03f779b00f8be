import { folderNumbers, standingFolders } from '../evidence/folders';
import { unityOf } from '../evidence/folderTies';
import { unionGraph } from '../graph/graph';
import type { Document, Neighbours } from '../types';
import type { OtherFolder } from './facts';

/** So much of the likeness of the nearest documents is in the other folder. */
const LEAST_SHARE = 0.7;
/** A document that is like nothing does not belong elsewhere either. */
const LEAST_LIKENESS = 0.35;
/** Below this a folder holds mixed things on purpose (an inbox, a diary): what lies in it is not out of place. */
const LEAST_UNITY = 0.25;
/** And from this on it is of a subject clear enough to send files there. */
const LEAST_UNITY_THERE = 0.4;
/** Neighbours a folder's unity is measured by. */
const DEGREE = 7;

/**
 * Documents that may be in another folder than meaning would put them, surest first: their nearest documents, each by its
 * likeness, vote for their folders. Folders that mix subjects are neither left nor entered, nor those named by a language or
 * a date; a folder and one inside it count as one place.
 */
export function otherFolders(documents: readonly Pick<Document, 'path'>[], { k, indices, similarities }: Neighbours): OtherFolder[] {
  const names = standingFolders(documents);
  const numbers = folderNumbers(documents);
  const unity = unityOf(unionGraph({ k, indices }, DEGREE), numbers);
  const found: OtherFolder[] = [];
  for (let document = 0; document < documents.length && k > 0; document++) {
    const from = names[document];
    if (from === undefined || numbers[document] < 0 || unity[numbers[document]] < LEAST_UNITY || similarities[document * k] < LEAST_LIKENESS) continue;
    const votes = new Map<number, number>();
    let all = 0;
    for (let at = document * k; at < (document + 1) * k; at++) {
      const likeness = Math.max(0, similarities[at]);
      const folder = numbers[indices[at]];
      all += likeness;
      if (folder >= 0) votes.set(folder, (votes.get(folder) ?? 0) + likeness);
    }
    const [winner, sum] = [...votes].reduce((best, vote) => (vote[1] > best[1] ? vote : best), [-1, 0]);
    if (winner < 0 || winner === numbers[document] || sum / all < LEAST_SHARE || unity[winner] < LEAST_UNITY_THERE) continue;
    const to = names[numbers.indexOf(winner)]!;
    if (!isInside(from, to) && !isInside(to, from)) found.push({ document, from, to, share: sum / all });
  }
  return found.sort((a, b) => b.share - a.share || a.document - b.document);
}

function isInside(folder: string, outer: string): boolean {
  return folder.startsWith(`${outer}/`);
}
