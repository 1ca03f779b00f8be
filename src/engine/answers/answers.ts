import type { GroupedPassage, Matrix } from '../../core/types';
import type { Work } from '../../core/work';
import type { ChangeFacts, RelatedDocument, RelatedRequest, SearchHit, SearchRequest, SuggestionFacts, WhyAnswer } from '../../protocol/answers';
import type { CollectRequest } from '../../protocol/engineSides';
import type { Surroundings, Tools } from '../run/tools';
import { changeTimes } from './changeTimes';
import { vectorsInOrder } from './collection';
import type { Collected, Collections } from './collections';
import { passages } from './passages';
import { related } from './related';
import { search } from './search';
import { suggestionFacts } from './suggestions';
import { why } from './why';

/** What can be asked about the documents in memory; null while there are none, which `collect` changes. */
export interface Answers {
  collect(request: CollectRequest, signal: AbortSignal): Promise<void>;
  related(request: RelatedRequest, signal: AbortSignal): Promise<readonly RelatedDocument[] | null>;
  search(request: SearchRequest, signal: AbortSignal): Promise<readonly SearchHit[] | null>;
  why(request: { readonly id: string }, signal: AbortSignal): Promise<WhyAnswer | null>;
  passages(request: { readonly id: string }, signal: AbortSignal): Promise<readonly GroupedPassage[] | null>;
  changes(request: { readonly askGit: boolean }, signal: AbortSignal): Promise<ChangeFacts | null>;
  vectors(request: { readonly documents: readonly string[] }, signal: AbortSignal): Promise<Matrix | null>;
  /** `report` hears how far it has come. */
  suggestions(request: { readonly askGit: boolean }, signal: AbortSignal, report: Work['report']): Promise<SuggestionFacts | null>;
}

export function createAnswers(collections: Collections, tools: Tools, surroundings: Surroundings): Answers {
  /** Asks the collection there is. */
  const ask =
    <Asked, Answer>(answer: (asked: Asked, collected: Collected, tools: Tools, work: Work) => Promise<Answer>) =>
    async (asked: Asked, signal: AbortSignal): Promise<Answer | null> => {
      const { current } = collections;
      return current ? answer(asked, current, tools, { signal }) : null;
    };
  return {
    collect: (request, signal) => collections.collect(request, signal),
    related: ask(related),
    search: ask(search),
    why: ask(why),
    passages: ask(passages),
    changes: ask(({ askGit }: { readonly askGit: boolean }, { collection, request }, _, work) => changeTimes(collection.documents, request.sources, askGit, work)),
    vectors: ask(async ({ documents }: { readonly documents: readonly string[] }, { collection }) => vectorsInOrder(collection, documents)),
    suggestions: async (request, signal, report) => {
      const { current } = collections;
      return current ? suggestionFacts(request, current, tools, surroundings, { signal, report }) : null;
    },
  };
}
