import type { Scene } from './scene';

/** Points on their way from where an earlier picture had them to their new places. */
export class Glide {
  private constructor(
    readonly start: number,
    private readonly fromX: Float32Array,
    private readonly fromY: Float32Array,
    private readonly toX: Float32Array,
    private readonly toY: Float32Array,
  ) {}

  /** Plans the way for documents both scenes have (by id); undefined if there are none or all stay. */
  static between(before: Scene, after: Scene, now: number): Glide | undefined {
    const [was, is] = [before.data.documents.ids, after.data.documents.ids];
    const old = new Map(Array.from({ length: before.count }, (_, i) => [was.get(i), i]));
    const fromX = after.x.slice();
    const fromY = after.y.slice();
    let moving = false;
    for (let i = 0; i < after.count; i++) {
      const j = old.get(is.get(i));
      if (j === undefined) continue;
      moving ||= before.x[j] !== after.x[i] || before.y[j] !== after.y[i];
      fromX[i] = before.x[j];
      fromY[i] = before.y[j];
    }
    return moving ? new Glide(now, fromX, fromY, after.x.slice(), after.y.slice()) : undefined;
  }

  /** Writes the positions at t = 0 … 1 into the scene; false when all have arrived. */
  step({ x, y, count }: Scene, t: number): boolean {
    if (t >= 1) {
      x.set(this.toX);
      y.set(this.toY);
      return false;
    }
    const left = (1 - t) ** 3;
    for (let i = 0; i < count; i++) {
      x[i] = this.toX[i] + (this.fromX[i] - this.toX[i]) * left;
      y[i] = this.toY[i] + (this.fromY[i] - this.toY[i]) * left;
    }
    return true;
  }
}
