/** A group for each of so many: 0, 1, 2 … */
export function eachAlone(count: number): Int32Array {
  const labels = new Int32Array(count);
  for (let i = 0; i < count; i++) labels[i] = i;
  return labels;
}

/** Renumbers labels (below their number; −1 stays) in place in order of appearance; gives the count. `numbers` is room for as many. */
export function numberInOrder(labels: Int32Array, numbers: Int32Array = new Int32Array(labels.length)): number {
  numbers.fill(-1, 0, labels.length);
  let count = 0;
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] < 0) continue;
    if (numbers[labels[i]] < 0) numbers[labels[i]] = count++;
    labels[i] = numbers[labels[i]];
  }
  return count;
}

/** Renumbers labels in place by size, largest first, equal sizes by first member (−1 stays); gives the count. */
export function numberBySize(labels: Int32Array): number {
  const count = numberInOrder(labels);
  const ranks = ranksBySize(groupSizes(labels));
  for (let i = 0; i < labels.length; i++) if (labels[i] >= 0) labels[i] = ranks[labels[i]];
  return count;
}

/** The place of each group among all, largest first, equals in their order: counted, as comparing them takes longer than all else here. */
function ranksBySize(sizes: Int32Array): Int32Array {
  let largest = 0;
  for (let c = 0; c < sizes.length; c++) if (sizes[c] > largest) largest = sizes[c];
  /** How many groups come before those of each size, and before the next of them. */
  const before = new Int32Array(largest + 1);
  for (let c = 0; c < sizes.length; c++) before[sizes[c]]++;
  for (let size = largest, sum = 0; size >= 0; size--) {
    const many = before[size];
    before[size] = sum;
    sum += many;
  }
  const ranks = new Int32Array(sizes.length);
  for (let c = 0; c < sizes.length; c++) ranks[c] = before[sizes[c]]++;
  return ranks;
}

/** Number of members of each of the labels 0 … greatest. */
export function groupSizes(labels: Int32Array): Int32Array {
  const sizes = new Int32Array(groupCount(labels));
  for (let i = 0; i < labels.length; i++) if (labels[i] >= 0) sizes[labels[i]]++;
  return sizes;
}

/** Number of groups of labels 0 … greatest; −1 = in none. */
export function groupCount(labels: Int32Array): number {
  let count = 0;
  for (let i = 0; i < labels.length; i++) if (labels[i] >= count) count = labels[i] + 1;
  return count;
}

/** Members ordered by their labels 0 … count − 1, within one as they come: those of label c stand from `starts[c]` to before `starts[c + 1]`. */
export interface ByLabel {
  readonly starts: Int32Array;
  readonly members: Int32Array;
}

/** Orders the members of labels 0 … count − 1. */
export function membersByLabel(labels: Int32Array, count: number): ByLabel {
  return orderByLabel(labels, count, { starts: new Int32Array(count + 1), members: new Int32Array(labels.length) }, new Int32Array(count));
}

/** The same in arrays that are there, the last of them for `count` numbers. */
export function orderByLabel(labels: Int32Array, count: number, { starts, members }: ByLabel, next: Int32Array): ByLabel {
  starts.fill(0, 0, count + 1);
  for (let i = 0; i < labels.length; i++) starts[labels[i] + 1]++;
  for (let c = 0; c < count; c++) {
    starts[c + 1] += starts[c];
    next[c] = starts[c];
  }
  for (let i = 0; i < labels.length; i++) members[next[labels[i]]++] = i;
  return { starts, members };
}

/** The new label of each old one: `names[label]`. Labels lie in 0 … names − 1. */
export function renamed(labels: Int32Array, names: Int32Array): Int32Array {
  const found = new Int32Array(labels.length);
  renameInto(found, labels, names);
  return found;
}

/** The same, into an array that is there. */
export function renameInto(found: Int32Array, labels: Int32Array, names: Int32Array): void {
  for (let i = 0; i < labels.length; i++) found[i] = names[labels[i]];
}
