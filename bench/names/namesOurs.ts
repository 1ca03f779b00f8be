/**
 * Names the groups of labelled records and prints one JSON line: for the true classes as groups, and for k-means groups
 * told the number of classes, the label of each document, its group, and each group's name and keywords; and the texts.
 *
 *     node dist/bench-names.js RECORDS.jsonl THREADS
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kmeans } from '../../src/core/clustering/kmeans';
import { embeddedText } from '../../src/core/documents/embeddedText';
import { readRecord } from '../../src/core/documents/readRecord';
import { nameGroups } from '../../src/core/naming/nameGroups';
import type { Document } from '../../src/core/types';
import { checkModel } from '../../src/engine/model/modelFile';
import { loadTokenizer } from '../../src/engine/model/tokenizer';
import { createTransformer } from '../../src/engine/model/transformer';
import { createOnnxAlgebra } from '../../src/engine/onnx/onnxAlgebra';

interface LabelledRecord {
  readonly text: string;
  readonly label: string;
}

async function main([file, threads]: string[]): Promise<void> {
  const records = readFileSync(file, 'utf8').trim().split('\n').map(line => JSON.parse(line) as LabelledRecord);
  const folder = join(__dirname, '../models/minilm');
  const tokenizer = await loadTokenizer(folder);
  const documents: Document[] = [];
  const labels: string[] = [];
  for (const [i, { text, label }] of records.entries()) {
    const read = await readRecord({ id: String(i), hash: '', text }, tokenizer);
    if ('reason' in read) continue;
    documents.push(read);
    labels.push(label);
  }
  const model = createTransformer(folder, await checkModel(folder, join(__dirname, '../out/bench')), tokenizer, { threads: Number(threads) });
  const vectors = await model.embed(documents.map(({ title, passages }) => embeddedText(title, passages[0])));
  const algebra = await createOnnxAlgebra(Number(threads));
  const classes = [...new Set(labels)].sort();
  const texts = documents.map(({ title, passages, extra }) => ({ title, extra, text: passages.map(({ text }) => text).join('\n\n') }));

  const named = async (group: Int32Array) => {
    const none = new Int32Array(group.length).fill(-1);
    let embeddingMs = 0;
    const embedPhrases = async (phrases: readonly string[]) => {
      const started = performance.now();
      const embedded = await model.embed(phrases);
      embeddingMs = performance.now() - started;
      return embedded;
    };
    const started = performance.now();
    const names = await nameGroups({ documents: texts, levels: { area: none, group, subgroup: none }, vectors, embedPhrases });
    const seconds = (performance.now() - started) / 1000;
    return { groups: [...group], names: names.group, seconds, withoutEmbedding: seconds - embeddingMs / 1000 };
  };
  const trueClasses = await named(Int32Array.from(labels, label => classes.indexOf(label)));
  const found = await named(await kmeans(vectors, classes.length, 1, algebra));
  console.log(JSON.stringify({ labels, trueClasses, kmeans: found, texts: texts.map(({ title, text }) => `${title}\n\n${text}`) }));
  await model.release();
  await algebra.release();
}

void main(process.argv.slice(2));
