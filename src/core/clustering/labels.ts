/** Renumbers labels (below their number; −1 stays) in place in order of appearance; gives the count. */
export function numberInOrder(labels: Int32Array): number {
  const numbers = new Int32Array(labels.length).fill(-1);
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
  const sizes = groupSizes(labels);
  const order = Array.from(sizes.keys()).sort((a, b) => sizes[b] - sizes[a] || a - b);
  const rank = new Int32Array(count);
  order.forEach((label, position) => (rank[label] = position));
  for (let i = 0; i < labels.length; i++) if (labels[i] >= 0) labels[i] = rank[labels[i]];
  return count;
}

/** Number of members of each of the labels 0 … greatest. */
export function groupSizes(labels: Int32Array): Int32Array {
  const sizes = new Int32Array(groupCount(labels));
  for (const label of labels) if (label >= 0) sizes[label]++;
  return sizes;
}

/** Number of groups of labels 0 … greatest; −1 = in none. */
export function groupCount(labels: Int32Array): number {
  let count = 0;
  for (const label of labels) if (label >= count) count = label + 1;
  return count;
}
