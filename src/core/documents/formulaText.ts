/** What is not printed: multiplication, application of a function and the like. */
const UNPRINTED = /[\u2061-\u2064\u200b]/g;
/** Where words and numbers stand apart, of the end of one sign and the beginning of the next with a blank between. */
const APART = /^(?:\p{L}+ \p{L}{2}|\p{L}{2,} \p{L}|\p{N} (?:\p{N}|\p{L}{2}))/u;

/**
 * What the next sign of a formula adds to the one before it: words stand apart from letters and numbers before them, single letters close
 * together, and numbers beside what they belong to, as `2πr`, `2 sin x` and `CO2`.
 */
export function nextInFormula(before: string, sign: string): string {
  const text = sign.replace(UNPRINTED, '').trim();
  const last = /(?:\p{L}+|\p{N})$/u.exec(before.slice(-40))?.[0] ?? '';
  return last !== '' && APART.test(`${last} ${text.slice(0, 2)}`) ? ` ${text}` : text;
}
