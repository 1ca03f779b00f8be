import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { CancelledError, throwIfCancelled } from '../../../src/core/work';
import { takenTexts, type TakeText } from '../../../src/engine/formats/takenTexts';
import { thinTexts } from '../../../src/engine/store/thinTexts';
import { temporaryFolder } from './support';

describe('texts taken out of files', () => {
  it('are kept while they are asked for, and let go when others come months later', async () => {
    const cache = temporaryFolder();
    const folder = join(cache, 'texts');
    const days = (ago: number) => Date.now() / 1000 - ago * 24 * 3600;
    const names = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
    const take: TakeText = async (_, bytes) => bytes.toString();
    let thinned = Promise.resolve();
    const texts = () => takenTexts(cache, take, at => (thinned = thinTexts(at)));
    const get = (hash: string, textOf = texts()) => textOf('pdf', { bytes: Buffer.from(`text ${hash}`), hash });
    for (const hash of ['asked for', 'gone']) {
      await get(hash);
      await thinned;
    }
    mkdirSync(join(folder, 'earlier'));
    writeFileSync(join(folder, 'earlier/1.txt'), 'of an earlier version');
    for (const name of names()) utimesSync(name, days(100), days(100));
    await get('asked for');
    expect(names()).toHaveLength(3);
    const textOf = texts();
    await get('new', textOf);
    await thinned;
    expect(names().map(name => readFileSync(name, 'utf8')).sort()).toEqual(['text asked for', 'text new']);
    // What is read often is not written each time.
    const times = () => names().map(name => statSync(name).mtimeMs);
    const before = times();
    await get('new', textOf);
    expect(times()).toEqual(before);
  });

  it('are looked through once a day, and no text waits for it', async () => {
    let looked = 0;
    const textOf = takenTexts(temporaryFolder(), async (_, bytes) => bytes.toString(), () => new Promise(() => looked++));
    for (let at = 0; at <= 500; at++) expect(await textOf('pdf', { bytes: Buffer.from(`${at}`), hash: `${at}` })).toBe(`${at}`);
    expect(looked).toBe(1);
    vi.setSystemTime(Date.now() + 25 * 3_600_000);
    onTestFinished(() => void vi.useRealTimers());
    await textOf('pdf', { bytes: Buffer.from('new'), hash: 'new' });
    expect(looked).toBe(2);
  });

  it('are let go where they take too much room, those first that were not asked for the longest', async () => {
    const folder = temporaryFolder();
    for (const ago of [0, 2, 20, 10]) {
      const path = join(folder, `${ago}.txt`);
      writeFileSync(path, 'x'.repeat(100));
      utimesSync(path, Date.now() / 1000 - ago * 24 * 3600, Date.now() / 1000 - ago * 24 * 3600);
    }
    await thinTexts(folder, 400);
    expect(readdirSync(folder)).toHaveLength(4);
    await thinTexts(folder, 250);
    expect(readdirSync(folder).sort()).toEqual(['0.txt', '2.txt']);
    await thinTexts(folder, 50);
    expect(readdirSync(folder)).toEqual(['0.txt']);
    await thinTexts(join(folder, 'none'), 50);
  });

  it('are taken out once where several ask at once, and for whoever is left when one is stopped', async () => {
    const stopping = new AbortController();
    let taken = 0;
    const take: TakeText = async (_, bytes, signal) => {
      taken++;
      await new Promise(resolve => setTimeout(resolve, 10));
      throwIfCancelled(signal);
      return bytes.toString();
    };
    const textOf = takenTexts(temporaryFolder());
    const ask = (hash: string, signal?: AbortSignal) => textOf('pdf', { bytes: Buffer.from(hash), hash }, signal, () => take);
    expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual(['a', 'a', 'b']);
    expect(taken).toBe(2);
    const [stopped, other] = [ask('c', stopping.signal), ask('c')];
    stopping.abort();
    await expect(stopped).rejects.toBeInstanceOf(CancelledError);
    expect(await other).toBe('c');
    expect(taken).toBe(4);
    // Who is stopped does not wait for what another asked for.
    const leaving = new AbortController();
    let end: (text: string) => void = () => undefined;
    const later = new Promise<string>(resolve => (end = resolve));
    const first = textOf('pdf', { bytes: Buffer.from('d'), hash: 'd' }, undefined, () => () => later);
    const left = ask('d', leaving.signal);
    leaving.abort();
    await expect(left).rejects.toBeInstanceOf(CancelledError);
    end('d');
    expect(await first).toBe('d');
  });
});
