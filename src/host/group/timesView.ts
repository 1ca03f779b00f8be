import { l10n } from 'vscode';
import { mainGroups, type GroupIndex } from '../../core/report/groupIndex';
import { axisDates, periodName } from '../../core/report/periods';
import { timesLine } from '../../core/report/sentences';
import { groupTimes, type GroupTimes, type Timeline } from '../../core/report/timeline';
import type { Group } from '../../core/types';
import type { NamedGroup, TimesRow, TimesView } from '../../protocol/groupSides';
import { inReadersLanguage } from '../report/inReadersLanguage';
import { count, documentCount } from '../words';

const MOST_ROWS = 40;

/** A group over time, and beside the others of its kind: all groups, or the parts of the group that it is a part of. */
export function timesView(index: GroupIndex, group: Group, timeline: Timeline, named: (group: Group) => NamedGroup): TimesView | undefined {
  const { grouping, members } = index;
  const wording = inReadersLanguage();
  const row = (times: GroupTimes): TimesRow => ({ counts: times.counts, line: timesLine(times, wording) });
  const all = groupTimes(grouping.documents, timeline);
  if (!all) return undefined;
  const rows = ofItsKind(index, group).flatMap(each => {
    const times = groupTimes(members.get(each.id)!, timeline);
    return times ? [{ ...named(each), ...row(times) }] : [];
  });
  const shown = rows.filter(({ id }, at) => at < MOST_ROWS || id === group.id);
  return {
    about: wording.words[timeline.meaning],
    periods: all.counts.map((_, at) => periodName(timeline, at, wording.language)),
    ticks: axisDates(timeline, wording.language),
    own: rows.find(({ id }) => id === group.id),
    all: { name: documentCount(grouping.documents.length), ...row(all) },
    groups: shown,
    ...(shown.length < rows.length && { more: l10n.t('and {0} more', count(rows.length - shown.length)) }),
  };
}

function ofItsKind(index: GroupIndex, { level, parent }: Group): readonly Group[] {
  return level === 'group' ? mainGroups(index) : index.grouping.groups.filter(other => other.level === level && other.parent === parent);
}
