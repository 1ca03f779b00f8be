/** To put a space in the place of every single one would take most of the time in which a result is put together. */
const NOT_ONE_SPACE = /\s{2,}|[^\S ]/g;

/** The first words of a text, at most `length` characters, cut between words; white space becomes single spaces. */
export function excerpt(text: string, length: number): string {
  const start = text.slice(0, 4 * length).replace(NOT_ONE_SPACE, ' ').trim();
  if (start.length <= length) return start;
  const cut = start.slice(0, length);
  const word = cut.lastIndexOf(' ');
  // A cut inside a surrogate pair would leave half a character.
  return `${(word > length / 2 ? cut.slice(0, word) : cut.replace(/[\ud800-\udbff]$/, '')).trimEnd()}…`;
}
