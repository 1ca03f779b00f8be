/**
 * A name made fit for one line: control characters become spaces, signs that cannot be seen are left out, above all marks
 * that turn the direction of writing (a file name must not rearrange what stands beside it), and what is longer than `most`
 * characters ends in "…".
 */
export function plainText(text: string, most = 200): string {
  const line = text
    .slice(0, 4 * most)
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\s]+/g, ' ')
    .replace(/[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '')
    .trim();
  const letters = [...line];
  return letters.length > most ? `${firstOf(letters, most - 1).trimEnd()}…` : line;
}

/** What belongs to the letter before it, as vowels and accents of many scripts do. */
const BESIDE_A_LETTER = /^[\p{M}\u200d]/u;

/** The first of a text's code points, at most so many: no letter without the marks that belong to it, unless it has too many. */
export function firstOf(letters: readonly string[], most: number): string {
  let end = most;
  while (end > 0 && (BESIDE_A_LETTER.test(letters[end] ?? '') || letters[end - 1] === '\u200d')) end--;
  return letters.slice(0, end || most).join('');
}

/** Letters of scripts that run from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * For a name in a sentence or a picture, where no element can stand around it: one with letters that run from right to
 * left comes in marks (FSI … PDI of Unicode), so that it runs in its own direction and turns nothing beside it.
 */
export function isolate(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

/**
 * What stands behind a name in one line, where no element can stand around either: a mark (LRM of Unicode) keeps it there,
 * and in its own order, where letters that run from right to left would draw it to the other side.
 */
export function behind(name: string, text: string): string {
  return text && RIGHT_TO_LEFT.test(name + text) ? `\u200e${text}` : text;
}
