import { describe, expect, test, vi } from 'vitest';
import type { AskedName, GroupQuestion } from '../../../src/core/askedNames/question';
import { readParameters } from '../../../src/core/parameters';
import { chatParameters } from '../../../src/core/representation/modelParameters';
import { noServers, type ServerTools } from '../../../src/engine/model/server/serverAccess';
import { serverNames } from '../../../src/engine/model/server/serverNames';
import { sendJson, startServer, type Handler } from './servers';

interface ChatBody {
  readonly model?: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly max_tokens?: number;
  readonly options?: Record<string, number>;
}

const questions = (count: number): GroupQuestion[] =>
  Array.from({ length: count }, (_, i) => ({
    group: i + 10,
    name: `Old ${i}`,
    keywords: ['bread', 'oven'],
    within: i === 1 ? 'Kitchen' : null,
    neighbours: ['Garden', 'Bicycle'],
    documents: [{ id: `${i}.md`, title: `Loaf ${i}`, beginning: 'Mix flour and water.' }, { id: 'shared.md', title: 'Shared', beginning: '' }],
  }));
const chatOf = ({ body }: { body: unknown }) => body as ChatBody;
/** The number of the group that a question is about. */
const asked = (body: ChatBody) => Number(/Old (\d+)/.exec(body.messages[1].content)![1]);
const openAi = (text: (at: number) => string | null): Handler => (request, response) =>
  request.path === '/v1/chat/completions' ? sendJson(response, { choices: [{ message: { role: 'assistant', content: text(asked(chatOf(request))) } }] }) : sendJson(response, {}, 404);

async function namesFrom(address: string, count: number, { server = noServers, signal, ...manners }: { server?: ServerTools; signal?: AbortSignal; atOnce?: number; timeoutSeconds?: number } = {}) {
  const heard: AskedName[] = [];
  const chat = readParameters('names', chatParameters, { chatAddress: address, chatModel: 'writer' });
  const failure = await serverNames({ chat, questions: questions(count) }, server, named => heard.push(named), signal, { firstWaitMs: 5, retries: 2, timeoutSeconds: 5, ...manners }).catch((error: Error) => error);
  return { heard, names: heard.sort((a, b) => a.group - b.group).map(({ name }) => name), failure };
}

describe('names by a server', () => {
  test('are asked for with what tells of the group, in the language of its documents', async () => {
    const { address, received } = await startServer(openAi(at => `Bread ${at}`));
    expect(await namesFrom(address, 3)).toMatchObject({ names: ['Bread 0', 'Bread 1', 'Bread 2'], failure: undefined });
    const body = received.map(chatOf).find(one => asked(one) === 1)!;
    expect(body).toMatchObject({ model: 'writer', temperature: 0, max_tokens: expect.any(Number), messages: [{ role: 'system', content: expect.stringContaining('one to five words') }, { role: 'user' }] });
    expect(body.messages[1].content.split('\n')).toEqual([
      'Present name: Old 1',
      'Keywords: bread, oven',
      'It is a part of the group: Kitchen',
      'Groups beside it, whose names are taken: Garden | Bicycle',
      'Most central documents:',
      '- Loaf 1: Mix flour and water.',
      '- Shared',
      'Write the name in the language of the documents.',
    ]);
  });

  test('come by Ollama’s protocol as well', async () => {
    const { address, received } = await startServer((request, response) =>
      request.path === '/api/chat' ? sendJson(response, { message: { role: 'assistant', content: '**Bread**' }, done: true }) : sendJson(response, '404 page not found', 404),
    );
    expect((await namesFrom(address, 1)).names).toEqual(['Bread']);
    expect(chatOf(received.at(-1)!).options).toMatchObject({ temperature: 0, num_predict: expect.any(Number) });
  });

  test('are cleaned, and null where there is none, as of a model that thinks until it may not go on', async () => {
    const answers = ['<think>Hm.</think>Here is a name: "Bread baking".', 'I cannot say.', null, 'Group about ovens'];
    const { address } = await startServer(openAi(at => answers[at]));
    expect(await namesFrom(address, 4)).toMatchObject({ names: ['Bread baking', null, null, 'Ovens'], failure: undefined });
  });

  test('are asked for side by side, but for so many', async () => {
    let [now, most] = [0, 0];
    const { address } = await startServer(async (request, response) => {
      most = Math.max(most, ++now);
      await new Promise(resolve => setTimeout(resolve, 5));
      now--;
      openAi(at => `Bread ${at}`)(request, response);
    });
    const { names } = await namesFrom(address, 200, { atOnce: 4 });
    expect([names.length, new Set(names).size, most]).toEqual([200, 200, 4]);
  });

  test('that came before a failure, or a cancel, stand', async () => {
    const failing = await startServer((request, response) => (asked(chatOf(request)) >= 5 ? sendJson(response, { error: { message: 'model "writer" not found' } }, 404) : openAi(at => `Bread ${at}`)(request, response)));
    const half = await namesFrom(failing.address, 10, { atOnce: 1 });
    expect(half.names).toEqual(['Bread 0', 'Bread 1', 'Bread 2', 'Bread 3', 'Bread 4']);
    expect(half.failure).toMatchObject({ kind: 'server', message: expect.stringMatching(/does not write names .*not found.*Check the parameters/) });

    const stop = new AbortController();
    const slow = await startServer((request, response) => {
      if (asked(chatOf(request)) >= 2) return stop.abort();
      openAi(at => `Bread ${at}`)(request, response);
    });
    const cancelled = await namesFrom(slow.address, 10, { atOnce: 1, signal: stop.signal });
    expect(cancelled).toMatchObject({ names: ['Bread 0', 'Bread 1'], failure: { name: 'CancelledError' } });
  });

  test('are none for a group whose texts a filter refuses, which keeps no other from one, unless it refuses all', async () => {
    const filtered = (refuses: (at: number) => boolean): Handler => (request, response) =>
      refuses(asked(chatOf(request))) ? sendJson(response, { error: { message: 'The response was filtered by the content policy.' } }, 400) : openAi(at => `Bread ${at}`)(request, response);
    const some = await startServer(filtered(at => at % 2 === 0));
    expect(await namesFrom(some.address, 4)).toMatchObject({ names: [null, 'Bread 1', null, 'Bread 3'], failure: undefined });
    const all = await startServer(filtered(() => true));
    expect(await namesFrom(all.address, 4)).toMatchObject({ names: [null, null, null, null], failure: { message: expect.stringContaining('filtered by the content policy') } });
    const gone = await startServer((_request, response) => sendJson(response, { error: { message: 'the model "long-context" is not there' } }, 404));
    expect(await namesFrom(gone.address, 4, { atOnce: 1 })).toMatchObject({ names: [], failure: { message: expect.stringContaining('is not there') } });
  });

  test('are asked for again where a failure may pass, as where the server does not answer in time', async () => {
    let busy = true;
    const passing = await startServer((request, response) => {
      if (busy) return (busy = false), sendJson(response, { error: 'loading model' }, 503);
      openAi(() => 'Bread')(request, response);
    });
    expect(await namesFrom(passing.address, 1)).toMatchObject({ names: ['Bread'], failure: undefined });
    const mute = await startServer(() => undefined);
    expect((await namesFrom(mute.address, 1, { timeoutSeconds: 0.05 })).failure).toMatchObject({ message: expect.stringContaining('did not answer within') });
    expect(mute.received).toHaveLength(3);
  });

  test('are asked for only after a yes to so many documents and characters', async () => {
    const askConsent = vi.fn(async () => false);
    const { heard, failure } = await namesFrom('https://chat.invalid/v1', 3, { server: { askConsent, serverKey: async () => undefined } });
    expect([heard, failure]).toEqual([[], expect.objectContaining({ message: 'Nothing was sent to chat.invalid, as sending documents there was not allowed. Allow it when asked, or keep the names there are.' })]);
    expect(askConsent).toHaveBeenCalledWith({ hosts: ['chat.invalid'], documents: 4, characters: expect.any(Number), purpose: 'names', encrypted: true, withKey: false }, undefined);
    await namesFrom('https://chat.invalid/v1', 0, { server: { askConsent, serverKey: async () => undefined } });
    expect(askConsent).toHaveBeenCalledTimes(1);
  });
});
