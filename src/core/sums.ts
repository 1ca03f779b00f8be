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
