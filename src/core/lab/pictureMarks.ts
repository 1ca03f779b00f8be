import { dotPaths, fittedInto, type Dots } from '../report/dots';
import type { ReadingPicture } from './state';

/** The dots of a small map in a box of the given size, ungrouped documents first, so that they lie below. */
export function pictureDots({ map, slots }: ReadingPicture, labels: Int32Array, width: number, height: number): Dots[] {
  const { rows, positions } = map;
  return dotPaths(positions, at => slots[labels[rows[at]]], fittedInto(positions, width, height));
}
