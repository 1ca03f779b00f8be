import { insideShape } from './shapes';

/** A mark's pixels around its centre pixel: offsets into the raster and how much of each is covered, 1 … 256. */
export interface Mask {
  readonly at: Int32Array;
  readonly cover: Uint16Array;
  /** Where its rows begin and end, by turns, if all its pixels are covered alike. */
  readonly rows: Int32Array | undefined;
}

/** What a mark looks like; lengths in raster pixels. */
export interface MarkStyle {
  readonly shape: number;
  readonly radius: number;
  /** Width of the outline when the mark is hollow; 0 = filled. */
  readonly hollow: number;
  /** 0 … 1. */
  readonly opacity: number;
}

/** Sub-pixel positions per axis: a mark can sit on any quarter of a pixel. */
const STEPS = 4;

/**
 * Masks of one mark for a raster of the given row length: 16 with smooth edges, one for each sub-pixel position
 * (index = row × 4 + column), or a single hard-edged one.
 */
export function makeMasks(style: MarkStyle, stride: number, smooth: boolean): readonly Mask[] {
  if (!smooth) return [makeMask(style, stride, 0.5, 0.5, 1)];
  return Array.from({ length: STEPS * STEPS }, (_, k) =>
    makeMask(style, stride, ((k % STEPS) + 0.5) / STEPS, (Math.floor(k / STEPS) + 0.5) / STEPS, 4),
  );
}

function makeMask({ shape, radius, hollow, opacity }: MarkStyle, stride: number, ox: number, oy: number, samples: number): Mask {
  const reach = Math.ceil(radius * 1.25) + 1;
  const at: number[] = [];
  const cover: number[] = [];
  for (let y = -reach; y <= reach; y++) {
    for (let x = -reach; x <= reach; x++) {
      let hits = 0;
      for (let j = 0; j < samples; j++) {
        for (let i = 0; i < samples; i++) {
          const dx = x + (i + 0.5) / samples - ox;
          const dy = y + (j + 0.5) / samples - oy;
          if (!insideShape(shape, dx, dy, radius)) continue;
          if (hollow === 0 || !insideShape(shape, dx, dy, Math.max(0, radius - hollow))) hits++;
        }
      }
      const share = Math.round((hits / (samples * samples)) * 256 * opacity);
      if (share === 0) continue;
      at.push(y * stride + x);
      cover.push(share);
    }
  }
  return { at: Int32Array.from(at), cover: Uint16Array.from(cover), rows: samples === 1 ? rowsOf(at) : undefined };
}

function rowsOf(at: readonly number[]): Int32Array {
  const ends = at.flatMap((q, j) => [...(at[j - 1] === q - 1 ? [] : [q]), ...(at[j + 1] === q + 1 ? [] : [q + 1])]);
  return Int32Array.from(ends);
}

/** Keeps the masks of one raster, so that each look is made once. */
export class MaskStore {
  private readonly made = new Map<string, readonly Mask[]>();
  constructor(
    private readonly stride: number,
    private readonly smooth: boolean,
  ) {}

  get(style: MarkStyle): readonly Mask[] {
    const key = `${style.shape} ${style.radius} ${style.hollow} ${style.opacity}`;
    let masks = this.made.get(key);
    if (!masks) this.made.set(key, (masks = makeMasks(style, this.stride, this.smooth)));
    return masks;
  }
}
