// Documents a second of the bundled model in ONNX Runtime against sentence-transformers, same texts, same threads.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordsOf } from './corpora.mjs';
import { bundled, lastJson, loadNote, median, printTable, runProcess, withFolder } from './runner.mjs';

export const help = `npm run bench -- embed --texts CORPUS.jsonl[.gz] --python PYTHON --model FOLDER
  --texts    records {id, text}; every k-th is taken so that --count come out (default 1000)
  --python   an interpreter with bench/peers/requirements.txt installed
  --model    the sentence-transformers folder of all-MiniLM-L6-v2
  --threads  for both (default 2)     --runs  of each, in turns (default 3)`;

export const options = {
  texts: { type: 'string' },
  python: { type: 'string' },
  model: { type: 'string' },
  count: { type: 'string', default: '1000' },
  threads: { type: 'string', default: '2' },
  runs: { type: 'string', default: '3' },
};

export async function run({ texts, python, model, count, threads, runs }) {
  if (!texts || !python || !model) throw new Error(help);
  return withFolder(async folder => {
    const textFile = join(folder, 'texts.json');
    writeFileSync(textFile, JSON.stringify(recordsOf(texts, Number(count)).map(({ text }) => text)));
    const ours = await bundled('embedOurs.ts');
    const results = { ours256: [], peer: [], ours128: [] };
    const embedOurs = async tokens => lastJson(await runProcess(process.execPath, [ours, textFile, threads, String(tokens)]));
    const peerScript = join(import.meta.dirname, 'peers/sentence_transformers_run.py');
    for (let turn = 0; turn < Number(runs); turn++) {
      results.ours256.push(await embedOurs(256));
      results.peer.push(lastJson(await runProcess(python, [peerScript, textFile, '--model', model, '--threads', threads])));
      results.ours128.push(await embedOurs(128));
    }
    return report(results, threads);
  });
}

function report({ ours256, peer, ours128 }, threads) {
  const seconds = all => median(all.map(one => one.seconds));
  const perSecond = all => Math.round(all[0].texts / seconds(all));
  const tokens = all => Math.round(all[0].tokens / seconds(all));
  const memory = all => median(all.map(one => one.peak_mb));
  const peers = { 'sentence-transformers, 256 tokens': { seconds: seconds(peer), memoryMb: memory(peer), quality: null } };
  const rows = [
    ['256 tokens a text', ours256],
    ['128 tokens a text (default)', ours128],
  ].map(([work, ours]) => ({
    work: `${ours[0].texts} texts, ${threads} threads, ${work}`,
    ours: { seconds: seconds(ours), memoryMb: memory(ours), quality: null },
    peers,
    ratio: seconds(peer) / seconds(ours),
  }));
  printTable(
    ['', 'texts/s', 'tokens/s', 'seconds', 'peak MB', 'times as fast'],
    [
      ['sentence-transformers, 256 tokens', perSecond(peer), tokens(peer), seconds(peer).toFixed(2), memory(peer), '1.00'],
      ['Kindred, 256 tokens', perSecond(ours256), tokens(ours256), seconds(ours256).toFixed(2), memory(ours256), rows[0].ratio.toFixed(2)],
      ['Kindred, 128 tokens (default)', perSecond(ours128), tokens(ours128), seconds(ours128).toFixed(2), memory(ours128), rows[1].ratio.toFixed(2)],
    ],
  );
  console.log(`medians of ${peer.length} runs each, in turns; ${loadNote()}`);
  return rows;
}
