import type { Group, Grouping, Timings } from '../types';
import { meansByGroup, numberNames, type Mean } from '../numbers';
import { indexGroups } from './groupIndex';
import { groupTimes, type Timeline } from './timeline';

/** Of a mean, whatever its size. */
const DIGITS = 9;

/** The grouping as plain JSON: version 1 of the contract; of records with their lines, counted from 1. Timings, periods, numbers of records and their means are left out where they are not known. */
export function groupingJson(grouping: Grouping, timings?: Timings, timeline?: Timeline | null): string {
  const { version, documents, groups, skipped, quality, provenance } = grouping;
  const names = numberNames(documents);
  const means = names.length > 0 ? meansByGroup(grouping, names) : undefined;
  return `${JSON.stringify({
    version,
    documents: documents.map(({ id, path, line = 0, title, group, subgroup, strength, x, y, numbers }) => ({ id, path, ...(path === undefined && { line: line + 1 }), title, group, subgroup, strength, x, y, numbers })),
    groups: groups.map(group => ({ ...groupJson(group), means: means && meansJson(means.get(group.id)!) })),
    skipped,
    quality,
    provenance,
    timings,
    periods: timeline ? periodCounts(grouping, timeline) : undefined,
  })}\n`;
}

function meansJson(means: readonly Mean[]): object {
  return Object.fromEntries(means.map(({ name, mean }) => [name, Number(mean.toPrecision(DIGITS))]));
}

/** A group as JSON tells of it. */
export function groupJson({ id, level, parent, name, nameByWords, keywords, size, examples }: Group): object {
  return { id, level, parent, name, nameByWords, keywords, size, examples };
}

/** Periods by the days on which they begin, and behind these the day on which the last has ended; groups of every level, but for those that dates say nothing of. */
function periodCounts(grouping: Grouping, timeline: Timeline): object {
  const { members } = indexGroups(grouping);
  const groups = grouping.groups.flatMap(({ id }) => {
    const times = groupTimes(members.get(id)!, timeline);
    return times ? [{ id, counts: times.counts }] : [];
  });
  return { meaning: timeline.meaning, by: timeline.by, borders: timeline.borders.map(border => new Date(border).toISOString().slice(0, 10)), groups };
}
