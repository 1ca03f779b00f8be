import { KindredError } from '../../core/errors';
import type { Skipped, VectorRecipe } from '../../core/types';
import { passageTokens } from '../model/representations';
import type { Phases } from './phases';
import { readContents, type ReadContents } from './readContents';
import type { Found } from './sources';
import type { TextThread } from './textThread';
import type { Tools } from './tools';

/** Reads what was found into documents, some of them in a second thread if there is one. Rejects with `nothingToGroup` when there are none. */
export async function readDocuments(found: Found, { representation }: VectorRecipe, tools: Tools, phases: Phases, thread?: TextThread): Promise<ReadContents> {
  // The native library starts up while another thread makes the tokenizer.
  const [tokenizer] = await phases.time('model', () => Promise.all([tools.tokenizer(), tools.algebra().then(algebra => algebra.prepare())]));
  const read = await phases.run('reading', work => readContents(found, tokenizer, passageTokens(representation), work, thread));
  if (!read.documents.length) throw nothingToGroup(read.skipped);
  return read;
}

function nothingToGroup(skipped: readonly Skipped[]): KindredError {
  const left = skipped.length === 0 ? '' : ` ${skipped.length} ${skipped.length === 1 ? 'file was' : 'files were'} skipped, the first one (${skipped[0].path}) because: ${skipped[0].reason}`;
  return new KindredError('nothingToGroup', `No documents found. Choose a folder with Markdown, text or other documents.${left}`);
}
