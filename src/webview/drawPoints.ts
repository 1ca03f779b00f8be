import type { Transform } from './camera';
import { type MaskStore, type Mask, type MarkStyle } from './discs';
import { DIM, HIDDEN, LIT, PLAIN } from './emphasis';
import { SIZE_FACTORS } from './colouring/ranges';
import { MARGIN, type Raster } from './raster';
import type { Scene } from './scene';
import { packPixel } from './colours';
import { UNGROUPED_SLOT } from '../core/palette';
import type { Theme } from './theme';

/** How points look at the present zoom; lengths in CSS pixels. */
export interface PointStyle {
  readonly radius: number;
  /** Opacity of plain and of dim points, 0 … 1. */
  readonly plain: number;
  readonly dim: number;
  /** Width of an outline in the background's colour around plain points; 0 = none. */
  readonly outline: number;
}

/** Points of one level of emphasis, drawn together. */
interface Pass {
  readonly level: number;
  /** Masks by size step and shape, filled and (by size step) hollow, drawn in the slot's colour. */
  readonly filled: readonly (readonly Mask[])[];
  readonly hollow: readonly (readonly Mask[])[];
  /** Masks by size step and shape drawn below the point, and their colour. */
  readonly under: readonly (readonly Mask[])[] | undefined;
  readonly underPixel: number;
}

const SHAPES = [0, 1, 2, 3, 4];

function makePasses(store: MaskStore, style: PointStyle, theme: Theme, ratio: number, factors: readonly number[]): Pass[] {
  const masks = (grown: number, opacity: number) =>
    factors.flatMap(factor => SHAPES.map(shape => store.get({ shape, radius: (style.radius * factor + grown) * ratio, opacity, hollow: 0 } satisfies MarkStyle)));
  const ring = (grown: number, opacity: number) =>
    factors.map(factor => store.get({ shape: 0, radius: (style.radius * factor + grown + 0.5) * ratio, opacity, hollow: 1.2 * ratio }));
  const lit = 1.5;
  return [
    { level: DIM, filled: masks(0, style.dim), hollow: ring(0, style.dim), under: undefined, underPixel: 0 },
    {
      level: PLAIN,
      filled: masks(0, style.plain),
      hollow: ring(0, Math.min(0.85, style.plain)),
      under: style.outline > 0 ? masks(style.outline, 1) : undefined,
      underPixel: packPixel(theme.background),
    },
    { level: LIT, filled: masks(lit, 1), hollow: ring(lit, 1), under: masks(lit + 1.3, 1), underPixel: packPixel(theme.foreground) },
  ];
}

/**
 * Draws all points of a scene onto what is in the raster already, hidden ones left out, dim ones below the others.
 * With `pick`, the position + 1 of the topmost document is written into every pixel a point mostly covers.
 * Returns how many points are in view.
 */
export function drawPoints(
  raster: Raster,
  store: MaskStore,
  scene: Scene,
  levels: Uint8Array,
  transform: Transform,
  style: PointStyle,
  theme: Theme,
  pick: Uint32Array | undefined,
): number {
  const passes = makePasses(store, style, theme, raster.ratio, scene.size ? SIZE_FACTORS : [1]);
  const { pixels, width, height, ratio } = raster;
  const { order, x, y, slot, shape, size, count } = scene;
  const scale = transform.scale * ratio;
  const left = transform.dx * ratio + MARGIN;
  const top = transform.dy * ratio + MARGIN;
  const reach = Math.min(MARGIN, Math.ceil((style.radius * (size ? SIZE_FACTORS[SIZE_FACTORS.length - 1] : 1) + 3) * 1.25 * ratio) + 2);
  const { slotPixels } = theme;
  let inView = 0;
  for (const pass of passes) {
    for (let k = 0; k < count; k++) {
      const i = order[k];
      if (levels[i] !== pass.level || levels[i] === HIDDEN) continue;
      const fx = x[i] * scale + left;
      const fy = y[i] * scale + top;
      if (fx < reach || fy < reach || fx >= width - reach || fy >= height - reach) continue;
      const px = fx | 0;
      const py = fy | 0;
      const step = size ? size[i] : 0;
      const form = step * SHAPES.length + shape[i];
      const at = py * width + px;
      const sub = (((fy - py) * 4) | 0) * 4 + (((fx - px) * 4) | 0);
      const colour = slotPixels[slot[i]];
      inView++;
      if (slot[i] === UNGROUPED_SLOT) {
        stamp(pixels, at, pass.hollow[step], sub, colour);
      } else {
        if (pass.under) stamp(pixels, at, pass.under[form], sub, pass.underPixel);
        stamp(pixels, at, pass.filled[form], sub, colour);
      }
      if (pick) mark(pick, at, pass.filled[form], sub, i + 1);
    }
  }
  return inView;
}

function stamp(pixels: Uint32Array, origin: number, masks: readonly Mask[], sub: number, colour: number): void {
  const { at, cover } = masks.length === 1 ? masks[0] : masks[sub];
  const redBlue = colour & 0xff00ff;
  const green = colour & 0xff00;
  for (let j = 0; j < at.length; j++) {
    const q = origin + at[j];
    const a = cover[j];
    const b = 256 - a;
    const under = pixels[q];
    pixels[q] =
      0xff000000 |
      (((redBlue * a + (under & 0xff00ff) * b) >>> 8) & 0xff00ff) |
      (((green * a + (under & 0xff00) * b) >>> 8) & 0xff00);
  }
}

function mark(pick: Uint32Array, origin: number, masks: readonly Mask[], sub: number, value: number): void {
  const { at } = masks.length === 1 ? masks[0] : masks[sub];
  for (let j = 0; j < at.length; j++) pick[origin + at[j]] = value;
}
