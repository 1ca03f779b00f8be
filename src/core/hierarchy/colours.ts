import { bestSlot } from '../identity/colours';
import { COLOUR_SLOTS } from '../identity/colourSlots';
import { summedUp, type Tree } from './nodes';

/** How many groups around a group count as its neighbours on the map. */
const NEIGHBOURS = 5;

/** Where the documents of each leaf are on the map, added up. */
export interface LeafPlaces {
  readonly size: ArrayLike<number>;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/**
 * A colour slot for each node that does not depend on the cut. `own` are those of the groups that were found. Of two parts
 * the larger goes on with the colour of the whole, the smaller takes the free slot that differs most from those around it
 * when it splits off; what groups are joined to has the colour of the largest.
 */
export function nodeColours(tree: Tree, own: ReadonlyMap<number, number>, places: LeafPlaces): Int32Array {
  const { leaves, merges, parent } = tree;
  const size = summedUp(tree, places.size);
  const [x, y] = [summedUp(tree, places.x), summedUp(tree, places.y)].map(sums => sums.map((sum, node) => sum / Math.max(1, size[node])));
  const slots = new Int32Array(parent.length).fill(-1);
  const used = new Int32Array(COLOUR_SLOTS);
  for (const [node, slot] of own) {
    slots[node] = slot % COLOUR_SLOTS;
    used[slots[node]]++;
  }
  const shown = new Set(own.keys());
  const distance = (a: number, b: number) => Math.hypot(x[a] - x[b], y[a] - y[b]);
  for (let node = parent.length - 1; node >= leaves; node--) {
    if (slots[node] < 0) continue;
    const [larger, smaller] = partsOf(tree, node, size);
    shown.delete(node);
    shown.add(larger);
    slots[larger] = slots[node];
    const around = [...shown].sort((a, b) => distance(a, smaller) - distance(b, smaller) || a - b).slice(0, NEIGHBOURS);
    slots[smaller] = bestSlot(smaller, around.map(other => slots[other]), used);
    shown.add(smaller);
    used[slots[smaller]]++;
  }
  for (let node = leaves; node < parent.length; node++) {
    if (slots[node] < 0) slots[node] = slots[partsOf(tree, node, size)[0]];
  }
  for (let at = 0; at < merges.length; at++) if (slots[merges[at]] < 0) slots[merges[at]] = 0;
  return slots;
}

function partsOf({ leaves, merges }: Tree, node: number, size: Float64Array): readonly [number, number] {
  const at = 2 * (node - leaves);
  const [first, second] = [merges[at], merges[at + 1]];
  return size[second] > size[first] ? [second, first] : [first, second];
}
