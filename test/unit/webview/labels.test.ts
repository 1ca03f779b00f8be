import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/core/random';
import { meet } from '../../../src/webview/labels/box';
import { placeLabels, type LabelWish } from '../../../src/webview/labels/place';

const rules = { width: 900, height: 600, highContrast: false, close: false, cover: () => 0 };
const wish = (key: string, kind: LabelWish['kind'], x: number, y: number, width = 110): LabelWish => ({
  key, kind, text: key, note: '', group: 0, document: -1, x, y, worldX: x, worldY: y,
  size: kind === 'document' ? 4 : 16, width, height: kind === 'document' ? 14 : 24,
});

describe('placeLabels', () => {
  it('never lets two boxes meet, nor a box leave the stage or cover an obstacle, however crowded it is', () => {
    const next = seededRandom(3);
    const wishes = [
      ...Array.from({ length: 40 }, (_, i) => wish(`g${i}`, 'group', next() * 900, next() * 600)),
      ...Array.from({ length: 120 }, (_, i) => wish(`s${i}`, 'subgroup', next() * 900, next() * 600, 80)),
      ...Array.from({ length: 300 }, (_, i) => wish(`d${i}`, 'document', next() * 900, next() * 600, 140)),
    ];
    const obstacle = { x: 650, y: 0, w: 250, h: 300 };
    const placed = placeLabels(wishes, [], [obstacle], [], rules);
    expect(placed.length).toBeGreaterThan(40);
    placed.forEach((a, i) => {
      expect(a.box.x).toBeGreaterThan(0);
      expect(a.box.y).toBeGreaterThan(0);
      expect(a.box.x + a.box.w).toBeLessThan(900);
      expect(a.box.y + a.box.h).toBeLessThan(600);
      expect(meet(a.box, obstacle)).toBe(false);
      for (const b of placed.slice(i + 1)) expect(meet(a.box, b.box), `${a.key} and ${b.key}`).toBe(false);
    });
  });

  it('puts a label on its own place when that is free, and moves the less important one of two', () => {
    const [first, second] = placeLabels([wish('a', 'group', 300, 300), wish('b', 'group', 305, 302)], [], [], [], rules);
    expect([first.moved, first.box.x + first.box.w / 2]).toEqual([0, 300]);
    expect(second.moved).toBeGreaterThan(20);
  });

  it('leaves kept labels where they are and places the others around them', () => {
    const kept = placeLabels([wish('a', 'group', 300, 300)], [], [], [], rules).map(label => ({ ...label, box: { ...label.box, x: 400 } }));
    const placed = placeLabels([wish('a', 'group', 300, 300), wish('b', 'group', 430, 300)], kept, [], [], rules);
    expect(placed.find(label => label.key === 'a')!.box.x).toBe(400);
    expect(placed.find(label => label.key === 'b')!.moved).toBeGreaterThan(0);
  });

  it('moves away from points that cost more than the way', () => {
    const crowded = { ...rules, cover: (box: { y: number }) => (box.y > 270 && box.y < 320 ? 100 : 0) };
    const [label] = placeLabels([wish('a', 'group', 300, 300)], [], [], [], crowded);
    expect(label.moved).toBeGreaterThan(0);
    expect(label.box.y <= 270 || label.box.y >= 320).toBe(true);
  });

  it('gives a document’s name up when all four sides are taken', () => {
    const all = [{ x: 200, y: 200, w: 300, h: 300 }];
    expect(placeLabels([wish('d', 'document', 350, 350)], [], all, [], rules)).toEqual([]);
  });
});
