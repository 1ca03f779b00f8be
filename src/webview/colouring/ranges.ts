import { UNGROUPED_SLOT } from '../../core/palette';
import { rampSlot } from './slots';

/** A bar of the histogram: how many documents lie in its span, and its colour. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly slot: number;
}

/** Between values and places on the ramp, 0 … 1. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  place(value: number): number;
  value(place: number): number;
}

/** Bars of the histogram; where all values are the same, there is one. */
const BINS = 20;

function makeScale(kind: 'linear' | 'logarithmic', from: number, to: number): Scale {
  const bend = kind === 'linear' ? (value: number) => value : (value: number) => Math.log(Math.max(1, value));
  const back = kind === 'linear' ? (value: number) => value : Math.exp;
  const span = bend(to) - bend(from);
  return {
    from,
    to,
    place: value => (span > 0 ? (bend(value) - bend(from)) / span : 0.5),
    value: place => back(bend(from) + span * place),
  };
}

/** Colours and histogram of values, between their least and greatest or the ends given; NaN values have no colour. */
export function rangeOf(values: Float64Array, kind: 'linear' | 'logarithmic', ends?: readonly [number, number]): { slot: Uint8Array; values: Float64Array; scale: Scale; bins: Bin[] } {
  let [from, to] = ends ?? [Infinity, -Infinity];
  if (!ends) {
    for (const value of values) {
      if (Number.isNaN(value)) continue;
      from = Math.min(from, value);
      to = Math.max(to, value);
    }
  }
  const known = from <= to;
  const scale = makeScale(kind, known ? from : 0, known ? to : 0);
  const many = from < to ? BINS : 1;
  const counts = new Array<number>(many).fill(0);
  const slot = Uint8Array.from(values, value => {
    if (Number.isNaN(value)) return UNGROUPED_SLOT;
    const place = scale.place(value);
    counts[Math.min(many - 1, Math.max(0, Math.floor(place * many)))]++;
    return rampSlot(place);
  });
  const bins = counts.map((count, k) => ({ from: scale.value(k / many), to: scale.value((k + 1) / many), count, slot: rampSlot((k + 0.5) / many) }));
  return { slot, values, scale, bins };
}

/** Sizes of points: the five steps a length is sorted into, and how much larger than others each is drawn. */
export const SIZE_FACTORS = [0.7, 0.85, 1.05, 1.35, 1.75] as const;

/** Each document's step by its length in characters (0 = unknown), a fifth of the documents each. */
export function sizeSteps(length: Uint32Array): Uint8Array {
  const sorted = Uint32Array.from(length).sort();
  const limits = [0.2, 0.4, 0.6, 0.8].map(share => sorted[Math.floor(share * sorted.length)] ?? 0);
  return Uint8Array.from(length, value => limits.filter(limit => value > limit).length);
}
