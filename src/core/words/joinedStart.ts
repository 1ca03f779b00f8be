/** What comes before the rest of a long text: texts that are not empty with blank lines between them, at most `most` characters. */
export function joinedStart(texts: Iterable<string>, most: number): string {
  let joined = '';
  for (const text of texts) {
    if (!text) continue;
    joined += joined ? `\n\n${text}` : text;
    if (joined.length >= most) break;
  }
  return joined.slice(0, most);
}
