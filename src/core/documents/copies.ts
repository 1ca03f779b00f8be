import { addTo } from '../gather';
import { endingOf, formatOf, kindByName } from './kinds';
import { unreadFormat } from './unreadFormats';

/**
 * A test whether one of these files is a copy of another in a format that is nearer to text: `notes.pdf` of `notes.md` or `notes.pdf.md`,
 * and of `notes.docx` too, which itself may be a copy of a text, as a page is that was made of one: their names alone are looked at.
 */
export function copiedBy(paths: readonly string[]): (path: string) => boolean {
  const nearest = new Map<string, number>();
  for (const path of paths) {
    const distance = distanceFromText(path);
    if (distance > DISTANCE.exchanged) continue;
    const name = withoutEnding(path);
    nearest.set(name, Math.min(distance, nearest.get(name) ?? distance));
  }
  return path => {
    const own = distanceFromText(path);
    // Texts and code are copies of nothing.
    if (own === DISTANCE.text || own === Infinity) return false;
    if ((nearest.get(withoutEnding(path)) ?? Infinity) < own) return true;
    return own > DISTANCE.page && (nearest.get(path.toLowerCase()) ?? Infinity) <= DISTANCE.page;
  };
}

/** A test whether one of these files may be a copy of another by their names. */
export function isOfOneName(paths: readonly string[]): (other: string) => boolean {
  const names = new Set(paths.flatMap(path => [withoutEnding(path), path.toLowerCase()]));
  return other => names.has(withoutEnding(other));
}

/** Those of these files that are pages beside texts of their name, with these. */
export function pagesBesideTexts(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, string[]>();
  for (const path of paths) if (distanceFromText(path) === DISTANCE.text) addTo(texts, withoutEnding(path), path);
  const pages = paths.filter(path => distanceFromText(path) === DISTANCE.page);
  return new Map(pages.flatMap(path => [texts.get(withoutEnding(path))].flatMap(beside => (beside ? [[path, beside] as const] : []))));
}

/** What is written today has another ending. */
const OLDER = new Set(['doc', 'dot']);

const DISTANCE = { text: 0, page: 1, written: 2, older: 3, exchanged: 4, others: 5 };

/** Infinity for files that are no documents by their names. What was written as it stands in the file is nearer to text than what was made of that; what an older program wrote and what was made to be written on in another is between them. */
function distanceFromText(path: string): number {
  const format = formatOf(path);
  if (OLDER.has(endingOf(path))) return DISTANCE.older;
  if (format === 'word' || format === 'openDocument' || format === 'mail') return DISTANCE.written;
  if (format === 'richText') return DISTANCE.exchanged;
  if (format || unreadFormat(path) !== undefined) return DISTANCE.others;
  const kind = kindByName(path);
  if (kind === 'html') return DISTANCE.page;
  return ['code', 'data', 'media', 'unknown'].includes(kind) ? Infinity : DISTANCE.text;
}

function withoutEnding(path: string): string {
  return path.slice(0, path.length - endingOf(path).length - 1).toLowerCase();
}
