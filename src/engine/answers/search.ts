import { embeddedText } from '../../core/documents/embeddedText';
import { embedQuestions } from '../../core/representation/embedder';
import { BM25, bm25Scores } from '../../core/retrieval/bm25';
import { fuseScores } from '../../core/retrieval/fuse';
import { largest } from '../../core/retrieval/largest';
import { searchTermsFor, type SearchTerms } from '../../core/retrieval/searchTerms';
import { indexWords, type WordIndex } from '../../core/retrieval/wordIndex';
import { wordMarks } from '../../core/retrieval/wordMarks';
import { throwIfCancelled, type Work } from '../../core/work';
import type { Language } from '../../core/words/languages';
import type { SearchHit, SearchRequest } from '../../protocol/answers';
import { once } from '../once';
import type { Tools } from '../run/tools';
import { documentOf, foundPassage, type Collection } from './collection';
import type { Collected } from './collections';
import { withSearchRoom } from './searchRoom';

const PASSAGES_A_DOCUMENT = 2;
/** Passages looked at for each that is wanted, as a document's third one and more are passed over. */
const LOOKED_AT = 5;
/** As many at least: the best of long documents could be all that is looked at for a few. */
const LEAST_LOOKED_AT = 200;
/** Shares of meaning and words: of .3, .5, .7 and .8 for meaning the best on newsgroups, and nearly so on notes. */
const WEIGHTS = { meaning: 0.7, words: 0.3 } as const;
/** Passages by whose words the languages of a collection are told. */
const SAMPLE = 4_000;

/** The words of a collection. */
interface Words {
  readonly terms: SearchTerms;
  /** Of each document. */
  readonly languages: readonly (Language | null)[];
  readonly index: WordIndex;
}

const wordsOf = new WeakMap<Collection, () => Promise<Words>>();

/** Passages that answer a question, best first: by the cosine of their vectors and by BM25 over their words together. */
export async function search({ query, limit, within }: SearchRequest, { collection }: Collected, tools: Tools, work: Work = {}): Promise<readonly SearchHit[]> {
  // Those who type on stop the question, but not what the next one needs as well.
  const words = wordsOf.get(collection) ?? once(() => indexed(collection));
  wordsOf.set(collection, words);
  const { terms, languages, index } = await words();
  throwIfCancelled(work.signal);
  // As documents are read.
  const question = query.normalize('NFC').trim();
  if (!question) return [];
  const { signal } = work;
  const asked = terms.ofQuestion(question);
  const algebra = await tools.algebra();
  const elsewhere = notWithin(collection, within);
  const vector = await embedQuestions(collection.embedder, [question], { signal });
  return withSearchRoom(collection, async room => {
    const likeness = (await algebra.packedProduct(vector, collection.passages, { signal }, room.likeness)).data;
    const score = bm25Scores(index, asked.flatMap(term => terms.numberOf(term) ?? []), BM25, room.words);
    const judgements = [{ scores: likeness, weight: WEIGHTS.meaning }, { scores: score, weight: WEIGHTS.words }];
    const fused = fuseScores(judgements, room.fused);
    const best = largest(fused, Math.max(LEAST_LOOKED_AT, LOOKED_AT * limit), row => fused[row] <= 0 || elsewhere(row));
    const wanted = new Set(asked);
    return mostOfEach(best, collection, limit).map(({ document, row }) => {
      const passage = foundPassage(collection, document, row, likeness[row]);
      const marks = wordMarks(passage.text, wanted, terms, languages[document]);
      return { id: collection.documents[document].id, passage, marks, byWords: score[row] > 0 };
    });
  });
}

/** Whether the passage of a row is of none of some documents. */
function notWithin(collection: Collection, ids: readonly string[] | undefined): (row: number) => boolean {
  if (!ids) return () => false;
  const wanted = new Set(ids.map(id => collection.places.get(id)));
  return row => !wanted.has(documentOf(collection, row));
}

/** The first rows of a ranking, without those of documents that have had their share. */
function mostOfEach(rows: readonly number[], collection: Collection, limit: number): { document: number; row: number }[] {
  const had = new Map<number, number>();
  const taken: { document: number; row: number }[] = [];
  for (const row of rows) {
    if (taken.length === limit) break;
    const document = documentOf(collection, row);
    const before = had.get(document) ?? 0;
    if (before >= PASSAGES_A_DOCUMENT) continue;
    had.set(document, before + 1);
    taken.push({ document, row });
  }
  return taken;
}

async function indexed(collection: Collection): Promise<Words> {
  const { documents, passages, start } = collection;
  const step = Math.max(1, documents.length / SAMPLE);
  const sample = Array.from({ length: Math.min(SAMPLE, documents.length) }, (_, i) => documents[Math.floor(i * step)].passages[0]?.text ?? '');
  const terms = searchTermsFor(sample);
  const languages = documents.map(({ passages: own }) => terms.languageOf(own[0]?.text ?? ''));
  let document = 0;
  const index = await indexWords(passages.rows, (row, hear) => {
    while (row >= start[document + 1]) document++;
    const { title, passages: own } = documents[document];
    terms.visitNumbers(embeddedText(title, own[row - start[document]]), languages[document], hear);
  });
  return { terms, languages, index };
}
