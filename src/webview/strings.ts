import type { MapStrings } from '../protocol/mapStrings';

export type Strings = MapStrings;

/** The strings to use: those the host sent, the English ones for the rest. */
export function readStrings<T extends Readonly<Record<string, string>>>(english: T, json: string | undefined): Readonly<Record<keyof T, string>> {
  const strings: Record<string, string> = { ...english };
  const sent: unknown = JSON.parse(json || '{}');
  for (const [name, text] of Object.entries(sent ?? {})) if (Object.hasOwn(strings, name) && typeof text === 'string') strings[name] = text;
  return strings as Readonly<Record<keyof T, string>>;
}

/** Puts values into the places of a string; numbers are written the reader's way. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : place;
    return typeof value === 'number' ? formatNumber(value) : value;
  });
}

// The page says which language the editor speaks.
const plain = new Intl.NumberFormat(globalThis.document?.documentElement.lang || 'en');

export function formatNumber(value: number): string {
  return plain.format(value);
}

/** One form for 1, another for all other counts. */
export function counted(count: number, one: string, many: string): string {
  return count === 1 ? one : fill(many, { count });
}
