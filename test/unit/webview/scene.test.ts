import { describe, expect, it } from 'vitest';
import type { Group } from '../../../src/core/types';
import { assignGroupShapes } from '../../../src/protocol/groupShapes';
import type { MapData } from '../../../src/protocol/mapSides';
import { MapDocuments, packDocuments } from '../../../src/protocol/packedDocuments';
import { computeDensity } from '../../../src/webview/density';
import { makeMasks } from '../../../src/webview/discs';
import { applyEmphasis, DIM, HIDDEN, LIT, PLAIN } from '../../../src/webview/emphasis';
import { bestPlace } from '../../../src/webview/hoverCard';
import { countCrowd } from '../../../src/webview/labels/crowd';
import { nearestPoint, nextPoint } from '../../../src/webview/nextPoint';
import { UNGROUPED_SLOT } from '../../../src/core/palette';
import { cameraFromData, cameraToData, makeScene, wantsTurn } from '../../../src/webview/scene';

const group = (id: number, level: Group['level'], parent: number | null, colour: number): Group => ({
  id, level, parent, name: `Group of ${id}`, keywords: [], size: 1, examples: [], colour,
});
const six = new MapDocuments(await packDocuments(Array.from({ length: 6 }, (_, i) => ({ id: `d${i}`, title: `Document ${i}`, path: '', snippet: '', words: [], nearest: [] }))));

/** Two groups side by side, one sub-group, one document alone. */
function sample(): MapData {
  const places = [-0.8, 0, -0.7, 0, -0.75, 0.1, 0.7, 0, 0.8, 0, 0, -0.5];
  return {
    title: 'notes',
    documents: six,
    positions: Float32Array.from(places),
    group: Int32Array.from([0, 0, 0, 1, 1, -1]),
    subgroup: Int32Array.from([2, 2, -1, -1, -1, -1]),
    strength: Float32Array.from([1, 1, 1, 1, 1, 0]),
    groups: [group(10, 'group', null, 4), group(11, 'group', null, 7), group(20, 'subgroup', 10, 4)],
    draft: false,
  };
}
const none = { hidden: new Set<number>(), hiddenCategories: new Set<number>(), highlightedCategory: undefined, range: undefined, highlighted: undefined, selectedGroups: new Set<number>(), selected: new Set<number>(), matches: undefined };

describe('scene', () => {
  const scene = makeScene(sample(), false, true);

  it('turns y downwards, draws ungrouped documents first, and finds each group’s place', () => {
    expect(scene.y[5]).toBe(0.5);
    expect([...scene.order]).toEqual([5, 0, 1, 2, 3, 4]);
    expect([...scene.slot]).toEqual([4, 4, 4, 7, 7, UNGROUPED_SLOT]);
    expect(scene.groups.map(one => [one.top, one.count])).toEqual([[0, 3], [1, 2], [0, 2]]);
    expect(scene.groups[0].heart![0]).toBeLessThan(-0.6);
    expect(scene.groups[0].shape).not.toBe(scene.groups[1].shape);
    expect(scene.ungrouped).toBe(1);
  });

  it('lies along the longer side of the panel, and a camera survives the turn', () => {
    const { positions } = sample();
    expect(wantsTurn(positions, 1200, 700)).toBe(false);
    expect(wantsTurn(positions, 400, 900)).toBe(true);
    const camera = { x: 0.2, y: -0.3, zoom: 2 };
    expect(cameraFromData(cameraToData(camera, true), true)).toEqual(camera);
    expect(cameraFromData(cameraToData(camera, false), false)).toEqual(camera);
  });

  it('hides, dims and lights', () => {
    const levels = new Uint8Array(6);
    expect(applyEmphasis(scene, { ...none, hidden: new Set([1, -1]) }, levels)).toBe(3);
    expect([...levels]).toEqual([PLAIN, PLAIN, PLAIN, HIDDEN, HIDDEN, HIDDEN]);
    applyEmphasis(scene, { ...none, highlighted: 2 }, levels);
    expect([...levels]).toEqual([PLAIN, PLAIN, DIM, DIM, DIM, DIM]);
    applyEmphasis(scene, { ...none, matches: [3, 5], hidden: new Set([-1]) }, levels);
    expect([...levels]).toEqual([DIM, DIM, DIM, LIT, DIM, HIDDEN]);
    applyEmphasis(scene, { ...none, selected: new Set([0, 4, 99]) }, levels);
    expect([...levels], 'several selected documents are lit').toEqual([LIT, DIM, DIM, DIM, LIT, DIM]);
    applyEmphasis(scene, { ...none, selected: new Set([0, 4]), matches: [1] }, levels);
    expect([...levels], 'matches go before').toEqual([DIM, LIT, DIM, DIM, DIM, DIM]);
    applyEmphasis(makeScene({ ...sample(), draft: true }, false, false), none, levels);
    expect(new Set(levels)).toEqual(new Set([DIM]));
  });

  it('steps to the nearest document that way, past hidden ones', () => {
    const levels = new Uint8Array(6).fill(PLAIN);
    expect(nextPoint(scene, levels, 0, 1, 0)).toBe(1);
    expect(nextPoint(scene, levels, 4, 1, 0)).toBe(-1);
    levels[1] = HIDDEN;
    expect(nextPoint(scene, levels, 0, 1, 0)).not.toBe(1);
    expect(nearestPoint(scene, levels, -0.7, 0)).toBe(0);
  });

  it('goes through all documents at one place, there and back, and then on', () => {
    const levels = new Uint8Array(6).fill(PLAIN);
    const together = makeScene({ ...sample(), positions: Float32Array.from([-0.5, 0, 0.2, 0, 0.2, 0, 0.2, 0, 0.9, 0, 0, 0.9]) }, false, false);
    const along = (from: number, dx: number, dy: number) => {
      const way = [from];
      for (let at = nextPoint(together, levels, from, dx, dy); at >= 0; at = nextPoint(together, levels, at, dx, dy)) way.push(at);
      return way;
    };
    expect(along(0, 1, 0)).toEqual([0, 1, 2, 3, 4]);
    expect(along(4, -1, 0)).toEqual([4, 3, 2, 1, 0]);
    expect(along(1, 0, 1)).toEqual([1, 2, 3]);
    levels[2] = HIDDEN;
    expect(along(0, 1, 0)).toEqual([0, 1, 3, 4]);
  });

  it('fits what has a place where one document has none', () => {
    const { positions } = sample();
    positions.set([NaN, NaN], 4);
    const { bounds } = makeScene({ ...sample(), positions }, false, false);
    expect([bounds.left, bounds.right, bounds.top, bounds.bottom].map(edge => Math.round(100 * edge) / 100 + 0)).toEqual([-0.8, 0.8, 0, 0.5]);
  });

  it('measures density: a lone document counts 1 at its place, and the group there is the strongest', () => {
    const levels = new Uint8Array(6).fill(PLAIN);
    const density = computeDensity(scene, levels, { scale: 400, dx: 400, dy: 300 }, 800, 600, 24, 1);
    const at = (x: number, y: number) => Math.round((y - density.top) / density.cell) * density.columns + Math.round((x - density.left) / density.cell);
    expect(density.total[at(400, 500)]).toBeGreaterThan(0.85);
    expect(density.total[at(400, 500)]).toBeLessThanOrEqual(1.01);
    expect(density.strongest[at(400, 500)]).toBe(-1);
    expect(density.strongest[at(80, 300)]).toBe(0);
    expect(density.strongest[at(700, 300)]).toBe(1);
    expect(density.peaks.get(1)!.x).toBeCloseTo(700, -1.2);
  });

  it('counts the points a box covers, all and a group’s own', () => {
    const crowd = countCrowd(scene, new Uint8Array(6).fill(PLAIN), { scale: 400, dx: 400, dy: 300 }, 800, 600);
    expect(crowd.all({ x: 40, y: 240, w: 160, h: 120 })).toBe(3);
    expect(crowd.own({ x: 0, y: 0, w: 800, h: 600 }, 1)).toBe(2);
    expect(crowd.all({ x: 200, y: 0, w: 100, h: 100 })).toBe(0);
  });
});

describe('marks', () => {
  it('covers the area of a disc whichever quarter of a pixel it sits on', () => {
    for (const mask of makeMasks({ shape: 0, radius: 4, hollow: 0, opacity: 1 }, 100, true)) {
      const area = mask.cover.reduce((sum, cover) => sum + cover, 0) / 256;
      expect(Math.abs(area - Math.PI * 16)).toBeLessThan(1.5);
    }
  });

  it('gives neighbours different shapes, five of them', () => {
    const line = Array.from({ length: 12 }, (_, i) => [i, 0]).flat();
    const shapes = assignGroupShapes(line);
    for (let i = 1; i < shapes.length; i++) expect(shapes[i]).not.toBe(shapes[i - 1]);
    expect(new Set(shapes).size).toBe(5);
  });
});

describe('bestPlace of the hover card', () => {
  it('never covers its own point, wherever the point is', () => {
    for (const stage of [{ width: 900, height: 700 }, { width: 420, height: 300 }]) {
      for (let x = 0; x <= stage.width; x += 60) {
        for (let y = 0; y <= stage.height; y += 60) {
          const box = bestPlace(316, 240, { x, y }, [], stage);
          const covers = x > box.x && x < box.x + box.w && y > box.y && y < box.y + box.h;
          expect(covers, `${x}, ${y}`).toBe(false);
        }
      }
    }
  });

  it('covers as few relatives as it can', () => {
    const near = [{ x: 520, y: 420, w: 12, h: 12 }, { x: 540, y: 380, w: 12, h: 12 }];
    const box = bestPlace(200, 150, { x: 450, y: 350 }, near, { width: 900, height: 700 });
    for (const relative of near) expect(box.x < relative.x + 12 && relative.x < box.x + box.w && box.y < relative.y + 12 && relative.y < box.y + box.h).toBe(false);
  });
});
