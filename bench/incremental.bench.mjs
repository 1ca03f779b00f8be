// One file saved among many: how long until it is placed among the groups, and how far they agree with a full run's.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusFile, recordsOf } from './corpora.mjs';
import { bundled, lastJson, loadNote, median, printTable, runProcess, withFolder } from './runner.mjs';

export const help = `npm run bench -- incremental --corpora FOLDER [options]
  --corpora  folder of NAME.jsonl.gz with {text, label}
  --set      which of them (default clinc150)
  --count    documents (default 10000); as many texts more are what changed files say then
  --changes  files that change, one after another (default 20)
  --cache    folder that keeps vectors from one call to the next (default out/bench/incremental)`;

export const options = {
  corpora: { type: 'string' },
  set: { type: 'string', default: 'clinc150' },
  count: { type: 'string', default: '10000' },
  changes: { type: 'string', default: '20' },
  cache: { type: 'string', default: join(import.meta.dirname, '../out/bench/incremental') },
};

export async function run({ corpora, set, count, changes, cache }) {
  const source = corpora && corpusFile(corpora, set);
  if (!source) throw new Error(help);
  return withFolder(async scratch => {
    const records = recordsOf(source, Number(count) + Number(changes));
    // Evenly spread, as those that change are.
    const every = Math.floor(records.length / Number(changes));
    const rest = records.filter((_, i) => i % every !== every - 1 || i >= every * Number(changes));
    const kept = new Set(rest);
    const texts = records.filter(record => !kept.has(record));
    const [folder, other] = [write(scratch, 'documents', rest), write(scratch, 'texts', texts)];
    mkdirSync(cache, { recursive: true });
    const script = await bundled('incremental/incrementalOurs.ts');
    const row = { set, ...lastJson(await runProcess(process.execPath, [script, folder, other, cache, changes], { env: { ORT_DISABLE_TELEMETRY: '1' } })) };
    const wall = row.placed.map(one => one.wall);
    printTable(
      ['set', 'documents', 'groups', 'full run s', 'one file ms', 'most ms', 'processor ms', 'ARI with full run', 'ARI of the rest', 'with nearest', 'on the map', 'peak MB'],
      [[set, row.documents, row.groups, row.fullSeconds.toFixed(1), median(wall).toFixed(0), Math.max(...wall).toFixed(0), median(row.placed.map(one => one.processor)).toFixed(0), row.ari.toFixed(3), row.ariOfUnchanged.toFixed(3), ...[row.nearest, row.onMap].map(pair => pair.map(value => value.toFixed(2)).join(' / ')), row.peakMb.toFixed(0)]],
    );
    console.log('with nearest, on the map: share of a changed document’s six nearest ones in its group, and among the fifty nearest on the map; placed / in a full run.');
    console.log(loadNote());
    return [row];
  });
}

function write(scratch, name, records) {
  const folder = join(scratch, name);
  mkdirSync(folder);
  records.forEach(({ text }, i) => writeFileSync(join(folder, `${String(i).padStart(6, '0')}.md`), `${text}\n`));
  return folder;
}
