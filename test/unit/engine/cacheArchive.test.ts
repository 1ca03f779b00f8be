import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { beforeEach, describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/core/random';
import { CancelledError } from '../../../src/core/work';
import { createArchive } from '../../../src/engine/store/archive';
import { cacheContents } from '../../../src/engine/store/cacheContents';
import { exportCache } from '../../../src/engine/store/exportCache';
import { importCache } from '../../../src/engine/store/importCache';
import { recordBytes, textKey } from '../../../src/engine/store/record';
import { openTextStore, SUMMARIES } from '../../../src/engine/store/textStore';
import { openVectorStore, VECTORS } from '../../../src/engine/store/vectorStore';
import { temporaryFolder } from './support';

const MODELS = { small: 5, large: 384 };
type Model = keyof typeof MODELS;
const key = (model: Model, i: number) => textKey(model, `text ${i}`);
const vector = (model: Model, i: number) => Float32Array.from({ length: MODELS[model] }, (_, c) => i + c / 7);
const fail = (text: string) => expect.fail(text);

let cache: string;
let file: string;
beforeEach(() => {
  cache = temporaryFolder();
  file = join(temporaryFolder(), 'vectors.kindred');
});

async function keep(folder: string, model: Model, from: number, to: number): Promise<void> {
  const store = await openVectorStore(folder, model, MODELS[model], fail);
  for (let i = from; i < to; i++) store.add([key(model, i)], [vector(model, i)]);
  store.close();
}

/** How many of the first vectors a cache has; fails for a wrong one. */
async function kept(folder: string, model: Model, count: number): Promise<number> {
  const store = await openVectorStore(folder, model, MODELS[model], fail);
  const found = Array.from({ length: count }, (_, i) => store.get(key(model, i)));
  store.close();
  // Compared as bytes: for thousands of vectors the test runner's own comparison takes minutes.
  found.forEach((one, i) => one && !Buffer.from(one.buffer, one.byteOffset, one.byteLength).equals(Buffer.from(vector(model, i).buffer)) && expect.fail(`vector ${i} is wrong`));
  return found.filter(Boolean).length;
}

describe('an exported cache', () => {
  test('gives an empty cache all there was, each vector once, and the names of the models', async () => {
    await keep(cache, 'small', 0, 40);
    await keep(cache, 'small', 20, 60);
    await keep(cache, 'large', 0, 2_000);
    await openTextStore(cache, SUMMARIES, 'writer').add('a long text', 'A summary – in short.');
    writeFileSync(join(cache, VECTORS, 'server-0123456789abcdef.json'), '{"dimensions":5}');
    expect(await exportCache(cache, file)).toEqual({ vectors: 2_060, files: 4, damaged: 0 });

    const empty = temporaryFolder();
    expect(await importCache(empty, file)).toEqual({ added: 2_060, known: 0, damaged: 0, whole: true });
    expect(await kept(empty, 'small', 100)).toBe(60);
    expect(await kept(empty, 'large', 2_000)).toBe(2_000);
    expect(await openTextStore(empty, SUMMARIES, 'writer').get('a long text')).toBe('A summary – in short.');
    expect(readFileSync(join(empty, VECTORS, 'server-0123456789abcdef.json'), 'utf8')).toBe('{"dimensions":5}');
    const { vectors, summaries } = await cacheContents(empty);
    expect(vectors.map(({ model, dimensions, records }) => [model, dimensions, records]).sort()).toEqual([['large', 384, 2_000], ['small', 5, 60]]);
    expect(summaries).toBe(1);
    expect(await importCache(empty, file)).toEqual({ added: 0, known: 2_060, damaged: 0, whole: true });
  });

  test('joins a cache that has some of it, whose own stays', async () => {
    await keep(cache, 'small', 0, 30);
    await exportCache(cache, file);
    const other = temporaryFolder();
    await keep(other, 'small', 20, 50);
    expect(await importCache(other, file)).toMatchObject({ added: 20, known: 10 });
    expect(await kept(other, 'small', 60)).toBe(50);
  });

  test('leaves damaged records of the cache out', async () => {
    await keep(cache, 'small', 0, 10);
    const [model] = readdirSync(join(cache, VECTORS));
    const segment = readdirSync(join(cache, VECTORS, model)).find(name => name.endsWith('.vectors'))!;
    const path = join(cache, VECTORS, model, segment);
    const bytes = readFileSync(path);
    bytes[16 + 3 * recordBytes(5) + 20] ^= 4;
    writeFileSync(path, bytes);
    expect(await exportCache(cache, file)).toMatchObject({ vectors: 9, damaged: 1 });
  });

  test('gives no wrong vector when cut off anywhere, and says so', async () => {
    await keep(cache, 'small', 0, 2);
    await exportCache(cache, file);
    const whole = readFileSync(file);
    for (let length = whole.length - 1; length >= 0; length--) {
      truncateSync(file, length);
      const empty = temporaryFolder();
      const result = await importCache(empty, file).catch(error => error);
      if (result instanceof Error) expect(result).toMatchObject({ kind: 'badInput', message: expect.stringContaining('Nothing was changed') });
      else {
        expect(result.whole).toBe(false);
        expect(await kept(empty, 'small', 2)).toBe(result.added);
      }
    }
  });

  test('gives no wrong vector with any bit flipped, and loses no more than it must', async () => {
    await keep(cache, 'small', 0, 6);
    await keep(cache, 'large', 0, 900);
    await exportCache(cache, file);
    const whole = readFileSync(file);
    const random = seededRandom(3);
    for (let turn = 0; turn < 30; turn++) {
      const damaged = Buffer.from(whole);
      // Half of the flips near the beginning, where heads and names are.
      damaged[Math.floor(random() * (turn % 2 ? 400 : whole.length))] ^= 1 << Math.floor(random() * 8);
      writeFileSync(file, damaged);
      const empty = temporaryFolder();
      const { added, damaged: lost, whole: ended } = await importCache(empty, file);
      if (ended) expect(added + lost).toBe(906);
      expect(added).toBeGreaterThan(200);
      expect((await kept(empty, 'small', 6)) + (await kept(empty, 'large', 900))).toBe(added);
    }
  });

  test('is refused when it is something else, and writes nowhere but where a cache keeps things', async () => {
    writeFileSync(file, 'a text\n'.repeat(50_000));
    await expect(importCache(cache, file)).rejects.toMatchObject({ kind: 'badInput', message: expect.stringContaining('is no file that kindred cache export wrote') });
    await expect(importCache(cache, join(cache, 'gone'))).rejects.toMatchObject({ kind: 'badInput', message: `There is no file ${join(cache, 'gone')}. Nothing was changed; name a file that kindred cache export wrote.` });
    const archive = createArchive(file);
    for (const path of ['../evil.txt', 'vectors/../../evil.txt', '/tmp/evil.txt', 'allowed-servers.json', 'vectors/server-0123456789abcdef.json/../../evil']) archive.write({ kind: 'file', file: { path, text: 'evil' } });
    archive.finish();
    await importCache(join(cache, 'deep'), file);
    expect(readdirSync(cache, { recursive: true }).filter(name => /evil|allowed/.test(String(name)))).toEqual([]);
  });

  test('goes where a link leads, and the link stays', async () => {
    await keep(cache, 'small', 0, 5);
    writeFileSync(file, 'from before');
    const link = join(file, '..', 'link');
    symlinkSync(file, link);
    await exportCache(cache, link);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect((await importCache(temporaryFolder(), file)).added).toBe(5);
  });

  test('is there whole or not at all', async () => {
    await keep(cache, 'large', 0, 3_000);
    writeFileSync(file, 'from before');
    await expect(exportCache(cache, file, { signal: AbortSignal.abort() })).rejects.toThrow(CancelledError);
    expect(readFileSync(file, 'utf8')).toBe('from before');
    const folder = join(file, '..');
    expect(readdirSync(folder)).toEqual(['vectors.kindred']);
    mkdirSync(join(folder, 'taken'));
    await expect(exportCache(cache, join(folder, 'taken'))).rejects.toMatchObject({ kind: 'storage', message: expect.stringContaining('cannot be written') });
    await expect(exportCache(cache, join(folder, 'no', 'such', 'folder'))).rejects.toMatchObject({ kind: 'storage' });
    expect(readdirSync(folder)).toEqual(['taken', 'vectors.kindred']);
  });

  test.skipIf(process.platform === 'win32')('does not take the place of a pipe or a device, and says why', async () => {
    await keep(cache, 'small', 0, 5);
    const pipe = join(temporaryFolder(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    await expect(exportCache(cache, pipe)).rejects.toMatchObject({ kind: 'storage', message: expect.stringContaining('something else than a file is there') });
    expect(statSync(pipe).isFIFO()).toBe(true);
    await expect(exportCache(cache, join(cache, 'x'.repeat(300)))).rejects.toThrow('cannot be written: its name is too long. Nothing in the cache was changed');
    await expect(exportCache(cache, join(cache, 'no', 'file'))).rejects.toThrow('file cannot be written: there is no such folder. Nothing in the cache was changed');
    await expect(exportCache(cache, join(file, 'below'))).rejects.toThrow('there is no such folder');
  });

  test.skipIf(process.platform === 'win32')('says that the disk is full, on either side, and keeps what is whole', async () => {
    await keep(cache, 'large', 0, 1_500);
    await exportCache(cache, file);
    const script = join(temporaryFolder(), 'limited.cjs');
    const contents = `
      import { exportCache } from './exportCache';
      import { importCache } from './importCache';
      const [task, cache, file] = process.argv.slice(2);
      (task === 'export' ? exportCache : importCache)(cache, file).then(console.log, error => console.log(error.kind, error.message));`;
    await build({ bundle: true, platform: 'node', outfile: script, stdin: { resolveDir: join(process.cwd(), 'src/engine/store'), loader: 'ts', contents } });
    // A limit on the size of files stops a write in its midst, as a full disk does.
    const limited = (task: string, folder: string, to: string) => execFileSync('sh', ['-c', `ulimit -f 2400; node "${script}" ${task} "${folder}" "${to}" 2>&1`], { encoding: 'utf8' });
    const full = `${file}.full`;
    expect(limited('export', cache, full)).toMatch(/^storage .*cannot be written: the disk is full/);
    expect(existsSync(full)).toBe(false);
    const other = temporaryFolder();
    expect(limited('import', other, file)).toMatch(/^storage .*cannot take more: the disk is full.*stays; make room and import again/);
    const part = await kept(other, 'large', 1_500);
    expect(part).toBeGreaterThan(400);
    expect(await importCache(other, file)).toMatchObject({ added: 1_500 - part, known: part });
    expect(await kept(other, 'large', 1_500)).toBe(1_500);
  });

  test('goes on behind rubbish', async () => {
    await keep(cache, 'small', 0, 5);
    await exportCache(cache, file);
    const good = readFileSync(file);
    writeFileSync(file, Buffer.alloc(70_000, 'KNDA'));
    appendFileSync(file, good);
    expect(await importCache(temporaryFolder(), file)).toEqual({ added: 5, known: 0, damaged: 0, whole: true });
  });
});
