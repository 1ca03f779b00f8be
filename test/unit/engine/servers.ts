import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A request as a stand-in server got it. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: { readonly model?: string; readonly input: readonly string[]; readonly encoding_format?: string; readonly dimensions?: number };
  /** How many requests came before. */
  readonly number: number;
}

export type Handler = (request: Received, response: ServerResponse) => void | Promise<void>;

export const COLUMNS = 48;

/** A server of this machine that goes away with the test; `received` holds what it was sent. */
export async function startServer(handler: Handler): Promise<{ address: string; host: string; received: Received[]; stop(): void }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', chunk => (text += chunk));
    request.on('end', () => {
      const one = { path: request.url ?? '', headers: request.headers, body: JSON.parse(text), number: received.length };
      received.push(one);
      void handler(one, response);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(stop);
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { address: `http://${host}`, host, received, stop };
}

/** A vector by which texts are alike that share words; it is not of length 1. */
export function vectorOf(text: string, columns = COLUMNS): number[] {
  const vector = new Array<number>(columns).fill(0);
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) vector[createHash('md5').update(word).digest().readUInt32LE() % columns] += 1;
  vector[0] += 0.01;
  return vector;
}

export function sendJson(response: ServerResponse, json: unknown, status = 200, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(typeof json === 'string' ? json : JSON.stringify(json));
}

/** Answers as OpenAI's servers do, items in reverse to show that their index counts. */
export const answerOpenAi: Handler = ({ path, body }, response) => {
  if (path !== '/v1/embeddings') return sendJson(response, { error: { message: `no ${path} here` } }, 404);
  const data = body.input.map((text, index) => ({ object: 'embedding', index, embedding: written(vectorOf(text, body.dimensions ?? COLUMNS), body.encoding_format) }));
  sendJson(response, { object: 'list', data: data.reverse() });
};

/** A server that does one thing after the other, each in so many milliseconds. */
export function oneByOne(ms: number, answer: Handler): Handler {
  let last: Promise<unknown> = Promise.resolve();
  return (request, response) => {
    last = last.then(() => new Promise(resolve => setTimeout(resolve, ms))).then(() => answer(request, response));
  };
}

/** Answers as Ollama does. */
export const answerOllama: Handler = ({ path, body }, response) => {
  if (path !== '/api/embed') return sendJson(response, '404 page not found', 404);
  sendJson(response, { model: body.model, embeddings: body.input.map(text => vectorOf(text)) });
};

function written(vector: number[], encoding: string | undefined): number[] | string {
  return encoding === 'base64' ? Buffer.from(Float32Array.from(vector).buffer).toString('base64') : vector;
}
