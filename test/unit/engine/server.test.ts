import { Readable } from 'node:stream';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { slowness } from '../../harness/slowness.mjs';
import { readRepresentation } from '../../../src/core/recipe';
import { embedQuestions } from '../../../src/core/representation/embedder';
import { CancelledError } from '../../../src/core/work';
import { readAddress } from '../../../src/engine/model/server/address';
import { noServers, serverAccess, type ServerTools } from '../../../src/engine/model/server/serverAccess';
import type { ServerOptions } from '../../../src/engine/model/server/serverEmbedder';
import { serverOptions, serverRepresentation } from '../../../src/engine/model/server/serverRepresentation';
import { textBatches } from '../../../src/engine/model/server/textBatches';
import { keepVectors } from '../../../src/engine/store/keptEmbedder';
import { answerOllama, answerOpenAi, COLUMNS, sendJson, startServer, vectorOf, type Handler } from './servers';
import { temporaryFolder } from './support';

/** A representation by a server of this machine, with quick repetitions, its vectors kept in a folder. */
function represent(address: string, given: Partial<ServerOptions> = {}, cacheFolder = temporaryFolder(), server: ServerTools = noServers) {
  const options = { ...serverOptions(readRepresentation(`server:${address}`).parameters), model: 'm', firstWaitMs: 5, ...given };
  const keeping = keepVectors(cacheFolder, () => undefined);
  onTestFinished(() => keeping.close());
  return Object.assign(serverRepresentation(address, options, { cacheFolder, server, stored: keeping.keep }), { counts: keeping.counts });
}

const document = (text: string) => ({ lead: text, whole: text });
const documents = Array.from({ length: 40 }, (_, i) => document(`${['bread dough oven', 'star moon comet'][i % 2]} number${i}`));
const unit = (vector: readonly number[]) => vector.map(x => x / Math.hypot(...vector));
const rowOf = (data: Float32Array, row: number, columns = COLUMNS) => [...data.subarray(row * columns, (row + 1) * columns)];

function expectVectors(data: Float32Array, texts: readonly string[]) {
  texts.forEach((text, row) => rowOf(data, row).forEach((x, i) => expect(x).toBeCloseTo(unit(vectorOf(text))[i], 5)));
}

describe('a server', () => {
  test.each([
    ['OpenAI’s protocol', answerOpenAi, '', {}],
    ['base64', answerOpenAi, '', { encoding: 'base64' }],
    ['the address of the end point', answerOpenAi, '/v1/embeddings', {}],
    ['Ollama’s protocol, found out', answerOllama, '', {}],
    ['Ollama’s protocol, named', answerOllama, '', { protocol: 'ollama' }],
    ['Ollama’s protocol by address', answerOllama, '/api/embed', {}],
  ] as const)('gives unit vectors in the order of the texts by %s', async (_, handler, path, given) => {
    const { address, received } = await startServer(handler);
    const { vectors, embedder } = await represent(address + path, { ...given, batchTokens: 100 }).represent(documents);
    expect([vectors.rows, vectors.columns, embedder.dimensions]).toEqual([40, COLUMNS, COLUMNS]);
    expectVectors(vectors.data, documents.map(({ lead }) => lead));
    expect(received.every(({ body }) => body.model === 'm')).toBe(true);
    expect(received.length).toBeGreaterThan(3);
  });

  test('gets a prefix, neither blank nor endless texts, and no halves of characters', async () => {
    const { address, received } = await startServer(answerOpenAi);
    const texts = ['', ' \n', `${'x'.repeat(16 * 16 - 1)}😀 and more`];
    const { vectors } = await represent(address, { prefix: 'passage: ', tokens: 16 }).represent(texts.map(document));
    const sent = received.flatMap(({ body }) => body.input).filter(text => !text.startsWith('A cat sleeps'));
    expect(sent).toEqual([`passage: ${'x'.repeat(255)}\ufffd`]);
    expect(rowOf(vectors.data, 0).every(x => x === 0)).toBe(true);
    expect(rowOf(vectors.data, 1).every(x => x === 0)).toBe(true);
  });

  test.each([
    [{ prefix: 'passage: ', questionPrefix: 'query: ' }, 'query: moon'],
    [{ prefix: 'text: ' }, 'text: moon'],
    [{ prefix: 'note: ', questionPrefix: '' }, 'moon'],
  ])('gets before questions what %j says', async (given, sent) => {
    const { address, received } = await startServer(answerOpenAi);
    await embedQuestions((await represent(address, serverOptions(readRepresentation(`server:${address}`, given).parameters)).represent([])).embedder, ['moon']);
    expect(received.at(-1)!.body.input).toEqual([sent]);
  });

  test.each([
    ['shortens vectors itself', answerOpenAi, vectorOf('bread', 8)],
    ['does not, so that they are cut here', answerOllama, vectorOf('bread').slice(0, 8)],
  ] as const)('asked for shorter vectors %s', async (_, handler, expected) => {
    const { address, received } = await startServer(handler);
    const { vectors } = await represent(address, { dimensions: 8 }).represent([document('bread')]);
    expect(received[0].body.dimensions).toBe(8);
    rowOf(vectors.data, 0, 8).forEach((x, i) => expect(x).toBeCloseTo(unit(expected)[i], 5));
  });

  test('is asked several things at once, not more than allowed', async () => {
    let [now, most] = [0, 0];
    const { address } = await startServer(async (request, response) => {
      most = Math.max(most, ++now);
      await new Promise(resolve => setTimeout(resolve, 15));
      now--;
      return answerOpenAi(request, response);
    });
    await represent(address, { batchTokens: 40, parallel: 3 }).represent(documents);
    expect(most).toBe(3);
  });

  test('whose limit for a request is smaller gets it in parts', async () => {
    const limited: Handler = (request, response) =>
      request.body.input.length > 4 ? sendJson(response, { error: 'batch size 40 > maximum allowed batch size 4', type: 'Validation' }, 422) : answerOpenAi(request, response);
    const { vectors } = await represent((await startServer(limited)).address).represent(documents);
    expectVectors(vectors.data, documents.map(({ lead }) => lead));
  });

  test('stops being asked within a second when cancelled', async () => {
    const { address } = await startServer(({ number }, response) => (number === 0 ? sendJson(response, { data: [{ embedding: [1, 2] }] }) : undefined));
    const stop = new AbortController();
    const run = represent(address).represent(documents, { signal: stop.signal });
    setTimeout(() => stop.abort(), 50);
    const started = performance.now();
    await expect(run).rejects.toThrow(CancelledError);
    expect(performance.now() - started).toBeLessThan(1_000 * slowness());
  });
});

describe('what is finished', () => {
  test('is not asked for again after a failure, and then needs no server', async () => {
    const cache = temporaryFolder();
    const failing: Handler = (request, response) => (request.number > 5 ? sendJson(response, { error: 'gone' }, 400) : answerOpenAi(request, response));
    const { address, received, stop } = await startServer(failing);
    const given = { batchTokens: 40, parallel: 1 };
    const first = represent(address, given, cache);
    await expect(first.represent(documents)).rejects.toMatchObject({ kind: 'server' });
    const kept = first.counts.embedded;
    expect(kept).toBe(received.slice(1, -1).flatMap(({ body }) => body.input).length);

    stop();
    const again = represent(address, given, cache);
    const { vectors } = await again.represent(documents.slice(0, kept));
    expectVectors(vectors.data, documents.slice(0, kept).map(({ lead }) => lead));
    expect(again.counts).toMatchObject({ cached: kept, embedded: 0 });
  });

  test('does not mix with another model of the same name', async () => {
    const cache = temporaryFolder();
    let columns = 6;
    const { address } = await startServer(({ body }, response) => sendJson(response, { data: body.input.map(text => ({ embedding: vectorOf(text, columns) })) }));
    await represent(address, {}, cache).represent(documents.slice(0, 2));
    columns = 12;
    await expect(represent(address, {}, cache).represent(documents)).rejects.toMatchObject({ message: expect.stringContaining('12 numbers, not 6 as before') });
    expect((await represent(address, {}, cache).represent(documents)).vectors.columns).toBe(12);
  });
});

const ok = (response: Parameters<Handler>[1]) => sendJson(response, { data: [{ embedding: [1, 2, 3] }] });
const NAN = Buffer.from(Float32Array.of(1, NaN).buffer).toString('base64');

describe('a failure that may pass', () => {
  test.each<[string, (response: Parameters<Handler>[1]) => void]>([
    ['429 with Retry-After', response => sendJson(response, { error: { message: 'slow down' } }, 429, { 'retry-after': '0.2' })],
    ['500', response => sendJson(response, 'oops', 500)],
    ['503 as a page', response => sendJson(response, '<html>busy</html>', 503)],
    ['a closed connection', response => void response.socket?.destroy()],
    ['a connection closed within the answer', response => void response.writeHead(200, { 'content-length': '1000' }).write('{"data": [', () => response.socket?.destroy())],
    ['no answer', () => undefined],
  ])('passes: %s', async (name, fail) => {
    const { address, received } = await startServer(({ number }, response) => (number < 2 ? fail(response) : ok(response)));
    const started = performance.now();
    expect((await represent(address, { timeoutSeconds: 0.3 }).represent([])).vectors.rows).toBe(0);
    expect(received).toHaveLength(3);
    if (name.includes('Retry-After')) expect(performance.now() - started).toBeGreaterThanOrEqual(400);
  });

  test.each<[string, Handler, string]>([
    ['429', (_, response) => sendJson(response, { error: { message: 'quota used up' } }, 429), 'asks for a pause: too many requests or a used-up quota (429: quota used up)'],
    ['500', (_, response) => sendJson(response, { error: 'boom' }, 500), 'failed (500: boom)'],
    ['a closed connection', (_, response) => void response.socket?.destroy(), 'broke'],
    ['no answer', () => undefined, 'did not answer within 0.1 s'],
  ])('is told when it does not pass: %s', async (_, handler, says) => {
    const { address, received, host } = await startServer(handler);
    const timeoutSeconds = says.includes('0.1 s') ? 0.1 : 30; // On a busy machine a request may take a moment to arrive.
    await expect(represent(address, { retries: 2, timeoutSeconds }).represent([])).rejects.toMatchObject({ kind: 'server', message: expect.stringContaining(says) });
    await expect(represent(address, { retries: 0, timeoutSeconds }).represent([])).rejects.toThrow(host);
    expect(received).toHaveLength(4);
  });

  test('is not waited for when the server asks for hours', async () => {
    const { address, received } = await startServer((_, response) => sendJson(response, {}, 429, { 'retry-after': new Date(Date.now() + 3_600_000).toUTCString() }));
    await expect(represent(address).represent([])).rejects.toMatchObject({ kind: 'server' });
    expect(received).toHaveLength(1);
  });
});

describe('a fault', () => {
  test.each<[string, Handler, string]>([
    ['a bad request', (_, response) => sendJson(response, { error: { message: 'no model "m" here, try another' } }, 400), 'does not give vectors (400: no model "m" here, try another)'],
    ['no such end point', (_, response) => sendJson(response, 'Not Found', 404), '(404: Not Found)'],
    ['a wrong key', (_, response) => sendJson(response, {}, 401), 'refuses to answer without a key (401)'],
    ['a redirection', (_, response) => sendJson(response, '', 307, { location: 'https://elsewhere.example/v1' }), 'sends requests on to elsewhere.example. Nothing was sent there'],
    ['a page', (_, response) => void response.end('<html></html>'), 'does not answer with whole JSON'],
    ['cut-off JSON', (_, response) => sendJson(response, '{"data": [{"embedding": [0.1, 0.2'), 'does not answer with whole JSON (33 characters came)'],
    ['other JSON', (_, response) => sendJson(response, { result: [] }), 'answers without vectors'],
    ['too few vectors', (_, response) => sendJson(response, { data: [] }), 'gives 0 vectors for 1 texts'],
    ['vectors that are none', (_, response) => sendJson(response, { data: [{ embedding: { 0: 1 } }] }), 'something else than vectors'],
    ['empty vectors', (_, response) => sendJson(response, { data: [{ embedding: [] }] }), 'something else than vectors'],
    ['broken base64', (_, response) => sendJson(response, { data: [{ embedding: 'AAAA' }] }), 'something else than vectors'],
    ['NaN in base64', (_, response) => sendJson(response, { data: [{ embedding: NAN }] }), 'not finite numbers (NaN)'],
    ['NaN in what is not JSON then', (_, response) => sendJson(response, '{"data": [{"embedding": [0.1, NaN]}]}'), 'not finite numbers (NaN)'],
    ['zeros only', (_, response) => sendJson(response, { data: [{ embedding: [0, 0, 0] }] }), 'gives a vector of zeros only'],
    ['an error without words', (_, response) => sendJson(response, {}, 400), 'does not give vectors (400). '],
    ['an answer without an end', (_, response) => void Readable.from((function* () { for (;;) yield ' '.repeat(65_536); })()).pipe(response), 'answers with more than 1 MB'],
    ['null for a number', (_, response) => sendJson(response, { data: [{ embedding: [0.1, null] }] }), 'not finite numbers (NaN)'],
  ])('is told at once: %s', async (_, handler, says) => {
    const { address, received, host } = await startServer(handler);
    const failure = await represent(address, { protocol: 'openai' }).represent([]).catch(error => error);
    expect(failure).toMatchObject({ kind: 'server', message: expect.stringContaining(says) });
    expect(failure.message).toContain(host);
    expect(failure.message).not.toContain('\n');
    expect(received).toHaveLength(1);
  });

  test('of vectors that differ in length is told', async () => {
    const { address } = await startServer(({ body, number }, response) => sendJson(response, { data: body.input.map((text, i) => ({ embedding: vectorOf(text, number > 0 && i === 1 ? 4 : 3) })) }));
    await expect(represent(address).represent(documents)).rejects.toMatchObject({ message: expect.stringContaining('different lengths') });
  });

  test('of an address without a server is told at once', async () => {
    const { address, stop } = await startServer(answerOpenAi);
    stop();
    await expect(represent(address).represent([])).rejects.toMatchObject({ kind: 'server', message: expect.stringContaining('There is no server at') });
    await expect(represent('http://127.0.0.1:1').represent([])).rejects.toMatchObject({ kind: 'server', message: expect.stringContaining('no port for web requests') });
  });

  test.each([
    ['not an address', 'is no address'],
    ['ftp://host', 'must begin with http:// or https://'],
    ['https://me:secret@host/v1', 'holds a name or password'],
    ['https://host/v1?key=secret', 'holds a "?" or "#"'],
  ])('of the address %s is told without showing it', async (address, says) => {
    expect(() => represent(address)).toThrow(says);
    expect(() => represent(address)).not.toThrow('secret');
  });
});

describe('the key', () => {
  const withKey = (key: string): ServerTools => ({ askConsent: async () => true, serverKey: async () => key });

  test('goes to the server, and stays out of messages and identity', async () => {
    const key = 'sk-very-secret-1234';
    const echoing = await startServer(({ headers }, response) => sendJson(response, { error: `bad ${headers.authorization}` }, 500));
    const failing = represent(echoing.address, { retries: 0 }, temporaryFolder(), withKey(` ${key}\n`));
    const failure = await failing.represent([]).catch(error => error);
    expect(echoing.received[0].headers.authorization).toBe(`Bearer ${key}`);
    expect(failure.message).toContain('bad Bearer …');
    expect(JSON.stringify([failure.message, failure.stack, String(failure.cause), failing.identity])).not.toContain(key);
  });

  test('that cannot be one is not repeated', async () => {
    const { address, received } = await startServer(answerOpenAi);
    const failure = await represent(address, {}, temporaryFolder(), withKey('clé secrète')).represent([]).catch(error => error);
    expect(failure.message).toContain('holds characters that no key has');
    expect(failure.stack).not.toContain('secrète');
    expect(received).toHaveLength(0);
  });

  test('does not cross the network unencrypted', async () => {
    const ask = serverAccess([readAddress('http://models.example.org/v1')], withKey('k'));
    await expect(ask({ documents: 1, characters: 1, purpose: 'vectors' }, undefined)).rejects.toThrow('unencrypted');
    const near = serverAccess([readAddress('http://192.168.1.7:8000')], withKey('k'));
    expect((await near({ documents: 1, characters: 1, purpose: 'vectors' }, undefined)).get('192.168.1.7:8000')).toBe('k');
  });
});

describe('consent', () => {
  test('is asked once, with what will leave the machine', async () => {
    const askConsent = vi.fn(async () => true);
    const ask = serverAccess([readAddress('https://models.example.org/v1')], { askConsent, serverKey: async () => undefined });
    for (let i = 0; i < 3; i++) await ask({ documents: 12, characters: 3456, purpose: 'vectors' }, undefined);
    expect(askConsent).toHaveBeenCalledTimes(1);
    expect(askConsent).toHaveBeenCalledWith({ hosts: ['models.example.org'], documents: 12, characters: 3456, purpose: 'vectors', encrypted: true, withKey: false }, undefined);
  });

  test('refused means that nothing is sent', async () => {
    const askConsent = vi.fn(async () => false);
    const refusing = represent('https://nowhere.invalid', {}, temporaryFolder(), { askConsent, serverKey: async () => undefined });
    await expect(refusing.represent([{ lead: 'short', whole: 'a longer text' }])).rejects.toMatchObject({ kind: 'server', message: expect.stringContaining('Nothing was sent to nowhere.invalid') });
    expect(askConsent).toHaveBeenCalledWith(expect.objectContaining({ documents: 1, characters: 13 }), undefined);
  });

  test.each(['http://localhost:11434', 'http://127.0.0.1:1', 'http://127.1.2.3', 'http://[::1]:8080'])('is not asked for this machine: %s', address => {
    expect(readAddress(address)).toMatchObject({ loopback: true, nearby: true });
  });

  test.each(['http://localhost.evil.org', 'http://127.0.0.1.evil.org', 'http://10.example.org', 'http://192.168.1.1.nip.io', 'https://api.openai.com'])('is asked for others: %s', address => {
    expect(readAddress(address)).toMatchObject({ loopback: false, nearby: false });
  });
});

test('batches hold texts in their order, at most so many tokens and 32 texts', () => {
  const texts = Array.from({ length: 300 }, (_, i) => 'x'.repeat(i % 40 === 0 ? 4_000 : 30));
  const batches = textBatches(texts, [...texts.keys()], 1_000);
  expect(batches.flat()).toEqual([...texts.keys()]);
  for (const batch of batches) {
    expect(batch.length).toBeLessThanOrEqual(32);
    if (batch.length > 1) expect(batch.reduce((sum, row) => sum + texts[row].length / 3, 0)).toBeLessThanOrEqual(1_000);
  }
});

test('the end points follow from the address', () => {
  const ends = (address: string) => [readAddress(address).openAi, readAddress(address).ollama];
  expect(ends('http://localhost:11434')).toEqual(['http://localhost:11434/v1', 'http://localhost:11434']);
  expect(ends('http://localhost:11434/api/embed')).toEqual(['http://localhost:11434/v1', 'http://localhost:11434']);
  expect(ends('https://host/v1/')).toEqual(['https://host/v1', 'https://host']);
  expect(ends('https://host/v1/embeddings')).toEqual(['https://host/v1', 'https://host']);
  expect(ends('https://host/some/path/openai')).toEqual(['https://host/some/path/openai', 'https://host/some/path/openai']);
});
