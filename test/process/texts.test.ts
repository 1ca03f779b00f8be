import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { brokenFile } from '../../src/core/documents/reasons';
import { readVocabulary } from '../../src/core/naming/vocabulary';
import { descend } from '../../src/core/projection/descent';
import { seededRandom } from '../../src/core/random';
import { extract } from '../../src/engine/formats/extract';
import { loadTokenizer } from '../../src/engine/model/tokenizer';
import { readInput, type FetchedInput } from '../../src/engine/run/readInput';
import { openTextThread } from '../../src/engine/run/textThread';
import { pdfFile } from '../made/pdfFile.cjs';

const root = path.join(import.meta.dirname, '../..');
const script = path.join(root, 'dist/texts.js');
const model = path.join(root, 'models/minilm');
const prose = (topic: string) => `# About ${topic}\n\nThe ${topic} of Zürich is *older* than its café. ${`Nobody forgets the ${topic}, says Mary-Ann. `.repeat(30)}\n\n\`\`\`js\nlet ${topic}Count = 1;\n\`\`\`\n`;
const inputs: FetchedInput[] = [
  ...['bridge', 'market', 'tower', 'lake'].map((topic): FetchedInput => ({ kind: 'file', id: `${topic}.md`, path: `${topic}.md`, hash: topic, content: new TextEncoder().encode(prose(topic)) })),
  { kind: 'file', id: 'picture.md', path: 'picture.md', hash: 'p', content: Uint8Array.of(0, 1, 2, 3) },
  { kind: 'record', id: 'r', text: 'A record\n\nthat says a little.', hash: 'r' },
];

function opened(signal?: AbortSignal) {
  const thread = openTextThread(model, signal, script)!;
  onTestFinished(() => thread.close());
  return thread;
}

describe('a thread for texts', () => {
  it('reads what is read here into the same documents, and leaves out the same', async () => {
    const tokens = await loadTokenizer(model);
    const here = await Promise.all(inputs.map(input => readInput(input, tokens, 64, {})));
    const thread = opened();
    const [first, second] = await Promise.all([thread.read(inputs, 64), thread.read(inputs.slice(2), 64)]);
    expect(first).toEqual(here);
    expect(second).toEqual(here.slice(2));
  });

  it('takes the text out of a file as it is done here, or says why it cannot', async () => {
    const thread = opened();
    const pdf = pdfFile([[{ text: 'The bridge of Zürich is old.' }]]);
    const texts = await Promise.allSettled([thread.extract('pdf', pdf), thread.extract('word', pdf), thread.extract('pdf', pdf)]);
    expect(texts[0]).toEqual({ status: 'fulfilled', value: await extract('pdf', pdf) });
    expect(texts[1]).toMatchObject({ status: 'rejected', reason: { message: brokenFile('word') } });
    expect(texts[2]).toEqual(texts[0]);
    // With the maps of characters that come along.
    expect(await thread.extract('pdf', pdfFile([[{ text: '871c870257286625592998de' }]], { characters: { map: 'UniGB-UCS2-H', of: 'GB1' } }))).toContain('蜜蜂在春天飞');
  });

  it('gives the trie of its tokenizer, so that none has to be made here', async () => {
    const thread = opened();
    let given = 0;
    const tokens = await loadTokenizer(model, () => (given++, thread.trie()));
    const own = await loadTokenizer(model);
    expect(given).toBe(1);
    // Two million numbers, which are compared one by one otherwise.
    expect(Buffer.from(tokens.trie.next.buffer).equals(Buffer.from(own.trie.next.buffer))).toBe(true);
    expect(tokens.trie.next.buffer).toBeInstanceOf(SharedArrayBuffer);
    for (const text of [prose('bridge'), 'Zürich, 你好 [SEP] ½ x']) expect(tokens.encode(text, 500)).toEqual(own.encode(text, 500));
  });

  it('reads the words of documents as they are read here', async () => {
    const texts = ['bridge', 'market', 'tower'].map(topic => ({ title: `The Old ${topic}`, text: prose(topic), extra: `${topic}Count` }));
    // More than are sent in one go.
    for (let at = 0; at < 1_000; at++) texts.push({ title: `Note ${at}`, text: `The word${at} of it.`, extra: '' });
    expect(await opened().vocabulary(texts)).toEqual(await readVocabulary(texts));
  });

  it('tells the languages of texts, and finds places, as is done here', async () => {
    const thread = opened();
    const texts = ['The bread was not very fresh, but we had it.', 'Das Brot war nicht sehr frisch, aber wir haben es.', '42'];
    expect(await thread.languages(texts)).toEqual(['en', 'de', null]);
    const random = seededRandom(3);
    const indices = Int32Array.from({ length: 40 * 5 }, (_, at) => (Math.floor(at / 5) + 1 + (at % 5)) % 40);
    const neighbours = { k: 5, indices, similarities: Float32Array.from(indices, (_, at) => 0.9 - 0.1 * (at % 5)) };
    const descent = { points: Float32Array.from({ length: 80 }, random), dimensions: 2, neighbours, epochs: 50, chance: 0.4 };
    const before = descent.points.slice();
    const found = await thread.descend(descent);
    expect(descent.points).toEqual(before);
    expect(found).toEqual(await descend(descent));
    expect(found).not.toEqual(before);
  });

  it('leaves once it has answered what it was asked', async () => {
    const thread = opened();
    const languages = thread.languages(['The bread was not very fresh, but we had it.']);
    thread.leave();
    expect(await languages).toEqual(['en']);
    await expect(thread.languages([''])).rejects.toThrow(/closed/);
  });

  it('lets those who wait know when it ends, and takes nothing more', async () => {
    const stopping = new AbortController();
    const thread = opened(stopping.signal);
    const reading = thread.read(inputs, 64);
    expect(thread.waiting).toBe(1);
    stopping.abort();
    await expect(reading).rejects.toThrow(/closed/);
    await expect(thread.read(inputs, 64)).rejects.toThrow(/closed/);
    expect(thread.waiting).toBe(Infinity);
  });

  it('fails at what it cannot do, without its model', async () => {
    const thread = openTextThread(path.join(root, 'models/none'), undefined, script)!;
    onTestFinished(() => thread.close());
    await expect(thread.read(inputs, 64)).rejects.toThrow(/tokenizer/);
    expect((await thread.vocabulary([{ title: 'Bridges', text: 'A bridge.', extra: '' }])).terms).toContain('bridge');
  });

  it('is not there where its bundle is not', () => {
    expect(existsSync(`${script}.none`)).toBe(false);
    expect(openTextThread(model, undefined, `${script}.none`)).toBeUndefined();
  });
});
