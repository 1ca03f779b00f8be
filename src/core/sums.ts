/** Sum of some numbers, added in their order. */
export function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at];
  return sum;
}

/** Mean of one or more numbers. */
export function meanOf(values: ArrayLike<number>): number {
  return sumOf(values) / values.length;
}

/** How often each value occurs, in the order in which they first do. */
export function countsOf<T>(values: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
