import { wholeNumber } from './usage';

const MOST_SAMPLES = 50;

/** Number of samples that stability is measured on; `none` also takes 0. Throws a `UsageError` for what is no such number. */
export function samplesOf(value: string, none: 'none' | 'some' = 'some'): number {
  if (none === 'none' && value === '0') return 0;
  return wholeNumber('--samples', value, 2, MOST_SAMPLES, none === 'none' ? '0 or ' : '');
}
