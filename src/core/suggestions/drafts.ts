import { fileName, folderName } from '../paths';
import type { Document } from '../types';
import type { StaleDraft } from './facts';

const DAY = 86_400_000;
/** A draft is stale when it was left alone for so long while others were worked on. */
const STALE = 90 * DAY;
/** Fewer words than this are a note that was only begun. */
const BEGUN = 30;
const DRAFT = /^(?:drafts?|wip|unfinished|untitled|entw[uü]rfe?|brouillons?|borrador(?:es)?|bozz[ae])$/iu;
/** Scripts whose words have no spaces between them. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const SAYS_DRAFT = /\b(?:TODO|TBD|FIXME|WIP|work in progress|to be continued|unfinished draft)\b/u;

/**
 * Finds drafts that were left alone for a quarter of a year before the newest change of all, oldest first, and that no other
 * document links to. A draft is what stands in a folder or under a name that says so, is tagged so or says so, or was only
 * begun. The last counts only where documents do link to one another: elsewhere none is linked to. `changed` is when each was
 * changed last (undefined = not known), `targets` whom each links to.
 */
export function staleDrafts(
  documents: readonly Pick<Document, 'path' | 'title' | 'passages' | 'tags'>[],
  changed: readonly (number | undefined)[],
  targets: readonly (readonly number[])[],
): StaleDraft[] {
  const linked = new Set(targets.flat());
  const newest = changed.reduce<number>((latest, time) => Math.max(latest, time ?? 0), 0);
  const found = documents.flatMap((document, at): StaleDraft[] => {
    const time = changed[at];
    const mark = markOf(document, linked.size > 0);
    return time === undefined || mark === undefined || linked.has(at) || newest - time < STALE ? [] : [{ document: at, changed: time, mark }];
  });
  return found.sort((a, b) => a.changed - b.changed || a.document - b.document);
}

function markOf({ path = '', title, passages, tags = [] }: Pick<Document, 'path' | 'title' | 'passages' | 'tags'>, linking: boolean): StaleDraft['mark'] | undefined {
  const names = [...folderName(path).split('/'), ...fileName(path).split(/[\s._-]+/)];
  if (names.some(name => DRAFT.test(name))) return 'name';
  const text = passages.map(passage => passage.text).join('\n');
  if (tags.some(tag => DRAFT.test(tag)) || SAYS_DRAFT.test(title) || SAYS_DRAFT.test(text)) return 'said';
  return linking && text.split(/\s+/).filter(Boolean).length < BEGUN && !UNSPACED.test(text) ? 'short' : undefined;
}
