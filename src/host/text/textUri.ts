import { Uri } from 'vscode';

/** Scheme of the texts of files that no editor shows, as a PDF. */
export const textScheme = 'kindred-text';

/** The address of the text of a file; the tab has the file's name. */
export function textUri(file: Uri): Uri {
  return Uri.from({ scheme: textScheme, path: file.path, query: file.toString() });
}

/** The file whose text is at an address, or else that address itself. */
export function fileOf(uri: Uri): Uri {
  return uri.scheme === textScheme ? Uri.parse(uri.query, true) : uri;
}
