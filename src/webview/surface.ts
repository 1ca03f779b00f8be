import type { Transform } from './camera';
import { computeDensity, type Density } from './density';
import { MaskStore } from './discs';
import { drawPoints, type PointStyle } from './drawPoints';
import { GroundPainter, layGround, type Ground } from './ground';
import { MARGIN, makeRaster, type Raster } from './raster';
import type { Scene } from './scene';
import type { Theme } from './theme';

/** What a frame shows. */
export interface FrameView {
  readonly scene: Scene;
  readonly levels: Uint8Array;
  readonly theme: Theme;
  readonly transform: Transform;
  readonly zoom: number;
  readonly shown: number;
  readonly style: PointStyle;
  /** Opacity of the tints, 0 … 1. */
  readonly tint: number;
}

/** Points drawn with hard edges while moving when there are more than this many. */
const MANY = 6000;
/** Frames slower than this, three in a row, lower the resolution of moving frames. */
const SLOW_MS = 30;

/**
 * The lower canvas: ground and points, as pixels of our own. At rest at the screen's resolution with smooth marks and
 * a pick buffer; while moving only as fine as the machine keeps up with.
 */
export class Surface {
  readonly canvas = document.createElement('canvas');
  private readonly pen = this.canvas.getContext('2d', { alpha: false })!;
  private readonly painter = new GroundPainter();
  private size = { width: 1, height: 1, ratio: 1 };
  private still: { raster: Raster; masks: MaskStore; pick: Uint32Array } | undefined;
  private swift: { raster: Raster; masks: MaskStore; smooth: boolean } | undefined;
  private ground: Ground | undefined;
  private groundTint = 1;
  private slowFrames = 0;
  private coarseness = 0;
  density: Density | undefined;

  resize(width: number, height: number, ratio: number): void {
    if (this.size.width === width && this.size.height === height && this.size.ratio === ratio) return;
    this.size = { width, height, ratio };
    this.still = undefined;
    this.swift = undefined;
    this.ground = undefined;
    this.coarseness = 0;
    this.slowFrames = 0;
  }

  /** Draws a frame of a movement; `sinceLast` is how long the frame before took. */
  move(view: FrameView, sinceLast: number): void {
    this.adapt(sinceLast);
    const { width, height } = this.size;
    const ratio = this.movingRatio(view.scene.count);
    const smooth = view.shown <= MANY;
    if (this.swift?.raster.ratio !== ratio || this.swift.smooth !== smooth) {
      const raster = makeRaster(width, height, ratio);
      this.swift = { raster, masks: new MaskStore(raster.width, smooth), smooth };
    }
    const { raster, masks } = this.swift;
    layGround(raster, this.ground, view.transform, view.theme);
    drawPoints(raster, masks, view.scene, view.levels, view.transform, view.style, view.theme, undefined);
    this.show(raster);
  }

  /** Draws the finished picture. With `newGround`, densities and tints are made anew. */
  rest(view: FrameView, newGround: boolean): void {
    const { width, height, ratio } = this.size;
    this.slowFrames = 0;
    if (!this.still) {
      const raster = makeRaster(width, height, ratio);
      this.still = { raster, masks: new MaskStore(raster.width, true), pick: new Uint32Array(raster.pixels.length) };
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
    this.points(view);
  }

  /** Draws the points again on the finished ground; for when only their emphasis changed. */
  points(view: FrameView): void {
    if (!this.still) return;
    const { raster, masks, pick } = this.still;
    layGround(raster, this.ground, view.transform, view.theme);
    pick.fill(0);
    drawPoints(raster, masks, view.scene, view.levels, view.transform, view.style, view.theme, pick);
    this.show(raster);
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
    const start = count > 5000 ? Math.min(1, this.size.ratio) : this.size.ratio;
    return Math.max(0.5, start / 1.5 ** this.coarseness);
  }

  private adapt(sinceLast: number): void {
    this.slowFrames = sinceLast > SLOW_MS ? this.slowFrames + 1 : 0;
    if (this.slowFrames < 3 || this.coarseness >= 3) return;
    this.coarseness++;
    this.slowFrames = 0;
  }
}
