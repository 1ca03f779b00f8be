import { HIDDEN } from './emphasis';
import type { Scene } from './scene';

/**
 * The nearest shown document in a direction from another one (a unit vector on the stage, y downwards), those straight
 * ahead before those aside; −1 = there is none within 60 degrees. Of documents at one place each is to the right of and below the
 * one before it.
 */
export function nextPoint(scene: Scene, levels: Uint8Array, from: number, dx: number, dy: number): number {
  const onwards = dx + dy > 0;
  let best = -1;
  let least = Infinity;
  for (let i = 0; i < scene.count; i++) {
    if (i === from || levels[i] === HIDDEN) continue;
    const x = scene.x[i] - scene.x[from];
    const y = scene.y[i] - scene.y[from];
    const distance = Math.hypot(x, y);
    if (distance === 0) {
      // The nearest in order: of those behind it the first, of those before it the last.
      if (i > from === onwards && (least > 0 || !onwards)) [least, best] = [0, i];
      continue;
    }
    const straight = (x * dx + y * dy) / distance;
    if (straight < 0.5) continue;
    const cost = distance * (1 + 2 * (1 - straight));
    // Of those at one place the one that the way through them begins with.
    if (cost < least || (cost === least && !onwards)) [least, best] = [cost, i];
  }
  return best;
}

/** The shown document nearest to a world position; −1 = none. */
export function nearestPoint(scene: Scene, levels: Uint8Array, x: number, y: number): number {
  let best = -1;
  let least = Infinity;
  for (let i = 0; i < scene.count; i++) {
    if (levels[i] === HIDDEN) continue;
    const distance = (scene.x[i] - x) ** 2 + (scene.y[i] - y) ** 2;
    if (distance < least) [least, best] = [distance, i];
  }
  return best;
}
