/** All points of one colour as one SVG path of dots: a pen with a round tip that touches the paper. */
export interface Dots {
  /** Colour slot 0 … 19; absent for documents in no group. */
  readonly slot?: number;
  readonly path: string;
}

/** Where a point of interleaved coordinates stands in a box, y downwards; by its number. */
export type Place = (point: number) => readonly [number, number];

/** The points (interleaved x, y) as dots by colour slot (undefined = none), those without first, so that they lie below. */
export function dotPaths(positions: ArrayLike<number>, slotOf: (point: number) => number | undefined, place: Place): Dots[] {
  const paths = new Map<number, string>();
  for (let point = 0; point < positions.length / 2; point++) {
    const slot = slotOf(point) ?? -1;
    const [x, y] = place(point);
    paths.set(slot, `${paths.get(slot) ?? ''}M${x} ${y}h0`);
  }
  return [...paths].sort(([a], [b]) => a - b).map(([slot, path]) => ({ ...(slot >= 0 && { slot }), path }));
}

/** Scales coordinates around the origin to fill a box with one scale for both axes; a tenth of a unit is finer than anyone sees. */
export function fittedInto(positions: ArrayLike<number>, width: number, height: number, margin = 6): Place {
  const reach = [1e-6, 1e-6];
  for (let at = 0; at < positions.length; at++) reach[at % 2] = Math.max(reach[at % 2], Math.abs(positions[at]));
  const scale = Math.min((width / 2 - margin) / reach[0], (height / 2 - margin) / reach[1]);
  const tenth = (value: number) => Math.round(value * 10) / 10;
  return point => [tenth(width / 2 + positions[2 * point] * scale), tenth(height / 2 - positions[2 * point + 1] * scale)];
}
