/** A rectangle on the stage, in CSS pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export function meet(a: Box, b: Box): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

export function grown(box: Box, by: number, byY = by): Box {
  return { x: box.x - by, y: box.y - byY, w: box.w + 2 * by, h: box.h + 2 * byY };
}

const CELL = 48;

/** Taken places of the stage, looked up by a coarse grid. */
export class Occupancy {
  private readonly cells = new Map<number, Box[]>();

  add(box: Box): void {
    this.visit(box, key => {
      const list = this.cells.get(key);
      if (list) list.push(box);
      else this.cells.set(key, [box]);
      return false;
    });
  }

  free(box: Box): boolean {
    return !this.visit(box, key => this.cells.get(key)?.some(taken => meet(box, taken)) ?? false);
  }

  private visit(box: Box, stop: (key: number) => boolean): boolean {
    const x1 = Math.floor((box.x + box.w) / CELL);
    const y1 = Math.floor((box.y + box.h) / CELL);
    for (let y = Math.floor(box.y / CELL); y <= y1; y++) {
      for (let x = Math.floor(box.x / CELL); x <= x1; x++) if (stop((y + 512) * 4096 + x + 512)) return true;
    }
    return false;
  }
}
