// Small encoders trained on a labelled corpus with PyTorch, read as onnx:DIR, beside the bundled model: as exact, as good?
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusFile, recordsOf } from './corpora.mjs';
import { bundled, lastJson, printTable, runProcess, withFolder } from './runner.mjs';

export const help = `npm run bench -- encoders --corpora DIR --python PYTHON [--set NAME]
  --corpora  folder of NAME.jsonl[.gz] with {id, text, label}     --set  the one to use (default agnews_test)
  --python   an interpreter with bench/encoders/requirements.txt installed
  --count    records taken (default 4000); every second one is learnt from, the others are grouped and classified
  --epochs   of the training (default 6)`;

export const options = {
  corpora: { type: 'string' },
  python: { type: 'string' },
  set: { type: 'string', default: 'agnews_test' },
  count: { type: 'string', default: '4000' },
  epochs: { type: 'string', default: '6' },
};

const KINDS = ['textcnn', 'bilstm', 'attention'];

export async function run({ corpora, python, set, count, epochs }) {
  const source = corpora && corpusFile(corpora, set);
  if (!source || !python) throw new Error(help);
  return withFolder(async folder => {
    const records = recordsOf(source, Number(count)).map(({ text, label }) => ({ text, label: String(label) }));
    const [train, test] = [0, 1].map(half => {
      const file = join(folder, `half${half}.json`);
      writeFileSync(file, JSON.stringify(records.filter((_, i) => i % 2 === half)));
      return file;
    });
    const script = await bundled('encoders/measureOurs.ts');
    const measure = async (name, representation, ...check) => ({ name, ...lastJson(await runProcess(process.execPath, [script, train, test, folder, representation, ...check])) });
    const rows = [await measure('bundled model', 'transformer')];
    for (const kind of KINDS) {
      const out = join(folder, kind);
      await runProcess(python, [join(import.meta.dirname, 'encoders/train.py'), train, out, '--kind', kind, '--epochs', epochs]);
      rows.push(await measure(kind, `onnx:${out}`, join(out, 'check.json')));
    }
    const shown = value => (value === undefined ? '' : value.toFixed(3));
    const exact = value => (value === undefined ? '' : value.toFixed(6));
    console.log(`${set}: ${records.length} records, every second one learnt from`);
    printTable(
      ['', 'size', 'k-means ARI', 'NMI', 'accuracy', 'least cosine to PyTorch'],
      rows.map(row => [row.name, row.columns, shown(row.ari), shown(row.nmi), shown(row.accuracy), exact(row.leastCosine)]),
    );
    return rows;
  });
}
