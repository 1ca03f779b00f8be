/** When each document was added or last changed. */
export interface DocumentDates {
  readonly meaning: 'added' | 'changed';
  /** Who says so, of those that it knows; of the others the files do. */
  readonly by: 'git' | 'files';
  /** Milliseconds since 1970 (UTC) by document id. */
  readonly times: ReadonlyMap<string, number>;
}

/** How many documents fall into each month, from the first with one to the last. */
export interface Months {
  /** Months since the year 0: 12 × year + month (0 … 11). */
  readonly first: number;
  readonly counts: readonly number[];
}

/** Files without a date of their own carry the beginning of 1970 or 1980. */
const EARLIEST = Date.UTC(1981, 0);
const MOST_MONTHS = 1200;

/** Counts documents by month (UTC); null when no two dated documents lie in different months. */
export function byMonth(ids: readonly string[], { times }: DocumentDates): Months | null {
  const months = ids.flatMap(id => {
    const date = new Date(times.get(id) ?? NaN);
    return date.getTime() >= EARLIEST ? [12 * date.getUTCFullYear() + date.getUTCMonth()] : [];
  });
  const first = months.reduce((least, month) => Math.min(least, month), Infinity);
  const span = months.reduce((most, month) => Math.max(most, month), -Infinity) - first + 1;
  if (!(span > 1) || span > MOST_MONTHS) return null;
  const counts = new Array<number>(span).fill(0);
  for (const month of months) counts[month - first]++;
  return { first, counts };
}

/** "Mar 2021", as a language (a BCP 47 tag) has it. */
export function monthName(month: number, language: string): string {
  return new Date(Date.UTC(Math.floor(month / 12), month % 12)).toLocaleDateString(language, { month: 'short', year: 'numeric', timeZone: 'UTC' });
}

/** The month with most documents; of equals the latest. */
export function fullestMonth({ first, counts }: Months): { readonly month: number; readonly count: number } {
  const count = counts.reduce((most, value) => Math.max(most, value), 0);
  return { month: first + counts.lastIndexOf(count), count };
}

/** Documents by year, years without one left out. */
export function byYear({ first, counts }: Months): ReadonlyMap<number, number> {
  const years = new Map<number, number>();
  counts.forEach((count, at) => {
    const year = Math.floor((first + at) / 12);
    if (count > 0) years.set(year, (years.get(year) ?? 0) + count);
  });
  return years;
}
