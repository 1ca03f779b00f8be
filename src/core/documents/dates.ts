import { fileName } from '../paths';
import { leadsToDay, monthNamed } from './monthNames';

/** Up to two words before a day: one of the week, an article. */
const LEAD = '((?:[\\p{L}-]{2,14}\\.?,?\\s+){0,2})';
const MONTH = '(\\p{L}{3,12})';
/** With halves of the day as English, Spanish and German have them: `3:15 PM`, `3:15 p. m.`, `3:15 nachm.` */
const CLOCK = '(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:[.,]\\d{1,9})?)?(?:\\s?([ap]|vor(?=m)|nach(?=m))\\.?\\s?m\\.?)?';
/** A zone, and what mails write behind it: `+0200 (CEST)`. */
const ZONE = '(?:\\s*(?:z|[a-z]{2,5}|(?:gmt|utc)?[+-]\\d\\d(?::?\\d\\d)?|(?:gmt|utc)[+-]\\d(?::\\d\\d)?)(?:\\s+\\([^()]{1,40}\\))?)?';
const TIME = `(?:(?:t|,?\\s+(?:at\\s+)?)${CLOCK}${ZONE})?`;
const ORDINAL = '(?:st|nd|rd|th|er|º)?';
/** What Russian and Polish write behind a year. */
const OF_YEAR = '(?:\\s?(?:г\\.?|года|r\\.?))?';

const YEAR_FIRST = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${TIME}$`, 'i');
/** As in China, Japan and Korea. */
const YEAR_MARKED = new RegExp(`^(\\d{4})\\s?[年년]\\s?(\\d{1,2})\\s?[月월]\\s?(\\d{1,2})\\s?[日일]${TIME}$`, 'iu');
const DAY_FIRST = new RegExp(`^${LEAD}(\\d{1,2})${ORDINAL}\\.?[\\s-]+(?:de\\s+)?${MONTH}\\.?,?[\\s-]+(?:del?\\s+)?(\\d{4})${OF_YEAR}${TIME}$`, 'iu');
/** As Jira and Oracle write it, with two digits of the year: `04/Mar/24 3:15 PM`. */
const MONTH_AMID = new RegExp(`^(\\d{1,2})([-/])${MONTH}\\.?\\2(\\d{4}|\\d\\d)${TIME}$`, 'iu');
const MONTH_FIRST = new RegExp(`^${LEAD}${MONTH}\\.?\\s+(\\d{1,2})${ORDINAL},?\\s+(\\d{4})${TIME}$`, 'iu');
/** As C prints a time, with or without a zone: `Wed Oct 10 20:19:24 +0000 2018`. */
const YEAR_LAST = new RegExp(`^${LEAD}${MONTH}\\s+(\\d{1,2})\\s+${CLOCK}${ZONE}\\s+(\\d{4})$`, 'iu');
const DIGITS = /^(\d{4})(\d\d)(\d\d)(?:t?(\d\d)(\d\d)(\d\d)?z?)?$/i;
/** Seconds, as Slack has them with their parts, or milliseconds since 1970, from 1973 on: fewer digits are numbers of something else. */
const EPOCH = /^(?:\d{10}(?:\.\d{1,9})?|\d{13})$/;
const [LEAST_SECONDS, LEAST_MS] = [1e8, 1e11];

const LONGEST = 80;
/** Which years are still to come depends on when that is asked; documents are read the same at any time. */
const [FIRST_YEAR, LAST_YEAR] = [1900, 2999];

/**
 * A date that somebody wrote, in milliseconds since 1970: the clock they had, read as UTC, so that its day is the same
 * everywhere; a date without time is the beginning of its day. Undefined where it is in doubt (12/03/2024), no whole date,
 * or of a year that nothing of today is of.
 */
export function dateOf(value: unknown): number | undefined {
  // Digits that can be read as a day are one: as a time since 1970 they would be of the seventies, or of centuries to come.
  if (typeof value === 'number') return (DIGITS.test(String(value)) ? writtenDate(String(value)) : undefined) ?? sinceEpoch(value);
  // YAML takes the link to a daily note, `[[2024-03-12]]`, for a list within a list.
  if (Array.isArray(value)) return dateOf(onlyOne(onlyOne(value)));
  if (typeof value !== 'string' || value.length > LONGEST) return undefined;
  const text = value.trim().replace(/^\[\[([^[\]]+)\]\]$/, '$1').replace(/^(["'])(.*)\1$/, '$2').trim();
  return EPOCH.test(text) ? sinceEpoch(Number(text)) : writtenDate(text);
}

function onlyOne(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.length === 1 ? value[0] : undefined;
}

function sinceEpoch(number: number): number | undefined {
  const time = number >= LEAST_MS ? number : number >= LEAST_SECONDS ? 1000 * number : NaN;
  return isInYears(new Date(time).getUTCFullYear()) ? Math.round(time) : undefined;
}

function writtenDate(text: string): number | undefined {
  // Most of what is asked about is none.
  if (!/\d{4}|^\d\d?[-/]\p{L}/u.test(text)) return undefined;
  let found = YEAR_FIRST.exec(text);
  if (found) return timeAt(found[1], Number(found[3]), found[4], found.slice(5));
  if ((found = DIGITS.exec(text))) return timeAt(found[1], Number(found[2]), found[3], found.slice(4));
  if ((found = YEAR_MARKED.exec(text))) return timeAt(found[1], Number(found[2]), found[3], found.slice(4));
  if ((found = DAY_FIRST.exec(text))) return isLed(found) ? timeAt(found[4], monthNamed(found[3]), found[2], found.slice(5)) : undefined;
  if ((found = MONTH_AMID.exec(text))) return timeAt(wholeYear(found[4]), monthNamed(found[3]), found[1], found.slice(5));
  if ((found = MONTH_FIRST.exec(text))) return isLed(found) ? timeAt(found[4], monthNamed(found[2]), found[3], found.slice(5)) : undefined;
  if ((found = YEAR_LAST.exec(text))) return isLed(found) ? timeAt(found[8], monthNamed(found[2]), found[3], found.slice(4, 8)) : undefined;
  return undefined;
}

/** Of two digits, up to 69 of this century. */
function wholeYear(year: string): string {
  return year.length === 4 ? year : `${Number(year) < 70 ? 20 : 19}${year}`;
}

/** Whether nothing but days of the week and articles stand before a date. */
function isLed([, lead]: RegExpExecArray): boolean {
  return (lead.match(/[\p{L}-]+/gu) ?? []).every(leadsToDay);
}

/** The time of a day, as far as there are such. */
function timeAt(year: string, month: number, day: string, clock: readonly (string | undefined)[]): number | undefined {
  const [hour, minute, second] = [0, 1, 2].map(at => Number(clock[at] ?? 0));
  const half = clock[3]?.toLowerCase();
  const from12 = half ? (hour % 12) + (half === 'p' || half === 'nach' ? 12 : 0) : hour;
  const begin = new Date(Date.UTC(Number(year), month - 1, Number(day)));
  const isDay = begin.getUTCMonth() === month - 1 && begin.getUTCDate() === Number(day) && isInYears(Number(year));
  const isClock = hour <= (half ? 12 : 23) && minute <= 59 && second <= 60;
  return isDay && isClock ? begin.getTime() + 1000 * (60 * (60 * from12 + minute) + second) : undefined;
}

function isInYears(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** What fields are called that say when something was written, without signs between the words; the surest first. */
const FIELDS = (
  'created createdat createdon createdtime createdutc createddate datecreated creationdate publishedtime date datetime timestamp ' +
  'written datewritten published publishedat publishedon publisheddate publishdate pubdate datepublished publicationdate issued dateissued issueddateparts posted postedat postdate dateposted sent sentat datesent ' +
  'submitted submittedat submitdate submissiondate datesubmitted recordeddate started startedat timestampms ts'
).split(' ');
/** Likewise, when it was last changed. */
const CHANGE_FIELDS = (
  'modified modifiedat modifiedon modifiedtime modifieddate datemodified modificationdate lastmodified lastmodifiedat lastmodifieddate lastmod ' +
  'updated updatedat updatedon updatedtime updateddate dateupdated lastupdated lastupdate revised reviseddate daterevised'
).split(' ');
const [RANKS, CHANGE_RANKS] = [FIELDS, CHANGE_FIELDS].map(names => new Map(names.map((field, rank) => [field, rank])));
const LONGEST_FIELD = 20;

/** What fields say of when a document was written and when it was last changed. */
export interface SaidDates {
  readonly dated?: number;
  readonly changed?: number;
}

/** The dates that fields give, each by the surest of those that can be read as one. */
export function datesAmong(fields: Iterable<readonly [string, unknown]>): SaidDates {
  const all = [...fields];
  const [dated, changed] = [amongRanks(all, RANKS), amongRanks(all, CHANGE_RANKS)];
  return { ...(dated !== undefined && { dated }), ...(changed !== undefined && { changed }) };
}

/** When something was written, by fields. */
export function dateAmong(fields: Iterable<readonly [string, unknown]>): number | undefined {
  return amongRanks(fields, RANKS);
}

/** How sure a field says by its name when something was written, the surest least; undefined for one that does not. */
export function dateRank(name: string): number | undefined {
  return rankOf(name, RANKS);
}

function rankOf(name: string, ranks: ReadonlyMap<string, number>): number | undefined {
  return name.length > LONGEST_FIELD ? undefined : ranks.get(name.toLowerCase().replace(/[\s_.-]/g, ''));
}

function amongRanks(fields: Iterable<readonly [string, unknown]>, ranks: ReadonlyMap<string, number>): number | undefined {
  let best = Infinity;
  let date: number | undefined;
  for (const [name, value] of fields) {
    const rank = rankOf(name, ranks);
    if (rank === undefined || rank >= best) continue;
    const found = dateOf(value);
    if (found !== undefined) [best, date] = [rank, found];
  }
  return date;
}

/** Daily notes, and texts that are called by their day first: `2024-03-12.md`, `2024-03-12-title.md`, `20240312 Title.md`, `2024_03_12.md`. */
const NAMED = /^(\d{4})(?:([-_])(\d\d)\2(\d\d)|(\d\d)(\d\d)(?:t?(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?)?)(?!\d|\.\d)(.*)$/i;

/** The date that a file is called by; digits alone are one in `notes` only, as they may be any number elsewhere. */
export function dateOfName(path: string, notes: boolean): number | undefined {
  const found = NAMED.exec(fileName(path));
  if (!found) return undefined;
  const [, year, separator, month = found[5], day = found[6], , , rest] = found;
  if (!separator && !notes && !/^[\s_-]+\p{L}/u.test(rest)) return undefined;
  return timeAt(year, Number(month), day, []);
}
