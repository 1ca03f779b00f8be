import { rowRange } from '../../core/algebra/rows';
import type { Algebra } from '../../core/algebra/algebra';
import { bytesIn } from '../../core/documents/formats';
import { formatOf } from '../../core/documents/kinds';
import { isSkipped, readDocument } from '../../core/documents/read';
import { leadText } from '../../core/representation/leadText';
import { largest } from '../../core/retrieval/largest';
import { passageAt } from '../../core/retrieval/place';
import type { Matrix } from '../../core/types';
import type { Work } from '../../core/work';
import type { RelatedDocument, RelatedRequest } from '../../protocol/answers';
import { sha256 } from '../files/hash';
import { takeText } from '../formats/takenTexts';
import { passageTokens } from '../model/representations';
import type { Tools } from '../run/tools';
import { foundPassage, type Collection } from './collection';
import type { Collected } from './collections';

/**
 * The documents nearest to a document or a text, nearest first, by the cosine of their vectors, each with its passage that
 * is nearest. Some words are compared with passages in place of whole documents, as they are such a part themselves. A text
 * without words is near to nothing.
 */
export async function related(asked: RelatedRequest, collected: Collected, tools: Tools, work: Work = {}): Promise<readonly RelatedDocument[]> {
  const { collection } = collected;
  const about = ofPassage(asked, collection);
  const query = await vectorOf(about, collected, tools, work);
  if (!query) return [];
  const algebra = await tools.algebra();
  const byPassage = (await algebra.packedProduct(query, collection.passages, work)).data;
  const nearest = nearestPassages(collection, byPassage);
  const words = about.text?.kind === 'words';
  const scores = words ? nearest.map(row => byPassage[row]) : await documentScores(query, collection, algebra, work);
  const without = new Set([...asked.without, ...(asked.id === undefined ? [] : [asked.id])].map(id => collection.places.get(id)));
  const rows = largest(scores, asked.limit, at => without.has(at) || scores[at] <= 0);
  return rows.map(i => ({ id: collection.documents[i].id, likeness: scores[i], passage: foundPassage(collection, i, nearest[i], byPassage[nearest[i]]) }));
}

async function documentScores(query: Matrix, { vectors }: Collection, algebra: Algebra, work: Work): Promise<Float32Array> {
  return (await algebra.productTransposed(query, vectors, work)).data;
}

/** What is asked about, with the words of the passage that it names. */
function ofPassage(asked: RelatedRequest, { documents, places }: Collection): RelatedRequest {
  const place = asked.id === undefined ? undefined : places.get(asked.id);
  if (asked.line === undefined || place === undefined) return asked;
  return { ...asked, text: { kind: 'words', content: passageAt(documents[place].passages, asked.line).text } };
}

/** For each document the row of its passage with the largest score. */
function nearestPassages({ documents, start }: Collection, scores: Float32Array): number[] {
  return documents.map((_, i) => {
    let best = start[i];
    for (let row = start[i] + 1; row < start[i + 1]; row++) if (scores[row] > scores[best]) best = row;
    return best;
  });
}

/** The vector that is asked about: that of the collection where the text is still the same. */
async function vectorOf({ id, text }: RelatedRequest, { collection, request }: Collected, tools: Tools, work: Work): Promise<Matrix | undefined> {
  const { documents, places, vectors, embedder } = collection;
  const place = id === undefined ? undefined : places.get(id);
  if (text?.kind !== 'words' && place !== undefined && (!text || sha256(text.content) === documents[place].hash)) return rowRange(vectors, place, 1);
  if (!text) return undefined;
  const read = text.kind === 'words' ? text.content.normalize('NFC').trim() : await leadOf(text.name, text.content, passageTokens(request.recipe.representation), tools, work);
  if (!read) return undefined;
  // While somebody types further down, what is read of a document stays the same.
  const last = lastRead.get(collection);
  if (last?.text === read) return last.vector;
  const vector = await embedder.embed([read], { signal: work.signal });
  lastRead.set(collection, { text: read, vector });
  return vector;
}

const lastRead = new WeakMap<Collection, { readonly text: string; readonly vector: Matrix }>();

async function leadOf(name: string, given: string, maxTokens: number, tools: Tools, work: Work): Promise<string | undefined> {
  const format = formatOf(name);
  const bytes = format && bytesIn(format, given);
  // While it is typed it may be none.
  const text = bytes ? await takeText(format, bytes, work.signal).catch(() => '') : given;
  const read = await readDocument({ id: name, path: name, hash: '', text }, await tools.tokenizer(), { maxTokens }, work);
  return isSkipped(read) ? undefined : leadText(read);
}
