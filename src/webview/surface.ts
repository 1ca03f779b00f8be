import type { Transform } from './camera';
import { computeDensity, type Density } from './density';
import { MaskStore } from './discs';
import type { DrawList, Rect } from './drawList';
import { drawPoints, type DrawnPart, type PointStyle } from './drawPoints';
import { GroundPainter, layGround, type Ground } from './ground';
import { MARGIN, everythingOf, makeRaster, wholeOf, type Raster } from './raster';
import type { Scene } from './scene';
import type { Theme } from './theme';

/** What a frame shows. */
export interface FrameView {
  readonly scene: Scene;
  readonly levels: Uint8Array;
  /** The documents on show, ready to draw. */
  readonly list: DrawList;
  readonly theme: Theme;
  readonly transform: Transform;
  readonly zoom: number;
  readonly shown: number;
  readonly style: PointStyle;
  /** Opacity of the tints, 0 … 1. */
  readonly tint: number;
}

/** Points drawn with hard edges while zooming when there are more than this many, and most that are drawn then. */
const MANY = 6000;
const MOST_SWIFT = 250_000;
/** Rows that are drawn together when only emphasis changed, and how long one frame draws such rows. */
const ROWS = 32;
const FRAME_MS = 6;
/**
 * Moving frames that come later than this, or take more work, are slow, late ones more so. When there are many more slow ones
 * than others, moving frames get a step coarser; and finer again when as many would have been quick enough at that.
 */
const LATE_MS = 30;
const WORK_MS = 9;
const LATE_WEIGHT = 4;
const MANY_SLOW = 12;
/** Pixels of a step of resolution in each direction, to one of the next coarser step; and the coarsest step. */
const STEP = 1.5;
const COARSEST = 3;

/** The finished picture, and what it shows; a second one beside it is where parts of it are drawn. */
interface Still {
  readonly raster: Raster;
  readonly pick: Uint32Array;
  readonly spare: Raster;
  readonly sparePick: Uint32Array;
  readonly masks: MaskStore;
  shows: FrameView | undefined;
  /** What it is becoming, and the first row that is not drawn yet. */
  next: { readonly view: FrameView; row: number } | undefined;
}

/**
 * The lower canvas: ground and points, as pixels of our own. At rest at the screen's resolution with smooth marks and
 * a pick buffer. While panning that picture is moved along and only what comes into sight is drawn; while zooming it is
 * drawn anew, as fine as the machine keeps up with.
 */
export class Surface {
  readonly canvas = document.createElement('canvas');
  private readonly pen = this.canvas.getContext('2d', { alpha: false })!;
  private readonly painter = new GroundPainter();
  private size = { width: 1, height: 1, ratio: 1 };
  private still: Still | undefined;
  private swift: { raster: Raster; masks: MaskStore; smooth: boolean } | undefined;
  private ground: Ground | undefined;
  private groundTint = 1;
  private slowness = 0;
  private coarseness = 0;
  density: Density | undefined;

  resize(width: number, height: number, ratio: number): void {
    if (this.size.width === width && this.size.height === height && this.size.ratio === ratio) return;
    this.size = { width, height, ratio };
    this.still = undefined;
    this.swift = undefined;
    this.ground = undefined;
    this.coarseness = 0;
    this.slowness = 0;
  }

  /** Draws a frame of a movement; `sinceLast` is how long the frame before took. */
  move(view: FrameView, sinceLast: number): void {
    if (this.slide(view)) return;
    const start = performance.now();
    const { width, height } = this.size;
    const ratio = this.movingRatio(view.scene.count);
    const smooth = view.shown <= MANY;
    if (this.swift?.raster.ratio !== ratio || this.swift.smooth !== smooth) {
      const raster = makeRaster(width, height, ratio);
      this.swift = { raster, masks: new MaskStore(raster.width, smooth), smooth };
    }
    const { raster, masks } = this.swift;
    if (this.still) this.still.shows = undefined;
    const whole = wholeOf(raster);
    this.paint(raster, masks, view, whole, { rect: whole, every: Math.max(1, Math.ceil(view.shown / MOST_SWIFT)), pick: undefined });
    this.show(raster);
    this.adapt(sinceLast, performance.now() - start);
  }

  /**
   * Draws the points at the screen's resolution where the camera is now, unless they are there already. On dense screens
   * many of them wait for the finished picture: drawing them in a pause of a movement would hold it up.
   */
  sharpen(view: FrameView): void {
    const { still } = this;
    if (!still || this.size.ratio > this.startRatio(view.scene.count) || this.slide(view)) return;
    this.paint(still.raster, still.masks, view, everythingOf(still.raster), { rect: wholeOf(still.raster), every: 1, pick: undefined });
    this.shown(still, view);
  }

  /** Draws the finished picture. With `newGround`, densities and tints are made anew. */
  rest(view: FrameView, newGround: boolean): void {
    const { width, height, ratio } = this.size;
    this.slowness = 0;
    if (!this.still) {
      const raster = makeRaster(width, height, ratio);
      const [pick, sparePick] = [new Uint32Array(raster.pixels.length), new Uint32Array(raster.pixels.length)];
      this.still = { raster, pick, spare: makeRaster(width, height, ratio), sparePick, masks: new MaskStore(raster.width, true), shows: undefined, next: undefined };
    }
    const { scene, levels, transform, theme, zoom, shown, tint } = view;
    if (newGround || !this.density) {
      const few = Math.min(2, Math.max(1, (1900 / Math.max(1, shown)) ** 0.25));
      const sigma = Math.min(120, 15 * Math.sqrt(zoom) * few);
      const weight = Math.min(1, (2000 * Math.max(1, zoom)) / Math.max(1, shown));
      this.density = computeDensity(scene, levels, transform, width, height, sigma, weight);
    }
    if (newGround || !this.ground || this.groundTint !== tint) {
      this.ground = this.painter.paint(this.density, scene.groups, theme, this.size, transform, tint);
      this.groundTint = tint;
    }
    const { raster, masks, pick } = this.still;
    pick.fill(0);
    this.paint(raster, masks, view, everythingOf(raster), { rect: wholeOf(raster), every: 1, pick });
    this.shown(this.still, view);
  }

  /**
   * Draws the points again on the finished ground, for when only their emphasis changed: as much as a frame has time for,
   * and shows them when all are there. False while there is more to do.
   */
  points(view: FrameView): boolean {
    const { still } = this;
    if (!still) return true;
    const { raster, pick, sparePick } = still;
    const whole = wholeOf(raster);
    if (!still.next || !showsSame(still.next.view, view) || !samePlace(still.next.view, view)) still.next = { view, row: whole.top };
    still.shows = undefined;
    const { next } = still;
    for (const start = performance.now(); next.row < whole.bottom && performance.now() - start < FRAME_MS; next.row += ROWS) {
      const rows = { ...whole, top: next.row, bottom: Math.min(whole.bottom, next.row + ROWS) };
      const [from, to] = [rows.top * raster.width, rows.bottom * raster.width];
      sparePick.fill(0, from, to);
      this.redraw(still, view, rows, sparePick);
      pick.set(sparePick.subarray(from, to), from);
    }
    if (next.row < whole.bottom) return false;
    this.shown(still, view);
    return true;
  }

  private shown(still: Still, view: FrameView): void {
    still.shows = view;
    still.next = undefined;
    this.show(still.raster);
  }

  /** Moves the finished picture by whole pixels; false if it is one of something else, or nothing of it would be left. */
  private slide(view: FrameView): boolean {
    const { still } = this;
    const { shows } = still ?? {};
    if (!still || !shows || !showsSame(shows, view) || this.size.ratio > this.startRatio(view.scene.count)) return false;
    const { raster } = still;
    const { ratio, width } = raster;
    const whole = wholeOf(raster);
    const x = Math.round((view.transform.dx - shows.transform.dx) * ratio);
    const y = Math.round((view.transform.dy - shows.transform.dy) * ratio);
    if (Math.abs(x) >= whole.right - whole.left || Math.abs(y) >= whole.bottom - whole.top) return false;
    if (x === 0 && y === 0) return true;
    const by = y * width + x;
    if (by > 0) raster.pixels.copyWithin(by, 0);
    else raster.pixels.copyWithin(0, -by);
    const moved = { ...view, transform: { ...shows.transform, dx: shows.transform.dx + x / ratio, dy: shows.transform.dy + y / ratio } };
    if (x) this.redraw(still, moved, { ...whole, ...(x > 0 ? { right: whole.left + x } : { left: whole.right + x }) });
    if (y) this.redraw(still, moved, { ...whole, ...(y > 0 ? { bottom: whole.top + y } : { top: whole.bottom + y }) });
    this.shown(still, moved);
    return true;
  }

  /** Draws a part of the finished picture without touching what is beside it; `pick` is like `spare`. */
  private redraw({ raster, spare, masks }: Still, view: FrameView, rect: Rect, pick?: Uint32Array): void {
    const around = { left: rect.left - MARGIN, top: rect.top - MARGIN, right: rect.right + MARGIN, bottom: rect.bottom + MARGIN };
    this.paint(spare, masks, view, around, { rect, every: 1, pick });
    for (let y = rect.top; y < rect.bottom; y++) {
      const at = y * raster.width;
      raster.pixels.set(spare.pixels.subarray(at + rect.left, at + rect.right), at + rect.left);
    }
  }

  private paint(raster: Raster, masks: MaskStore, view: FrameView, ground: Rect, part: DrawnPart): void {
    const { scene, list, transform, style, theme } = view;
    layGround(raster, this.ground, transform, theme, ground);
    drawPoints(raster, masks, list, scene.size !== undefined, transform, style, theme, part);
  }

  /** The document at a stage position in the finished picture, or the nearest within `slop` CSS pixels; −1 = none. */
  pick(x: number, y: number, slop: number): number {
    if (!this.still) return -1;
    const { raster, pick } = this.still;
    const cx = Math.floor(x * raster.ratio) + MARGIN;
    const cy = Math.floor(y * raster.ratio) + MARGIN;
    const reach = Math.ceil(slop * raster.ratio);
    let best = 0;
    let nearest = Infinity;
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++) {
        const [px, py] = [cx + dx, cy + dy];
        if (px < 0 || py < 0 || px >= raster.width || py >= raster.height) continue;
        const found = pick[py * raster.width + px];
        const distance = dx * dx + dy * dy;
        if (found && distance < nearest && distance <= reach * reach) [nearest, best] = [distance, found];
      }
    }
    return best - 1;
  }

  private show(raster: Raster): void {
    const width = raster.width - 2 * MARGIN;
    const height = raster.height - 2 * MARGIN;
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
    }
    this.pen.putImageData(raster.image, -MARGIN, -MARGIN, MARGIN, MARGIN, width, height);
  }

  /** True once moving frames have been too slow for the screen's full resolution. */
  get struggling(): boolean {
    return this.coarseness > 0;
  }

  /** Screen resolution for few documents, one pixel per CSS pixel for many, and less when frames have been slow. */
  private movingRatio(count: number): number {
    return Math.max(0.5, this.startRatio(count) / STEP ** this.coarseness);
  }

  private startRatio(count: number): number {
    return count > 5000 ? Math.min(1, this.size.ratio) : this.size.ratio;
  }

  private adapt(sinceLast: number, work: number): void {
    if (sinceLast > LATE_MS) this.slowness = Math.max(0, this.slowness) + LATE_WEIGHT;
    else if (work > WORK_MS) this.slowness = Math.max(0, this.slowness) + 1;
    else this.slowness = Math.max(work * STEP ** 2 < WORK_MS ? -MANY_SLOW : 0, this.slowness - 1);
    const change = this.slowness >= MANY_SLOW ? 1 : this.slowness <= -MANY_SLOW ? -1 : 0;
    if (change === 0) return;
    this.coarseness = Math.min(COARSEST, Math.max(0, this.coarseness + change));
    this.slowness = 0;
  }
}

/** Whether two views show the same points at the same scale. */
function showsSame(a: FrameView, b: FrameView): boolean {
  const style = (['radius', 'plain', 'dim', 'speck', 'outline'] as const).every(key => a.style[key] === b.style[key]);
  return a.list === b.list && a.theme === b.theme && style && Math.abs(a.transform.scale / b.transform.scale - 1) < 1e-9;
}

function samePlace(a: FrameView, b: FrameView): boolean {
  return a.transform.dx === b.transform.dx && a.transform.dy === b.transform.dy;
}
