/** Disjoint sets of the numbers 0 … count − 1. */
export interface UnionFind {
  /** The number that stands for the set. */
  find(item: number): number;
  /** Joins two sets; false if they are one already. */
  union(a: number, b: number): boolean;
}

/** Every number in a set of its own; the smallest member stands for a set. */
export function createUnionFind(count: number): UnionFind {
  const parent = Int32Array.from({ length: count }, (_, i) => i);
  const find = (item: number) => rootOf(parent, item);
  return {
    find,
    union: (a, b) => {
      const [first, second] = [find(a), find(b)];
      if (first === second) return false;
      parent[Math.max(first, second)] = Math.min(first, second);
      return true;
    },
  };
}

/** The node that a node has come to belong to; shortens the way there. */
export function rootOf(parent: Int32Array, node: number): number {
  while (parent[node] !== node) {
    parent[node] = parent[parent[node]];
    node = parent[node];
  }
  return node;
}
