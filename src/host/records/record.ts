import { linesAreText } from '../../core/documents/recordKinds';
import { lastPart } from '../../core/paths';
import type { GroupedDocument, Grouping } from '../../core/types';

/** What tells a record of a file from a file: behind its address stands `#` and its own id, as in no address of a file. */
export function isRecord({ uri }: Pick<GroupedDocument, 'uri'>): boolean {
  return uri !== undefined && uri.includes('#');
}

/** The address of the file that a record is in, by its own. */
export function fileAddress(address: string): string {
  return address.slice(0, address.indexOf('#'));
}

/** What a record is called in its file, as "row 12"; empty for a file. */
export function recordName(document: Pick<GroupedDocument, 'uri'>): string {
  return isRecord(document) ? decodeURIComponent(document.uri!.slice(document.uri!.indexOf('#') + 1)) : '';
}

/** The address of the file whose records these groups are of; undefined for groups of files. */
export function recordsFile(grouping: Pick<Grouping, 'documents'> | undefined): string | undefined {
  const first = grouping?.documents[0];
  return first && isRecord(first) ? fileAddress(first.uri!) : undefined;
}

/** The name of that file. */
export function recordsFileName(grouping: Pick<Grouping, 'documents'> | undefined): string | undefined {
  const address = recordsFile(grouping);
  return address && fileNameAt(address);
}

/** The name of the file at an address. */
export function fileNameAt(address: string): string {
  return decodeURIComponent(lastPart(address));
}

/** The record that a line of its file, counted from 0, belongs to; undefined where several begin there, or none before. Of `some` records alone only the line is known at which each begins. */
export function recordAtLine({ documents }: Pick<Grouping, 'documents'>, line: number, some: boolean): GroupedDocument | undefined {
  let found: GroupedDocument | undefined;
  let isOnly = true;
  for (const document of documents) {
    if (document.line === undefined || document.line > line || document.line < (found?.line ?? 0)) continue;
    isOnly = found?.line !== document.line;
    found = document;
  }
  return isOnly && (!some || found?.line === line) ? found : undefined;
}

/** The address of that file where an editor can show its lines; undefined for groups of files too. */
export function linesFile(grouping: Pick<Grouping, 'documents'> | undefined): string | undefined {
  const address = recordsFile(grouping);
  return address !== undefined && linesAreText(address) ? address : undefined;
}
