import { MAP_STRINGS, type MapStrings } from '../protocol/mapStrings';

export type Strings = MapStrings;

/** The strings to use: those the host sent, the English ones for the rest. */
export function readStrings(json: string | undefined): Strings {
  if (!json) return MAP_STRINGS;
  const sent: unknown = JSON.parse(json);
  const strings: Record<string, string> = { ...MAP_STRINGS };
  for (const [name, text] of Object.entries(sent ?? {})) if (name in strings && typeof text === 'string') strings[name] = text;
  return strings as Strings;
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
