/**
 * Asks each document's title for the document itself, by meaning, by words, and by fusions of both. Prints one JSON line: a list
 * of rankings with the mean reciprocal rank of the document and how often it is among the first ten, and the share of the ten
 * others found first that have its label.
 *
 *     node dist/bench-fusionsOurs.js RECORDS.jsonl
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rowRange } from '../../src/core/algebra/rows';
import { isSkipped } from '../../src/core/documents/read';
import { readRecord } from '../../src/core/documents/readRecord';
import { leadText } from '../../src/core/representation/leadText';
import { bm25Scores } from '../../src/core/retrieval/bm25';
import { fuseScores } from '../../src/core/retrieval/fuse';
import { largest } from '../../src/core/retrieval/largest';
import { searchTermsFor } from '../../src/core/retrieval/searchTerms';
import { indexWords } from '../../src/core/retrieval/wordIndex';
import type { Document } from '../../src/core/types';
import { documentOf, makeCollection } from '../../src/engine/answers/collection';
import { checkModel } from '../../src/engine/model/modelFile';
import { loadTokenizer } from '../../src/engine/model/tokenizer';
import { createTransformer } from '../../src/engine/model/transformer';
import { createOnnxAlgebra } from '../../src/engine/onnx/onnxAlgebra';

const ASKED = 600;
const K = 60;
const NAMED = 200;
type Fuse = (meaning: Float32Array, words: Float32Array) => Float32Array;

const weighted = (share: number): Fuse => (meaning, words) => fuseScores([{ scores: meaning, weight: share }, { scores: words, weight: 1 - share }]);
/** Reciprocal rank fusion (Cormack, Clarke & Büttcher 2009). */
const byRank: Fuse = (meaning, words) => {
  const fused = new Float32Array(meaning.length);
  for (const scores of [meaning, words]) largest(scores, NAMED, at => scores[at] <= 0).forEach((at, place) => (fused[at] += 1 / (K + place + 1)));
  return fused;
};
const RANKINGS: Readonly<Record<string, Fuse>> = {
  meaning: meaning => meaning,
  words: (_, words) => words,
  'reciprocal ranks': byRank,
  ...Object.fromEntries([0.3, 0.5, 0.7, 0.8].map(share => [`${share} meaning`, weighted(share)])),
};

async function main([file]: string[]): Promise<void> {
  const folder = join(__dirname, '../models/minilm');
  const tokenizer = await loadTokenizer(folder);
  const model = createTransformer(folder, await checkModel(folder, join(__dirname, '../out/bench')), tokenizer, { threads: 2 });
  const documents: Document[] = [];
  const questions: string[] = [];
  const labels: string[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const { question, text, label } = JSON.parse(line) as Record<'question' | 'text' | 'label', string>;
    const read = await readRecord({ id: String(documents.length), hash: '', text }, tokenizer);
    if (isSkipped(read)) continue;
    documents.push(read);
    questions.push(question);
    labels.push(label);
  }
  const collection = await makeCollection({ documents, vectors: await model.embed(documents.map(leadText)), embedder: model });
  const texts = documents.flatMap(({ passages }) => passages.map(({ text }) => text));
  const terms = searchTermsFor(documents.map(({ passages }) => passages[0].text));
  const index = await indexWords(texts.length, (row, hear) => terms.visitNumbers(texts[row], terms.languageOf(texts[row]), hear));
  const algebra = await createOnnxAlgebra(2);
  const sums = Object.keys(RANKINGS).map(ranking => ({ ranking, documents: documents.length, asked: 0, mrr: 0, hit: 0, purity: 0 }));
  const step = Math.max(1, documents.length / ASKED);
  for (let i = 0; i < documents.length; i += step) {
    const asked = Math.floor(i);
    const vector = await model.embed([questions[asked]]);
    const meaning = (await algebra.packedProduct(rowRange(vector, 0, 1), collection.passages)).data;
    const words = bm25Scores(index, terms.ofQuestion(questions[asked]).flatMap(term => terms.numberOf(term) ?? []));
    for (const sum of sums) {
      const found = [...new Set(largest(RANKINGS[sum.ranking](meaning, words), NAMED).map(row => documentOf(collection, row)))];
      const place = found.slice(0, 10).indexOf(asked);
      const others = found.filter(document => document !== asked).slice(0, 10);
      sum.asked++;
      sum.mrr += place < 0 ? 0 : 1 / (place + 1);
      sum.hit += place < 0 ? 0 : 1;
      sum.purity += others.filter(document => labels[document] === labels[asked]).length / Math.max(1, others.length);
    }
  }
  await Promise.all([algebra.release(), model.release()]);
  console.log(JSON.stringify(sums.map(({ asked, mrr, hit, purity, ...row }) => ({ ...row, mrr: mrr / asked, hit: hit / asked, purity: purity / asked }))));
}

void main(process.argv.slice(2));
