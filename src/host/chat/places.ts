import { Uri, workspace } from 'vscode';
import type { FoundIn } from '../../core/retrieval/foundJson';
import { meantAmong, type Meant } from '../../core/retrieval/meant';
import { placeAt } from '../../core/retrieval/place';
import { labelKey } from '../../core/truth/origin';
import type { GroupedDocument, Grouping, Passage } from '../../core/types';
import type { DocumentIndex } from '../answers/documentIndex';
import { fileAddress, fileNameAt, isRecord, recordsFile } from '../records/record';
import { documentId, places } from '../run/places';

/** Where a passage stands, by the path below the workspace folders; without a passage the document itself. */
export function placeOf(document: GroupedDocument, passage?: Pick<Passage, 'line'>): string {
  const path = isRecord(document) ? idAt(fileAddress(document.uri!)) : document.id;
  return passage || isRecord(document) ? placeAt(path, passage ?? { line: 0 }, placed(document)) : path;
}

/** A document as it is told: a record by its line, a file without the one at which its text begins. */
export function placed(document: GroupedDocument): FoundIn['document'] {
  const { id, path = id, title, line = 0 } = document;
  return isRecord(document) ? { id, title, line } : { id, path, title };
}

/** The document, or the place in it, that is meant by a path below the workspace folders, a whole one or an address. Throws a `badInput` error for none. */
export function meantDocument(given: string, { documents, skipped }: Grouping, index: Pick<DocumentIndex, 'idOf'>): Meant<FoundIn['document']> {
  const file = recordsFile({ documents });
  return meantAmong(given, {
    documents: documents.map(placed),
    skipped,
    namesOf: named => {
      const address = addressIn(named);
      const id = address && index.idOf(address);
      return id === undefined ? [named] : [id, named];
    },
    ...(file !== undefined && { records: { name: fileNameAt(file), isMeant: named => [file, idAt(file), fileNameAt(file)].map(labelKey).includes(labelKey(addressIn(named)?.toString() ?? named)) } }),
    of: file === undefined ? 'this workspace that are grouped' : fileNameAt(file),
    how: file === undefined ? 'by its path below the workspace folder' : 'by its "id", or by the file and its line',
  });
}

/** The address that a name is, if it is one: a letter alone before the colon is a drive. */
function addressIn(named: string): Uri | undefined {
  if (/^[a-z][\w+.-]+:\//i.test(named)) return Uri.parse(named);
  return named.startsWith('/') || /^[a-z]:[\\/]/i.test(named) ? Uri.file(named) : undefined;
}

function idAt(address: string): string {
  return documentId(Uri.parse(address, true), places(workspace.workspaceFolders ?? []));
}
