import type { Disposable, Uri } from 'vscode';
import type { Group, GroupedDocument } from '../../core/types';
import { documentUri } from '../documentUris';
import type { ShownGroups } from '../edits/shownGroups';

/** A document of the groups on show, its group's name (empty for none) and its address. */
export interface KnownDocument {
  readonly document: GroupedDocument;
  readonly group: string;
  readonly uri: Uri | undefined;
}

/** The documents of the groups on show by id and by address. */
export interface DocumentIndex extends Disposable {
  /** Grows with every change of the groups. */
  readonly version: number;
  /** True when their texts were sent to a server to be measured. */
  readonly usesServer: boolean;
  byId(id: string): KnownDocument | undefined;
  idOf(uri: Uri): string | undefined;
}

/** Follows the groups on show; what is looked up is put in order on the first look after a change. */
export function documentIndex(groups: Pick<ShownGroups, 'grouping' | 'onDidChangeGrouping'>): DocumentIndex {
  let version = 0;
  let built: { readonly known: ReadonlyMap<string, KnownDocument>; readonly ids: ReadonlyMap<string, string> } | undefined;
  const listener = groups.onDidChangeGrouping(() => {
    version++;
    built = undefined;
  });

  function index() {
    if (built) return built;
    const { documents, groups: all } = groups.grouping ?? { documents: [], groups: [] as readonly Group[] };
    const names = new Map(all.map(({ id, name }) => [id, name]));
    const known = new Map(documents.map(document => [document.id, { document, group: names.get(document.group ?? -1) ?? '', uri: documentUri(document) }]));
    const ids = new Map([...known].flatMap(([id, { uri }]) => (uri ? [[uri.toString(), id] as const] : [])));
    return (built = { known, ids });
  }

  return {
    get version() {
      return version;
    },
    get usesServer() {
      const recipe = groups.grouping?.provenance.recipe;
      return recipe !== undefined && (JSON.stringify(recipe.representation).includes('server') || recipe.summary === 'server');
    },
    byId: id => index().known.get(id),
    idOf: uri => index().ids.get(uri.toString()),
    dispose: () => void listener.dispose(),
  };
}
