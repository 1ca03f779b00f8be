import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isSkipped } from '../../../src/core/documents/read';
import { readRecord } from '../../../src/core/documents/readRecord';
import { fieldsOf, readRecords } from '../../../src/engine/files/records';
import { temporaryFolderForAll } from './support';

const folder = temporaryFolderForAll();
const write = (name: string, content: unknown) => {
  writeFileSync(join(folder, name), name.endsWith('.jsonl') ? (content as readonly unknown[]).map(each => JSON.stringify(each)).join('\n') : JSON.stringify(content, null, 1));
  return join(folder, name);
};
const asked = ['How do I keep bees over the winter?', 'What is the moon made of?'];
const answered = ['Leave them enough honey.', 'Of rock, mostly.'];
const texts = asked.map((question, at) => `User: ${question}\n\nAssistant: ${answered[at]}`);
const counter = { count: (text: string, start = 0, end = text.length) => Math.ceil((end - start) / 4) };

describe('chats', () => {
  it.each([
    ['of OpenAI', (user: string, assistant: string) => ({ messages: [{ role: 'system', content: 'You are a helpful assistant.' }, { role: 'user', content: user }, { role: 'assistant', content: assistant }] }), 'messages'],
    ['with parts', (user: string, assistant: string) => ({ messages: [{ role: 'user', content: [{ type: 'text', text: user }, { type: 'image_url', image_url: { url: 'https://x.org/a.png' } }] }, { role: 'assistant', content: null, tool_calls: [] }, { role: 'tool', content: '{"a": 1}' }, { role: 'assistant', content: assistant }] }), 'messages'],
    ['of ShareGPT', (user: string, assistant: string) => ({ id: `x${user.length}`, source: 'none of your business at all', conversations: [{ from: 'human', value: user }, { from: 'gpt', value: assistant }] }), 'conversations'],
    ['beside other texts', (user: string, assistant: string) => ({ prompt: user, description: 'Words about words, and more of them.', chosen: [{ role: 'user', content: user }, { role: 'assistant', content: assistant }] }), 'chosen'],
    ['of Claude', (user: string, assistant: string) => ({ uuid: user, chat_messages: [{ sender: 'human', text: '', content: [{ type: 'text', text: user }], attachments: [] }, { sender: 'assistant', text: assistant, content: [] }] }), 'chat_messages'],
    ['of ChatGPT, by their ids', (user: string, assistant: string) => ({ create_time: 1_700_000_000, mapping: { root: { id: 'root', message: null, children: ['b'] }, a: { id: 'a', message: { author: { role: 'assistant' }, create_time: 3, content: { content_type: 'text', parts: [assistant, { asset_pointer: 'x' }] } } }, b: { id: 'b', message: { author: { role: 'user' }, create_time: 2, content: { content_type: 'text', parts: [user] } } } } }), 'mapping'],
  ])('%s are what their records say, with who said it', async (_, record, field) => {
    for (const name of ['chats.jsonl', 'chats.json']) {
      const file = write(name, asked.map((question, at) => record(question, answered[at])));
      expect((await fieldsOf(file)).guessed.text).toEqual([field]);
      expect((await readRecords(file)).records.map(({ text }) => text)).toEqual(texts);
    }
  });

  it('are called by the first words of whoever asks, which are not said twice, unless they have a title', async () => {
    const messages = [{ role: 'assistant', content: 'Hello!' }, { role: 'user', content: 'Why does <p>one</p> not stand\n\nbelow <p>two</p>?' }, { role: 'assistant', content: 'Each `<p>` is a paragraph.' }];
    const { records } = await readRecords(write('titles.jsonl', [{ messages }, { title: 'Paragraphs', messages }]));
    const read = await Promise.all(records.map(record => readRecord({ ...record, hash: '' }, counter)));
    const [own, titled] = read.map(each => (isSkipped(each) ? expect.fail(each.reason) : each));
    expect([own.title, titled.title]).toEqual(['Why does <p>one</p> not stand below <p>two</p>?', 'Paragraphs']);
    expect(own.passages[0].text).toBe('Assistant: Hello!\nUser: Why does <p>one</p> not stand\nbelow <p>two</p>?\nAssistant: Each `<p>` is a paragraph.');
  });

  it('of people, and other lists of objects, are read where they are asked for, and shown', async () => {
    const issues = asked.map((body, at) => ({ body, comments: [{ author: { login: 'ann' }, body: answered[at], url: 'https://x.org' }, { author: { login: 'bob' }, body: 'Thanks!' }], steps: [{ nr: 1, text: `Open ${at} windows`, by: 'Ann Other' }, { nr: 2, text: 'Close them' }], labels: [{ name: 'a label' }] }));
    const file = write('issues.jsonl', issues);
    const { fields, guessed } = await fieldsOf(file);
    expect(guessed.text).toEqual(['body']);
    expect(fields.find(({ name }) => name === 'steps')).toEqual({ name: 'steps', example: 'Open 0 windows Close them', filled: 1 });
    expect((await readRecords(file, { text: ['comments'] })).records[0].text).toBe('Ann: Leave them enough honey.\n\nBob: Thanks!');
    expect((await readRecords(file, { text: ['steps', 'labels'] })).records[1].text).toBe('Open 1 windows\n\nClose them\n\na label');
  });

  it('in two fields are read by both; who takes part in something makes no chat', async () => {
    const pairs = asked.map((instruction, at) => ({ instruction, input: '', output: answered[at], members: [{ role: 'user', name: 'Ann' }] }));
    const file = write('pairs.jsonl', pairs);
    expect((await fieldsOf(file)).guessed).toEqual({ text: ['instruction', 'output'] });
    expect((await readRecords(file)).records[0].text).toBe(`${asked[0]}\n\n${answered[0]}`);
  });

  it('are no comments of people, of whom one is called like a program', async () => {
    const file = write('tickets.jsonl', asked.map((description, at) => ({ description, comments: [{ author: 'bot', body: 'Thank you for this report.' }, { author: 'Ann', body: answered[at] }] })));
    expect((await fieldsOf(file)).guessed.text).toEqual(['description']);
  });

  it('may hold nothing, or nest without end', async () => {
    const file = write('odd.jsonl', [{ id: 1, messages: [{ role: 'user', content: asked[0] }] }, { id: 2, messages: [] }, { id: 3, messages: [null, 7, { role: 'user' }] }]);
    appendFileSync(file, `\n{"id": 4, "messages": ${'[{"content":'.repeat(300_000)}"end"${'}]'.repeat(300_000)}}`);
    const { records } = await readRecords(file, { text: ['messages'], id: 'id' });
    expect(records.map(({ id, text }) => [id, text])).toEqual([['1', asked[0]], ['3', '']]);
  });
});
