import { seededRandom } from '../random';
import type { Pace } from '../work';
import { exactProducts, type BasisProducts, type Vectors } from './basisProducts';
import { symmetricEigen } from './symmetricEigen';

/** A symmetric matrix that is known by what it does to vectors. */
export interface SymmetricOperator {
  readonly size: number;
  /** No eigenvalue is smaller. */
  readonly least: number;
  /** The matrix times each of some vectors (rows: count × size). */
  multiply(vectors: Vectors, count: number): Promise<Vectors>;
}

/** Eigenvalues, largest first, and their unit vectors (rows: count × size). */
export interface EigenPairs {
  readonly values: Float64Array;
  readonly vectors: Vectors;
  /** The longest A·v − λ·v among them, as a share of the largest eigenvalue. */
  readonly residual: number;
}

export interface EigenOptions {
  /** The residual that is good enough. */
  readonly tolerance: number;
  readonly pace: Pace;
  readonly report?: (done: number, total: number) => void;
  /** How dense products are taken; exactly if not given. */
  readonly products?: BasisProducts;
  /** How often pairs are solved for; each round if not given. */
  readonly schedule?: Schedule;
}

/** Solving for pairs costs more than a few products of a small dense operator, so that these may stand in for some of it. */
export interface Schedule {
  /** How many times the operator is applied twice before the first round: good where eigenvalues fall quickly and none is negative. */
  readonly squares: number;
  /** Filters between two rounds. */
  readonly filters: number;
}

const MOST_ROUNDS = 60;
/** Vectors carried along besides those wanted: at least so many, and a quarter more. */
const EXTRA = 8;
/** Up to this size the whole matrix is solved at once where a third of its vectors or more are carried. */
const SMALL = 640;
const MOST_DEGREE = 24;
/** How far products of a basis with itself may be from 1 and 0 where it only has to be kept from falling together. */
const ROUGHLY = 0.1;
const EACH_ROUND: Schedule = { squares: 0, filters: 1 };
/** How much more the filter lets through of the largest than of the rest; beyond, rounding would hide the smaller ones. */
const MOST_GAIN = 1e5;

/**
 * The `count` largest eigenvalues of a symmetric operator by subspace iteration with a Chebyshev filter (Zhou, Saad,
 * Tiago, Chelikowsky 2006): vectors with the same eigenvalue are all found. Every round measures the residuals of the
 * pairs and ends when the largest passes; after 60 rounds the best found is given, with its residual.
 */
export async function largestEigen(operator: SymmetricOperator, count: number, { tolerance, pace, report, products = exactProducts, schedule = EACH_ROUND }: EigenOptions): Promise<EigenPairs> {
  const { size } = operator;
  const wanted = Math.min(count, size);
  const carried = Math.min(size, wanted + Math.max(EXTRA, wanted >> 2));
  const width = 3 * carried >= size && size <= SMALL ? size : carried;
  let basis = width === size ? unitBasis(size) : await startBasis(operator, width, products, schedule.squares);
  for (let round = 1; ; round++) {
    const image = await operator.multiply(basis, width);
    const ritz = await rayleighRitz(basis, image, width, size, products);
    const residual = largestResidual(ritz, wanted, size);
    report?.(round, MOST_ROUNDS);
    if (residual <= tolerance || round === MOST_ROUNDS || width === size) {
      return { values: ritz.values.slice(0, wanted), vectors: ritz.vectors.slice(0, wanted * size), residual };
    }
    await pace.breathe();
    basis = await products.orthonormalised(await filtered(operator, ritz, width, pace), width, size);
    for (let filter = 1; filter < schedule.filters; filter++) {
      const images = await operator.multiply(basis, width);
      basis = await products.orthonormalised(await filtered(operator, { values: ritz.values, vectors: basis, images }, width, pace), width, size);
    }
  }
}

function unitBasis(size: number): Float64Array {
  const basis = new Float64Array(size * size);
  for (let i = 0; i < size; i++) basis[i * size + i] = 1;
  return basis;
}

function vectorsByChance(length: number): Float64Array {
  const random = seededRandom(1);
  const vectors = new Float64Array(length);
  for (let at = 0; at < length; at++) vectors[at] = random() - 0.5;
  return vectors;
}

/** Vectors by chance, in which squares of the operator have brought forward what is along its largest. */
async function startBasis({ size, multiply }: SymmetricOperator, width: number, products: BasisProducts, squares: number): Promise<Vectors> {
  let basis: Vectors = vectorsByChance(width * size);
  for (let square = 0; square < squares; square++) {
    // What one direction gains on another is lost in rounding when it is not parted from it in time.
    if (square > 0) basis = await products.orthonormalised(basis, width, size, ROUGHLY);
    basis = await multiply(await multiply(basis, width), width);
  }
  return products.orthonormalised(basis, width, size);
}

interface RitzPairs {
  readonly values: Float64Array;
  readonly vectors: Vectors;
  /** The operator times the vectors. */
  readonly images: Vectors;
}

/** The best approximations of eigenvectors within the span of an orthonormal basis, largest eigenvalue first. */
async function rayleighRitz(basis: Vectors, image: Vectors, width: number, size: number, products: BasisProducts): Promise<RitzPairs> {
  const { values, vectors } = symmetricEigen(await products.dots(basis, image, width, size), width);
  return { values, vectors: await products.combined(vectors, basis, width, size), images: await products.combined(vectors, image, width, size) };
}

function largestResidual({ values, vectors, images }: RitzPairs, wanted: number, size: number): number {
  let largest = 0;
  for (let v = 0; v < wanted; v++) largest = Math.max(largest, squaredResidual(images, vectors, values[v], v * size, size));
  return Math.sqrt(largest) / (Math.abs(values[0]) || 1);
}

function squaredResidual(images: Vectors, vectors: Vectors, value: number, first: number, size: number): number {
  let square = 0;
  for (let at = first, end = first + size; at < end; at++) square += (images[at] - value * vectors[at]) ** 2;
  return square;
}

/** The vectors after a Chebyshev polynomial of the operator that stays small from the least eigenvalue to the last one carried. */
async function filtered(operator: SymmetricOperator, { values, vectors, images }: RitzPairs, width: number, pace: Pace): Promise<Float64Array> {
  const { least } = operator;
  const spread = values[0] - least;
  const cut = Math.min(values[0] - 1e-3 * spread, Math.max(least + 1e-3 * spread, values[width - 1]));
  const half = (cut - least) / 2;
  const centre = (cut + least) / 2;
  const top = (values[0] - centre) / half;
  const degree = Math.max(1, Math.min(MOST_DEGREE, Math.floor(Math.acosh(MOST_GAIN) / Math.acosh(top))));
  // T₀ and T₁ of the operator moved to −1 … 1, scaled so that the largest eigenvalue's share stays 1.
  let before: Vectors = vectors;
  let now = firstDegree(images, vectors, centre, half * top);
  let scale = 1 / top;
  for (let step = 1; step < degree; step++) {
    const image = await operator.multiply(now, width);
    const next = 1 / (2 * top - scale);
    const found = image instanceof Float64Array ? image : new Float64Array(image.length);
    toNextDegree(found, image, now, before, { centre, half, scale, next });
    [before, now, scale] = [now, found, next];
    await pace.breathe();
  }
  return now;
}

function firstDegree(images: Vectors, vectors: Vectors, centre: number, divisor: number): Float64Array {
  const found = new Float64Array(images.length);
  for (let at = 0; at < found.length; at++) found[at] = (images[at] - centre * vectors[at]) / divisor;
  return found;
}

/** From the image of the vectors of one degree those of the next, which may take its place. A loop by itself, as loops that may wait are compiled worse. */
function toNextDegree(found: Float64Array, image: Vectors, now: Float64Array, before: Vectors, { centre, half, scale, next }: Record<'centre' | 'half' | 'scale' | 'next', number>): void {
  for (let at = 0; at < image.length; at++) found[at] = (2 * next * (image[at] - centre * now[at])) / half - scale * next * before[at];
}
