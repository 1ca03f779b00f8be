import { describe, expect, it } from 'vitest';
import { assignColours } from '../../../src/core/identity/colours';
import { COLOUR_DIFFERENCES, COLOUR_SLOTS } from '../../../src/core/identity/colourSlots';
import { matchPrevious } from '../../../src/core/identity/matchPrevious';
import type { PreviousGroup } from '../../../src/core/types';
import { Pace } from '../../../src/core/work';

const ids = Array.from({ length: 12 }, (_, i) => `note-${i}.md`);
const none = new Int32Array(12).fill(-1);
const previous = (name: string, colour: number, members: number[], level: PreviousGroup['level'] = 'group'): PreviousGroup => ({
  level,
  name,
  colour,
  members: members.map(i => ids[i]),
});
const match = async (earlier: PreviousGroup[], group: number[]) =>
  (await matchPrevious(earlier, { area: none, group: Int32Array.from(group), subgroup: none }, ids, new Pace(undefined))).group;
const kept = (name: string | null, colour: number, unchanged = false) => ({ name, colour, unchanged });

describe('matchPrevious', () => {
  it('follows groups whose numbers changed', async () => {
    const earlier = [previous('Git', 3, [0, 1, 2, 3, 4, 5]), previous('Bread', 7, [6, 7, 8, 9, 10, 11])];
    expect(await match(earlier, [1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0])).toEqual([
      kept('Bread', 7),
      kept('Git', 3),
    ]);
    expect(await match(earlier, [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0])).toEqual([kept('Bread', 7, true), kept('Git', 3, true)]);
  });

  it('gives a split group to its larger part, and its name only while the members are mostly the same', async () => {
    const earlier = [previous('Git', 3, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])];
    expect(await match(earlier, [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1])).toEqual([kept('Git', 3), null]);
    expect(await match(earlier, [0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2])).toEqual([kept(null, 3), null, null]);
  });

  it('does not count documents that are new or gone', async () => {
    const earlier = [{ ...previous('Git', 3, [0, 1, 2]), members: [...ids.slice(0, 3), 'gone-1.md', 'gone-2.md', 'gone-3.md', 'gone-4.md'] }];
    expect(await match(earlier, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])).toEqual([kept('Git', 3)]);
  });

  it('keeps levels apart', async () => {
    expect(await match([previous('Git', 3, [0, 1, 2, 3, 4, 5], 'area')], [0, 0, 0, 0, 0, 0, -1, -1, -1, -1, -1, -1])).toEqual([null]);
    expect(await match([], [0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1])).toEqual([null, null]);
  });
});

/** Groups of 10 points each, on a line of middles. */
function line(count: number, gap: number): { points: Float32Array; group: Int32Array } {
  const points = new Float32Array(count * 20);
  const group = Int32Array.from({ length: count * 10 }, (_, i) => Math.floor(i / 10));
  group.forEach((g, i) => {
    points[2 * i] = g * gap + 0.001 * (i % 10);
    points[2 * i + 1] = 0.001 * (i % 7);
  });
  return { points, group };
}

describe('assignColours', () => {
  it('keeps the slots of earlier groups and gives the others free ones', () => {
    const { points, group } = line(5, 0.4);
    const slots = assignColours(points, group, [4, null, 0, null, null]);
    expect([slots[0], slots[2]]).toEqual([4, 0]);
    expect(new Set(slots).size).toBe(5);
  });

  it('gives neighbours colours that differ clearly', () => {
    const { points, group } = line(12, 0.15);
    const slots = assignColours(points, group, new Array<null>(12).fill(null));
    expect(new Set(slots).size).toBe(12);
    for (let g = 1; g < 12; g++) expect(COLOUR_DIFFERENCES[slots[g] * COLOUR_SLOTS + slots[g - 1]]).toBeGreaterThan(0.08);
  });

  it('repeats slots with more than twenty groups, never between groups that touch', () => {
    const { points, group } = line(50, 0.02);
    const slots = assignColours(points, group, new Array<null>(50).fill(null));
    for (let g = 1; g < 50; g++) expect(slots[g]).not.toBe(slots[g - 1]);
    const uses = slots.reduce((counts, slot) => counts.with(slot, counts[slot] + 1), new Array<number>(COLOUR_SLOTS).fill(0));
    expect(Math.max(...uses) - Math.min(...uses)).toBeLessThanOrEqual(1);
  });

  it('takes a group without documents, and none', () => {
    expect(assignColours(new Float32Array(0), new Int32Array(0), [])).toEqual([]);
    expect(assignColours(new Float32Array(2), Int32Array.from([1]), [null, null])).toHaveLength(2);
  });

  it('measures colours as the palette says: no two of the first eight nearer than 0.105', () => {
    expect(COLOUR_DIFFERENCES).toHaveLength(COLOUR_SLOTS ** 2);
    for (let a = 0; a < 8; a++) for (let b = 0; b < a; b++) expect(COLOUR_DIFFERENCES[a * COLOUR_SLOTS + b]).toBeGreaterThan(0.104);
  });
});
