/** Languages whose dates are read where they are written in words, as the system knows them. */
const LANGUAGES = ['en', 'de', 'de-AT', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ru'];
/** Names may be cut to so many letters, but for those that begin like that of another month. */
const [SHORTEST_MONTH, SHORTEST_DAY] = [3, 2];
/** Words before a day: the 12th, am 12., le 12. */
const ARTICLES = new Set(['the', 'den', 'am', 'le', 'el', 'il']);

interface Names {
  readonly months: ReadonlyMap<string, number>;
  readonly weekdays: ReadonlySet<string>;
}

let known: Names | undefined;

/** The month that a name or its beginning tells, 1 = January; 0 for none, or where it may be two. */
export function monthNamed(name: string): number {
  return (known ??= allNames()).months.get(name.toLowerCase()) ?? 0;
}

/** Whether a word may stand before the day of a date: a day of the week or an article. */
export function leadsToDay(word: string): boolean {
  return ARTICLES.has(word.toLowerCase()) || (known ??= allNames()).weekdays.has(word.toLowerCase());
}

function allNames(): Names {
  const whole = new Map<string, number>();
  const cut = new Map<string, number>();
  const weekdays = new Set<string>();
  for (const language of LANGUAGES) {
    // In some languages a month has another ending beside a day, or a short name of its own.
    const formats = [{ month: 'long' }, { month: 'long', day: 'numeric' }, { month: 'short' }] as const;
    for (const how of formats) {
      const format = new Intl.DateTimeFormat(language, { ...how, timeZone: 'UTC' });
      for (let month = 1; month <= 12; month++) add(whole, nameIn(format, Date.UTC(2024, month - 1, 1), 'month'), month);
    }
    const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
    for (let day = 1; day <= 7; day++) for (const name of beginnings(nameIn(format, Date.UTC(2024, 0, day), 'weekday'), SHORTEST_DAY)) weekdays.add(name);
  }
  for (const [name, month] of whole) for (const beginning of beginnings(name, SHORTEST_MONTH)) add(cut, beginning, month);
  return { months: new Map([...cut, ...whole]), weekdays };
}

function nameIn(format: Intl.DateTimeFormat, time: number, part: 'month' | 'weekday'): string {
  return (format.formatToParts(time).find(({ type }) => type === part)?.value ?? '').toLowerCase().replace(/\.$/, '');
}

function add(months: Map<string, number>, name: string, month: number): void {
  months.set(name, (months.get(name) ?? month) === month ? month : 0);
}

function beginnings(name: string, shortest: number): string[] {
  return Array.from({ length: Math.max(0, name.length - shortest + 1) }, (_, at) => name.slice(0, shortest + at));
}
