import type { NearestCentres } from '../algebra/algebra';
import { squaredDistance, squaredLengths } from '../algebra/rows';
import { largestSize } from '../sums';
import type { Matrix } from '../types';

/** Error of squared distances by products of 32-bit numbers, as a share of the squared lengths. */
const ROUNDING = 1e-6;

/**
 * What is sure of the distances of rows to centres that move: at most so far to their own, at least so far to any other
 * (Hamerly, "Making k-means even faster", 2010). A row whose own centre is surely the nearest need not be looked at.
 */
export class CentreBounds {
  private readonly own: Float64Array;
  private readonly other: Float64Array;
  private centres: Matrix | undefined;

  /** `squares` are the squared lengths of the rows. */
  constructor(private readonly squares: Float64Array) {
    this.own = new Float64Array(squares.length);
    this.other = new Float64Array(squares.length);
  }

  /** Makes all rows unsure again. */
  reset(): void {
    this.centres = undefined;
  }

  /** The rows that may have another nearest centre since the centres moved to these; `labels` are those before. */
  unsureRows(labels: Int32Array, centres: Matrix): Int32Array {
    const moves = this.movesTo(centres);
    const most = moves.indexOf(largestSize(moves));
    const mostOfOthers = moves.map(() => moves[most]);
    mostOfOthers[most] = moves.reduce((max, move, group) => (group === most ? max : Math.max(max, move)), 0);
    return unsureAfter(moves, mostOfOthers, labels, this.own, this.other);
  }

  /** Takes what was found of some rows (all if not given) with these centres. */
  set(found: NearestCentres, centres: Matrix, rows?: Int32Array): void {
    this.centres = centres;
    const longest = largestSize(squaredLengths(centres));
    for (let at = 0; at < found.labels.length; at++) {
      const row = rows ? rows[at] : at;
      const error = ROUNDING * (this.squares[row] + longest);
      this.own[row] = Math.sqrt(found.squaredDistances[at] + error);
      this.other[row] = Math.sqrt(Math.max(0, found.secondSquaredDistances[at] - error));
    }
  }

  private movesTo(centres: Matrix): Float64Array {
    const before = this.centres;
    return Float64Array.from({ length: centres.rows }, (_, group) => (before ? Math.sqrt(squaredDistance(centres, group, group, before)) : Infinity));
  }
}

/** Widens the bounds of all rows by how far centres moved and gives those rows whose bounds meet. */
function unsureAfter(moves: Float64Array, mostOfOthers: Float64Array, labels: Int32Array, own: Float64Array, other: Float64Array): Int32Array {
  const rows = new Int32Array(labels.length);
  let count = 0;
  for (let row = 0; row < labels.length; row++) {
    own[row] += moves[labels[row]];
    other[row] -= mostOfOthers[labels[row]];
    if (own[row] >= other[row]) rows[count++] = row;
  }
  return rows.subarray(0, count);
}
