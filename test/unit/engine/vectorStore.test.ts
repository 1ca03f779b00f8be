import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { seededRandom } from '../../../src/core/random';
import { KindredError } from '../../../src/core/errors';
import { CancelledError, Pace } from '../../../src/core/work';
import { clearCache } from '../../../src/engine/store/clearCache';
import { HEADER_BYTES, recordBytes, textKey } from '../../../src/engine/store/record';
import { openVectorStore, VECTORS } from '../../../src/engine/store/vectorStore';
import { temporaryFolder } from './support';

const DIMENSIONS = 5;
const MODEL = 'a model';
let folder: string;
let warnings: string[];
beforeEach(() => {
  folder = temporaryFolder();
  warnings = [];
});

const open = (at = folder, model = MODEL) => openVectorStore(at, model, DIMENSIONS, text => warnings.push(text));
const key = (i: number) => textKey(MODEL, `text ${i}`);
const vector = (i: number) => Float32Array.from({ length: DIMENSIONS }, (_, c) => i + c / 7);

async function keep(from: number, to: number): Promise<void> {
  const store = await open();
  for (let i = from; i < to; i++) store.add([key(i)], [vector(i)]);
  store.close();
}

async function kept(count: number): Promise<number[]> {
  const store = await open();
  const found = Array.from({ length: count }, (_, i) => i).filter(i => {
    const got = store.get(key(i));
    if (got) expect(got).toEqual(vector(i));
    return got;
  });
  store.close();
  return found;
}

function segments(): string[] {
  const [model] = readdirSync(join(folder, VECTORS));
  return readdirSync(join(folder, VECTORS, model)).filter(name => name.endsWith('.vectors')).map(name => join(folder, VECTORS, model, name));
}

/** The id of a process that is no more. */
function ended(): number {
  return Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }));
}

/** A program that adds every second vector from the given one on. */
async function writerScript(): Promise<string> {
  const script = join(folder, 'writer.cjs');
  await build({
    bundle: true,
    platform: 'node',
    outfile: script,
    stdin: {
      resolveDir: join(process.cwd(), 'src/engine/store'),
      loader: 'ts',
      contents: `
        import { openVectorStore } from './vectorStore';
        import { textKey } from './record';
        const [folder, from] = process.argv.slice(2);
        openVectorStore(folder, '${MODEL}', ${DIMENSIONS}, console.error).then(store => {
          for (let i = Number(from); i < 400; i += 2)
            store.add([textKey('${MODEL}', 'text ' + i)], [Float32Array.from({ length: ${DIMENSIONS} }, (_, c) => i + c / 7)]);
          store.close();
        });`,
    },
  });
  return script;
}

describe('vector store', () => {
  test('gives back what was added, in this and in later runs, under its own model only', async () => {
    const store = await open();
    expect(store.get(key(0))).toBeUndefined();
    store.add([key(0), key(1)], [vector(0), vector(1)]);
    store.add([key(2)], [vector(2)]);
    for (const i of [0, 1, 2]) expect(store.get(key(i))).toEqual(vector(i));
    store.close();
    expect(await kept(4)).toEqual([0, 1, 2]);
    const other = await open(folder, 'another model');
    expect(other.get(key(0))).toBeUndefined();
    other.close();
  });

  test('believes no record torn at any byte, and computes on from there', async () => {
    await keep(0, 3);
    const [path] = segments();
    const whole = readFileSync(path);
    for (let length = whole.length - 1; length >= HEADER_BYTES + 2 * recordBytes(DIMENSIONS); length--) {
      truncateSync(path, length);
      expect(await kept(3)).toEqual([0, 1]);
    }
    await keep(2, 3);
    expect(await kept(3)).toEqual([0, 1, 2]);
  });

  test('notices every flipped bit and takes a good record of the same text instead', async () => {
    await keep(0, 3);
    const [path] = segments();
    const whole = readFileSync(path);
    const start = HEADER_BYTES + recordBytes(DIMENSIONS);
    for (let bit = 0; bit < 8 * recordBytes(DIMENSIONS); bit++) {
      const damaged = Buffer.from(whole);
      damaged[start + (bit >> 3)] ^= 1 << (bit & 7);
      writeFileSync(path, damaged);
      expect(await kept(3)).toEqual([0, 2]);
    }
    await keep(1, 2);
    expect(await kept(3)).toEqual([0, 1, 2]);
  });

  test('gives no wrong vector whatever happens to its file, and takes in again what was lost', async () => {
    const random = seededRandom(11);
    const upTo = (end: number) => Math.floor(random() * end);
    await keep(0, 12);
    const [path] = segments();
    const whole = readFileSync(path);
    for (let turn = 0; turn < 300; turn++) {
      const damaged = Buffer.from(whole);
      for (let flips = 1 + upTo(4); flips > 0; flips--) damaged[upTo(damaged.length)] ^= 1 << upTo(8);
      const cut = random() < 0.3 ? damaged.subarray(0, upTo(damaged.length + 1)) : damaged;
      writeFileSync(path, random() < 0.3 ? Buffer.concat([cut, Buffer.alloc(upTo(200), upTo(256))]) : cut);
      const found = await kept(12);
      expect(found.length).toBeLessThan(13);
      if (turn % 30) continue;
      for (const i of Array.from({ length: 12 }, (_, at) => at).filter(at => !found.includes(at))) await keep(i, i + 1);
      expect(await kept(12)).toHaveLength(12);
      for (const extra of segments().filter(other => other !== path)) rmSync(extra);
    }
  });

  test('reads many at once, whatever their order, and leaves out damaged and unknown ones', async () => {
    await keep(0, 300);
    await keep(300, 500);
    const paths = segments();
    for (const path of paths) {
      const bytes = readFileSync(path);
      bytes[HEADER_BYTES + 70 * recordBytes(DIMENSIONS) + 20] ^= 1;
      writeFileSync(path, bytes);
    }
    const store = await open();
    const asked = Array.from({ length: 600 }, (_, at) => (at * 7) % 601);
    const found = new Map<number, Float32Array>();
    await store.getAll(asked.map(key), new Pace(undefined), (at, read) => found.set(asked[at], read.slice()));
    store.close();
    expect([...found.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, i) => i).filter(i => i !== 70 && i !== 370));
    for (const [i, read] of found) expect(read).toEqual(vector(i));
  });

  test('passes over files that are no segments', async () => {
    await keep(0, 2);
    const [path] = segments();
    writeFileSync(path.replace(/[^/\\]+$/, '123-abcdef.vectors'), 'rubbish');
    writeFileSync(path.replace(/[^/\\]+$/, '124-abcdef.vectors'), '');
    expect(await kept(2)).toEqual([0, 1]);
  });

  test('takes rubbish behind the last record for a torn one', async () => {
    await keep(0, 2);
    appendFileSync(segments()[0], Buffer.alloc(recordBytes(DIMENSIONS) + 3, 7));
    expect(await kept(2)).toEqual([0, 1]);
  });

  test('two stores open at once keep the work of both', async () => {
    const [one, two] = [await open(), await open()];
    for (let i = 0; i < 20; i++) (i % 2 ? one : two).add([key(i)], [vector(i)]);
    one.close();
    two.close();
    expect(await kept(20)).toHaveLength(20);
  });

  test('joins the segments of ended processes without losing a vector', async () => {
    for (let i = 0; i < 30; i++) await keep(i, i + 1);
    await open().then(store => store.close());
    expect(segments().length).toBeLessThan(20);
    expect(await kept(30)).toHaveLength(30);
  });

  test('joins no segments of vectors of another length, which stay as they are', async () => {
    for (let i = 0; i < 15; i++) {
      await keep(i, i + 1);
      const other = await openVectorStore(folder, MODEL, 2, text => warnings.push(text));
      other.add([key(i)], [Float32Array.of(i, 1)]);
      other.close();
    }
    await open().then(store => store.close());
    const other = await openVectorStore(folder, MODEL, 2, text => warnings.push(text));
    expect(Array.from({ length: 15 }, (_, i) => other.get(key(i)))).toEqual(Array.from({ length: 15 }, (_, i) => Float32Array.of(i, 1)));
    other.close();
    expect(await kept(15)).toHaveLength(15);
  });

  test('deletes what a process left that ended while it joined, and leaves one alone that is at it', async () => {
    await keep(0, 1);
    const place = segments()[0].replace(/[^/\\]+$/, '');
    const [left, under] = [ended(), process.ppid].map(pid => `${place}${pid}-abcdef.vectors.new`);
    for (const path of [left, under]) writeFileSync(path, 'half of it');
    expect(await kept(1)).toEqual([0]);
    expect([left, under].map(path => existsSync(path))).toEqual([false, true]);
  });

  test('stops joining when it is stopped, and leaves all as it was', async () => {
    for (let part = 0; part < 13; part++) {
      const store = await open();
      const own = Array.from({ length: 3_000 }, (_, i) => 3_000 * part + i);
      store.add(own.map(key), own.map(vector));
      store.close();
    }
    const place = segments()[0].replace(/[^/\\]+$/, '');
    const names = readdirSync(place);
    const stop = new AbortController();
    setImmediate(() => stop.abort());
    await expect(openVectorStore(folder, MODEL, DIMENSIONS, text => warnings.push(text), stop.signal)).rejects.toThrow(CancelledError);
    expect(readdirSync(place)).toEqual(names);
  });

  test('keeps nothing more once it is closed', async () => {
    const store = await open();
    store.add([key(0)], [vector(0)]);
    store.close();
    store.add([key(1)], [vector(1)]);
    expect(segments()).toHaveLength(1);
    expect(await kept(2)).toEqual([0]);
  });

  test('two processes writing at the same time keep the work of both', async () => {
    const script = await writerScript();
    execFileSync('sh', ['-c', `node "${script}" "${folder}" 0 & node "${script}" "${folder}" 1 & wait`]);
    expect(await kept(400)).toHaveLength(400);
  });

  test.skipIf(process.platform === 'win32')('keeps what fitted when the disk is full, says so once, and the next run fills the rest', async () => {
    const script = await writerScript();
    // A limit on the size of files stops a write in its midst, as a full disk does.
    const said = execFileSync('sh', ['-c', `ulimit -f 8; node "${script}" "${folder}" 0 2>&1`], { encoding: 'utf8' });
    expect(said.match(/cannot be saved/g)).toHaveLength(1);
    expect(said).toContain('the disk is full');
    const fitted = await kept(400);
    expect(fitted.length).toBeGreaterThan(20);
    expect(fitted.length).toBeLessThan(200);
    await keep(0, 400);
    expect(await kept(400)).toHaveLength(400);
  });

  test.skipIf(process.platform === 'win32')('leaves no file where the disk has no room for any of it', async () => {
    const script = await writerScript();
    expect(execFileSync('sh', ['-c', `ulimit -f 0; node "${script}" "${folder}" 0 2>&1 | cat`], { encoding: 'utf8' })).toContain('the disk is full');
    expect(segments()).toEqual([]);
  });

  test('says once that nothing can be kept, and goes on', async () => {
    const file = join(folder, 'a file');
    writeFileSync(file, '');
    const store = await open(join(file, 'below'));
    store.add([key(0)], [vector(0)]);
    store.add([key(1)], [vector(1)]);
    store.close();
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/cannot be saved in .+: .+\. The result is the same; /);
  });

  test('clears everything and says how much', async () => {
    await keep(0, 3);
    expect(await clearCache(folder)).toBe(HEADER_BYTES + 3 * recordBytes(DIMENSIONS) + MODEL.length);
    expect(await kept(3)).toEqual([]);
    expect(await clearCache(folder)).toBe(0);
  });

  test('clears it while another process writes into it, and says where it cannot', async () => {
    const inside = join(folder, VECTORS, 'model');
    const program = `const fs = require('node:fs'); let i = 0; setInterval(() => { try { fs.mkdirSync(process.argv[1], { recursive: true }); for (let end = i + 10; i < end; i++) fs.writeFileSync(process.argv[1] + '/' + i, ''); } catch {} }, 1)`;
    const other = spawn(process.execPath, ['-e', program, inside]);
    onTestFinished(() => void other.kill('SIGKILL'));
    while (!existsSync(join(inside, '99'))) await new Promise(resolve => setTimeout(resolve, 5));
    mkdirSync(join(folder, 'deleted-before', 'model'), { recursive: true });
    for (let turn = 0; turn < 20; turn++) expect(await clearCache(folder)).toBe(0);
    expect(readdirSync(folder).filter(name => name.startsWith('deleted-'))).toEqual([]);
    writeFileSync(join(folder, 'a file'), '');
    await expect(clearCache(join(folder, 'a file'))).rejects.toThrow(KindredError);
  });
});
