/** To put a space in the place of every single one would take most of the time in which a result is put together. */
const NOT_ONE_SPACE = /\s{2,}|[^\S ]/g;

/** What belongs to the letter before it: a mark, or the second half of a character. */
const PART_OF_LETTER = /^[\p{M}\u200d\udc00-\udfff]/u;

/** The first words of a text, at most `length` characters, cut between words; white space becomes single spaces. */
export function excerpt(text: string, length: number): string {
  const start = text.slice(0, 4 * length).replace(NOT_ONE_SPACE, ' ').trim();
  if (start.length <= length) return start;
  const cut = start.slice(0, length);
  const word = cut.lastIndexOf(' ');
  let end = word > length / 2 ? word : length;
  while (end > 1 && PART_OF_LETTER.test(start.slice(end, end + 2))) end--;
  return `${start.slice(0, end).trimEnd()}…`;
}
