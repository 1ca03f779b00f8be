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

/** Where a group is densest: of at most 160 members, evenly taken, the place of the one with the most others around it. */
export function groupHeart(members: ArrayLike<number>, x: Float32Array, y: Float32Array): [number, number] | undefined {
  if (!members.length) return undefined;
  const step = Math.max(1, members.length / 160);
  const taken: number[] = [];
  for (let k = 0; k < members.length; k += step) taken.push(members[Math.floor(k)]);
  let spread = 0;
  for (const i of taken) spread += Math.hypot(x[i] - x[taken[0]], y[i] - y[taken[0]]);
  const width = Math.max(1e-6, (spread / taken.length) * 0.5);
  let best = taken[0];
  let most = -1;
  for (const i of taken) {
    let near = 0;
    for (const j of taken) near += Math.exp(-((x[i] - x[j]) ** 2 + (y[i] - y[j]) ** 2) / (2 * width * width));
    if (near > most) [most, best] = [near, i];
  }
  return [x[best], y[best]];
}
