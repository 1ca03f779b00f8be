import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, l10n, type Command, type Uri } from 'vscode';
import { percent } from '../../core/lab/said';
import { folderName } from '../../core/paths';
import { behind, plainText } from '../../core/plainText';
import type { GroupedDocument } from '../../core/types';
import { commands, groupColour } from '../contributions';
import { isRecord } from '../records/record';
import { isReadAsText } from '../text/readAsText';
import { count, date } from '../words';
import type { Suggestion, SuggestionKind } from './suggestion';
import type { KindNode, SuggestionNode } from './suggestionNodes';

const ICONS: Readonly<Record<SuggestionKind, string>> = {
  folder: 'folder',
  same: 'files',
  between: 'split-horizontal',
  nowhere: 'circle-outline',
  draft: 'history',
  activity: 'pulse',
};

/** The row as the editor draws it. `kept`: it is one of those that a person wants to leave as they are. */
export function suggestionItem(node: SuggestionNode, kept: boolean, uriOf: (document: GroupedDocument) => Uri | undefined): TreeItem {
  switch (node.row) {
    case 'kind':
      return row(kindLabel(node.kind), TreeItemCollapsibleState.Collapsed, { icon: ICONS[node.kind], description: kindCount(node), context: node.kind, node, kept, tooltip: kindMeaning(node.kind) });
    case 'move':
      return row(l10n.t('{0} → {1}', plainText(node.from), plainText(node.to)), TreeItemCollapsibleState.Collapsed, {
        icon: 'arrow-swap',
        description: node.children.length === 1 ? l10n.t('1 file') : l10n.t('{0} files', count(node.children.length)),
        context: 'move',
        node,
        kept,
      });
    case 'set':
      return row(l10n.t('{0} documents', count(node.documents)), TreeItemCollapsibleState.Collapsed, {
        icon: 'files',
        description: plainText(node.children[0].suggestion.document.title),
        context: 'set',
        node,
        kept,
      });
    case 'one':
      return suggestionRow(node.suggestion, node, kept, uriOf);
  }
}

function suggestionRow(suggestion: Suggestion, node: SuggestionNode, kept: boolean, uriOf: (document: GroupedDocument) => Uri | undefined): TreeItem {
  const context = `one.${suggestion.kind}`;
  if (suggestion.kind === 'activity') {
    const item = row(plainText(suggestion.group.name), TreeItemCollapsibleState.None, { icon: 'circle-filled', description: activityText(suggestion), context, node, kept });
    item.iconPath = new ThemeIcon('circle-filled', new ThemeColor(groupColour(suggestion.group.colour)));
    item.command = { title: l10n.t('Show on Map'), command: commands.suggestionsShowOnMap, arguments: [node] };
    return item;
  }
  const { document } = suggestion;
  const uri = uriOf(document);
  const item = row(plainText(document.title), TreeItemCollapsibleState.None, { description: description(suggestion), context, node, kept, tooltip: tooltip(suggestion) });
  const record = isRecord(document);
  item.iconPath = suggestion.kind === 'same' ? new ThemeIcon('diff') : record ? new ThemeIcon('note') : ThemeIcon.File;
  if (suggestion.kind !== 'same' && uri && !record) item.resourceUri = uri;
  item.command = suggestion.kind === 'same' ? compare(node) : uri && opening(uri);
  return item;
}

/** A click leaves the focus in the view, as it does with `vscode.open`. */
function opening(uri: Uri): Command {
  const title = l10n.t('Open');
  return isReadAsText(uri) ? { title, command: commands.openText, arguments: [uri, undefined, { preserveFocus: true }] } : { title, command: 'vscode.open', arguments: [uri] };
}

function compare(node: SuggestionNode): Command {
  return { title: l10n.t('Compare'), command: commands.suggestionsCompare, arguments: [node] };
}

interface Row {
  readonly icon?: string;
  readonly description: string;
  readonly context: string;
  readonly node: SuggestionNode;
  readonly kept: boolean;
  readonly tooltip?: string;
}

function row(label: string, state: TreeItemCollapsibleState, { icon, description, context, node, kept, tooltip }: Row): TreeItem {
  const item = new TreeItem(label, state);
  item.id = `${kept ? 'kept' : 'open'} ${node.key}`;
  item.contextValue = kept ? `kept.${context}` : context;
  item.description = behind(label, description);
  if (icon) item.iconPath = new ThemeIcon(icon);
  // A text in place of Markdown: what stands in it comes from files.
  item.tooltip = tooltip ?? `${label}\n${description}`;
  item.accessibilityInformation = { label: l10n.t('{0}, {1}', label, description) };
  return item;
}

/** What a kind of suggestion is called. */
function kindLabel(kind: SuggestionKind): string {
  switch (kind) {
    case 'folder':
      return l10n.t('In another folder?');
    case 'same':
      return l10n.t('Nearly the same');
    case 'between':
      return l10n.t('Between two groups');
    case 'nowhere':
      return l10n.t('Fits nowhere');
    case 'draft':
      return l10n.t('Drafts left alone');
    case 'activity':
      return l10n.t('Busy and quiet groups');
  }
}

function kindMeaning(kind: SuggestionKind): string {
  switch (kind) {
    case 'folder':
      return l10n.t('Files whose nearest ones in meaning lie in another folder.');
    case 'same':
      return l10n.t('Documents that say nearly the same, side by side.');
    case 'between':
      return l10n.t('Documents about the subjects of two groups at once.');
    case 'nowhere':
      return l10n.t('Documents that are far from all others.');
    case 'draft':
      return l10n.t('Drafts that were not changed for a quarter of a year, and that no other document links to.');
    case 'activity':
      return l10n.t('Groups whose documents were changed much more or much less than the others of late.');
  }
}

function kindCount({ kind, count: number }: KindNode): string {
  if (kind !== 'same') return count(number);
  return number === 1 ? l10n.t('1 pair') : l10n.t('{0} pairs', count(number));
}

function description(suggestion: Exclude<Suggestion, { kind: 'activity' }>): string {
  const folder = folderName(suggestion.document.path ?? '');
  switch (suggestion.kind) {
    case 'folder':
      return percent(suggestion.share);
    case 'same':
      return `${suggestion.likeness.toFixed(2)} · ${plainText(suggestion.other.title)}`;
    case 'between':
      return suggestion.groups.map(({ name }) => plainText(name)).join(' ↔ ');
    case 'nowhere':
      return folder;
    case 'draft':
      return l10n.t('last changed {0}', date(suggestion.changed));
  }
}

function tooltip(suggestion: Exclude<Suggestion, { kind: 'activity' }>): string {
  const path = (document: GroupedDocument) => plainText(document.path ?? document.id);
  const lines = [path(suggestion.document)];
  switch (suggestion.kind) {
    case 'folder':
      lines.push(l10n.t('{0} of what is nearest to it in meaning lies in {1}.', percent(suggestion.share), plainText(suggestion.to)));
      break;
    case 'same':
      lines.push(path(suggestion.other), l10n.t('Likeness {0}. {1} of the shorter text stands in the other word for word.', suggestion.likeness.toFixed(2), percent(suggestion.contained)));
      break;
    case 'between':
      lines.push(l10n.t('What is nearest to it in meaning is in {0} and in {1}.', plainText(suggestion.groups[0].name), plainText(suggestion.groups[1].name)));
      break;
    case 'draft':
      lines.push(suggestion.mark === 'name' ? l10n.t('Its name says that it is a draft.') : suggestion.mark === 'said' ? l10n.t('It says itself that it is unfinished.') : l10n.t('It was only begun.'));
      break;
    case 'nowhere':
      break;
  }
  return lines.join('\n');
}

function activityText({ activity: { kind, recent, expected, last }, since }: Extract<Suggestion, { kind: 'activity' }>): string {
  if (kind === 'quiet') return l10n.t('quiet since {0}', date(last, 'UTC'));
  return l10n.t('busy: {0} changes since {1}, {2} would be usual', count(recent), date(since, 'UTC'), count(Math.round(expected)));
}
