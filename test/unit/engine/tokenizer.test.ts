import { PreTrainedTokenizer } from '@huggingface/transformers';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { slowness } from '../../harness/slowness.mjs';
import { loadTokenizer, type Tokenizer } from '../../../src/engine/model/tokenizer';
import { modelFolder, temporaryFolder, writeFiles } from './support';

const SEP = 102;
let tokenizer: Tokenizer;
let library: PreTrainedTokenizer;
beforeAll(async () => {
  tokenizer = await loadTokenizer(modelFolder);
  library = new PreTrainedTokenizer(JSON.parse(readFileSync(join(modelFolder, 'tokenizer.json'), 'utf8')), {});
});

const long = 'The quick brown fox, unbelievably, jumps over tokenization borders. '.repeat(40);

describe('tokenizer', () => {
  test.each([
    'Hello, world!',
    'Ünïcödé façade naïve Ångström',
    'ÀÉÎÕÜ İstanbul ǅungla Ǆ ﬁne Straße Øre œuvre e\u0301t\u00e9 \u0301 x\u200dé ½ K ﹏ ª',
    `${'é'.repeat(100)} ${'é'.repeat(101)}`,
    '你好世界 こんにちは 안녕하세요',
    "don't_stop re-use foo.bar(baz) a->b $x=1 ``code``",
    'emoji 👩‍👩‍👧 and flags 🇩🇪, zero\u200bwidth, tab\tand\nline',
    'a'.repeat(300),
    'a'.repeat(100),
    'a'.repeat(101),
    'Unbelievably 3dfx x86 HTTP2 zzyzx qqqqqq 0xDEADBEEF camelCase PostgreSQL v2 1234567890123',
    '',
    ' \n ',
    long,
  ])('gives the library’s ids for %j', text => {
    expect(tokenizer.encode(text, 10_000)).toEqual(library.encode(text));
    expect(tokenizer.count(text)).toBe(library.encode(text).length - 2);
  });

  test('counts what stands between two places', () => {
    for (const text of ['unbelievably re-use', 'façade re-use', 'a\u0000b c']) {
      for (let start = 0; start < text.length; start++) expect(tokenizer.count(text, start, text.length - 1)).toBe(library.encode(text.slice(start, -1)).length - 2);
    }
  });

  test('gives the library’s ids for characters of all kinds, alone and within a word', () => {
    for (let code = 0x80; code < 0x20_000; code += 61) {
      for (const text of [String.fromCodePoint(code), `ab${String.fromCodePoint(code)}é`]) expect(tokenizer.encode(text, 100)).toEqual(library.encode(text));
    }
  });

  test('makes what another thread failed to make', async () => {
    const alone = await loadTokenizer(modelFolder, () => Promise.reject(new Error('It has ended.')));
    expect(alone.encode(long, 128)).toEqual(tokenizer.encode(long, 128));
  });

  test('ends a cut text with [SEP]', () => {
    const ids = tokenizer.encode(long, 128);
    expect(ids).toHaveLength(128);
    expect(ids.at(-1)).toBe(SEP);
    expect(ids.slice(0, 127)).toEqual(library.encode(long).slice(0, 127));
  });

  test('does not cut a text that just fits', () => {
    const text = Array(126).fill('word').join(' ');
    expect(tokenizer.encode(text, 128)).toEqual(library.encode(text));
    expect(tokenizer.encode(`${text} word`, 128)).toEqual(library.encode(text));
  });

  test('takes special tokens written in a text for plain text', () => {
    expect(tokenizer.encode('a [SEP] b', 128).filter(id => id === SEP)).toHaveLength(1);
  });

  test('reads ten megabytes without a space quickly enough', () => {
    const started = performance.now();
    for (const last of ['', 'ж']) expect(tokenizer.encode('x'.repeat(10_000_000) + last, 128)).toHaveLength(3);
    expect(performance.now() - started).toBeLessThan(5_000 * slowness());
  });

  test('says which file is missing or damaged', async () => {
    const folder = temporaryFolder();
    await expect(loadTokenizer(folder)).rejects.toMatchObject({ kind: 'modelMissing', message: expect.stringContaining('tokenizer.json') });
    writeFiles(folder, { 'tokenizer.json': '{"version": "1.0", "mod' });
    await expect(loadTokenizer(folder)).rejects.toMatchObject({ kind: 'modelDamaged', message: expect.stringContaining('tokenizer.json') });
    writeFiles(folder, { 'tokenizer.json': '{"version": "1.0", "model": {"vocab": {"a": 1}}}' });
    await expect(loadTokenizer(folder)).rejects.toMatchObject({ kind: 'modelDamaged' });
  });
});
