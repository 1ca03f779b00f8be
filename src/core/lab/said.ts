import { decimalsOf } from '../numbers';

/** A sentence for people: an English text with `{places}` and what stands in them, so that a face may translate it. */
export interface Said {
  readonly text: string;
  readonly values: Readonly<Record<string, string>>;
}

/** The sentence in English. */
export function english({ text, values }: Said): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => (Object.hasOwn(values, name) ? values[name] : place));
}

/** Sentences in English, one after the other. */
export function englishAll(sentences: readonly Said[]): string {
  return sentences.map(english).join(' ');
}

/** Two digits behind the point, as measures are shown: 0.37; the minus is a real one. */
export function figure(value: number, digits = 2): string {
  const text = value.toFixed(digits);
  return Number(text) < 0 ? `−${text.slice(1)}` : text.replace('-', '');
}

/** A whole number as people write it: 1,871. */
export function whole(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A number of any size as people write it: 0.37, 38.4, 1,871. */
export function amount(value: number): string {
  const decimals = decimalsOf(value);
  return decimals > 0 ? figure(value, decimals) : whole(value).replace('-', '−');
}

/** A share as people write it: 25 %, and never 0 % for what is not nothing. */
export function percent(share: number): string {
  return share > 0 && share < 0.005 ? '< 1 %' : `${Math.round(100 * share)} %`;
}

/** A time as people read it: 0.09 s, 41 s, 3 min 20 s. */
export function seconds(time: number): string {
  if (time < 100) return `${time.toFixed(time < 10 ? 2 : 0)} s`;
  const all = Math.round(time);
  return `${Math.floor(all / 60)} min ${all % 60} s`;
}
