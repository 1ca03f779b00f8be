import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { slowness } from '../../harness/slowness.mjs';
import { readRepresentation } from '../../../src/core/recipe';
import { CancelledError } from '../../../src/core/work';
import { noServers, type ServerTools } from '../../../src/engine/model/server/serverAccess';
import type { ServerOptions } from '../../../src/engine/model/server/serverEmbedder';
import { serverPool } from '../../../src/engine/model/server/serverPool';
import { serverOptions, serverRepresentation } from '../../../src/engine/model/server/serverRepresentation';
import { serverSummaries } from '../../../src/engine/model/server/serverSummaries';
import { keepVectors } from '../../../src/engine/store/keptEmbedder';
import { answerOpenAi, oneByOne, sendJson, startServer, vectorOf, type Handler, type Received } from './servers';
import { temporaryFolder } from './support';

const documents = Array.from({ length: 100 }, (_, i) => ({ lead: `${['bread dough oven', 'star moon comet'][i % 2]} number ${'abcdefghij'[i % 10]} of ${'klmnopqrst'[Math.floor(i / 10) % 10]}`, whole: 'w' }));
type Vectors = Awaited<ReturnType<ReturnType<typeof serverRepresentation>['represent']>>['vectors'];

function represent(addresses: readonly string[], given: Partial<ServerOptions> = {}, cacheFolder = temporaryFolder(), server: ServerTools = noServers) {
  const { parameters } = readRepresentation(`server:${addresses.join(', ')}`);
  const options = { ...serverOptions(parameters), firstWaitMs: 20, batchTokens: 60, parallel: 2, ...given };
  const keeping = keepVectors(cacheFolder, () => undefined);
  onTestFinished(() => keeping.close());
  return Object.assign(serverRepresentation(String(parameters.address), options, { cacheFolder, server, stored: keeping.keep }), { counts: keeping.counts });
}

const start = async (handlers: readonly Handler[]) => Promise.all(handlers.map(handler => startServer(handler)));
const addressesOf = (servers: readonly { readonly address: string }[]) => servers.map(({ address }) => address);
const textsSent = (received: readonly Received[]) => received.flatMap(({ body }) => body.input).filter(text => !text.startsWith('A cat sleeps'));
const refuse: Handler = (_, response) => sendJson(response, { error: 'boom' }, 500);
const otherModel: Handler = ({ body }, response) => sendJson(response, { data: body.input.map(text => ({ embedding: vectorOf([...text].reverse().join('')) })) });

async function undisturbed(): Promise<Vectors> {
  const [one] = await start([answerOpenAi]);
  return (await represent([one.address]).represent(documents)).vectors;
}

describe('several servers of one model', () => {
  test('share the work, and give what one gives', async () => {
    const servers = await start([oneByOne(10, answerOpenAi), oneByOne(10, answerOpenAi), oneByOne(10, answerOpenAi)]);
    const cache = temporaryFolder();
    const { vectors } = await represent(addressesOf(servers), {}, cache).represent(documents);
    expect(vectors).toEqual(await undisturbed());
    const shares = servers.map(({ received }) => textsSent(received).length);
    expect(shares.reduce((sum, share) => sum + share)).toBe(documents.length);
    for (const share of shares) expect(share).toBeGreaterThan(5);

    // What they gave together is kept under the first address, with others or alone.
    for (const { stop } of servers) stop();
    const again = represent([servers[0].address], {}, cache);
    expect((await again.represent(documents)).vectors).toEqual(vectors);
    expect(again.counts).toMatchObject({ embedded: 0, cached: documents.length });
  });

  test('are given tasks that come together evenly, never more than they take', async () => {
    const under = new Map([...'abc'].map(server => [server, 0]));
    const given: string[] = [];
    const pool = serverPool([...'abc'], { retries: 0, firstWaitMs: 1, atOnce: 2 });
    const task = async (server: string) => {
      given.push(server);
      under.set(server, under.get(server)! + 1);
      expect(under.get(server)).toBeLessThanOrEqual(2);
      await new Promise(resolve => setTimeout(resolve, 5));
      under.set(server, under.get(server)! - 1);
    };
    await Promise.all(Array.from({ length: 12 }, () => pool.run(task, undefined)));
    expect(given.slice(0, 6).sort().join('')).toBe('aabbcc');
    expect(given.sort().join('')).toBe('aaaabbbbcccc');
  });

  test('lose nothing when one is killed midway', async () => {
    const dying: Handler = (request, response) => (request.number < 6 ? answerOpenAi(request, response) : servers[1].stop());
    const servers = await start([oneByOne(8, answerOpenAi), dying, oneByOne(8, answerOpenAi)]);
    const done: number[] = [];
    const { vectors } = await represent(addressesOf(servers)).represent(documents, { report: count => done.push(count) });
    expect(vectors).toEqual(await undisturbed());
    expect(done.at(-1)).toBe(documents.length);
    expect(textsSent(servers[1].received).length).toBeGreaterThan(5);
  });

  test('give more to one that is quicker', async () => {
    const [quick, slow] = await start([oneByOne(4, answerOpenAi), oneByOne(150, answerOpenAi)]);
    await represent([slow.address, quick.address]).represent(documents);
    expect(textsSent(quick.received).length).toBeGreaterThan(textsSent(slow.received).length);
  });

  test('let one rest as long as it asks, and then use it again', async () => {
    let asked = 0;
    const told: number[] = [];
    const busy: Handler = (request, response) => {
      told.push(performance.now());
      if (request.number !== 3) return answerOpenAi(request, response);
      asked = performance.now();
      sendJson(response, {}, 429, { 'retry-after': '0.4' });
    };
    const servers = await start([busy, oneByOne(40, answerOpenAi)]);
    expect((await represent(addressesOf(servers), { parallel: 1 }).represent(documents)).vectors).toEqual(await undisturbed());
    const after = told.filter(time => time > asked);
    expect(after.length).toBeGreaterThan(0);
    expect(after[0] - asked).toBeGreaterThanOrEqual(395);
  });

  test.each([-3_600_000, 3_600_000])('wait as long as they must when the clock is set by %i ms meanwhile', async ms => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const jumping: Handler = (request, response) => {
      vi.setSystemTime(Date.now() + ms);
      if (request.number === 2) return sendJson(response, {}, 429, { 'retry-after': '0.1' });
      return request.number === 3 ? refuse(request, response) : answerOpenAi(request, response);
    };
    const [one] = await start([jumping]);
    const started = performance.now();
    expect((await represent([one.address], { parallel: 1 }).represent(documents.slice(0, 10))).vectors.rows).toBe(10);
    expect(performance.now() - started).toBeGreaterThanOrEqual(95);
    expect(performance.now() - started).toBeLessThan(5_000 * slowness());
  });

  test('use one again that was gone for a while', async () => {
    const flaky: Handler = (request, response) => (request.number > 2 && request.number < 6 ? void response.socket?.destroy() : answerOpenAi(request, response));
    const servers = await start([flaky, oneByOne(30, answerOpenAi)]);
    expect((await represent(addressesOf(servers)).represent(documents)).vectors).toEqual(await undisturbed());
    expect(servers[0].received.length).toBeGreaterThan(8);
  });

  test('work without one that is not there, or refuses all that is asked', async () => {
    const [gone, wrong, good] = await start([answerOpenAi, (_, response) => sendJson(response, {}, 401), answerOpenAi]);
    gone.stop();
    expect((await represent(addressesOf([gone, wrong, good])).represent(documents)).vectors).toEqual(await undisturbed());
    expect(textsSent(good.received)).toHaveLength(documents.length);
  });

  test('all failing say what the first one’s failure is, and keep what is finished', async () => {
    const cache = temporaryFolder();
    const failing = (after: number): Handler => (request, response) => (request.number < after ? answerOpenAi(request, response) : refuse(request, response));
    const servers = await start([failing(5), failing(5)]);
    const first = represent(addressesOf(servers), { retries: 1, firstWaitMs: 1 }, cache);
    await expect(first.represent(documents)).rejects.toMatchObject({ kind: 'server', message: expect.stringContaining(`${servers[0].host} failed (500: boom)`) });
    expect(first.counts.embedded).toBeGreaterThan(5);
    const gone = await start([answerOpenAi, answerOpenAi]);
    for (const { stop } of gone) stop();
    await expect(represent(addressesOf(gone)).represent(documents)).rejects.toMatchObject({ kind: 'server', message: expect.stringContaining('There is no server at') });
  });

  test('that do not agree are named', async () => {
    const servers = await start([answerOpenAi, otherModel]);
    const failure = await represent(addressesOf(servers)).represent(documents).catch(error => error);
    expect(failure).toMatchObject({ kind: 'server', message: expect.stringMatching(/give different vectors for the same text \(cosine 0\.\d+\), so it is not the same model/) });
    for (const { host } of servers) expect(failure.message).toContain(host);
    const shorter = await start([answerOpenAi, ({ body }, response) => sendJson(response, { data: body.input.map(text => ({ embedding: vectorOf(text, 7) })) })]);
    await expect(represent(addressesOf(shorter)).represent(documents)).rejects.toThrow(/(48 and 7|7 and 48) numbers/);
  });

  test('are compared with what was kept, even when the first is gone', async () => {
    const cache = temporaryFolder();
    const [first, other, third] = await start([answerOpenAi, otherModel, otherModel]);
    await represent([first.address], {}, cache).represent(documents.slice(0, 10));
    first.stop();
    await expect(represent([first.address, other.address, third.address], {}, cache).represent(documents)).rejects.toThrow(first.host);
  });

  test('stop within a second when cancelled while all rest', async () => {
    const servers = await start([refuse, refuse]);
    const stop = new AbortController();
    const run = represent(addressesOf(servers), { firstWaitMs: 30_000 }).represent(documents, { signal: stop.signal });
    setTimeout(() => stop.abort(), 80);
    const started = performance.now();
    await expect(run).rejects.toThrow(CancelledError);
    expect(performance.now() - started).toBeLessThan(1_000 * slowness());
  });

  test('are allowed together, each with its key', async () => {
    const askConsent = vi.fn(async () => false);
    const serverKey = vi.fn(async (host: string) => `key-of-${host}`);
    const far = represent(['https://one.invalid/v1', 'https://two.invalid/v1'], {}, temporaryFolder(), { askConsent, serverKey });
    await expect(far.represent(documents)).rejects.toThrow('Nothing was sent to one.invalid, two.invalid');
    expect(askConsent).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ hosts: ['one.invalid', 'two.invalid'], encrypted: true, withKey: true }), undefined);
    const near = await start([oneByOne(5, answerOpenAi), oneByOne(5, answerOpenAi)]);
    await represent(addressesOf(near), {}, temporaryFolder(), { askConsent, serverKey }).represent(documents);
    for (const { host, received } of near) expect(new Set(received.map(({ headers }) => headers.authorization))).toEqual(new Set([`Bearer key-of-${host}`]));
  });

  test('write summaries together', async () => {
    const chat: Handler = ({ body }, response) => sendJson(response, { choices: [{ message: { content: `About ${(body as unknown as { messages: { content: string }[] }).messages[1].content.slice(-3)}` } }] });
    const servers = await start([oneByOne(10, chat), oneByOne(10, chat), refuse]);
    const texts = Array.from({ length: 24 }, (_, i) => `${'A sentence. '.repeat(8)} x${100 + i}`);
    const parameters = { chatAddress: addressesOf(servers).join(' '), chatModel: 'm', chatProtocol: 'openai' };
    const { summarise } = serverSummaries(parameters, { cacheFolder: temporaryFolder(), server: noServers }, { firstWaitMs: 5 });
    expect(await summarise(texts)).toEqual(texts.map(text => `About ${text.slice(-3)}`));
    for (const { received } of servers.slice(0, 2)) expect(received.length).toBeGreaterThan(6);
  });
});

test('one server does not mix with another model of the same name and length, and is not asked for what is kept', async () => {
  const cache = temporaryFolder();
  let now = answerOpenAi;
  const { address, received } = await startServer((request, response) => now(request, response));
  const first = await represent([address], {}, cache).represent(documents.slice(0, 2));
  now = otherModel;
  const asked = received.length;
  expect((await represent([address], {}, cache).represent(documents.slice(0, 2))).vectors).toEqual(first.vectors);
  expect(received).toHaveLength(asked);
  for (const _ of [1, 2]) await expect(represent([address], {}, cache).represent(documents)).rejects.toThrow(/gives other vectors than before for the same text \(cosine 0\.\d+\), so it is not the same model\. Serve the one from before; or name this one/);
  expect((await represent([address], { model: 'another' }, cache).represent(documents)).vectors.rows).toBe(100);
  now = answerOpenAi;
  expect((await represent([address], {}, cache).represent(documents)).vectors).toEqual(await undisturbed());
});
