import { UsageError } from './usage';

const MOST_SAMPLES = 50;

/** Number of samples that stability is measured on; `none` also takes 0. Throws a `UsageError` for what is no such number. */
export function samplesOf(value: string, none: 'none' | 'some' = 'some'): number {
  const samples = Number(value);
  if (/^\d+$/.test(value) && samples <= MOST_SAMPLES && (samples >= 2 || (samples === 0 && none === 'none'))) return samples;
  throw new UsageError(`--samples takes ${none === 'none' ? '0 or ' : ''}a whole number from 2 to ${MOST_SAMPLES}, not "${value}".`);
}
