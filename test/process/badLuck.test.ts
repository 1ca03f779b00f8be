import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { seededRandom } from '../../src/core/random';
import { cacheContents } from '../../src/engine/store/cacheContents';
import { createEngineClient } from '../../src/host/engine/engineClient';
import { modelFolder, notes, requestFor, temporaryFolder, temporaryFolderForAll, writeFiles } from '../unit/engine/support';
import { kindred, root } from './kindred';

/** How often an engine is killed; 200 take some minutes. */
const KILLS = Number(process.env.KINDRED_KILLS) || 20;
const KILLS_A_RUN = 10;
const onPosix = process.platform !== 'win32';

const folder = temporaryFolderForAll();
const request = requestFor(folder);
const listener = { progress: () => undefined, firstGrouping: () => undefined };
const never = new AbortController().signal;

/** What a run that nothing disturbs gives. */
let bytes: string;
let measured: number;
let stored: number;
let milliseconds: number;

function engineOn(cacheFolder: string, backOff = [10, 20, 40]) {
  const client = createEngineClient({
    script: path.join(root, 'dist', 'engine.js'),
    settings: () => ({ modelFolder, cacheFolder, threads: 1 }),
    handlers: { readFile: () => Promise.reject(new Error('not here')), askConsent: () => false, serverKey: () => null },
    log: () => undefined,
    restarted: () => undefined,
    backOff,
  });
  onTestFinished(() => client.dispose());
  return client;
}

/** Records of vectors in a cache, those of a text that was measured twice counted twice. */
async function recordsIn(cacheFolder: string): Promise<number> {
  return (await cacheContents(cacheFolder)).vectors.reduce((sum, { records }) => sum + records, 0);
}

beforeAll(async () => {
  writeFiles(folder, notes(36));
});

describe('a run with bad luck', () => {
  it('is what these tests compare with', async () => {
    const cache = temporaryFolder();
    const started = performance.now();
    const { grouping, embedded } = await engineOn(cache).run(request, listener, never);
    milliseconds = performance.now() - started;
    [bytes, measured, stored] = [JSON.stringify(grouping), embedded, await recordsIn(cache)];
    expect(measured).toBeGreaterThan(36);
  });

  it(`killed at ${KILLS} random moments ends with the same bytes, and measures nothing twice that was kept`, async () => {
    const random = seededRandom(KILLS);
    let saved = 0;
    let killed = 0;
    let span = milliseconds;
    // On a machine that became slower meanwhile, nothing may have been kept before each of them.
    const enough = () => killed >= (saved > 0 ? KILLS : 3 * KILLS);
    while (!enough()) {
      const cache = temporaryFolder();
      const client = engineOn(cache, new Array<number>(KILLS_A_RUN).fill(5));
      let ended = false;
      const run = client.run(request, listener, never).finally(() => (ended = true));
      for (let turn = 0; turn < KILLS_A_RUN && !enough() && !ended; turn++) {
        await wait(random() * span);
        if (ended || client.pid === undefined) continue;
        process.kill(client.pid, 'SIGKILL');
        killed++;
      }
      // On one that became faster most kills would come after the end.
      if (ended) span *= 0.8;
      const { grouping, embedded, cached } = await run;
      expect(JSON.stringify(grouping)).toBe(bytes);
      expect(await recordsIn(cache)).toBe(stored);
      saved += embedded < measured ? 1 : 0;
      expect(embedded + cached).toBeGreaterThanOrEqual(measured);
      client.dispose();
      rmSync(cache, { recursive: true, force: true, maxRetries: 5 });
    }
    expect(saved).toBeGreaterThan(0);
  }, 60_000 + KILLS * 20_000);

  it.skipIf(!onPosix)('on a full disk gives its result all the same, says so once, and keeps what fitted', async () => {
    const cache = temporaryFolder();
    const output = path.join(temporaryFolder(), 'out.json');
    const calls = ['group', folder, '--cache', cache, '--quiet', '--json'];
    // A limit on the size of files stops a write in its midst, as a full disk does: here after some thirty vectors.
    const limited = `ulimit -f 100; exec "$0" "$@"`;
    const { status, stderr } = spawnSync('sh', ['-c', limited, process.execPath, path.join(root, 'dist/cli.js'), ...calls, output], { encoding: 'utf8' });
    expect(stderr.match(/cannot be saved/g)).toHaveLength(1);
    expect(stderr).toContain('the disk is full. The result is the same');
    expect(status).toBe(0);
    const kept = await recordsIn(cache);
    expect(kept).toBeGreaterThan(15);
    expect(kept).toBeLessThan(stored);

    const again = await engineOn(cache).run(request, listener, never);
    expect(JSON.stringify(again.grouping)).toBe(bytes);
    expect(again.cached).toBeGreaterThan(15);
    expect(await recordsIn(cache)).toBe(stored);
  });

  it('on a cache with flipped bits and a torn end measures again what is damaged, and nothing else', async () => {
    const cache = temporaryFolder();
    await engineOn(cache).run(request, listener, never);
    const files = readdirSync(cache, { recursive: true, encoding: 'utf8' }).filter(name => /\.(vectors|gz)$/.test(name)).map(name => path.join(cache, name));
    expect(files.length).toBeGreaterThan(1);
    const random = seededRandom(11);
    for (const file of files) {
      const kept = readFileSync(file);
      for (let flip = 0; flip < 5; flip++) kept[Math.floor(random() * kept.length * 0.9) + 16] ^= 1 << Math.floor(8 * random());
      writeFileSync(file, kept.subarray(0, kept.length - 7));
    }
    const { grouping, embedded, cached } = await engineOn(cache).run(request, listener, never);
    expect(JSON.stringify(grouping)).toBe(bytes);
    expect(embedded).toBeGreaterThan(0);
    // Five damaged records and the torn one, in each file of vectors; words of names are not counted.
    expect(embedded).toBeLessThanOrEqual(6 * files.length);
    expect(cached).toBeGreaterThan(0);
  });

  it('beside another window and the command line on one cache gives all three the same, and loses no vector', async () => {
    const cache = temporaryFolder();
    const output = path.join(temporaryFolder(), 'out.json');
    const alone = path.join(temporaryFolder(), 'alone.json');
    const call = (into: string, place: string) => kindred('group', folder, '--cache', place, '--quiet', '--json', into);
    const [one, two, line] = await Promise.all([engineOn(cache).run(request, listener, never), engineOn(cache).run(request, listener, never), call(output, cache)]);
    for (const { grouping } of [one, two]) expect(JSON.stringify(grouping)).toBe(bytes);
    expect(line).toMatchObject({ code: 0, stderr: '' });
    const after = await engineOn(cache).run({ ...request, groups: 4 }, listener, never);
    expect(after.embedded).toBe(0);
    await call(alone, temporaryFolder());
    const untimed = (file: string) => JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), timings: undefined });
    expect(untimed(output)).toBe(untimed(alone));
  });

  it.skipIf(!onPosix)('asleep in its midst goes on when it wakes', async () => {
    const client = engineOn(temporaryFolder());
    const run = client.run(request, { ...listener, progress: ({ phase, done }) => void (phase === 'embedding' && done > 5 && sleep()) }, never);
    let slept: Promise<void> | undefined;
    const sleep = () => {
      const pid = client.pid!;
      slept ??= (process.kill(pid, 'SIGSTOP'), wait(2_500).then(() => void process.kill(pid, 'SIGCONT')));
    };
    expect(JSON.stringify((await run).grouping)).toBe(bytes);
    await slept;
    expect(slept).toBeDefined();
  });

  it('on a folder that changes all the while ends, and the next run sees what is there then', async () => {
    const random = seededRandom(5);
    const changing = writeFiles(temporaryFolder(), notes(40));
    const cache = temporaryFolder();
    const client = engineOn(cache);
    let changes = 0;
    const change = () => {
      const name = path.join(changing, 'bread', `note ${4 * Math.floor(random() * 10)}.md`);
      const kind = Math.floor(random() * 4);
      rmSync(name, { recursive: true, force: true });
      if (kind === 1) writeFileSync(name, `# Another text ${changes}\n\nSomething quite different about tides and the moon.\n`);
      if (kind === 2) mkdirSync(name);
      if (kind === 3) writeFileSync(path.join(changing, `new ${changes}.md`), `# New ${changes}\n\nA note that was not there before, on sourdough and rye.\n`);
      changes++;
    };
    const timer = setInterval(change, 15);
    const during = await client.run(requestFor(changing), listener, never).finally(() => clearInterval(timer));
    expect(changes).toBeGreaterThan(10);
    expect(during.grouping.documents.length).toBeGreaterThanOrEqual(30);
    const after = await client.run(requestFor(changing), listener, never);
    const fresh = await engineOn(temporaryFolder()).run(requestFor(changing), listener, never);
    expect(JSON.stringify(after.grouping)).toBe(JSON.stringify(fresh.grouping));
  });

  it('without a runtime that loads says what the system lacks', () => {
    const hook = path.join(writeFiles(temporaryFolder(), { 'hook.cjs': 'const { dlopen } = process; process.dlopen = module => dlopen(module, __filename);' }), 'hook.cjs');
    const { status, stderr } = spawnSync(process.execPath, ['--require', hook, path.join(root, 'dist', 'cli.js'), 'group', folder, '--cache', temporaryFolder()], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/kindred: ONNX Runtime, the library that Kindred computes with, cannot be loaded \(.*hook\.cjs.*\)\. \w/);
  });
});
