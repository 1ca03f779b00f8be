/** Whether one of the groups 0 … k − 1 has no row. */
export function anyEmpty(labels: Int32Array, k: number): boolean {
  const used = new Uint8Array(k);
  for (let row = 0; row < labels.length; row++) used[labels[row]] = 1;
  return used.includes(0);
}

/** Gives every empty group (labels 0 … k − 1) the row that fits worst in a group of several; changes the labels in place. */
export function fillEmpty(labels: Int32Array, squaredDistances: Float32Array, k: number): void {
  const sizes = new Int32Array(k);
  for (const label of labels) sizes[label]++;
  const free = Array.from(sizes.keys()).filter(label => sizes[label] === 0);
  if (free.length === 0) return;
  const worstFirst = Array.from(labels.keys()).sort((a, b) => squaredDistances[b] - squaredDistances[a] || a - b);
  for (const row of worstFirst) {
    if (free.length === 0) return;
    if (sizes[labels[row]] < 2) continue;
    sizes[labels[row]]--;
    labels[row] = free.pop()!;
  }
}
