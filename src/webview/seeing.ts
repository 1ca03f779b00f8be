import type { MapSelection } from '../protocol/mapSides';
import { onStage, panBy, type Camera, type Transform } from './camera';
import { HIDDEN } from './emphasis';
import type { MapGroup, Scene } from './scene';
import type { Stage } from './stage';

/** Room a point that is brought into view gets to the edge of the stage. */
const EDGE = 40;

/** The group with the most documents on the stage, those near its middle counting more. */
export function groupInView({ scene, levels, transform, frame }: Stage): MapGroup | undefined {
  if (!scene) return undefined;
  const counts = new Float64Array(scene.groups.length);
  const [cx, cy] = [frame.width / 2, frame.height / 2];
  for (let i = 0; i < scene.count; i++) {
    const group = scene.data.group[i];
    if (group < 0 || levels[i] === HIDDEN) continue;
    const x = (scene.x[i] * transform.scale + transform.dx - cx) / cx;
    const y = (scene.y[i] * transform.scale + transform.dy - cy) / cy;
    if (Math.abs(x) <= 1 && Math.abs(y) <= 1) counts[group] += Math.exp(-2 * (x * x + y * y));
  }
  let best = -1;
  for (let g = 0; g < counts.length; g++) if (counts[g] > (counts[best] ?? 0)) best = g;
  return scene.groups[best];
}

/** The camera, panned as little as needed to show a world position; undefined if it is on the stage already. */
export function panTo(stage: Stage, x: number, y: number): Camera | undefined {
  const { frame, transform, camera } = stage;
  const { x: px, y: py } = onStage(transform, x, y);
  const dx = px < EDGE ? EDGE - px : px > frame.width - EDGE ? frame.width - EDGE - px : 0;
  const dy = py < EDGE ? EDGE - py : py > frame.height - EDGE ? frame.height - EDGE - py : 0;
  return dx || dy ? panBy(camera, frame, dx, dy) : undefined;
}

/** The camera that shows something of a selection, at the same zoom; undefined if something of it is seen already, or all of it is switched off. */
export function bringIntoView(stage: Stage, { documents, groups }: MapSelection): Camera | undefined {
  const { scene, levels, transform, frame } = stage;
  if (!scene) return undefined;
  const places: [number, number][] = documents.filter(i => i >= 0 && i < scene.count && levels[i] !== HIDDEN).map(i => [scene.x[i], scene.y[i]]);
  const { group: top, subgroup } = scene.data;
  for (const { id, index, heart } of scene.groups) {
    if (heart && groups.includes(id) && levels.some((level, i) => level !== HIDDEN && (top[i] === index || subgroup[i] === index))) places.push([heart[0], heart[1]]);
  }
  const seen = places.some(([x, y]) => {
    const at = onStage(transform, x, y);
    return at.x >= 0 && at.y >= 0 && at.x <= frame.width && at.y <= frame.height;
  });
  return seen || !places.length ? undefined : panTo(stage, places[0][0], places[0][1]);
}

/** Where the documents of a scene are on the page: interleaved x, y in CSS pixels; the stage's corner is at `left`, `top`. */
export function placesOf({ count, x, y }: Scene, { scale, dx, dy }: Transform, left: number, top: number): Float32Array {
  const places = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) places.set([left + x[i] * scale + dx, top + y[i] * scale + dy], 2 * i);
  return places;
}
