import type { ReadingPicture } from './state';

/** All points of one colour as one SVG path of dots: a pen with a round tip that touches the paper. */
export interface Dots {
  /** Colour slot 0 … 19; absent for documents in no group. */
  readonly slot?: number;
  readonly path: string;
}

/** The dots of a small map in a box of the given size, y downwards, ungrouped documents first, so that they lie below. */
export function pictureDots({ map, slots }: ReadingPicture, labels: Int32Array, width: number, height: number): Dots[] {
  const { rows, positions } = map;
  const place = fitted(positions, width, height);
  const paths = new Map<number, string>();
  rows.forEach((row, at) => {
    const slot = labels[row] < 0 ? -1 : slots[labels[row]];
    paths.set(slot, `${paths.get(slot) ?? ''}M${place(2 * at)} ${place(2 * at + 1)}h0`);
  });
  return [...paths].sort(([a], [b]) => a - b).map(([slot, path]) => ({ ...(slot >= 0 && { slot }), path }));
}

/** Scales coordinates to fill the box with one scale for both axes; a tenth of a unit is finer than anyone sees. */
function fitted(positions: Float32Array, width: number, height: number): (at: number) => number {
  const reach = [0, 1].map(axis => positions.reduce((most, value, at) => (at % 2 === axis ? Math.max(most, Math.abs(value)) : most), 1e-6));
  const margin = 6;
  const scale = Math.min((width / 2 - margin) / reach[0], (height / 2 - margin) / reach[1]);
  return at => {
    const along = at % 2 === 0 ? width / 2 + positions[at] * scale : height / 2 - positions[at] * scale;
    return Math.round(along * 10) / 10;
  };
}
