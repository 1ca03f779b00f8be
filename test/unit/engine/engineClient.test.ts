import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, utimesSync } from 'node:fs';
import { constants, getPriority } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { readParameters } from '../../../src/core/parameters';
import { chatParameters } from '../../../src/core/representation/modelParameters';
import type { Grouping, Phase } from '../../../src/core/types';
import { CancelledError } from '../../../src/core/work';
import type { EngineClient } from '../../../src/host/engine/engineClient';
import type { CompareRequest } from '../../../src/protocol/engineSides';
import { clientOf, fakeEngine, gone, listen, never } from './engineClients';
import { sendJson, startServer } from './servers';
import { bundleForTest, modelFolder, notes, requestFor, temporaryFolder, temporaryFolderForAll, writeFiles } from './support';

let script: string;
beforeAll(async () => {
  script = await bundleForTest('src/engine/main.ts', 'engine');
});

const clientFor = (cacheFolder?: string, own: Parameters<typeof clientOf>[2] & { script?: string } = {}) => clientOf(own.script ?? script, cacheFolder, own);

describe('engine client', () => {
  const folder = temporaryFolderForAll();
  const cache = temporaryFolderForAll();
  beforeAll(() => void writeFiles(folder, notes(24)));
  let found: Promise<Grouping> | undefined;
  /** What comes of a run that nothing disturbs. */
  const undisturbed = () => (found ??= clientFor(cache).client.run(requestFor(folder), listen(), never).then(({ grouping }) => grouping));

  test('runs the engine in a process of its own and gets typed values back', async () => {
    const { client } = clientFor(cache);
    const first = vi.fn();
    const { grouping, embedded } = await client.run(requestFor(folder), listen(undefined, first), never);
    expect(grouping.documents).toHaveLength(24);
    expect(embedded).toBeGreaterThan(0);
    expect(first).toHaveBeenCalledOnce();
    expect(client.pid).not.toBe(process.pid);
  });

  test('keeps groups as those of the code that runs, whatever lies in its place meanwhile', async () => {
    const [own, replaced] = [temporaryFolder(), await bundleForTest('src/engine/main.ts', 'engine-replaced')];
    const { client } = clientFor(own, { script: replaced });
    const run = () => client.run(requestFor(folder), listen(), never);
    await run();
    utimesSync(replaced, 1e9, 1e9);
    expect((await run()).embedded).toBe(0);
    expect(readdirSync(join(own, 'groupings'))).toHaveLength(1);
  });

  test.each<Phase>(['finding', 'reading', 'embedding', 'grouping', 'placing', 'naming'])('starts a process killed while %s again and ends with the same groups', async phase => {
    const { client, restarted } = clientFor();
    let killed = 0;
    const { grouping, cached } = await client.run(
      requestFor(folder),
      listen(step => {
        if (step.phase !== phase || killed) return;
        killed = client.pid!;
        process.kill(killed, 'SIGKILL');
      }),
      never,
    );
    expect(killed).not.toBe(0);
    expect(client.pid).not.toBe(killed);
    expect(restarted).toHaveBeenCalledOnce();
    if (phase === 'grouping' || phase === 'placing' || phase === 'naming') expect(cached).toBeGreaterThanOrEqual(24);
    expect(grouping).toEqual(await undisturbed());
  });

  test('has the priority that is asked for, and is never raised above its parent', async () => {
    const tells = fakeEngine("process.on('message', ({ id, generation }) => process.send({ kind: 'answer', generation, id, value: require('node:os').getPriority() }));");
    const priorityOf = (priority?: number) => clientFor(undefined, { script: tells, priority }).client.ask('search', { query: '', limit: 1 });
    const own = getPriority();
    expect(await priorityOf()).toBe(own);
    expect(await priorityOf(constants.priority.PRIORITY_BELOW_NORMAL)).toBe(Math.max(own, constants.priority.PRIORITY_BELOW_NORMAL));
    expect(await priorityOf(own - 1)).toBe(own);
    expect(await priorityOf(1_000)).toBe(own);
  });

  test('gives up on a process that always crashes, and says what is safe', async () => {
    const { client, restarted } = clientFor(undefined, { script: fakeEngine('setTimeout(() => process.abort(), 20);') });
    await expect(client.run(requestFor(folder), listen(), never)).rejects.toMatchObject({
      kind: 'engineEnded',
      message: expect.stringMatching(/stopped unexpectedly 4 times.*is kept/),
    });
    expect(restarted).toHaveBeenCalledOnce();
  });

  test('says so when memory ran out', async () => {
    const script = fakeEngine("console.error('FATAL ERROR: JavaScript heap out of memory'); process.exitCode = 134; process.disconnect();");
    await expect(clientFor(undefined, { script }).client.run(requestFor(folder), listen(), never)).rejects.toMatchObject({ kind: 'outOfMemory' });
  });

  test('goes on after crashes as long as each try gets farther', async () => {
    const marks = temporaryFolder();
    const script = fakeEngine(`
      const fs = require('node:fs');
      const tries = fs.readdirSync(${JSON.stringify(marks)}).length;
      fs.writeFileSync(${JSON.stringify(marks)} + '/' + tries, '');
      process.on('message', ({ kind, id, generation }) => {
        if (kind !== 'call') return;
        process.send({ kind: 'event', generation, name: 'progress', payload: { phase: 'embedding', done: tries, total: 9 } });
        if (tries < 8) setTimeout(() => process.kill(process.pid, 'SIGKILL'), 30);
        else process.send({ kind: 'answer', generation, id, value: 'done' });
      });`);
    expect(await clientFor(undefined, { script }).client.run(requestFor(folder), listen(), never)).toBe('done');
  });

  test('two windows may work on one folder and one cache at once', async () => {
    const shared = temporaryFolder();
    const [a, b] = await Promise.all([clientFor(shared), clientFor(shared)].map(({ client }) => client.run(requestFor(folder), listen(), never)));
    expect(a.grouping).toEqual(b.grouping);
    const third = await clientFor(shared).client.run(requestFor(folder), listen(), never);
    expect(third.embedded).toBe(0);
    expect(third.grouping).toEqual(a.grouping);
  });

  test('asks the host for files that are not on this machine', async () => {
    const texts = Object.values(notes(5));
    const { client } = clientFor(cache, { readFile: uri => new TextEncoder().encode(texts[Number(uri.split(':')[1])]) });
    const files = texts.map((_, i) => ({ id: `remote ${i}`, uri: `far:${i}` }));
    const { grouping } = await client.run(requestFor('', { sources: [{ kind: 'files', files }] }), listen(), never);
    expect(grouping.documents.map(({ uri }) => uri)).toEqual(files.map(({ uri }) => uri));
  });

  test('passes on errors the user can act on, whole', async () => {
    const { client } = clientFor();
    await expect(client.run(requestFor(temporaryFolder()), listen(), never)).rejects.toMatchObject({ name: 'KindredError', kind: 'nothingToGroup' });
  });

  test('exports, clears and imports what is kept', async () => {
    const own = temporaryFolder();
    const { client } = clientFor(own);
    await client.run(requestFor(folder), listen(), never);
    const file = join(temporaryFolder(), 'vectors.kindred');
    const { vectors } = await client.exportCache(file, never);
    expect(await client.clearCache()).toBeGreaterThan(10_000);
    expect(await client.importCache(file, never)).toEqual({ added: vectors, known: 0, damaged: 0, whole: true });
    expect(await client.run(requestFor(folder), listen(), never)).toMatchObject({ embedded: 0 });
    await client.clearCache();
    expect(await client.run(requestFor(folder), listen(), never)).toMatchObject({ embedded: expect.toSatisfy(count => count > 0) });
  });

  test('asks about documents beside a run, and after a crash from a new process that must be told them again', async () => {
    const { client } = clientFor(cache);
    const { sources, selection, recipe, seed } = requestFor(folder);
    expect(await client.ask('search', { query: 'bread', limit: 3 })).toBeNull();
    const documents = Object.keys(notes(24));
    const request = { sources, selection, recipe, seed, documents, groups: new Int32Array(24) };
    await client.ask('collect', request);
    const found = await client.ask('search', { query: 'a crisp crust', limit: 3 });
    expect(found!.map(({ id }) => id.split('/')[0])).toContain('bread');
    const run = client.run(requestFor(folder, { groups: 3 }), listen(), never);
    // The start of a run ends what was asked before it; what is asked then is answered.
    expect(await client.ask('why', { id: documents[0] })).toMatchObject({ own: { group: 0 }, next: null });
    await run;
    process.kill(client.pid!, 'SIGKILL');
    await expect(client.ask('search', { query: 'bread', limit: 3 })).rejects.toMatchObject({ kind: 'engineEnded' });
    expect(await client.ask('search', { query: 'bread', limit: 3 })).toBeNull();
    await expect(client.ask('search', { query: 'bread', limit: 3 }, AbortSignal.abort())).rejects.toThrow(CancelledError);
  });

  test('asks a chat model for names, each told as it comes, beside a run that began before, until a cancel', async () => {
    const { client } = clientFor(cache);
    let asked = 0;
    const { address } = await startServer((_request, response) => void (++asked <= 6 && sendJson(response, { choices: [{ message: { content: `Bread ${asked}` } }] })));
    const chat = readParameters('names', chatParameters, { chatAddress: address });
    const questions = [1, 2, 3, 4, 5, 6, 7, 8].map(group => ({ group, name: 'Old', keywords: [], within: null, neighbours: [], documents: [] }));
    const run = client.run(requestFor(folder), listen(), never);
    const heard: number[] = [];
    await client.names({ chat, questions: questions.slice(0, 3) }, ({ group }) => heard.push(group), never);
    expect(heard.sort()).toEqual([1, 2, 3]);
    const stop = new AbortController();
    const more: number[] = [];
    await expect(client.names({ chat, questions: questions.slice(3) }, ({ group }) => more.push(group) === 3 && stop.abort(), stop.signal)).rejects.toThrow(CancelledError);
    expect([more.length, heard.length, (await run).grouping.documents.length]).toEqual([3, 3, 24]);
  });

  test('asks a chat model on where a run starts meanwhile, each name once', async () => {
    const { client } = clientFor(cache);
    let go = () => undefined as void;
    const begun = new Promise<void>(resolve => (go = resolve));
    let asked = 0;
    const { address } = await startServer(async (_request, response) => {
      if (++asked > 2) await begun;
      sendJson(response, { choices: [{ message: { content: `Bread ${asked}` } }] });
    });
    const chat = readParameters('names', chatParameters, { chatAddress: address });
    const questions = [1, 2, 3, 4, 5, 6].map(group => ({ group, name: 'Old', keywords: [], within: null, neighbours: [], documents: [] }));
    const heard: number[] = [];
    let run: Promise<unknown> | undefined;
    const hear = ({ group }: { group: number }) => {
      if (heard.push(group) === 2) run = client.run(requestFor(folder), { ...listen(), progress: () => go() }, never);
    };
    await client.names({ chat, questions }, hear, never);
    expect(heard.sort()).toEqual([1, 2, 3, 4, 5, 6]);
    await run;
  });

  test('holds no answer that nobody has any more, however long the process lives', async () => {
    const answers = fakeEngine("process.on('message', ({ id, generation }) => process.send({ kind: 'answer', generation, id, value: { big: new Float64Array(1e5) } }));");
    const { client } = clientFor(undefined, { script: answers });
    const ask = async () => new WeakRef(await client.ask('vectors', { documents: [] }) as object);
    const seen = [await ask(), await ask(), await ask(), await ask()];
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    await expect.poll(() => (collect(), seen.filter(answer => answer.deref()).length), { timeout: 5_000 }).toBe(0);
    expect(client.pid).toBeDefined();
  });

  test('leaves no process behind when disposed of', async () => {
    const { client } = clientFor();
    const run = client.run(requestFor(folder), listen(), never);
    const { pid } = client;
    client.dispose();
    await expect(run).rejects.toThrow(CancelledError);
    expect(await gone(pid!)).toBe(true);
    await expect(client.run(requestFor(folder), listen(), never)).rejects.toThrow(CancelledError);
  });
});

describe('engine process', () => {
  test('ends by itself when idle, and the next call starts another', async () => {
    vi.stubEnv('KINDRED_ENGINE_IDLE_MS', '200');
    onTestFinished(() => void vi.unstubAllEnvs());
    const { client, restarted }: { client: EngineClient; restarted: unknown } = clientFor();
    const folder = writeFiles(temporaryFolder(), notes(5));
    await client.run(requestFor(folder), listen(), never);
    const first = client.pid;
    if (first !== undefined) expect(await gone(first)).toBe(true);
    await client.run(requestFor(folder), listen(), never);
    expect(client.pid).not.toBe(first);
    expect(restarted).not.toHaveBeenCalled();
  });

  test.skipIf(process.platform === 'win32')('that wakes from a long sleep and wants to leave is started again for whatever was asked meanwhile', async () => {
    vi.stubEnv('KINDRED_ENGINE_IDLE_MS', '150');
    onTestFinished(() => void vi.unstubAllEnvs());
    const { client, restarted } = clientFor();
    const request = requestFor(writeFiles(temporaryFolder(), notes(5)));
    const { sources, selection, recipe, seed } = request;
    const grid: CompareRequest = { sources, selection, seed, recipes: [recipe], groups: 2, samples: 2 };
    const calls: Record<string, () => Promise<unknown>> = {
      clearCache: () => client.clearCache(),
      search: () => client.ask('search', { query: 'bread', limit: 3 }),
      compare: () => client.compare(grid, { progress: () => undefined, compared: () => undefined }, never).then(() => true),
      run: () => client.run(request, listen(), never),
    };
    for (const [name, call] of Object.entries(calls)) {
      await client.clearCache();
      const asleep = client.pid!;
      process.kill(asleep, 'SIGSTOP');
      await wait(300);
      const answer = call();
      await wait(20);
      process.kill(asleep, 'SIGCONT');
      await expect(answer, name).resolves.toBeDefined();
      expect(await gone(asleep)).toBe(true);
    }
    expect(restarted).not.toHaveBeenCalled();
  });

  test('ends when the process that started it is gone', async () => {
    const parent = fakeEngine(`
      const { fork } = require('node:child_process');
      const engine = { modelFolder: ${JSON.stringify(modelFolder)}, cacheFolder: __dirname, threads: 1 };
      const child = fork(process.argv[2], [], { serialization: 'advanced', env: { ...process.env, KINDRED_ENGINE: JSON.stringify(engine) } });
      console.log(child.pid);
      setTimeout(() => process.kill(process.pid, 'SIGKILL'), 300);`);
    const pid = await new Promise<number>(resolve => {
      const started = spawn(process.execPath, [parent, script], { stdio: ['ignore', 'pipe', 'ignore'] });
      started.stdout.once('data', data => resolve(Number(data)));
    });
    expect(await gone(pid)).toBe(true);
  });

  test('says what it is when started by hand', () => {
    const { status, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toContain('dist/cli.js');
  });
});
