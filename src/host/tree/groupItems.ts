import {
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  l10n,
  type Uri,
} from 'vscode';
import type { EditFacts } from '../../core/edits/apply';
import { behind, plainText } from '../../core/plainText';
import type { Group, GroupedDocument } from '../../core/types';
import { commands, groupColour } from '../contributions';
import { renamedUri } from '../edits/renamedMark';
import { openingDocument, openingPassage } from '../openAt';
import { isRecord } from '../records/record';
import { count, documentCount } from '../words';
import { hasPassages, isArea, type DocumentNode, type GroupNode, type MoreNode, type PassageNode } from './groupNodes';
import { documentFacts, documentSpeech, whereOf, groupDescription, groupSpeech, lineOf, passageLabel, passagePlace } from './rowText';

/** What the rows need to know of the window. */
export interface RowContext {
  readonly draft: boolean;
  /** What a person decided about the groups. */
  readonly facts?: EditFacts;
  /** Number of a group's shape. In high contrast, shape tells neighbouring groups apart where colours are few; else all are 0. */
  shapeOf(group: Group): number;
  uriOf(document: GroupedDocument): Uri | undefined;
}

/** Longest line of a tooltip and of what a screen reader says, in characters. */
const LONGEST_LINE = 400;

/** Icons of the map's shapes: circle, square, triangle, diamond, cross. */
const shapes = ['circle-filled', 'primitive-square', 'triangle-up', 'debug-breakpoint-log', 'add'];

/** The row as the editor draws it; tooltips come later, from `tooltip`. */
export function groupItem(node: GroupNode, context: RowContext): TreeItem {
  switch (node.kind) {
    case 'group':
      return isArea(node) ? areaRow(node.key, node.group, context) : groupRow(node.key, node.group, context);
    case 'ungrouped':
      return ungroupedRow(node.key, node.size);
    case 'document':
      return documentRow(node, context);
    case 'passage':
      return passageRow(node, context);
    case 'more':
      return moreRow(node);
  }
}

function groupRow(key: string, group: Group, { draft, facts, shapeOf }: RowContext): TreeItem {
  const pinned = facts?.pinnedGroups.has(group.id) ?? false;
  const item = row(key, group.name, TreeItemCollapsibleState.Collapsed, pinned ? `${group.level}.pinned` : group.level);
  item.iconPath = new ThemeIcon(pinned ? 'pinned' : shapes[shapeOf(group)], new ThemeColor(groupColour(group.colour)));
  const computed = facts?.renamed.get(group.id);
  if (computed !== undefined) item.resourceUri = renamedUri(group.id, computed);
  item.description = behind(group.name, plainText(groupDescription(group, draft)));
  item.accessibilityInformation = { label: plainText(groupSpeech(group, pinned), LONGEST_LINE) };
  return item;
}

function areaRow(key: string, area: Group, { draft, facts }: RowContext): TreeItem {
  const item = groupRow(key, area, { draft, facts, shapeOf: () => 0, uriOf: () => undefined });
  // Its groups have colours of their own.
  item.iconPath = new ThemeIcon('layers');
  return item;
}

function ungroupedRow(key: string, size: number): TreeItem {
  const item = row(key, l10n.t('Ungrouped'), TreeItemCollapsibleState.Collapsed, 'ungrouped');
  item.iconPath = new ThemeIcon('circle-outline', new ThemeColor(groupColour(undefined)));
  item.description = count(size);
  item.accessibilityInformation = { label: l10n.t('{0}, {1}', l10n.t('Ungrouped'), documentCount(size)) };
  return item;
}

function documentRow(node: DocumentNode, { facts, uriOf }: RowContext): TreeItem {
  const { document } = node;
  const open = hasPassages(node) ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None;
  const pinned = facts?.pinnedDocuments.has(document.id) ?? false;
  const item = row(node.key, document.title, open, ['document', document.group === null && 'loose', pinned && 'pinned'].filter(Boolean).join('.'));
  const record = isRecord(document);
  item.iconPath = pinned ? new ThemeIcon('pinned') : record ? new ThemeIcon('note') : ThemeIcon.File;
  item.description = behind(document.title, plainText(whereOf(document)));
  item.accessibilityInformation = { label: plainText(documentSpeech(document, groupsAbove(node), pinned), LONGEST_LINE) };
  const uri = uriOf(document);
  if (!uri) return item;
  // The icon and the marks of a file would be none of a record's.
  if (!record) item.resourceUri = uri;
  item.command = openingDocument(node, uri);
  return item;
}

function passageRow(node: PassageNode, { uriOf }: RowContext): TreeItem {
  const { passage, parent } = node;
  const item = row(node.key, passageLabel(passage), TreeItemCollapsibleState.None, 'passage');
  item.iconPath = new ThemeIcon('symbol-string');
  item.description = behind(passage.preview, plainText(passagePlace(passage, parent.document)));
  item.accessibilityInformation = { label: plainText([passage.preview, ...passage.headings, lineOf(passage, parent.document)].filter(Boolean).join(', '), LONGEST_LINE) };
  const uri = uriOf(parent.document);
  if (uri) item.command = openingPassage(node, uri);
  return item;
}

function moreRow(node: MoreNode): TreeItem {
  const item = row(node.key, l10n.t('Show more'), TreeItemCollapsibleState.None, 'more');
  item.iconPath = new ThemeIcon('ellipsis');
  item.description = l10n.t('{0} not shown', documentCount(node.rest));
  item.command = { title: l10n.t('Show more'), command: commands.treeShowMore, arguments: [node] };
  return item;
}

function row(key: string, label: string, state: TreeItemCollapsibleState, contextValue: string): TreeItem {
  const item = new TreeItem(plainText(label), state);
  item.id = key;
  item.contextValue = contextValue;
  return item;
}

/** The tooltip of a row, with further lines about a document and what a person decided about it. */
export function tooltip(node: GroupNode, reasons: readonly string[] = [], facts?: EditFacts): MarkdownString | undefined {
  const lines = [...tooltipLines(node, reasons), ...decided(node, facts)];
  return lines.length > 0 ? plainTooltip(lines) : undefined;
}

/** Lines as a tooltip. File names and texts are data, never Markdown: every character that could be markup is escaped. */
export function plainTooltip(lines: readonly string[]): MarkdownString {
  const text = new MarkdownString();
  lines.forEach((line, i) => {
    // Not by `appendText`: it makes all spaces unbreakable, so that long lines break within words.
    text.appendMarkdown((i > 0 ? '\n\n' : '') + escaped(line));
  });
  return text;
}

function escaped(text: string): string {
  return plainText(text, LONGEST_LINE).replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

function tooltipLines(node: GroupNode, reasons: readonly string[]): string[] {
  switch (node.kind) {
    case 'group':
      return [node.group.name, documentCount(node.group.size), node.group.keywords.join(', ')].filter(Boolean);
    case 'ungrouped':
      return [l10n.t('Documents that fit no group.')];
    case 'document':
      return [node.document.title, ...documentFacts(node.document, groupsAbove(node)), ...reasons, node.document.snippet].filter(Boolean);
    case 'passage':
      return [node.passage.headings.join(' › '), node.passage.preview].filter(Boolean);
    case 'more':
      return [];
  }
}

/** What a person decided about a row, one fact a line. */
function decided(node: GroupNode, facts: EditFacts | undefined): string[] {
  if (node.kind === 'group') {
    const computed = facts?.renamed.get(node.group.id);
    return [
      computed !== undefined && l10n.t('Named by you. Computed name: {0}', computed),
      facts?.made.has(node.group.id) && l10n.t('Made by you'),
      facts?.pinnedGroups.has(node.group.id) && l10n.t('Pinned: its documents stay when groups are computed again'),
    ].filter(line => typeof line === 'string');
  }
  if (node.kind !== 'document') return [];
  return [
    facts?.movedDocuments.has(node.document.id) && l10n.t('Moved here by you'),
    node.document.follows !== undefined && l10n.t('Came along with {0}, which you moved', node.document.follows),
    facts?.pinnedDocuments.has(node.document.id) && l10n.t('Pinned: it stays here when groups are computed again'),
  ].filter(line => typeof line === 'string');
}

function groupsAbove(node: DocumentNode): Group[] {
  const groups: Group[] = [];
  for (let above: GroupNode | undefined = node.parent; above?.kind === 'group'; above = above.parent) groups.unshift(above.group);
  return groups;
}
