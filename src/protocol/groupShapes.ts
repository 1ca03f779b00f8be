/** Shapes that tell groups apart without colour, by number: 0 circle, 1 square, 2 triangle, 3 diamond, 4 cross. */
export const GROUP_SHAPES = 5;

/**
 * Gives each group one of five shapes so that groups near each other differ: each in turn takes the shape whose nearest
 * bearer is farthest away. `centres` holds interleaved x, y of the groups, largest first; the tree and the map call it
 * with the same centres and so show the same shapes.
 */
export function assignGroupShapes(centres: ArrayLike<number>): Uint8Array {
  const count = centres.length / 2;
  const shapes = new Uint8Array(count);
  for (let i = 1; i < count; i++) {
    const nearest = new Float64Array(GROUP_SHAPES).fill(Infinity);
    for (let j = 0; j < i; j++) {
      const distance = Math.hypot(centres[2 * i] - centres[2 * j], centres[2 * i + 1] - centres[2 * j + 1]);
      nearest[shapes[j]] = Math.min(nearest[shapes[j]], distance);
    }
    let best = 0;
    for (let shape = 1; shape < GROUP_SHAPES; shape++) if (nearest[shape] > nearest[best]) best = shape;
    shapes[i] = best;
  }
  return shapes;
}
