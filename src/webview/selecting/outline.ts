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

/** Bands of an outline's height, each with the edges that reach into it. */
const BANDS = 256;

/** The documents on show inside an outline in the world, which is closed and may cross itself (even-odd rule). */
export function documentsWithin(scene: Scene, levels: Uint8Array, outline: readonly Place[]): number[] {
  if (outline.length < 3) return [];
  const xs = outline.map(place => place.x);
  const ys = outline.map(place => place.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const bandOf = (y: number) => Math.min(BANDS - 1, Math.floor(((y - top) / (bottom - top || 1)) * BANDS));
  const bands: Place[][] = Array.from({ length: BANDS }, () => []);
  outline.forEach((to, k) => {
    const from = outline[(k || outline.length) - 1];
    for (let band = bandOf(Math.min(from.y, to.y)); band <= bandOf(Math.max(from.y, to.y)); band++) bands[band].push(from, to);
  });
  const found: number[] = [];
  for (let i = 0; i < scene.count; i++) {
    const x = scene.x[i];
    const y = scene.y[i];
    if (levels[i] === HIDDEN || x < left || x > right || y < top || y > bottom) continue;
    if (crossings(bands[bandOf(y)], x, y) % 2) found.push(i);
  }
  return found;
}

/** How many edges, given by both of their ends, a ray from a place to the right crosses. */
function crossings(edges: readonly Place[], x: number, y: number): number {
  let count = 0;
  for (let k = 0; k < edges.length; k += 2) {
    const b = edges[k];
    const a = edges[k + 1];
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) count++;
  }
  return count;
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
