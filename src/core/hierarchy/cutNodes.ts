/**
 * The node that each leaf belongs to when a hierarchy is cut at a number of groups. Nodes to `keep` are neither split nor
 * joined: the rest is cut as if they were not there, and a node that some of them belong to stands for what is left of it.
 * There are as many groups as asked for unless so few or so many are not to be had.
 */
export function cutNodes(merges: ArrayLike<number>, count: number, keep: readonly number[] = []): Int32Array {
  const leaves = merges.length / 2 + 1;
  const kept = keptLeaves(merges, leaves, keep);
  /** What stands for a node when the kept ones are taken away; −1 when nothing is left. */
  const rest = new Int32Array(2 * leaves - 1).fill(-1);
  let groups = new Set(kept).size - (kept.includes(-1) ? 1 : 0);
  for (let leaf = 0; leaf < leaves; leaf++) {
    if (kept[leaf] >= 0) continue;
    rest[leaf] = leaf;
    groups++;
  }
  const joined = new Int32Array(2 * leaves - 1).fill(-1);
  for (let at = 0; at < merges.length; at += 2) {
    const node = leaves + (at >> 1);
    const [first, second] = [rest[merges[at]], rest[merges[at + 1]]];
    if (first < 0 || second < 0) {
      rest[node] = Math.max(first, second);
    } else if (groups > count) {
      rest[node] = joined[first] = joined[second] = node;
      groups--;
    } else {
      break;
    }
  }
  return Int32Array.from({ length: leaves }, (_, leaf) => {
    let node = leaf;
    while (joined[node] >= 0) node = joined[node];
    return kept[leaf] >= 0 ? kept[leaf] : node;
  });
}

/** The node to keep that each leaf is in, the outermost if there are several; −1 = in none. */
function keptLeaves(merges: ArrayLike<number>, leaves: number, keep: readonly number[]): Int32Array {
  const within = new Int32Array(2 * leaves - 1).fill(-1);
  for (const node of keep) within[node] = node;
  for (let at = merges.length - 2; at >= 0; at -= 2) {
    const holder = within[leaves + (at >> 1)];
    if (holder >= 0) within[merges[at]] = within[merges[at + 1]] = holder;
  }
  return within.subarray(0, leaves);
}
