import { expect, it } from 'vitest';
import type { Group } from '../../../src/core/types';
import { carryGroups } from '../../../src/protocol/carryGroups';

const group = (id: number, name: string, parent: number | null = null): Group => ({
  id, name, parent, level: parent === null ? 'group' : 'subgroup', keywords: [], size: 1, examples: [], colour: 0,
});

it('finds groups again by name and parent, whatever number they have now', () => {
  const before = [group(0, 'Git'), group(1, 'Bread'), group(2, 'Tests', 0), group(3, 'Tests', 1), group(4, 'Moon')];
  const after = [group(0, 'Bread'), group(1, 'Git'), group(5, 'Tests', 0), group(6, 'Tests', 1)];
  expect(carryGroups([0, 3, 4, -1], before, after)).toEqual([1, 5, -1]);
  expect(carryGroups([0], [], after)).toEqual([]);
});

it('finds a group again that was given another name, but not one that took its number', () => {
  const before = [group(0, 'Git'), group(1, 'Bread')];
  expect(carryGroups([0], before, [group(0, 'Versions'), group(1, 'Bread')])).toEqual([0]);
  expect(carryGroups([0], before, [{ ...group(0, 'Moon'), size: 7 }, group(1, 'Bread')])).toEqual([]);
  expect(carryGroups([0], before, [group(0, 'Bread')])).toEqual([]);
});
