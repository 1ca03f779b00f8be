import type { Transform } from './camera';
import { cssColour, packPixel } from './colours';
import { traceContour } from './contours';
import { GROUND_MARGIN, type Density } from './density';
import type { Rect } from './drawList';
import { MARGIN, type Raster } from './raster';
import type { MapGroup } from './scene';
import type { Theme } from './theme';
import { tintImage } from './tint';

/** What lies below the points: background, tints and contour lines, finished for one camera. */
export interface Ground {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
  readonly pixels: Uint32Array;
  readonly transform: Transform;
}

/** Densities at which contour lines run. */
export const LEVELS = [0.8, 2.2, 4.2, 7, 10.5];

/** Draws ground pictures on canvases of its own and keeps the latest. */
export class GroundPainter {
  private readonly canvas = document.createElement('canvas');
  private readonly small = document.createElement('canvas');
  private readonly pen = this.canvas.getContext('2d', { willReadFrequently: true, alpha: false })!;
  private readonly smallPen = this.small.getContext('2d', { willReadFrequently: true })!;

  /** `faded`: the ground steps back behind lit points, 0 … 1. */
  paint(
    density: Density,
    groups: readonly MapGroup[],
    theme: Theme,
    size: { readonly width: number; readonly height: number; readonly ratio: number },
    transform: Transform,
    faded: number,
  ): Ground {
    const { ratio } = size;
    const width = Math.round((size.width + 2 * GROUND_MARGIN) * ratio);
    const height = Math.round((size.height + 2 * GROUND_MARGIN) * ratio);
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
    }
    const { pen } = this;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.globalAlpha = 1;
    pen.fillStyle = cssColour(theme.background);
    pen.fillRect(0, 0, width, height);
    pen.setTransform(ratio, 0, 0, ratio, GROUND_MARGIN * ratio, GROUND_MARGIN * ratio);
    if (!theme.highContrast) {
      this.small.width = density.columns;
      this.small.height = density.rows;
      this.smallPen.putImageData(tintImage(density, groups, theme), 0, 0);
      pen.globalAlpha = faded;
      pen.imageSmoothingEnabled = true;
      pen.imageSmoothingQuality = 'low';
      const { left, top, cell, columns, rows } = density;
      pen.drawImage(this.small, left - cell / 2, top - cell / 2, columns * cell, rows * cell);
      pen.globalAlpha = 1;
    }
    pen.beginPath();
    for (const level of LEVELS) traceContour(pen, density, level);
    pen.strokeStyle = cssColour(theme.foreground, theme.highContrast ? 0.22 : theme.light ? 0.09 : 0.075);
    pen.lineWidth = 1;
    pen.stroke();
    const image = pen.getImageData(0, 0, width, height);
    return { width, height, ratio, pixels: new Uint32Array(image.data.buffer), transform };
  }
}

let columnMap = new Int32Array(0);

/** Fills a part of a raster with the ground as a camera sees it; beyond the finished part there is plain background. */
export function layGround(raster: Raster, ground: Ground | undefined, transform: Transform, theme: Theme, rect: Rect): void {
  const { pixels, width, ratio } = raster;
  const { left, top, right, bottom } = rect;
  const empty = packPixel(theme.background);
  if (!ground) {
    for (let y = top; y < bottom; y++) pixels.fill(empty, y * width + left, y * width + right);
    return;
  }
  // Raster pixel → CSS pixel → world → CSS pixel of the ground → ground pixel, all in one step a + b × pixel.
  const zoom = ground.transform.scale / transform.scale;
  const step = (zoom / ratio) * ground.ratio;
  const start = (d: number, groundD: number) =>
    (((0.5 - MARGIN) / ratio - d) * zoom + groundD + GROUND_MARGIN) * ground.ratio;
  const startX = start(transform.dx, ground.transform.dx);
  const startY = start(transform.dy, ground.transform.dy);
  if (columnMap.length < width) columnMap = new Int32Array(width);
  let first = right;
  let last = left - 1;
  for (let x = left; x < right; x++) {
    const from = Math.floor(startX + x * step);
    columnMap[x] = from;
    if (from < 0 || from >= ground.width) continue;
    first = Math.min(first, x);
    last = x;
  }
  const straight = Math.abs(step - 1) < 1e-9;
  let before = NaN;
  for (let y = top; y < bottom; y++) {
    const row = Math.floor(startY + y * step);
    const to = y * width;
    // Seen from nearer, rows of the ground come several times.
    if (row === before) {
      pixels.copyWithin(to + left, to - width + left, to - width + right);
      continue;
    }
    before = row;
    if (row < 0 || row >= ground.height || last < first) {
      pixels.fill(empty, to + left, to + right);
      continue;
    }
    const from = row * ground.width;
    pixels.fill(empty, to + left, to + first);
    pixels.fill(empty, to + last + 1, to + right);
    if (straight) {
      pixels.set(ground.pixels.subarray(from + columnMap[first], from + columnMap[last] + 1), to + first);
    } else {
      layRow(pixels, to, ground.pixels, from, columnMap, first, last);
    }
  }
}

/** A row of the raster at `to`, from the row of the ground at `from`; four pixels a round take two thirds of the time of one. */
function layRow(pixels: Uint32Array, to: number, ground: Uint32Array, from: number, columns: Int32Array, first: number, last: number): void {
  let x = first;
  for (; x <= last - 3; x += 4) {
    const q = to + x;
    pixels[q] = ground[from + columns[x]];
    pixels[q + 1] = ground[from + columns[x + 1]];
    pixels[q + 2] = ground[from + columns[x + 2]];
    pixels[q + 3] = ground[from + columns[x + 3]];
  }
  for (; x <= last; x++) pixels[to + x] = ground[from + columns[x]];
}
