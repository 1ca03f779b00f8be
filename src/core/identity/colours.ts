import { COLOUR_DIFFERENCES, COLOUR_SLOTS } from './colourSlots';

/** How many groups around a group count as its neighbours on the map. */
const NEIGHBOURS = 5;

/**
 * A colour slot (0 … 19) for each group. `kept` holds the slots of groups that continue earlier ones (null = new);
 * they stay. New groups, largest first, take the free slot that differs most from their neighbours' on the map. With
 * more groups than slots the slots repeat, but never between groups that touch. `points` is 2n interleaved, `group`
 * the group of each document (−1 = none).
 */
export function assignColours(points: Float32Array, group: Int32Array, kept: readonly (number | null)[]): number[] {
  const count = kept.length;
  const sizes = new Int32Array(count);
  for (const g of group) if (g >= 0) sizes[g]++;
  const nearest = nearestGroups(points, group, count);
  const slots = kept.map(slot => (slot === null ? null : slot % COLOUR_SLOTS));
  const used = new Int32Array(COLOUR_SLOTS);
  for (const slot of slots) if (slot !== null) used[slot]++;

  const order = Array.from({ length: count }, (_, g) => g).sort((a, b) => sizes[b] - sizes[a] || a - b);
  for (const g of order) {
    if (slots[g] !== null) continue;
    const slot = bestSlot(g, nearest[g].map(other => slots[other]).filter(other => other !== null), used);
    slots[g] = slot;
    used[slot]++;
  }
  return slots.map(slot => slot ?? 0);
}

/** The slot that differs most from those `around` group g, of the ones least `used` so far; never one of those around. */
export function bestSlot(g: number, around: readonly number[], used: Int32Array): number {
  const leastUsed = used.reduce((least, times) => Math.min(least, times), Infinity);
  if (around.length === 0 && leastUsed === 0) return used.indexOf(0);
  let best = g % COLOUR_SLOTS;
  let bestScore = -Infinity;
  for (let slot = 0; slot < COLOUR_SLOTS; slot++) {
    const touches = around.includes(slot);
    const difference = Math.min(1, ...around.map(other => COLOUR_DIFFERENCES[slot * COLOUR_SLOTS + other]));
    // A slot used less often always wins over one used more, and any over one that a neighbour has.
    const score = difference - 10 * (used[slot] - leastUsed) - (touches ? 1e6 : 0);
    if (score > bestScore) {
      bestScore = score;
      best = slot;
    }
  }
  return best;
}

/** Side of the cells in which groups touch, in map units (the map is 2 wide). */
const CELL = 0.06;

/** For each group the groups around it on the map: those that share a cell with it, and the nearest by their middles. */
function nearestGroups(points: Float32Array, group: Int32Array, count: number): number[][] {
  const touching = touchingGroups(points, group, count);
  const members = Array.from({ length: count }, () => [] as number[]);
  group.forEach((g, i) => g >= 0 && members[g].push(i));
  const middles = members.map(rows => middleOf(points, rows));
  return middles.map(([x, y], g) => {
    const distance = (other: number) => Math.hypot(middles[other][0] - x, middles[other][1] - y);
    const others = Array.from({ length: count }, (_, other) => other).filter(other => other !== g);
    const nearest = others.sort((a, b) => distance(a) - distance(b) || a - b).slice(0, NEIGHBOURS);
    return [...new Set([...touching[g], ...nearest])];
  });
}

function touchingGroups(points: Float32Array, group: Int32Array, count: number): Set<number>[] {
  const cells = new Map<string, Set<number>>();
  group.forEach((g, i) => {
    if (g < 0) return;
    const key = `${Math.floor(points[2 * i] / CELL)} ${Math.floor(points[2 * i + 1] / CELL)}`;
    cells.set(key, (cells.get(key) ?? new Set()).add(g));
  });
  const touching = Array.from({ length: count }, () => new Set<number>());
  for (const groups of cells.values()) for (const a of groups) for (const b of groups) if (a !== b) touching[a].add(b);
  return touching;
}

function middleOf(points: Float32Array, rows: readonly number[]): readonly [number, number] {
  return rows.length === 0 ? [0, 0] : [median(rows, i => points[2 * i]), median(rows, i => points[2 * i + 1])];
}

function median(rows: readonly number[], valueOf: (row: number) => number): number {
  return Float32Array.from(rows, valueOf).sort()[rows.length >> 1];
}
