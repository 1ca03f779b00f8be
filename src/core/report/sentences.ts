import { fitOf } from '../fit';
import { figure, whole } from '../lab/said';
import { plainText } from '../plainText';
import type { GroupedDocument, Grouping } from '../types';
import type { GroupFacts } from './groupFacts';
import { mainGroups, type GroupIndex } from './groupIndex';
import { fullestMonth, monthName, type DocumentDates, type Months } from './months';

/** "1 document", "1,871 documents" */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${whole(count)} ${count === 1 ? one : many}`;
}

/** "1,871 documents in 18 groups · 12 in no group" */
export function overviewLine(index: GroupIndex): string {
  const { documents } = index.grouping;
  const ungrouped = documents.filter(({ group }) => group === null).length;
  const line = `${counted(documents.length, 'document')} in ${counted(mainGroups(index).length, 'group')}`;
  return ungrouped > 0 ? `${line} · ${whole(ungrouped)} in no group` : line;
}

/** "185 documents in 6 sub-groups · typical fit 0.86 (strong) · Jan 2015 to Aug 2026" */
export function groupLine({ members, subgroups, fit, months }: GroupFacts): string {
  const parts = subgroups.length > 0 ? ` in ${counted(subgroups.length, 'sub-group')}` : '';
  const span = months && `${monthName(months.first)} to ${monthName(months.first + months.counts.length - 1)}`;
  return [`${counted(members.length, 'document')}${parts}`, `typical fit ${figure(fit)} (${fitOf(fit)})`, span].filter(Boolean).join(' · ');
}

/** "Most in Mar 2021: 9." */
export function monthsLine(months: Months): string {
  const { month, count } = fullestMonth(months);
  return `Most in ${monthName(month)}: ${whole(count)}.`;
}

/** What the dates are. */
export const DATE_WORDS: Readonly<Record<DocumentDates['meaning'], string>> = { added: 'when each file was added', changed: 'when each file was last changed' };

/** A document's title in one line. */
export function titleOf({ title, id }: GroupedDocument): string {
  return plainText(title) || plainText(id);
}

/** Where a document's text stands: "git/log.md, line 3"; a record's own id. */
export function placeOf({ path, id, line = 0 }: GroupedDocument): string {
  return path === undefined ? plainText(id) : `${plainText(path, 300)}, line ${line + 1}`;
}

/** What produced the groups, as terms and texts; `byHand` is what a person decided. */
export function provenanceLines({ provenance }: Grouping, byHand = ''): readonly (readonly [string, string])[] {
  const { model, method, seed, versions } = provenance;
  return [
    ['Read by', model],
    ['Grouped by', method],
    ['Seed', String(seed)],
    ['Changed by hand', byHand],
    ['Versions', Object.entries(versions).map(([what, version]) => `${what} ${version}`).join(', ')],
  ];
}

/** Sets of documents that say nearly the same, with titles; what is not among the documents is left out. */
export function sameSets({ documents }: GroupIndex, sets: readonly { readonly documents: readonly string[]; readonly likeness: number }[]): { readonly documents: readonly GroupedDocument[]; readonly likeness: number }[] {
  const known = sets.map(({ documents: ids, likeness }) => ({ documents: ids.flatMap(id => documents.get(id) ?? []), likeness }));
  return known.filter(set => set.documents.length > 1);
}
