import { l10n } from 'vscode';
import { countedBy } from '../../core/documents/kinds';
import { folderName } from '../../core/paths';
import { isRecord, recordName } from '../records/record';
import type { Group, GroupedDocument, GroupedPassage } from '../../core/types';
import { amount, count, documentCount, fit } from '../words';

/** "185 · branch, diff, repo": the keywords the name does not already say. */
export function groupDescription({ name, keywords, size, level }: Group, draft: boolean): string {
  if (draft) return l10n.t('{0} · draft', count(size));
  const said = name.toLowerCase();
  const rest = keywords.filter(word => !said.includes(word.toLowerCase().replace(/s$/, '')));
  const shown = rest.slice(0, level === 'group' ? 4 : 3).join(', ');
  return shown ? `${count(size)} · ${shown}` : count(size);
}

/** Where a document stands among others: its folder, empty at the top, or what a record is called in its file. */
export function whereOf(document: Pick<GroupedDocument, 'path' | 'uri'>): string {
  return recordName(document) || folderName(document.path ?? '');
}

/** "line 12", as the editor counts; of a PDF the page, of a presentation the slide; nothing of what has no numbers that anybody sees, as a record. */
export function lineOf({ line }: Pick<GroupedPassage, 'line'>, { id, path, uri }: Pick<GroupedDocument, 'id' | 'path' | 'uri'>): string {
  if (isRecord({ uri })) return '';
  switch (countedBy(path ?? id)) {
    case 'line':
      return l10n.t('line {0}', line + 1);
    case 'page':
      return l10n.t('page {0}', line + 1);
    case 'slide':
      return l10n.t('slide {0}', line + 1);
    default:
      return '';
  }
}

/** Longest beginning of a passage in its row, in characters, so that the line stays in sight beside it. */
const LABEL = 36;

/** The first words of a passage, as its row's label; the tooltip has more. */
export function passageLabel({ preview }: GroupedPassage): string {
  const characters = [...preview];
  if (characters.length <= LABEL) return preview;
  const cut = characters.slice(0, LABEL).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > LABEL / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.…]+$/, '')}…`;
}

/** Where a passage of a document stands: its line, then the headings above it. */
export function passagePlace(passage: Pick<GroupedPassage, 'line' | 'headings'>, document: Pick<GroupedDocument, 'id' | 'path' | 'uri'>): string {
  return [lineOf(passage, document), passage.headings.join(' › ')].filter(Boolean).join(' · ');
}

/** The facts of a document's tooltip, one a line: path, group and fit, the words it shares with its group. */
export function documentFacts(document: GroupedDocument, groups: readonly Group[]): string[] {
  const facts = [document.path ?? document.id];
  const named = groups.map(group => group.name).join(' › ');
  if (named && isAlone(groups)) return [...facts, l10n.t('{0} · its only document', named)];
  if (named) facts.push(l10n.t('{0} · fit {1} ({2})', named, fit(document.strength), document.strength.toFixed(2)));
  else facts.push(l10n.t('In no group'));
  if (document.words.length > 0) facts.push(l10n.t('Shares with its group: {0}', document.words.join(', ')));
  const numbers = Object.entries(document.numbers ?? {}).map(([name, value]) => l10n.t('{0}: {1}', name, amount(value)));
  return numbers.length > 0 ? [...facts, numbers.join(' · ')] : facts;
}

/** Whether the group among these holds one document alone, which has nothing to fit to. */
export function isAlone(groups: readonly Group[]): boolean {
  return groups.find(({ level }) => level === 'group')?.size === 1;
}

/** What a screen reader says for a group; that it is pinned, only its icon shows. */
export function groupSpeech({ level, name, size, keywords }: Group, pinned: boolean): string {
  const kind = { area: l10n.t('area'), group: l10n.t('group'), subgroup: l10n.t('sub-group') }[level];
  return [name, kind, pinned && l10n.t('pinned'), documentCount(size), ...keywords].filter(Boolean).join(', ');
}

/** What a screen reader says for a document in these groups. */
export function documentSpeech(document: GroupedDocument, groups: readonly Group[], pinned: boolean): string {
  const place = whereOf(document);
  const fits = () => (isAlone(groups) ? l10n.t('alone in its group') : l10n.t('fit {0}', fit(document.strength)));
  const said = document.group === null ? l10n.t('ungrouped') : fits();
  return [document.title, place && !isRecord(document) ? l10n.t('in {0}', place) : place, pinned && l10n.t('pinned'), said].filter(Boolean).join(', ');
}
