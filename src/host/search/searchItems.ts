import { ThemeIcon, l10n, type QuickPickItem } from 'vscode';
import { behind, plainText } from '../../core/plainText';
import { aroundMarks } from '../../core/retrieval/around';
import type { SearchHit } from '../../protocol/answers';
import type { DocumentIndex, KnownDocument } from '../answers/documentIndex';
import { plainLabel } from '../plainLabel';
import { isRecord } from '../records/record';
import { whereOf, lineOf } from '../tree/rowText';
import { likeness } from '../words';

/** A found passage as an item of the list, or a line that says why there is none. */
export interface SearchItem extends QuickPickItem {
  readonly hit?: SearchHit;
  readonly known?: KnownDocument;
}

const DETAIL = 160;

/** Marks a word of the question: the list can light letters in its items for nobody but itself. */
const found = (word: string) => `‹${word}›`;

/** Items of the passages found, best first. What only means the same stands apart from what has the words. */
export function searchItems(hits: readonly SearchHit[], index: Pick<DocumentIndex, 'byId'>): SearchItem[] {
  const items = hits.flatMap((hit): SearchItem[] => {
    const known = index.byId(hit.id);
    return known ? [searchItem(hit, known)] : [];
  });
  return items.length > 0 ? items : [{ label: l10n.t('Nothing was found.'), alwaysShow: true }];
}

function searchItem(hit: SearchHit, known: KnownDocument): SearchItem {
  const { passage, marks, byWords } = hit;
  const where = [likeness(passage.likeness), byWords ? '' : l10n.t('by meaning'), whereOf(known.document), lineOf(passage, known.document)];
  return {
    label: plainLabel(plainText(known.document.title)),
    description: behind(known.document.title, plainLabel(where.filter(Boolean).join(' · '))),
    detail: plainLabel(plainText(aroundMarks(passage.text, marks, DETAIL, found), 3 * DETAIL)),
    iconPath: isRecord(known.document) ? new ThemeIcon('note') : ThemeIcon.File,
    // The list would leave out what does not have the letters that were typed.
    alwaysShow: true,
    hit,
    known,
  };
}
