/** Compares texts by their UTF-16 code units, for sorting: the same order on every machine, in every language. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
