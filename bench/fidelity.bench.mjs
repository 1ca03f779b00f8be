// How near the model's vectors are to those of the PyTorch original, text by text.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordsOf } from './corpora.mjs';
import { bundled, lastJson, mean, median, printTable, runProcess, withFolder } from './runner.mjs';

export const help = `npm run bench -- fidelity --texts CORPUS.jsonl[.gz] --python PYTHON --model FOLDER [--float32 MODEL.onnx]
  --texts    records {id, text}; every k-th is taken so that --count come out (default 500)
  --python   an interpreter with bench/peers/requirements.txt installed
  --model    the sentence-transformers folder of all-MiniLM-L6-v2
  --float32  the graph made by models/export/export_minilm.py --float32; it is read as an own encoder (onnx:DIR)
  --tokens   longest text (default 128)`;

export const options = {
  texts: { type: 'string' },
  python: { type: 'string' },
  model: { type: 'string' },
  float32: { type: 'string' },
  count: { type: 'string', default: '500' },
  tokens: { type: 'string', default: '128' },
};

export async function run({ texts, python, model, float32, count, tokens }) {
  if (!texts || !python || !model) throw new Error(help);
  return withFolder(async folder => {
    const textFile = join(folder, 'texts.json');
    writeFileSync(textFile, JSON.stringify(recordsOf(texts, Number(count)).map(({ text }) => text)));
    const script = await bundled('representOurs.ts');
    const peer = join(import.meta.dirname, 'peers/token_vectors_run.py');
    const original = new Map();
    const rows = [];
    for (const [name, representation, pooling] of variants(folder, float32)) {
      if (!original.has(pooling)) {
        const out = join(folder, `${pooling}.f32`);
        await runProcess(python, [peer, textFile, out, '--model', model, '--pooling', pooling, '--tokens', tokens]);
        original.set(pooling, floats(out));
      }
      const out = join(folder, 'ours.f32');
      const { columns } = lastJson(await runProcess(process.execPath, [script, textFile, out, folder, representation, `pooling=${pooling}`, `tokens=${tokens}`]));
      rows.push({ name, pooling, texts: original.get(pooling).length / columns, ...summary(cosines(original.get(pooling), floats(out), columns)) });
    }
    printTable(['', 'pooling', 'mean cosine', 'median', '1 %', 'least'], rows.map(row => [row.name, row.pooling, ...[row.mean, row.median, row.first, row.least].map(value => value.toFixed(6))]));
    return rows;
  });
}

function variants(folder, float32) {
  const bundledOnes = ['mean', 'cls', 'max'].map(pooling => ['bundled, 7 bits', 'transformer', pooling]);
  if (!float32) return bundledOnes;
  const own = join(folder, 'float32');
  mkdirSync(own);
  cpSync(float32, join(own, 'model.onnx'));
  cpSync(join(import.meta.dirname, '../models/minilm/tokenizer.json'), join(own, 'tokenizer.json'));
  return [...bundledOnes, ['float32 graph', `onnx:${own}`, 'mean']];
}

function floats(path) {
  const bytes = readFileSync(path);
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
}

function cosines(a, b, columns) {
  return Array.from({ length: a.length / columns }, (_, row) => {
    let dot = 0;
    for (let i = row * columns; i < (row + 1) * columns; i++) dot += a[i] * b[i];
    return dot;
  });
}

function summary(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return { mean: mean(values), median: median(values), first: sorted[Math.floor(values.length / 100)], least: sorted[0] };
}
