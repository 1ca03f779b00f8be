import type { FileReference, FileText } from '../../protocol/engineSides';
import { readContents } from '../run/readContents';
import { findSources } from '../run/sources';
import type { Surroundings, Tools } from '../run/tools';

const ANY_FILE = { include: [], exclude: [], useIgnoreFiles: false, maxBytes: Number.MAX_SAFE_INTEGER };
/** Passages are as long as those of the bundled model. */
export const PASSAGE_TOKENS = 128;

/** Reads one file, whatever else goes on. Rejects with the reason where nothing can be read of it. */
export async function fileText(file: FileReference, tools: Tools, surroundings: Surroundings, signal?: AbortSignal): Promise<FileText> {
  const found = await findSources({ sources: [{ kind: 'files', files: [file] }], selection: ANY_FILE }, surroundings, { signal });
  const { documents, skipped } = await readContents(found, await tools.tokenizer(), PASSAGE_TOKENS, { signal }, { textOf: tools.textOf });
  if (documents.length === 0) throw new Error(skipped[0]?.reason);
  return documents[0];
}
