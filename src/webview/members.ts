/** Lists of document positions behind one another: those of list `g` are `list[starts[g]]` … `list[starts[g + 1] − 1]`, ascending. */
export interface Members {
  readonly starts: Uint32Array;
  readonly list: Uint32Array;
}

/** Sorts documents by a number each has, −1 … `count` − 1; those of −1 come in a last list, `count`. */
export function membersBy(numbers: Int32Array, count: number): Members {
  const starts = new Uint32Array(count + 2);
  for (let i = 0; i < numbers.length; i++) starts[(numbers[i] < 0 ? count : numbers[i]) + 1]++;
  for (let g = 1; g < starts.length; g++) starts[g] += starts[g - 1];
  const next = starts.slice();
  const list = new Uint32Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) list[next[numbers[i] < 0 ? count : numbers[i]]++] = i;
  return { starts, list };
}

/** The documents of one list. */
export function membersOf({ starts, list }: Members, g: number): Uint32Array {
  return list.subarray(starts[g], starts[g + 1]);
}
