import { readRepresentation } from '../../core/recipe';
import { textRankSummaries } from '../../core/summary/textRank';
import { MOST_SENTENCES, textToSummarise, withSummary } from '../../core/summary/withSummary';
import type { Document, VectorRecipe } from '../../core/types';
import type { Work } from '../../core/work';
import { createRepresentation, type RepresentationTools } from '../model/representations';
import { serverSummaries } from '../model/server/serverSummaries';

/** What stands for the documents' texts. */
export interface Summaries {
  /** Names what makes them; empty for the texts themselves. */
  readonly identity: string;
  /** The documents as a recipe has them read. */
  of(documents: readonly Document[], work: Work): Promise<readonly Document[]>;
}

/** The summaries a recipe asks for. Rejects with a `KindredError` when the address of a server is none. */
export function summariesByRecipe({ summary, chat = {} }: VectorRecipe, tools: RepresentationTools): Summaries {
  switch (summary) {
    case 'none':
      return { identity: '', of: async documents => documents };
    case 'textrank':
      return { identity: 'summaries by textrank', of: (documents, work) => summarised(documents, texts => centralSentences(texts, tools, work)) };
    case 'server': {
      const { identity, summarise } = serverSummaries(chat, tools);
      return { identity, of: (documents, work) => summarised(documents, texts => summarise(texts, work)) };
    }
  }
}

async function summarised(documents: readonly Document[], summarise: (texts: readonly string[]) => Promise<readonly string[]>): Promise<readonly Document[]> {
  const summaries = await summarise(documents.map(textToSummarise));
  return documents.map((document, i) => withSummary(document, summaries[i]));
}

/** The bundled model tells which sentences are central, whatever reads them then. */
async function centralSentences(texts: readonly string[], tools: RepresentationTools, work: Work): Promise<readonly string[]> {
  const model = await createRepresentation(readRepresentation('transformer'), tools);
  const { embedder } = await model.represent([]);
  return textRankSummaries(texts, MOST_SENTENCES, embedder, work);
}
