/** Stretches of time of one kind, day by day or month by month, one after the other. */
export interface Periods {
  /** Where each begins, and behind them the end of the last: milliseconds since 1970 (UTC). */
  readonly borders: readonly number[];
  /** How exactly a period is written. */
  readonly written: Exactness;
  /** Positions of the few that carry a date on an axis, evenly apart and where round ones are, and how exactly that is written. */
  readonly ticks: readonly number[];
  readonly ticksWritten: Exactness;
}

/** Parts of a date that are written, down to this one. */
export type Exactness = 'day' | 'month' | 'year';

interface Kind {
  readonly written: Exactness;
  /** The number of the period that a time lies in, and where one of a number begins. */
  numberOf(time: number): number;
  beginOf(number: number): number;
  /** How many periods from one date to the next on an axis. */
  readonly steps: readonly number[];
  /** From this step on dates are those of years. */
  readonly yearStep: number;
}

export const DAY = 86_400_000;
/** More are hard to tell apart; where there would be, the next kind gives about a dozen. */
const MOST_PERIODS = 40;
const MOST_TICKS = 5;
/** Days are counted from a Monday, so that each week is seven of them and begins with one. */
const MONDAY = 3 * DAY;

const byDays = (each: number, steps: readonly number[]): Kind => ({
  written: 'day',
  numberOf: time => Math.floor((time + MONDAY) / DAY / each),
  beginOf: number => number * each * DAY - MONDAY,
  steps,
  yearStep: Infinity,
});

const byMonths = (each: number, steps: readonly number[]): Kind => ({
  written: each < 12 ? 'month' : 'year',
  numberOf: time => Math.floor((12 * new Date(time).getUTCFullYear() + new Date(time).getUTCMonth()) / each),
  beginOf: number => new Date(0).setUTCFullYear(0, number * each, 1),
  steps,
  yearStep: 12 / each,
});

/** Days, weeks, months, quarters, years, and round numbers of years. */
const KINDS: readonly Kind[] = [
  byDays(1, [1, 2, 7, 14]),
  byDays(7, [1, 2, 4, 8, 16]),
  byMonths(1, [1, 2, 3, 6, 12]),
  byMonths(3, [1, 2, 4, 8, 16]),
  ...[1, 2, 5, 10, 20, 50, 100, 200].map(years => byMonths(12 * years, [1, 2, 5, 10, 20])),
];

/** The shortest periods of which there are not too many from one time to another: of 40 at most about a dozen, but for a few days. */
export function periodsBetween(from: number, to: number, most = MOST_PERIODS): Periods {
  const count = ({ numberOf }: Kind) => numberOf(to) - numberOf(from) + 1;
  const kind = KINDS.find(each => count(each) <= most) ?? KINDS[KINDS.length - 1];
  const first = kind.numberOf(from);
  const positions = Array.from({ length: count(kind) }, (_, at) => at);
  const ticksOf = (step: number) => positions.filter(at => (first + at) % step === 0);
  const step = kind.steps.find(each => ticksOf(each).length <= MOST_TICKS) ?? kind.steps[kind.steps.length - 1];
  return {
    borders: [...positions, positions.length].map(at => kind.beginOf(first + at)),
    written: kind.written,
    ticks: ticksOf(step),
    ticksWritten: step >= kind.yearStep ? 'year' : kind.written,
  };
}

/** The position of the period that holds a time; −1 for a time outside. */
export function periodOf(time: number, { borders }: Pick<Periods, 'borders'>): number {
  let at = borders.length - 1;
  if (time >= borders[at]) return -1;
  // Asked of every document.
  while (at >= 0 && borders[at] > time) at--;
  return at;
}

/** A date on an axis runs to the right from its place; where this is behind that share of the axis it would run over the end. A year is shorter. */
const LAST_DATE: Readonly<Record<Exactness, number>> = { day: 0.85, month: 0.85, year: 0.87 };

/** Where an axis has its lines, by the position of the period that begins there, each with its date where there is room for it. */
export function axisDates({ borders, ticks, ticksWritten }: Periods, language: string): { readonly at: number; readonly date?: string }[] {
  const room = LAST_DATE[ticksWritten] * (borders.length - 1);
  return ticks.map(at => ({ at, ...(at < room && { date: dateName(borders[at], ticksWritten, language) }) }));
}

/** Whether each period is one day. */
export function isOfDays({ borders }: Pick<Periods, 'borders'>): boolean {
  return borders[1] - borders[0] === DAY;
}

const PARTS: Readonly<Record<Exactness, Intl.DateTimeFormatOptions>> = {
  day: { year: 'numeric', month: 'short', day: 'numeric' },
  month: { year: 'numeric', month: 'short' },
  year: { year: 'numeric' },
};

/** To make one takes far longer than to write a date, and reports write thousands. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** Dates as a language (a BCP 47 tag) has them. The periods are those of one calendar and one place, so their names are too. */
function format(exactness: Exactness, language: string): Intl.DateTimeFormat {
  const key = `${exactness} ${language}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, { ...PARTS[exactness], calendar: 'gregory', timeZone: 'UTC' });
  formats.set(key, known);
  return known;
}

/** "Mar 2021", "Jan – Mar 2021", "2021", "1990 – 1994": the period at a position. */
export function periodName({ borders, written }: Pick<Periods, 'borders' | 'written'>, at: number, language: string): string {
  return format(written, language).formatRange(borders[at], borders[at + 1] - 1);
}

/** "3 Mar 2021", "Mar 2021" or "2021". */
export function dateName(time: number, exactness: Exactness, language: string): string {
  return format(exactness, language).format(time);
}
