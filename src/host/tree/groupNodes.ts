import { addTo } from '../../core/gather';
import type { Group, GroupedDocument, GroupedPassage, Grouping } from '../../core/types';

/** A row of the tree. Keys stay the same over a re-run as long as the names do, so that rows stay open and selected. */
export type GroupNode =
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly group: Group;
      readonly parent: GroupNode | undefined;
      readonly children: readonly GroupNode[];
    }
  | { readonly kind: 'ungrouped'; readonly key: string; readonly size: number; readonly children: readonly DocumentNode[]; readonly parent: undefined }
  | DocumentNode
  | PassageNode
  | MoreNode;

/** Stands for the rest of a long group. */
export interface MoreNode {
  readonly kind: 'more';
  readonly key: string;
  readonly parent: GroupNode;
  /** Documents that have no row. */
  readonly rest: number;
}

export interface DocumentNode {
  readonly kind: 'document';
  readonly key: string;
  readonly document: GroupedDocument;
  readonly parent: GroupNode;
}

export interface PassageNode {
  readonly kind: 'passage';
  readonly key: string;
  readonly passage: GroupedPassage;
  readonly parent: DocumentNode;
}

/** The rows of one grouping, with the way from a document or a group to its row. */
export interface GroupNodes {
  readonly roots: readonly GroupNode[];
  readonly byDocument: Pick<ReadonlyMap<string, DocumentNode>, 'get'>;
  readonly byGroup: ReadonlyMap<number, GroupNode>;
}

/**
 * Arranges a grouping as rows: groups by size, in them sub-groups and then the documents of no sub-group, most central
 * first; ungrouped documents last. With `areas`, those that hold groups stand above them. `renamed` has the computed names
 * of groups that were given others: a row that was open stays open. Rows of documents, of which there are many, are made when
 * somebody asks for those of their group.
 */
export function groupNodes(grouping: Grouping, renamed?: ReadonlyMap<number, string>, areas = false): GroupNodes {
  const rows = new Map<string, DocumentNode>();
  const byGroup = new Map<number, GroupNode>();
  const keys = new Set<string>();

  const documentRows = (documents: readonly GroupedDocument[], parent: GroupNode) => {
    const sorted = [...documents].sort((a, b) => b.strength - a.strength || (a.id < b.id ? -1 : 1));
    return sorted.map(document => {
      const node: DocumentNode = { kind: 'document', key: `${parent.key}/${document.id}`, document, parent };
      rows.set(document.id, node);
      return node;
    });
  };
  const groupRow = (group: Group, parent: GroupNode | undefined): GroupNode => {
    const key = unused(`${parent?.key ?? 'group'}/${renamed?.get(group.id) ?? group.name}`, keys);
    const children = lazily((): GroupNode[] => [...below, ...documentRows(members.get(group.id) ?? [], node)]);
    const node: GroupNode = {
      kind: 'group',
      key,
      group,
      parent,
      get children() {
        return children();
      },
    };
    byGroup.set(group.id, node);
    const below: readonly GroupNode[] = (parts.get(group.id) ?? []).map(part => groupRow(part, node));
    return node;
  };

  const parts = collect(grouping.groups.filter(group => group.level !== 'area'), group => group.parent);
  const members = collect(grouping.documents, holderOf);
  const holders = grouping.groups.filter(group => areas && group.level === 'area' && parts.has(group.id));
  const held = new Set(holders.map(({ id }) => id));
  const top = grouping.groups.filter(group => group.level === 'group' && !(group.parent !== null && held.has(group.parent)));
  const roots = [...holders, ...top].map(group => groupRow(group, undefined));

  const loose = members.get(null) ?? [];
  const outside = loose.length > 0 ? ungroupedRow(loose, documentRows) : undefined;
  if (outside) roots.push(outside);

  const known = lazily(() => new Map(grouping.documents.map(document => [document.id, document])));
  const get = (id: string) => {
    const document = known().get(id);
    const holder = document && holderOf(document);
    const above = holder === null ? outside : holder === undefined ? undefined : byGroup.get(holder);
    return above && childNodes(above) && rows.get(id);
  };
  return { roots, byDocument: { get }, byGroup };
}

function ungroupedRow(documents: readonly GroupedDocument[], documentRows: (documents: readonly GroupedDocument[], parent: GroupNode) => DocumentNode[]): GroupNode {
  const children = lazily((): DocumentNode[] => documentRows(documents, node));
  const node: GroupNode = {
    kind: 'ungrouped',
    key: 'ungrouped',
    size: documents.length,
    get children() {
      return children();
    },
    parent: undefined,
  };
  return node;
}

/** The smallest group that a document is in. */
function holderOf({ group, subgroup }: GroupedDocument): number | null {
  return subgroup ?? group;
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** Rows below a row; those of a document are its passages that belong to its group. */
export function childNodes(node: GroupNode): readonly GroupNode[] {
  switch (node.kind) {
    case 'group':
    case 'ungrouped':
      return node.children;
    case 'document':
      return passageRows(node);
    case 'passage':
    case 'more':
      return [];
  }
}

/** The document that a row shows, or that its passage is of. */
export function documentOf(row: DocumentNode | PassageNode): DocumentNode {
  return row.kind === 'passage' ? row.parent : row;
}

/** Documents and groups behind rows; a passage stands for its document, an area for its groups. */
export function selectedOf(rows: readonly GroupNode[]): { documents: string[]; groups: number[] } {
  const documents = new Set<string>();
  const groups = new Set<number>();
  for (const row of rows) {
    if (isArea(row)) for (const id of selectedOf(row.children).groups) groups.add(id);
    else if (row.kind === 'group') groups.add(row.group.id);
    else if (row.kind === 'document') documents.add(row.document.id);
    else if (row.kind === 'passage') documents.add(row.parent.document.id);
  }
  return { documents: [...documents], groups: [...groups] };
}

/** Ids of the documents that rows stand for, those in their groups among them. */
export function documentsBelow(grouping: Grouping, rows: readonly GroupNode[]): Set<string> {
  const { documents, groups } = selectedOf(rows);
  const inside = new Set(groups);
  const below = grouping.documents.filter(({ group, subgroup }) => inside.has(group ?? -1) || inside.has(subgroup ?? -1));
  return new Set([...documents, ...below.map(({ id }) => id)]);
}

/** True for the row of an area. */
export function isArea(row: GroupNode): row is Extract<GroupNode, { kind: 'group' }> & { readonly group: { readonly level: 'area' } } {
  return row.kind === 'group' && row.group.level === 'area';
}

/** True when a document's row can be opened to show passages. */
export function hasPassages({ document }: DocumentNode): boolean {
  return document.group !== null && (document.parts !== undefined || document.passages.some(passage => passage.group === document.group));
}

/** Rows of a document's passages that belong to its group; where it does not list them, they are given. */
export function passageRows(node: DocumentNode, passages = node.document.passages): PassageNode[] {
  const { group } = node.document;
  if (group === null) return [];
  return passages.flatMap((passage, i) =>
    passage.group === group ? [{ kind: 'passage' as const, key: `${node.key}#${i}`, passage, parent: node }] : [],
  );
}

function collect<T, K>(values: readonly T[], key: (value: T) => K): Map<K, T[]> {
  const lists = new Map<K, T[]>();
  for (const value of values) addTo(lists, key(value), value);
  return lists;
}

/** Two groups of one name would otherwise share a key, which the editor refuses. */
function unused(key: string, taken: Set<string>): string {
  let free = key;
  for (let n = 2; taken.has(free); n++) free = `${key} ${n}`;
  taken.add(free);
  return free;
}
