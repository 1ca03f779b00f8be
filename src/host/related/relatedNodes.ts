import { TreeItem, TreeItemCollapsibleState, ThemeIcon, l10n, type Uri } from 'vscode';
import { behind, plainText } from '../../core/plainText';
import { excerpt } from '../../core/result/excerpt';
import type { GroupedDocument, GroupedPassage } from '../../core/types';
import type { RelatedDocument } from '../../protocol/answers';
import { openingDocument, openingPassage } from '../openAt';
import { isRecord } from '../records/record';
import { plainTooltip } from '../tree/groupItems';
import { whereOf, lineOf, passageLabel, passagePlace } from '../tree/rowText';
import { likeness } from '../words';

/** A row of the related documents, or the passage below it. The commands of the groups' rows take them as well. */
export type RelatedNode = RelatedDocumentNode | RelatedPassageNode;

export interface RelatedDocumentNode {
  readonly kind: 'document';
  readonly document: GroupedDocument;
  readonly found: RelatedDocument;
  /** Name of the group it is in; empty when it is in none. */
  readonly group: string;
  readonly uri: Uri | undefined;
}

export interface RelatedPassageNode {
  readonly kind: 'passage';
  readonly passage: GroupedPassage;
  readonly parent: RelatedDocumentNode;
}

const PREVIEW = 80;

/** The passage of a document that is nearest to what was asked about. */
export function passageNode(parent: RelatedDocumentNode): RelatedPassageNode {
  const { headings, line, endLine, text } = parent.found.passage;
  return { kind: 'passage', passage: { headings, line, endLine, preview: excerpt(text, PREVIEW), group: parent.document.group }, parent };
}

/** The row as the editor draws it. */
export function relatedItem(node: RelatedNode): TreeItem {
  return node.kind === 'document' ? documentItem(node) : passageItem(node);
}

function documentItem(node: RelatedDocumentNode): TreeItem {
  const { document, found, group, uri } = node;
  const title = plainText(document.title);
  const item = new TreeItem(title, TreeItemCollapsibleState.Collapsed);
  const where = whereOf(document);
  item.id = document.id;
  item.contextValue = 'document';
  item.iconPath = isRecord(document) ? new ThemeIcon('note') : ThemeIcon.File;
  item.description = behind(title, [likeness(found.likeness), where].filter(Boolean).join(' · '));
  item.tooltip = plainTooltip([document.title, document.path ?? document.id, l10n.t('Likeness {0}', likeness(found.likeness)), group, excerpt(found.passage.text, 300)].filter(Boolean));
  item.accessibilityInformation = { label: [title, l10n.t('likeness {0}', likeness(found.likeness)), where, group].filter(Boolean).join(', ') };
  if (uri) {
    if (!isRecord(document)) item.resourceUri = uri;
    item.command = openingDocument(node, uri);
  }
  return item;
}

function passageItem(node: RelatedPassageNode): TreeItem {
  const { passage, parent } = node;
  const item = new TreeItem(plainText(passageLabel(passage)), TreeItemCollapsibleState.None);
  item.id = `${parent.document.id}#`;
  item.contextValue = 'passage';
  item.iconPath = new ThemeIcon('symbol-string');
  item.description = behind(passage.preview, plainText(passagePlace(passage, parent.document)));
  item.tooltip = plainTooltip([passage.headings.join(' › '), parent.found.passage.text].filter(Boolean));
  item.accessibilityInformation = { label: [passage.preview, ...passage.headings, lineOf(passage, parent.document)].filter(Boolean).join(', ') };
  if (parent.uri) item.command = openingPassage(node, parent.uri);
  return item;
}
