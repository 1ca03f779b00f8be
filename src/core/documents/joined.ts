/** A line and the next: a word that was divided between them becomes whole; scripts without blanks get none. */
export function joined(text: string, next: string): string {
  if (/\p{L}[-\u00ad\u2010]$/u.test(text) && /^\p{Ll}/u.test(next)) return text.slice(0, -1) + next;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。、]$/u.test(text) && /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(next)) return text + next;
  return `${text} ${next}`;
}
