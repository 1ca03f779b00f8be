/** The leaf of each document, and the merges of the leaves. */
export interface Joined {
  readonly leaves: Int32Array;
  readonly merges: Int32Array;
}

/**
 * The hierarchy without its first `drop` merges inside parts (`partOf` each leaf): what they make are leaves now. There
 * must be so many.
 */
export function withoutFinest(leaves: Int32Array, merges: Int32Array, partOf: Int32Array, drop: number): Joined {
  if (drop <= 0) return { leaves, merges };
  const count = partOf.length;
  /** The part each node lies in; −1 when it is more than one. */
  const part = Int32Array.from({ length: 2 * count - 1 }, (_, node) => (node < count ? partOf[node] : -1));
  const dropped = new Uint8Array(2 * count - 1);
  let left = drop;
  for (let at = 0; at < merges.length; at += 2) {
    const [first, second] = [part[merges[at]], part[merges[at + 1]]];
    if (first !== second || first < 0) continue;
    const node = count + (at >> 1);
    part[node] = first;
    if (left-- > 0) dropped[node] = 1;
  }
  /** What each node is now; below a dropped one that is the leaf it has become. */
  const now = new Int32Array(2 * count - 1).fill(-1);
  let next = 0;
  for (let node = 2 * count - 2; node >= 0; node--) {
    if (node < count) {
      if (now[node] < 0) now[node] = next++;
      continue;
    }
    if (!dropped[node]) continue;
    if (now[node] < 0) now[node] = next++;
    const at = 2 * (node - count);
    now[merges[at]] = now[merges[at + 1]] = now[node];
  }
  const kept: number[] = [];
  for (let at = 0; at < merges.length; at += 2) {
    const node = count + (at >> 1);
    if (dropped[node]) continue;
    now[node] = next++;
    kept.push(now[merges[at]], now[merges[at + 1]]);
  }
  return { leaves: leaves.map(leaf => (leaf < 0 ? -1 : now[leaf])), merges: Int32Array.from(kept) };
}
