/** Which of the cells each row has looked into. */
export interface Looked {
  /** Bytes of a row, with a bit for each cell. */
  readonly width: number;
  readonly bits: Uint8Array;
}

/** No row has looked into any cell. */
export function nothingLooked(rows: number, cells: number): Looked {
  const width = (cells + 7) >> 3;
  return { width, bits: new Uint8Array(rows * width) };
}

/** Whether the row has not looked into the cell before; from now on it has. */
export function looksFirst({ width, bits }: Looked, row: number, cell: number): boolean {
  const at = row * width + (cell >> 3);
  const bit = 1 << (cell & 7);
  if (bits[at] & bit) return false;
  bits[at] |= bit;
  return true;
}

/** Whether the row has looked into the cell. */
export function hasLooked({ width, bits }: Looked, row: number, cell: number): boolean {
  return (bits[row * width + (cell >> 3)] & (1 << (cell & 7))) > 0;
}

/** Which rows are to look into which cells, told in any order. */
export class Looking {
  private rows = new Int32Array(1 << 16);
  private cells = new Int32Array(1 << 16);
  private count = 0;

  add(row: number, cell: number): void {
    if (this.count === this.rows.length) [this.rows, this.cells] = [longer(this.rows), longer(this.cells)];
    this.rows[this.count] = row;
    this.cells[this.count++] = cell;
  }

  /** The rows that are to look into each of so many cells, in the order in which they were told. */
  byCell(cells: number): Int32Array[] {
    const ends = new Int32Array(cells);
    for (let at = 0; at < this.count; at++) ends[this.cells[at]]++;
    for (let cell = 1; cell < cells; cell++) ends[cell] += ends[cell - 1];
    const starts = ends.map((_, cell) => (cell ? ends[cell - 1] : 0));
    const next = starts.slice();
    const sorted = new Int32Array(this.count);
    for (let at = 0; at < this.count; at++) sorted[next[this.cells[at]]++] = this.rows[at];
    return Array.from(ends, (end, cell) => sorted.subarray(starts[cell], end));
  }
}

function longer(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(2 * numbers.length);
  more.set(numbers);
  return more;
}
