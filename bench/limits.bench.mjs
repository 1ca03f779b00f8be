// How far the heavy steps are from what this machine can do at most.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '../esbuild.mjs';
import { recordsOf } from './corpora.mjs';
import { bundled, lastJson, loadNote, printTable, runProcess, withFolder } from './runner.mjs';

export const help = `npm run bench -- limits [options]
  --texts    records {id, text} for the model, the first 500 of them (default: the notes in samples)
  --threads  (default 2)

The most that the machine does is measured in the same process: products of large matrices of 32-bit floats and of 8-bit
numbers, and copying. A step's limit is its operations at that rate, or the bytes it must read, whichever takes longer.`;

export const options = { texts: { type: 'string' }, threads: { type: 'string', default: '2' } };

const COUNT = 500;

function sampleTexts() {
  const folder = join(import.meta.dirname, '../samples');
  const files = readdirSync(folder, { recursive: true }).filter(file => file.endsWith('.md'));
  return files.map(file => readFileSync(join(folder, file), 'utf8'));
}

export async function run({ texts, threads }) {
  await bundle();
  const ours = await bundled('limits/limitsOurs.ts');
  const { machine, steps } = await withFolder(async folder => {
    const file = join(folder, 'texts.json');
    writeFileSync(file, JSON.stringify(texts ? recordsOf(texts, COUNT).map(({ text }) => text) : sampleTexts()));
    return lastJson(await runProcess(process.execPath, [ours, file, threads]));
  });
  const giga = number => (number / 1e9).toFixed(1);
  console.log(`At most, ${threads} threads: ${giga(machine.floats)} GFLOP/s of 32-bit floats, ${giga(machine.eightBit)} of 8-bit numbers, ${giga(machine.read)} GB/s read and written\n`);
  printTable(
    ['', 'operations, G', 'read, GB', 'limit, s', 'took, s', 'of the limit'],
    steps.map(({ work, floats, eightBit, read, limit, seconds }) => [work, giga(floats + eightBit), giga(read), limit.toFixed(3), seconds.toFixed(3), `${Math.round((100 * limit) / seconds)} %`]),
  );
  console.log(loadNote());
  return steps.map(({ work, limit, seconds }) => ({ work, ours: { seconds, memoryMb: null, quality: null }, limit, ratio: limit / seconds }));
}
