import { KindredError } from '../../core/errors';
import { readRepresentation } from '../../core/recipe';
import { textRankSummaries } from '../../core/summary/textRank';
import { textToSummarise, withSummary } from '../../core/summary/withSummary';
import type { Document, Summary } from '../../core/types';
import type { Work } from '../../core/work';
import { createRepresentation, type RepresentationTools } from '../model/representations';

/** Sentences of a summary at most, as in the paper the summaries come from (arXiv 2403.15112). */
const SENTENCES = 5;

/** The documents as a recipe has them read; the bundled model tells which sentences are central, whatever reads them then. */
export async function summarised(documents: readonly Document[], summary: Summary, tools: RepresentationTools, work: Work): Promise<readonly Document[]> {
  switch (summary) {
    case 'none':
      return documents;
    case 'textrank': {
      const model = await createRepresentation(readRepresentation('transformer'), tools);
      const { embedder } = await model.represent([]);
      const summaries = await textRankSummaries(documents.map(textToSummarise), SENTENCES, embedder, work);
      return documents.map((document, i) => withSummary(document, summaries[i]));
    }
    case 'server':
      throw new KindredError('badInput', 'Summaries by a server are not there yet. Choose the summary textrank or none.');
  }
}
