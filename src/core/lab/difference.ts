import { meanOf, sumOf } from '../sums';

/** Differences below this are in the third digit, which nobody should act on. */
const LEAST = 0.01;
/** Standard deviations of the difference between two ways, over the samples, that a clear difference exceeds. */
const DEVIATIONS = 2;

/** A value of all documents, and the same of each sample; the samples of two ways are the same documents. */
export interface Sampled {
  readonly value: number;
  readonly samples: readonly number[];
}

/**
 * Whether the first value is clearly greater than the second: by more than twice what the difference itself varies when
 * 5 % of the documents are left out.
 */
export function clearlyGreater(first: Sampled, second: Sampled): boolean {
  const differences = first.samples.map((value, at) => value - second.samples[at]).filter(Number.isFinite);
  return first.value - second.value > Math.max(LEAST, DEVIATIONS * deviation(differences));
}

/** Mean of several sampled values: of their values, and of each of their samples. */
export function meanSampled(all: readonly Sampled[]): Sampled {
  return {
    value: meanOf(all.map(({ value }) => value)),
    samples: all[0].samples.map((_, at) => meanOf(all.map(({ samples }) => samples[at]))),
  };
}

/** Standard deviation with n − 1; 0 for fewer than two values. */
function deviation(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = meanOf(values);
  return Math.sqrt(sumOf(values.map(value => (value - mean) ** 2)) / (values.length - 1));
}
