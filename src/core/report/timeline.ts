import type { GroupedDocument } from '../types';
import { cameAtOnce, type DocumentDates } from './foundDates';
import { DAY, periodOf, periodsBetween, type Periods } from './periods';

/** The time that all documents cover, in periods that are the same for all groups. */
export interface Timeline extends Periods, Omit<DocumentDates, 'times'> {
  /** Of documents within the periods, by id: milliseconds since 1970 (UTC). */
  readonly times: ReadonlyMap<string, number>;
  /** Ids of documents dated so far from all others that the periods leave them out. */
  readonly outside: ReadonlySet<string>;
}

/** Documents of one group over time. */
export interface GroupTimes {
  readonly timeline: Timeline;
  /** In each period of the timeline. */
  readonly counts: readonly number[];
  /** All that were counted, oldest first: milliseconds since 1970 (UTC). */
  readonly times: readonly number[];
  /** Members dated far from all other documents, and members without a date. */
  readonly outside: number;
  readonly undated: number;
}

/** Archives and systems that know no date write the beginning of their own count of time: one of these days, or the evening before it in other places. */
const NO_DATES = [Date.UTC(1970, 0, 1), Date.UTC(1979, 10, 30), Date.UTC(1980, 0, 1)];
/** Years of four digits, also where periods are centuries. */
const [FIRST, LAST] = [new Date(0).setUTCFullYear(1, 0, 1), Date.UTC(9000, 0, 1)];
/** At each end one in so many may lie farther off than all the others lie apart, as a file dated 2099 does. */
const ONE_FAR_IN = 40;

/** The timeline of documents; null where most have no date, or nearly all have the same. */
export function timelineOf(documents: readonly Pick<GroupedDocument, 'id'>[], { times: given, ...source }: DocumentDates): Timeline | null {
  const dated = documents.flatMap(({ id }): [string, number][] => {
    const time = given.get(id) ?? NaN;
    return isDate(time) ? [[id, time]] : [];
  });
  if (dated.length === 0 || 2 * dated.length < documents.length) return null;
  const sorted = dated.map(([, time]) => time).sort((a, b) => a - b);
  if (cameAtOnce(sorted) !== undefined) return null;
  const [from, to] = withoutFarOnes(sorted);
  const periods = periodsBetween(from, to);
  const within = ([, time]: readonly [string, number]) => time >= from && time <= to;
  return { ...source, ...periods, times: new Map(dated.filter(within)), outside: new Set(dated.filter(each => !within(each)).map(([id]) => id)) };
}

/** The same time in fewer periods. */
export function inFewer(timeline: Timeline, most: number): Timeline {
  const sorted = [...timeline.times.values()].sort((a, b) => a - b);
  return { ...timeline, ...periodsBetween(sorted[0], sorted[sorted.length - 1], most) };
}

/** The times of a group's members; null where most have no date. */
export function groupTimes(members: readonly Pick<GroupedDocument, 'id'>[], timeline: Timeline): GroupTimes | null {
  const times = members.flatMap(({ id }) => timeline.times.get(id) ?? []).sort((a, b) => a - b);
  if (times.length === 0 || 2 * times.length < members.length) return null;
  const counts = new Array<number>(timeline.borders.length - 1).fill(0);
  for (const time of times) counts[periodOf(time, timeline)]++;
  const outside = members.filter(({ id }) => timeline.outside.has(id)).length;
  return { timeline, counts, times, outside, undated: members.length - times.length - outside };
}

function isDate(time: number): boolean {
  return time >= FIRST && time <= LAST && !NO_DATES.some(day => Math.abs(time - day) < DAY);
}

/** The first and the last of the times but for those few at either end that lie farther off than all between lie apart. */
function withoutFarOnes(sorted: readonly number[]): readonly [number, number] {
  const few = Math.floor(sorted.length / ONE_FAR_IN);
  const end = sorted.length - 1;
  const between = sorted[end - few] - sorted[few];
  let [low, high] = [0, end];
  for (let at = 1; at <= few; at++) {
    if (sorted[at] - sorted[at - 1] > between) low = at;
    if (sorted[end - at + 1] - sorted[end - at] > between) high = end - at;
  }
  return [sorted[low], sorted[high]];
}
