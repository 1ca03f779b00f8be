/** FNV-1a (Fowler, Noll and Vo) over the UTF-16 units between two places of a text: 32 bits, as a signed number. */
export function hashOfText(text: string, start = 0, end = text.length): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
