import type { Rect } from './drawList';

/** Pixels drawn by our own loops, a margin wider than the canvas on each side so that marks at the edge are cut cleanly. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  /** Raster pixels per CSS pixel. */
  readonly ratio: number;
  readonly pixels: Uint32Array;
  readonly image: ImageData;
}

/** Margin around the visible part, in raster pixels. */
export const MARGIN = 32;

export function makeRaster(cssWidth: number, cssHeight: number, ratio: number): Raster {
  const width = Math.max(1, Math.round(cssWidth * ratio)) + 2 * MARGIN;
  const height = Math.max(1, Math.round(cssHeight * ratio)) + 2 * MARGIN;
  const image = new ImageData(width, height);
  return { width, height, ratio, pixels: new Uint32Array(image.data.buffer), image };
}

/** A raster with its margin. */
export function everythingOf({ width, height }: Raster): Rect {
  return { left: 0, top: 0, right: width, bottom: height };
}

/** A raster without its margin. */
export function wholeOf({ width, height }: Raster): Rect {
  return { left: MARGIN, top: MARGIN, right: width - MARGIN, bottom: height - MARGIN };
}
