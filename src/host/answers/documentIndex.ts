import { workspace, type Disposable, type Uri } from 'vscode';
import { usesServer } from '../../core/representation/usesServer';
import type { Group, GroupedDocument } from '../../core/types';
import { documentUri } from '../documentUris';
import type { ShownGroups } from '../edits/shownGroups';
import { isRecord } from '../records/record';
import { documentId, places } from '../run/places';
import { fileOf, recordAt } from '../text/textUri';

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
  /** Of a file, of its text, or of a record. */
  idOf(uri: Uri): string | undefined;
}

/** Follows the groups on show; what is looked up is put in order on the first look after a change. */
export function documentIndex(groups: Pick<ShownGroups, 'grouping' | 'onDidChangeGrouping'>): DocumentIndex {
  let version = 0;
  let built: { readonly names: ReadonlyMap<number, string>; readonly known: ReadonlyMap<string, GroupedDocument>; readonly ids: ReadonlyMap<string, string> } | undefined;
  const listener = groups.onDidChangeGrouping(() => {
    version++;
    built = undefined;
  });

  function index() {
    if (built) return built;
    const { documents, groups: all } = groups.grouping ?? { documents: [], groups: [] as readonly Group[] };
    const names = new Map(all.map(({ id, name }) => [id, name]));
    const known = new Map(documents.map(document => [document.id, document]));
    const ids = new Map(documents.flatMap(document => (document.uri ? [[isRecord(document) ? document.uri : addressOf(document)!, document.id] as const] : [])));
    return (built = { names, known, ids });
  }

  /** The document at an address below the workspace folders or outside them: its id says where. Making all addresses to compare would take long. */
  function idBelow(uri: Uri): string | undefined {
    const { known } = index();
    const asked = uri.toString();
    const ids = places(workspace.workspaceFolders ?? []).map(place => documentId(uri, [place]));
    return [...ids, documentId(uri, [])].find(id => {
      const document = known.get(id);
      return document && addressOf(document) === asked;
    });
  }

  return {
    get version() {
      return version;
    },
    get usesServer() {
      const recipe = groups.grouping?.provenance.recipe;
      return recipe !== undefined && usesServer(recipe);
    },
    byId(id) {
      const { names, known } = index();
      const document = known.get(id);
      return document && { document, group: names.get(document.group ?? -1) ?? '', uri: documentUri(document) };
    },
    idOf: uri => {
      // Records are many; what was given is behind their own addresses.
      if (recordAt(uri)) return index().ids.get(uri.query);
      const file = fileOf(uri);
      return index().ids.get(file.toString()) ?? idBelow(file);
    },
    dispose: () => void listener.dispose(),
  };
}

function addressOf(document: GroupedDocument): string | undefined {
  return documentUri(document)?.toString();
}
