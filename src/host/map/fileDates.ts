import { workspace } from 'vscode';
import type { GroupedDocument } from '../../core/types';
import { documentUri } from '../documentUris';
import { isRecord } from '../records/record';

/** Files looked at at the same time; more would only wait for one another. */
const AT_ONCE = 32;

/** When each document's file was changed last, in milliseconds since 1970; NaN where that cannot be told, and for a record: its file says nothing of it. */
export async function fileDates(documents: readonly GroupedDocument[]): Promise<Float64Array> {
  const dates = new Float64Array(documents.length).fill(NaN);
  let next = 0;
  const look = async () => {
    while (next < documents.length) {
      const i = next++;
      const uri = isRecord(documents[i]) ? undefined : documentUri(documents[i]);
      if (!uri) continue;
      try {
        dates[i] = (await workspace.fs.stat(uri)).mtime || NaN;
      } catch {
        // The file is gone or out of reach: its date stays unknown.
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, look));
  return dates;
}
