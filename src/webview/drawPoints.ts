import { GROUP_SHAPES } from '../protocol/groupShapes';
import type { Transform } from './camera';
import { type MaskStore, type Mask, type MarkStyle } from './discs';
import { runsIn, type DrawList, type Rect } from './drawList';
import { DIM, LIT, PLAIN } from './emphasis';
import { SIZE_FACTORS } from './colouring/ranges';
import { MARGIN, type Raster } from './raster';
import { packPixel } from './colours';
import { UNGROUPED_SLOT } from '../core/palette';
import type { Theme } from './theme';

/** How points look at the present zoom; lengths in CSS pixels. */
export interface PointStyle {
  readonly radius: number;
  /** Opacity of plain and of dim points, 0 … 1. */
  readonly plain: number;
  readonly dim: number;
  /** Radius of dim points where these are small and round instead of faint, all of one size. */
  readonly speck?: number;
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

function makePasses(store: MaskStore, style: PointStyle, theme: Theme, ratio: number, factors: readonly number[]): Pass[] {
  const masks = (grown: number, opacity: number) =>
    factors.flatMap(factor => Array.from({ length: GROUP_SHAPES }, (_, shape) => store.get({ shape, radius: (style.radius * factor + grown) * ratio, opacity, hollow: 0 } satisfies MarkStyle)));
  const ring = (grown: number, opacity: number) =>
    factors.map(factor => store.get({ shape: 0, radius: (style.radius * factor + grown + 0.5) * ratio, opacity, hollow: 1.2 * ratio }));
  const specks = () => {
    const speck = store.get({ shape: 0, radius: style.speck! * ratio, opacity: style.dim, hollow: 0 });
    return { filled: factors.flatMap(() => Array<typeof speck>(GROUP_SHAPES).fill(speck)), hollow: factors.map(() => speck) };
  };
  const lit = 1.5;
  return [
    { level: DIM, ...(style.speck ? specks() : { filled: masks(0, style.dim), hollow: ring(0, style.dim) }), under: undefined, underPixel: 0 },
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

/** What is drawn into a raster: all of it, or a part, and of many points only every so many. */
export interface DrawnPart {
  /** Raster pixels in which all points are complete; around them some are cut off. */
  readonly rect: Rect;
  readonly every: number;
  /** Where the position + 1 of the topmost document is written for every pixel a point mostly covers. */
  readonly pick: Uint32Array | undefined;
}

/** The world's place in a raster, in its pixels. */
function rasterTransform({ scale, dx, dy }: Transform, { ratio }: Raster): Transform {
  return { scale: scale * ratio, dx: dx * ratio + MARGIN, dy: dy * ratio + MARGIN };
}

/** Draws points of a list onto what is in the raster already, dim ones below the others. */
export function drawPoints(raster: Raster, store: MaskStore, list: DrawList, sized: boolean, transform: Transform, style: PointStyle, theme: Theme, { rect, every, pick }: DrawnPart): void {
  const factors = sized ? SIZE_FACTORS : [1];
  const passes = makePasses(store, style, theme, raster.ratio, factors);
  const { pixels, width, height, ratio } = raster;
  const { x, y, look, index, level: levels, counts } = list;
  const { slotPixels } = theme;
  const inRaster = rasterTransform(transform, raster);
  const { scale, dx, dy } = inRaster;
  const reach = Math.min(MARGIN, Math.ceil((style.radius * factors[factors.length - 1] + 3) * 1.25 * ratio) + 2);
  const around = {
    left: Math.max(reach, rect.left - reach),
    top: Math.max(reach, rect.top - reach),
    right: Math.min(width - reach, rect.right + reach),
    bottom: Math.min(height - reach, rect.bottom + reach),
  };
  const { left, top, right, bottom } = around;
  for (const { level, filled, hollow, under, underPixel } of passes) {
    if (counts[level] === 0) continue;
    runsIn(list, inRaster, around, (from, to) => {
      for (let k = from; k < to; k += every) {
        if (levels[k] !== level) continue;
        const fx = x[k] * scale + dx;
        const fy = y[k] * scale + dy;
        if (fx < left || fy < top || fx >= right || fy >= bottom) continue;
        const px = fx | 0;
        const py = fy | 0;
        const slot = look[k] >> 8;
        const form = look[k] & 255;
        const at = py * width + px;
        const sub = (((fy - py) * 4) | 0) * 4 + (((fx - px) * 4) | 0);
        if (slot === UNGROUPED_SLOT) {
          stamp(pixels, at, hollow[(form / GROUP_SHAPES) | 0], sub, slotPixels[slot]);
        } else {
          if (under) stamp(pixels, at, under[form], sub, underPixel);
          stamp(pixels, at, filled[form], sub, slotPixels[slot]);
        }
        if (pick) mark(pick, at, filled[form], sub, index[k] + 1);
      }
    });
  }
}

function stamp(pixels: Uint32Array, origin: number, masks: readonly Mask[], sub: number, colour: number): void {
  const { at, cover, rows } = masks.length === 1 ? masks[0] : masks[sub];
  if (rows) {
    stampRows(pixels, origin, rows, cover[0], colour);
    return;
  }
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

/** The same for a mark whose pixels are all covered by `a` of 256: what the colour gives to each is worked out once. */
function stampRows(pixels: Uint32Array, origin: number, rows: Int32Array, a: number, colour: number): void {
  const redBlue = Math.imul(colour & 0xff00ff, a);
  const green = Math.imul(colour & 0xff00, a);
  const b = 256 - a;
  for (let r = 0; r < rows.length; r += 2) {
    const end = origin + rows[r + 1];
    let q = origin + rows[r];
    if (b === 0) for (; q < end; q++) pixels[q] = colour;
    for (; q < end; q++) {
      const under = pixels[q];
      pixels[q] =
        0xff000000 |
        (((redBlue + Math.imul(under & 0xff00ff, b)) >>> 8) & 0xff00ff) |
        (((green + Math.imul(under & 0xff00, b)) >>> 8) & 0xff00);
    }
  }
}

function mark(pick: Uint32Array, origin: number, masks: readonly Mask[], sub: number, value: number): void {
  const { at } = masks.length === 1 ? masks[0] : masks[sub];
  for (let j = 0; j < at.length; j++) pick[origin + at[j]] = value;
}
