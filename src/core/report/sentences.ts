import { SAID_BY } from '../datesBy';
import { countedBy } from '../documents/kinds';
import { fitOf } from '../fit';
import { figure, whole } from '../lab/said';
import { plainText } from '../plainText';
import type { GroupedDocument, Grouping } from '../types';
import type { GroupFacts } from './groupFacts';
import { mainGroups, type GroupIndex } from './groupIndex';
import { dateName, isOfDays, periodName } from './periods';
import type { GroupTimes, Timeline } from './timeline';
import { say, type ReportWord, type Wording } from './wording';

/** "1 document", "1,871 documents" */
export function counted(count: number, wording: Wording, one: ReportWord = 'documentOne', many: ReportWord = 'documents'): string {
  return say(wording, count === 1 ? one : many, { count: whole(count) });
}

/** "1,871 documents in 18 groups · 12 in no group" */
export function overviewLine(index: GroupIndex, wording: Wording): string {
  const { documents } = index.grouping;
  const ungrouped = documents.filter(({ group }) => group === null).length;
  const groups = mainGroups(index).length;
  const line = say(wording, groups === 1 ? 'overviewOne' : 'overview', { documents: counted(documents.length, wording), count: whole(groups) });
  return ungrouped > 0 ? `${line} · ${say(wording, 'withoutGroup', { count: whole(ungrouped) })}` : line;
}

/** "185 documents in 6 sub-groups · typical fit 0.86 (strong) · Jan 2015 to Aug 2026" */
export function groupLine({ members, subgroups, fit, times }: GroupFacts, wording: Wording): string {
  const documents = counted(members.length, wording);
  const parts = say(wording, subgroups.length === 1 ? 'inPartOne' : 'inParts', { documents, count: whole(subgroups.length) });
  return [subgroups.length > 0 ? parts : documents, say(wording, 'typicalFit', { value: figure(fit), word: wording.words[fitOf(fit)] }), times && timeSpan(times, wording)].filter(Boolean).join(' · ');
}

/** "Jan 2015 to Aug 2026"; "Jan 2015" where that is all. */
export function timeSpan({ timeline, times }: Pick<GroupTimes, 'timeline' | 'times'>, wording: Wording): string {
  const [from, to] = [times[0], times[times.length - 1]].map(time => dateName(time, dayOrMonth(timeline), wording.language));
  return from === to ? from : say(wording, 'span', { from, to });
}

/**
 * "Most in Mar 2024: 12 of 40. Last in Jun 2025. 2 without a date.": the fullest period, of equals the latest, and what there
 * is besides; no fullest one where no two documents share one.
 */
export function timesLine({ timeline, counts, times, outside, undated }: GroupTimes, wording: Wording): string {
  const most = Math.max(...counts);
  const period = periodName(timeline, counts.lastIndexOf(most), wording.language);
  const day = isOfDays(timeline);
  const last = say(wording, timeline.written === 'day' ? 'lastOn' : 'lastIn', { date: dateName(times[times.length - 1], dayOrMonth(timeline), wording.language) });
  const fullest = say(wording, day ? 'mostOn' : 'mostIn', { period, count: whole(most), all: whole(times.length) });
  const alone = say(wording, day ? 'allOn' : 'allIn', { period, count: whole(most) });
  const sentences = most === 1 ? [last] : most === times.length ? [alone] : [fullest, last];
  if (outside > 0) sentences.push(say(wording, 'outside', { count: whole(outside) }));
  if (undated > 0) sentences.push(say(wording, 'undated', { count: whole(undated) }));
  return sentences.join(' ');
}

/** Single dates are written by the month also where periods are years. */
function dayOrMonth({ written }: Pick<GroupTimes['timeline'], 'written'>): 'day' | 'month' {
  return written === 'day' ? 'day' : 'month';
}

/** A document's title in one line. */
export function titleOf({ title, id }: GroupedDocument): string {
  return plainText(title) || plainText(id);
}

/** A document's path in one line; a record's own id. */
export function pathOf({ path, id }: GroupedDocument): string {
  return path === undefined ? plainText(id) : plainText(path, 300);
}

/** Where a document's text stands: "git/log.md, line 3", "git/talk.pdf, page 2"; of what has no numbers that anybody sees, as a notebook, its path alone; a record's own id. `shown` stands for the path. */
export function placeOf(document: GroupedDocument, wording: Wording, shown = pathOf(document)): string {
  const { path, line = 0 } = document;
  const counted = path !== undefined && countedBy(path);
  return counted ? say(wording, counted, { path: shown, number: String(line + 1) }) : shown;
}

/** What produced the groups, as terms and texts; `byHand` is what a person decided. */
export function provenanceLines({ provenance }: Pick<Grouping, 'provenance'>, timeline: Timeline | null, byHand: string, { words }: Wording): readonly (readonly [string, string])[] {
  const { model, method, seed, versions } = provenance;
  return [
    [words.readBy, model],
    [words.groupedBy, method],
    [words.seed, String(seed)],
    [words.dates, timeline ? words[SAID_BY[timeline.by]] : ''],
    [words.byHand, byHand],
    [words.versions, Object.entries(versions).map(([what, version]) => `${what} ${version}`).join(', ')],
  ];
}

/** Sets of documents that say nearly the same, with titles; what is not among the documents is left out. */
export function sameSets({ documents }: GroupIndex, sets: readonly { readonly documents: readonly string[]; readonly likeness: number }[]): { readonly documents: readonly GroupedDocument[]; readonly likeness: number }[] {
  const known = sets.map(({ documents: ids, likeness }) => ({ documents: ids.flatMap(id => documents.get(id) ?? []), likeness }));
  return known.filter(set => set.documents.length > 1);
}
