import { describe, expect, test, vi } from 'vitest';
import { readRecipe } from '../../../src/core/recipe';
import type { ServerTools } from '../../../src/engine/model/server/serverAccess';
import { noServers } from '../../../src/engine/model/server/serverAccess';
import { serverSummaries } from '../../../src/engine/model/server/serverSummaries';
import { clearCache } from '../../../src/engine/store/clearCache';
import { sendJson, startServer, type Handler } from './servers';
import { temporaryFolder } from './support';

interface ChatBody {
  readonly model?: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly temperature?: number;
  readonly max_tokens?: number;
  readonly options?: Record<string, number>;
}

const chatOf = ({ body }: { body: unknown }) => body as ChatBody;

function summaries(address: string, cacheFolder = temporaryFolder(), given: Record<string, unknown> = {}, server: ServerTools = noServers) {
  const { chat } = readRecipe({ summary: `server:${address}`, summaryParameters: { chatModel: 'writer', ...given } });
  return serverSummaries(chat!, { cacheFolder, server }, { firstWaitMs: 5, retries: 2, timeoutSeconds: 5 });
}

const long = (subject: string) => Array.from({ length: 9 }, (_, i) => `Sentence ${i} says something about ${subject}.`).join(' ');
const answering = (text: (body: ChatBody) => string): Handler => (request, response) =>
  request.path === '/v1/chat/completions' ? sendJson(response, { choices: [{ message: { role: 'assistant', content: text(chatOf(request)) } }] }) : sendJson(response, {}, 404);
const aboutIt = answering(({ messages }) => `About ${messages[1].content.split(' ').at(-1)}`);

describe('summaries by a server', () => {
  test('are asked for with temperature 0, kept, and not asked for again', async () => {
    const cache = temporaryFolder();
    const { address, received } = await startServer(aboutIt);
    const told: number[] = [];
    const texts = [long('bread.'), 'Short enough.', long('stars.')];
    expect(await summaries(address, cache).summarise(texts, { report: done => told.push(done) })).toEqual(['About bread..', 'Short enough.', 'About stars..']);
    expect(received).toHaveLength(2);
    expect(chatOf(received[0])).toMatchObject({ model: 'writer', temperature: 0, messages: [{ role: 'system', content: expect.stringContaining('at most 5 sentences') }, { role: 'user' }] });
    expect(told).toEqual([1, 2, 3]);

    expect(await summaries(address, cache).summarise([texts[2]])).toEqual(['About stars..']);
    expect(received).toHaveLength(2);
    await summaries(address, cache, { chatModel: 'another' }).summarise([texts[2]]);
    expect(received).toHaveLength(3);
    expect(await clearCache(cache)).toBeGreaterThan(0);
    await summaries(address, cache).summarise([texts[2]]);
    expect(received).toHaveLength(4);
  });

  test('come by Ollama’s protocol as well', async () => {
    const { address, received } = await startServer((request, response) =>
      request.path === '/api/chat' ? sendJson(response, { message: { role: 'assistant', content: 'In short.' }, done: true }) : sendJson(response, '404 page not found', 404),
    );
    expect(await summaries(address).summarise([long('moons')])).toEqual(['In short.']);
    expect(chatOf(received[1]).options).toMatchObject({ temperature: 0 });
  });

  test('are tidied: no thoughts, five sentences, and the text itself for an empty answer', async () => {
    const answers = ['<think>What is\nthis?</think>\n\nOne. Two.\nThree. Four. Five. Six. Seven.', '  ', '<think>endless'];
    const { address } = await startServer(answering(({ messages }) => answers[Number(messages[1].content.at(-2))]));
    const texts = [0, 1, 2].map(i => long(`number ${i}`));
    expect(await summaries(address).summarise(texts)).toEqual(['One. Two. Three. Four. Five.', texts[1], texts[2]]);
  });

  test('come from models without such settings', async () => {
    const { address, received } = await startServer((request, response) =>
      chatOf(request).max_tokens === undefined ? aboutIt(request, response) : sendJson(response, { error: { message: "Unsupported parameter: 'max_tokens'" } }, 400),
    );
    expect(await summaries(address).summarise([long('tides'), long('dough')])).toEqual(['About tides.', 'About dough.']);
    expect(received.length).toBeLessThanOrEqual(4);
  });

  test('that are finished are kept when another fails', async () => {
    const cache = temporaryFolder();
    const failing = await startServer((request, response) => (chatOf(request).messages[1].content.includes('boom') ? sendJson(response, { error: { message: 'no such model' } }, 404) : aboutIt(request, response)));
    const texts = [long('bread'), long('boom')];
    await expect(summaries(failing.address, cache).summarise(texts)).rejects.toMatchObject({ kind: 'server', message: expect.stringContaining('no such model') });
    failing.stop();
    expect(await summaries(failing.address, cache).summarise([texts[0]])).toEqual(['About bread.']);
  });

  test('leave a text as it is that a server refuses, and ask for it again next time', async () => {
    const cache = temporaryFolder();
    let refuses = true;
    const { address, received } = await startServer((request, response) => (refuses && chatOf(request).messages[1].content.includes('boom') ? sendJson(response, { error: { message: 'this is more than the context length' } }, 400) : aboutIt(request, response)));
    const texts = [long('bread.'), long('boom.')];
    expect(await summaries(address, cache).summarise(texts)).toEqual(['About bread..', texts[1]]);
    refuses = false;
    expect(await summaries(address, cache).summarise(texts)).toEqual(['About bread..', 'About boom..']);
    expect(received).toHaveLength(3);
  });

  test('are asked for only after a yes, for what is not known yet', async () => {
    const askConsent = vi.fn(async () => false);
    const remote = summaries('https://chat.invalid/v1', temporaryFolder(), {}, { askConsent, serverKey: async () => undefined });
    await expect(remote.summarise(['Short.', long('bread')])).rejects.toThrow('Nothing was sent to chat.invalid');
    expect(askConsent).toHaveBeenCalledWith({ hosts: ['chat.invalid'], documents: 1, characters: long('bread').length, purpose: 'summaries', encrypted: true, withKey: false }, undefined);
    expect(await remote.summarise(['Short.'])).toEqual(['Short.']);
  });
});

test('a recipe finds the chat model behind a colon, or on the server of the vectors', () => {
  expect(readRecipe({ summary: 'server:http://localhost:1234' }).chat).toMatchObject({ chatAddress: 'http://localhost:1234', chatProtocol: 'auto' });
  expect(readRecipe({ representation: 'server:http://localhost:99', summary: 'server' }).chat).toMatchObject({ chatAddress: 'http://localhost:99' });
  expect(readRecipe({ summary: 'textrank' }).chat).toBeUndefined();
  expect(() => readRecipe({ summary: 'server' })).toThrow('the summary server needs its parameter chatAddress');
  expect(() => readRecipe({ summary: 'textrank:5' })).toThrow('takes nothing behind a colon');
});
