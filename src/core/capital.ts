/** A text with a capital at its beginning, where its script has one for that: Georgian's are for whole lines, and one letter stays one. */
export function withCapital(text: string): string {
  const [first, capital] = [text.charAt(0), text.charAt(0).toUpperCase()];
  return capital.length > 1 || /\p{Script=Georgian}/u.test(first) ? text : capital + text.slice(1);
}
