import { byReason, recordsApart } from '../../core/documents/reasons';
import { KindredError } from '../../core/errors';
import type { Skipped, VectorRecipe } from '../../core/types';
import { passageTokens } from '../model/representations';
import type { Phases } from './phases';
import { readContents, type ReadContents } from './readContents';
import type { Found } from './sources';
import type { TextThread } from './textThread';
import type { Tools } from './tools';

/** As many reasons for files that were left out are told where nothing else is. */
const MOST_REASONS = 3;

/** Reads what was found into documents, some of them in a second thread if there is one. Rejects with `nothingToGroup` when there are none. */
export async function readDocuments(found: Found, { representation }: VectorRecipe, tools: Tools, phases: Phases, thread?: TextThread): Promise<ReadContents> {
  // The native library starts up while another thread makes the tokenizer.
  const [tokenizer] = await phases.time('model', () => Promise.all([tools.tokenizer(), tools.algebra().then(algebra => algebra.prepare())]));
  const read = await phases.run('reading', work => readContents(found, tokenizer, passageTokens(representation), work, { thread, textOf: tools.textOf }));
  if (!read.documents.length) throw nothingToGroup(read.skipped);
  return read;
}

function nothingToGroup(skipped: readonly Skipped[]): KindredError {
  const reasons = byReason(skipped).slice(0, MOST_REASONS).map(([reason, files]) => ` ${files[0].path}${files.length > 1 ? ` and ${files.length - 1} more` : ''}: ${reason}`);
  const left = skipped.length === 0 ? '' : ` ${skipped.length === 1 ? '1 file was' : `${skipped.length} files were`} skipped.${reasons.join('')}`;
  return new KindredError('nothingToGroup', `No documents found. Choose a folder with Markdown, text or other documents${skipped.some(({ reason }) => reason === recordsApart) ? ', or one of the files of records' : ''}.${left}`);
}
