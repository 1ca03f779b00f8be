import { whole } from '../lab/said';
import { plainText } from '../plainText';
import type { GroupFacts } from './groupFacts';
import { markdownTable } from './markdownText';
import { periodName } from './periods';
import { groupTimes, inFewer, type Timeline } from './timeline';
import type { Wording } from './wording';

/** A table has no room for more. */
const MOST_COLUMNS = 12;

/** All groups over the same time, a row each with its documents in each period; nothing where fewer than two have dates. */
export function timesTable(facts: readonly GroupFacts[], timeline: Timeline, { words, language }: Wording): string[] {
  const fewer = inFewer(timeline, MOST_COLUMNS);
  const rows = facts.flatMap(({ group, members }) => {
    const times = groupTimes(members, fewer);
    return times ? [[plainText(group.name), ...times.counts.map(count => (count > 0 ? whole(count) : ''))]] : [];
  });
  if (rows.length < 2) return [];
  const names = fewer.borders.slice(1).map((_, at) => periodName(fewer, at, language));
  return [`## ${words.groupsOverTime}`, `${words.documentsHead}, ${words[timeline.meaning]}:`, markdownTable([words.group, ...names], rows)];
}
