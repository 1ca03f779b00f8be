const KEPT = 120;

/** Times of recent frames while something moves, from one animation frame to the next. */
export class FrameTimes {
  private readonly times = new Float32Array(KEPT);
  private count = 0;
  private last = 0;

  /** To be called in every moving frame with the frame's time. Returns the milliseconds since the one before, 0 for the first. */
  tick(now: number): number {
    const since = this.last ? now - this.last : 0;
    this.last = now;
    if (since > 0) this.times[this.count++ % KEPT] = since;
    return since;
  }

  /** The movement ended; the pause until the next one is no frame. */
  stop(): void {
    this.last = 0;
  }

  /** Milliseconds of the kept frames, oldest first. */
  list(): number[] {
    if (this.count <= KEPT) return [...this.times.subarray(0, this.count)];
    const at = this.count % KEPT;
    return [...this.times.subarray(at), ...this.times.subarray(0, at)];
  }
}
