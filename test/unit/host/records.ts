import { Uri } from 'vscode';
import type { GroupedDocument, Grouping } from '../../../src/core/types';
import { document, grouping } from './fixture';

/** A grouping of records of a file, by their own names, as the engine gives it. */
export function recordsOf(file: string, names: readonly string[], more: Partial<GroupedDocument> = {}): Grouping {
  const prefix = file.replace('file:///notes/', '');
  return { ...grouping, documents: names.map((name, i) => document(`${prefix}/${name}`, { path: undefined, uri: `${file}#${encodeURIComponent(name)}`, title: `Title ${name}`, line: i + 1, ...more })) };
}

/** Has the editor's addresses as they are, as far as they are asked for. */
export function withAddresses(): void {
  interface Parts { readonly scheme: string; readonly path: string; readonly query: string; readonly fragment: string }
  const made = ({ scheme, path, query = '', fragment = '' }: Partial<Parts>): object => ({
    scheme,
    authority: '',
    path,
    query,
    fragment,
    fsPath: path,
    with: (change: Partial<Parts>) => made({ scheme, path, query, fragment, ...change }),
    toString: () => `${scheme}://${encoded(path!)}${query && `?${encodeURIComponent(query)}`}${fragment && `#${encodeURIComponent(fragment)}`}`,
  });
  const encoded = (path: string) => encodeURI(path).replace(/[#?]/g, encodeURIComponent);
  const parse = (text: string) => {
    const [, scheme, path, query = '', fragment = ''] = /^(.+?):\/\/([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(text)!;
    return made({ scheme, path: decodeURIComponent(path), query: decodeURIComponent(query), fragment: decodeURIComponent(fragment) });
  };
  Object.assign(Uri, { parse, from: made, file: (path: string) => made({ scheme: 'file', path }), joinPath: (folder: { toString(): string }, path: string) => parse(`${folder.toString()}/${encoded(path)}`) });
}
