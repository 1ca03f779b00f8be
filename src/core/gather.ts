/** How often each value occurs, in the order in which they first do. */
export function countsOf<T>(values: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** The key of the greatest value, of equals the first; undefined of none. */
export function greatest<K>(values: ReadonlyMap<K, number>): K | undefined {
  let best: readonly [K, number] | undefined;
  for (const each of values) if (!best || each[1] > best[1]) best = each;
  return best?.[0];
}

/** Puts a value at the end of the list of a key, which begins with it where there is none. */
export function addTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
