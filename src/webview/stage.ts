import { between, fitCamera, transformOf, type Camera, type Frame, type Transform } from './camera';
import { applyEmphasis, type Emphasis } from './emphasis';
import { inOrder, makeDrawList, type DrawList, type Ordered } from './drawList';
import { FrameTimes } from './frames';
import { Glide } from './glide';
import { LabelLayer } from './labels/layer';
import { paintMarks, ringedOf, type Marks } from './marks';
import { nearestPoint } from './nextPoint';
import { countInView, pointStyle } from './pointStyle';
import type { Scene } from './scene';
import type { Place } from './selecting/outline';
import { paintOutline } from './selecting/paintOutline';
import { Surface, type FrameView } from './surface';
import type { Theme } from './theme';

/** How long after the last movement points are drawn sharp again and the finished picture with them, and how long a planned move takes. */
const SHARP_MS = 40;
const REST_MS = 120;
const MOVE_MS = 250;
/** With this many points, those of a group are lit only when the pointer has been at its name for a moment. */
const LIT_LATER = 30_000;
const LATER_MS = 50;
/** Points that glide to new places at most; more would not be there in time. */
const MOST_GLIDING = 100_000;

/** What the stage asks of the map around it. */
export interface StageEvents {
  /** The finished picture is about to be drawn: place labels. `zoomed`: the scale changed since the last time. */
  arrange(zoomed: boolean): void;
  /** A frame was drawn; HTML parts tied to points follow. */
  drawn(): void;
  /** The camera came to rest. */
  rested(): void;
  /** What a label's strength is, by its group. */
  labelOpacity(group: number, document: number): number;
}

/** The two canvases, the camera, and the order in which frames are drawn. Draws nothing while nothing changes. */
export class Stage {
  readonly canvas = document.createElement('canvas');
  readonly surface = new Surface();
  readonly labels = new LabelLayer();
  readonly frames = new FrameTimes();
  scene: Scene | undefined;
  levels = new Uint8Array(0);
  shown = 0;
  inView = 0;
  marks: Marks = { hot: -1, related: false, cursor: -1, active: -1, selected: new Set() };
  searching = false;
  /** The area that was drawn by hand, in the world. */
  outline: readonly Place[] | undefined;
  frame: Frame;
  /** Undefined = everything fits; it stays so through resizing and new data. */
  private placed: Camera | undefined;
  private travel: { from: Camera; to: Camera; home: boolean; start: number } | undefined;
  private glide: Glide | undefined;
  private readonly pen = this.canvas.getContext('2d')!;
  private ratio = 1;
  private requested = 0;
  private sharpTimer: ReturnType<typeof setTimeout> | undefined;
  private soonTimer: ReturnType<typeof setTimeout> | undefined;
  private restTimer: ReturnType<typeof setTimeout> | undefined;
  private dirty = { moved: false, points: false, sharp: false, rest: false, ground: false, above: false };
  private ordered: Ordered | undefined;
  private list: DrawList | undefined;
  private ringed: readonly number[] | undefined;
  private restScale = 0;

  constructor(
    public theme: Theme,
    private readonly events: StageEvents,
  ) {
    const none = { left: 0, top: 0, right: 0, bottom: 0 };
    this.frame = { width: 1, height: 1, padding: none, bounds: { left: -1, top: -1, right: 1, bottom: 1 } };
  }

  get camera(): Camera {
    return this.placed ?? fitCamera(this.frame);
  }

  get home(): boolean {
    return this.placed === undefined;
  }

  get transform(): Transform {
    return transformOf(this.camera, this.frame);
  }

  /** True from the first movement until the finished picture. */
  get moving(): boolean {
    return this.dirty.moved || (this.dirty.rest && this.dirty.ground) || this.travel !== undefined || this.glide !== undefined || this.restTimer !== undefined;
  }

  get radius(): number {
    return this.style().radius;
  }

  /** The document at a stage position, or the nearest within `slop` CSS pixels; −1 = none. */
  documentAt(x: number, y: number, slop: number): number {
    const { scene, levels, transform } = this;
    if (!scene || !this.moving) return this.surface.pick(x, y, slop);
    // On the way there is no finished picture to look into.
    const { scale, dx, dy } = transform;
    const nearest = nearestPoint(scene, levels, (x - dx) / scale, (y - dy) / scale);
    if (nearest < 0) return -1;
    const away = Math.hypot(scene.x[nearest] * scale + dx - x, scene.y[nearest] * scale + dy - y);
    return away <= this.radius + slop ? nearest : -1;
  }

  resize(frame: Frame, ratio: number): void {
    this.frame = frame;
    this.ratio = ratio;
    this.surface.resize(frame.width, frame.height, ratio);
    this.finish(true);
  }

  setScene(scene: Scene, before: Scene | undefined): void {
    this.scene = scene;
    this.frame = { ...this.frame, bounds: scene.bounds };
    this.levels = new Uint8Array(scene.count);
    this.ordered = undefined;
    this.list = undefined;
    this.travel = undefined;
    const gliding = before && !this.theme.reducedMotion && Math.max(before.count, scene.count) <= MOST_GLIDING;
    this.glide = gliding ? Glide.between(before, scene, performance.now()) : undefined;
    this.finish(true);
  }

  setEmphasis(emphasis: Emphasis, groundToo: boolean): void {
    clearTimeout(this.soonTimer);
    if (!this.scene) return;
    this.shown = applyEmphasis(this.scene, emphasis, this.levels);
    this.list = undefined;
    this.ringed = undefined;
    this.searching = emphasis.matches !== undefined;
    if (groundToo) this.finish(true);
    else this.request('points');
  }

  /** For what the pointer only comes past: names answer at once, the points of many documents a moment later. */
  soon(emphasise: () => void): void {
    clearTimeout(this.soonTimer);
    if (!this.scene || this.scene.count < LIT_LATER) return emphasise();
    this.request('above');
    this.soonTimer = setTimeout(emphasise, LATER_MS);
  }

  setOutline(outline: readonly Place[] | undefined): void {
    this.outline = outline;
    this.request('above');
  }

  setMarks(marks: Marks): void {
    if (marks.selected !== this.marks.selected) this.ringed = undefined;
    this.marks = marks;
    this.request('above');
  }

  /** Puts the camera somewhere at once, as dragging and the wheel do. */
  moveTo(camera: Camera): void {
    this.travel = undefined;
    this.placed = camera;
    this.touch();
  }

  /** Moves the camera there in a quarter of a second, or at once if less motion is wanted. `undefined` = fit. */
  travelTo(target: Camera | undefined): void {
    const to = target ?? fitCamera(this.frame);
    if (this.theme.reducedMotion) {
      this.placed = target;
      this.touch();
      return;
    }
    this.travel = { from: this.camera, to, home: target === undefined, start: performance.now() };
    this.touch();
  }

  /** Where a planned move will end, or where the camera is. */
  get destination(): Camera {
    return this.travel?.to ?? this.camera;
  }

  /** The finished picture is due in the next frame. */
  finish(ground: boolean): void {
    this.dirty.ground ||= ground;
    this.request('rest');
  }

  request(what: 'points' | 'above' | 'sharp' | 'rest'): void {
    this.dirty[what] = true;
    if (!this.requested) this.requested = requestAnimationFrame(now => this.draw(now));
  }

  private touch(): void {
    this.dirty.moved = true;
    this.request('above');
    clearTimeout(this.sharpTimer);
    this.sharpTimer = setTimeout(() => this.request('sharp'), SHARP_MS);
    clearTimeout(this.restTimer);
    this.restTimer = setTimeout(() => {
      this.restTimer = undefined;
      if (this.travel || this.glide) return;
      this.frames.stop();
      this.finish(true);
    }, REST_MS);
  }

  private style() {
    return pointStyle(this.camera.zoom, this.shown, this.inView, this.theme);
  }

  private view(scene: Scene): FrameView {
    const { levels, theme, transform, shown } = this;
    this.list ??= makeDrawList((this.ordered ??= inOrder(scene, this.glide !== undefined)), levels);
    return { scene, levels, list: this.list, theme, transform, shown, zoom: this.camera.zoom, style: this.style(), tint: scene.colouring.kind !== 'group' ? 0 : this.searching ? 0.45 : 1 };
  }

  private draw(now: number): void {
    this.requested = 0;
    const { scene } = this;
    if (!scene) return;
    this.advance(scene, performance.now());
    const due = this.dirty;
    // From here on, requests are for the next frame.
    this.dirty = { moved: false, points: false, sharp: false, rest: due.rest && due.moved, ground: due.ground && due.moved, above: false };
    if (due.moved) this.surface.move(this.view(scene), this.frames.tick(now));
    else if (due.rest) this.rest(scene, due.ground);
    else if (due.points && !this.surface.points(this.view(scene))) this.dirty.points = true;
    else if (due.sharp) this.surface.sharpen(this.view(scene));
    // One moment for both: labels that finish fading after they were drawn need another frame.
    const moment = performance.now();
    this.paintAbove(scene, moment);
    this.events.drawn();
    if (this.travel || this.glide) this.touch();
    else if (this.dirty.rest || this.dirty.points || this.labels.fading(moment)) this.request('above');
  }

  private rest(scene: Scene, ground: boolean): void {
    const { width, height } = this.frame;
    clearTimeout(this.sharpTimer);
    clearTimeout(this.restTimer);
    this.restTimer = undefined;
    this.inView = countInView(scene, this.levels, this.transform, width, height);
    this.surface.rest(this.view(scene), ground);
    const zoomed = this.restScale !== this.transform.scale;
    this.restScale = this.transform.scale;
    this.events.arrange(zoomed);
    this.events.rested();
  }

  /** Takes the next step of a planned camera move and of points on their way. */
  private advance(scene: Scene, now: number): void {
    if (this.travel) {
      const t = Math.min(1, (now - this.travel.start) / MOVE_MS);
      const eased = 1 - (1 - t) ** 3;
      this.placed = between(this.travel.from, this.travel.to, eased);
      this.dirty.moved = true;
      if (t === 1) {
        this.placed = this.travel.home ? undefined : this.travel.to;
        this.travel = undefined;
      }
    }
    if (!this.glide) return;
    this.dirty.moved = true;
    this.ordered = undefined;
    this.list = undefined;
    if (this.glide.step(scene, (now - this.glide.start) / MOVE_MS)) return;
    this.glide = undefined;
    this.touch();
  }

  private paintAbove(scene: Scene, moment: number): void {
    const { pen, canvas, theme, transform } = this;
    const ratio = this.moving && this.surface.struggling ? Math.min(1, this.ratio) : this.ratio;
    const width = Math.round(this.frame.width * ratio);
    const height = Math.round(this.frame.height * ratio);
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, width, height);
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (this.outline) paintOutline(pen, this.outline, transform, theme);
    paintMarks(pen, scene, this.levels, transform, this.radius, theme, this.marks, (this.ringed ??= ringedOf(scene, this.levels, this.marks.selected)));
    const zooming = this.moving && Math.abs(transform.scale / this.restScale - 1) > 1e-6;
    this.labels.paint(pen, transform, scene.groups, theme, moment, zooming, label =>
      this.events.labelOpacity(label.group, label.document),
    );
  }
}
