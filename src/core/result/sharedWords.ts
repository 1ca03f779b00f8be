/**
 * Up to `most` of the given words and phrases that occur in a text as whole words, in the given order: why a document
 * is in its group. Upper and lower case count as the same.
 */
export function sharedWords(text: string, words: readonly string[], most: number): string[] {
  const lower = text.toLowerCase();
  const shared: string[] = [];
  for (const word of words) {
    if (shared.length >= most) break;
    if (!shared.includes(word) && occursWhole(lower, word.toLowerCase())) shared.push(word);
  }
  return shared;
}

const LETTER = /[\p{L}\p{N}]/u;
/** Scripts that do not put spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function occursWhole(text: string, word: string): boolean {
  if (!word) return false;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (UNSPACED.test(word)) return true;
    if (!LETTER.test(text[at - 1] ?? ' ') && !LETTER.test(text[at + word.length] ?? ' ')) return true;
  }
  return false;
}
