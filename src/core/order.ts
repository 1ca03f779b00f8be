/** Compares texts by their UTF-16 code units, for sorting: the same order on every machine, in every language. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Compares by path, in the same order. */
export function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return compareTexts(a.path, b.path);
}
