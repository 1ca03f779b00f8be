import type { Density } from './density';
import type { MapGroup } from './scene';
import type { Theme } from './theme';

/** Density below which there is no tint, and how much more of it makes the tint full. */
const FIRST = 0.55;
const RANGE = 3.2;

/** A picture of one pixel per cell: the strongest group's colour, the more opaque the denser it is there. */
export function tintImage(density: Density, groups: readonly MapGroup[], theme: Theme): ImageData {
  const image = new ImageData(density.columns, density.rows);
  const most = theme.light ? 0.15 : 0.17;
  for (let i = 0; i < density.strongest.length; i++) {
    const group = density.strongest[i];
    if (group < 0 || density.strength[i] <= FIRST) continue;
    const share = Math.min(1, (density.strength[i] - FIRST) / RANGE);
    const { r, g, b } = theme.slots[groups[group].slot];
    image.data[4 * i] = r;
    image.data[4 * i + 1] = g;
    image.data[4 * i + 2] = b;
    image.data[4 * i + 3] = 255 * most * share * share * (3 - 2 * share);
  }
  return image;
}
