import { l10n } from 'vscode';
import type { Group, GroupedDocument, GroupedPassage } from '../../core/types';
import { count, fit } from '../words';

/** "185 · branch, diff, repo": the keywords the name does not already say. */
export function groupDescription({ name, keywords, size, level }: Group, draft: boolean): string {
  if (draft) return l10n.t('{0} · draft', count(size));
  const said = name.toLowerCase();
  const rest = keywords.filter(word => !said.includes(word.toLowerCase().replace(/s$/, '')));
  const shown = rest.slice(0, level === 'group' ? 4 : 3).join(', ');
  return shown ? `${count(size)} · ${shown}` : count(size);
}

/** The folder a document lies in; empty at the top. */
export function folderOf({ path }: GroupedDocument): string {
  return path?.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

/** "line 12", as the editor counts. */
export function lineOf({ line }: GroupedPassage): string {
  return l10n.t('line {0}', line + 1);
}

/** The facts of a document's tooltip, one a line: path, group and fit, the words it shares with its group. */
export function documentFacts(document: GroupedDocument, groups: readonly Group[]): string[] {
  const facts = [document.path ?? document.id];
  const named = groups.map(group => group.name).join(' › ');
  if (named) facts.push(l10n.t('{0} · fit {1} ({2})', named, fit(document.strength), document.strength.toFixed(2)));
  else facts.push(l10n.t('In no group'));
  if (document.words.length > 0) facts.push(l10n.t('Shares with its group: {0}', document.words.join(', ')));
  return facts;
}

/** What a screen reader says for a group. */
export function groupSpeech(group: Group): string {
  const kind = group.level === 'group' ? l10n.t('group') : l10n.t('sub-group');
  return l10n.t('{0}, {1}, {2} documents, {3}', group.name, kind, count(group.size), group.keywords.join(', '));
}

/** What a screen reader says for a document. */
export function documentSpeech(document: GroupedDocument): string {
  const folder = folderOf(document);
  const said = document.group === null ? l10n.t('ungrouped') : l10n.t('fit {0}', fit(document.strength));
  return folder ? l10n.t('{0}, in {1}, {2}', document.title, folder, said) : l10n.t('{0}, {1}', document.title, said);
}
