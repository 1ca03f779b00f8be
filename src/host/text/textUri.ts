import { Uri } from 'vscode';

/** Scheme of the texts of files that no editor shows, as a PDF, and of records of a file. */
export const textScheme = 'kindred-text';

/** Longest name of a record on a tab. */
const NAME = 60;

/** The address of the text of a file, the tab having its name; that of a record is its own. */
export function textUri(file: Uri): Uri {
  return file.scheme === textScheme ? file : Uri.from({ scheme: textScheme, path: file.path, query: file.toString() });
}

/** The address at which the editor has a record, by that of its file with `#` and the record's own id behind it. The tab has the names of both. */
export function recordUri(address: string): Uri {
  const { path, fragment } = Uri.parse(address, true);
  // Half a letter at the end would be none of an address.
  const name = fragment.replace(/[/\\\s]+/g, ' ').slice(0, NAME).replace(/[\ud800-\udbff]$/, '');
  return Uri.from({ scheme: textScheme, path: `${path} ${name}`, query: address });
}

/** The file that a record is in whose text is at an address, and its own id; undefined for any other address. */
export function recordAt(uri: Uri): { readonly file: Uri; readonly id: string } | undefined {
  if (uri.scheme !== textScheme || !uri.query.includes('#')) return undefined;
  const address = Uri.parse(uri.query, true);
  return { file: address.with({ fragment: '' }), id: address.fragment };
}

/** The file whose text is at an address, or else that address itself. */
export function fileOf(uri: Uri): Uri {
  return uri.scheme === textScheme && !recordAt(uri) ? Uri.parse(uri.query, true) : uri;
}
