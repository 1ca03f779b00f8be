import type { Transform } from './camera';
import type { PointStyle } from './drawPoints';
import { HIDDEN } from './emphasis';
import type { Scene } from './scene';
import type { Theme } from './theme';

/** How many documents are shown and lie on the stage. */
export function countInView(scene: Scene, levels: Uint8Array, { scale, dx, dy }: Transform, width: number, height: number): number {
  let count = 0;
  for (let i = 0; i < scene.count; i++) {
    if (levels[i] === HIDDEN) continue;
    const x = scene.x[i] * scale + dx;
    const y = scene.y[i] * scale + dy;
    if (x >= 0 && y >= 0 && x <= width && y <= height) count++;
  }
  return count;
}

/** In high contrast: how much larger points are than in other themes, and which part of that is left of dim ones. */
const LARGER = 1.25;
const SPECK = 0.45;

/**
 * Points grow a little towards 2.5-fold zoom, start larger when there are few, and stay small when there are very many.
 * In high contrast nothing is faint: dim points are specks there.
 */
export function pointStyle(zoom: number, shown: number, inView: number, theme: Theme): PointStyle {
  const clear = (radius: number, outline: number): PointStyle => ({ radius: radius * LARGER, plain: 1, dim: 1, speck: Math.max(1, radius * LARGER * SPECK), outline });
  const dim = theme.light ? 0.3 : 0.26;
  if (inView > 20_000) return theme.highContrast ? clear(1.4, 0) : { radius: 1.4, plain: 0.6, dim: dim / 2, outline: 0 };
  const close = Math.min(1, Math.max(0, Math.log(zoom / 1.2) / Math.log(2.5 / 1.2)));
  const start = shown > 1000 ? 2.3 : shown > 300 ? 2.8 : 3.5;
  // Steps of a tenth, so that masks are made a few times and not for every frame of a zoom.
  const radius = Math.round(10 * (start + (4.2 - start) * close)) / 10;
  const outline = zoom > 1.6 ? 0.8 : 0;
  return theme.highContrast ? clear(radius, outline) : { radius, plain: 0.86, dim, outline };
}
