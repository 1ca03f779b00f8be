import { HIDDEN } from '../emphasis';
import type { Scene } from '../scene';

/** How an area of the map is drawn by hand: a free line, or from corner to corner. */
export type Tool = 'lasso' | 'rectangle';

/** A place on the stage in CSS pixels, or in the world. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Two places of a line are at least this far apart, in CSS pixels. */
const STEP = 3;

/** The outline after the pointer came to another place; its first place is where the pointer was pressed. */
export function extended(tool: Tool, outline: readonly Place[], to: Place): readonly Place[] {
  const from = outline[0];
  if (tool === 'rectangle') return [from, { x: to.x, y: from.y }, to, { x: from.x, y: to.y }];
  const last = outline[outline.length - 1];
  return Math.hypot(to.x - last.x, to.y - last.y) < STEP ? outline : [...outline, to];
}

/** Whether a place lies inside a closed outline that may cross itself (even-odd rule). */
export function inside(outline: readonly Place[], x: number, y: number): boolean {
  let odd = false;
  for (let i = 0, j = outline.length - 1; i < outline.length; j = i++) {
    const [a, b] = [outline[i], outline[j]];
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) odd = !odd;
  }
  return odd;
}

/** The documents on show inside an outline in the world. */
export function documentsWithin(scene: Scene, levels: Uint8Array, outline: readonly Place[]): number[] {
  if (outline.length < 3) return [];
  const xs = outline.map(place => place.x);
  const ys = outline.map(place => place.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const found: number[] = [];
  for (let i = 0; i < scene.count; i++) {
    const [x, y] = [scene.x[i], scene.y[i]];
    if (levels[i] === HIDDEN || x < left || x > right || y < top || y > bottom) continue;
    if (inside(outline, x, y)) found.push(i);
  }
  return found;
}

/** How documents join a selection: in its place, added to it, or each the other way round. */
export type Joining = 'replace' | 'add' | 'toggle';

export function joined(selected: ReadonlySet<number>, found: readonly number[], how: Joining): number[] {
  if (how === 'replace') return [...found];
  const all = new Set(selected);
  for (const i of found) {
    if (how === 'toggle' && all.has(i)) all.delete(i);
    else all.add(i);
  }
  return [...all];
}
