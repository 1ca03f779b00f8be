import { throwIfCancelled } from '../../../core/work';
import { PassingFault, serverFault } from './fault';

export interface Post {
  readonly url: string;
  readonly host: string;
  readonly body: unknown;
  readonly key: string | undefined;
  readonly timeoutSeconds: number;
  /** Bytes that an answer may have, unpacked: a broken or hostile server would fill the memory. */
  readonly mostBytes: number;
  readonly signal?: AbortSignal;
}

/** What a server answered: a status, and the JSON behind it. */
export interface Answer {
  readonly status: number;
  readonly json: unknown;
}

const MOST_SHOWN = 300;
/** Codes of a machine or service that is not there at all; asking again at once will not help. */
const NOT_THERE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN']);

/** True for a failure that means there is no server at the address. */
function isNotThere(error: unknown): boolean {
  return NOT_THERE.has(codeOf(error));
}

/**
 * Sends JSON and gives the answer when the server took it (2xx) or refused this very request (4xx but for the key). Rejects
 * with a `PassingFault` for what may pass (429, 5xx, a lost connection, no answer in time), with a `KindredError` for the
 * rest, and with a `CancelledError`. No message holds the key.
 */
export async function postJson({ url, host, body, key, timeoutSeconds, mostBytes, signal }: Post): Promise<Answer> {
  throwIfCancelled(signal);
  const deadline = AbortSignal.timeout(timeoutSeconds * 1000);
  const headers = { 'content-type': 'application/json', accept: 'application/json', ...(key !== undefined && { authorization: `Bearer ${key}` }) };
  let response: Response;
  let text: string | undefined;
  try {
    const either = signal ? AbortSignal.any([signal, deadline]) : deadline;
    response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body), redirect: 'manual', signal: either });
    text = await textOf(response, mostBytes);
  } catch (error) {
    throwIfCancelled(signal);
    if (deadline.aborted) throw new PassingFault(serverFault(`${host} did not answer within ${timeoutSeconds} s. Try again when the server is less busy; for vectors the parameter "timeout" can be raised.`, error));
    throw lost(host, error);
  }
  if (text === undefined) throw serverFault(`${host} answers with more than ${Math.round(mostBytes / 1e6)} MB, which is more than such an answer can have. Check that the address is that of a model server.`);
  const { status } = response;
  if (status >= 200 && status < 300) return { status, json: parsed(host, text) };
  if (status >= 300 && status < 400) throw serverFault(`${host} sends requests on to ${hostOf(response.headers.get('location'))}. Nothing was sent there; give that address if you trust it.`);
  if (status === 401 || status === 403) throw serverFault(`${host} refuses ${key === undefined ? 'to answer without a key' : 'the key'} (${status}). Give a valid key as KINDRED_SERVER_KEY, or in the editor by the command that sets it.`);
  const said = sentence(messageOf(text), key);
  if (status === 429 || status === 408 || status >= 500) {
    const why = status === 429 ? 'asks for a pause: too many requests or a used-up quota' : 'failed';
    throw new PassingFault(serverFault(`${host} ${why} (${status}${said && `: ${said}`}). Run again later; what is finished is kept.`), retryAfter(response.headers.get('retry-after')));
  }
  return { status, json: { message: said } };
}

/** What a server sends; undefined where it is too much, of which the rest is not waited for. */
async function textOf({ body }: Response, mostBytes: number): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body ?? []) {
    bytes += part.length;
    if (bytes > mostBytes) return undefined;
    parts.push(part);
  }
  return new TextDecoder().decode(Buffer.concat(parts));
}

/** What a server says about a request it refused. */
export function refusalOf({ status, json }: Answer): string {
  const { message } = json as { message: string };
  return `${status}${message && `: ${message}`}`;
}

/** The connection broke or was never made. */
function lost(host: string, error: unknown): Error {
  if (isNotThere(error)) return serverFault(`There is no server at ${host} (${codeOf(error)}). Start it, or correct the address.`, error);
  if (error instanceof Error && error.cause instanceof Error && error.cause.message === 'bad port') return serverFault(`${host} is no port for web requests. Correct the address.`);
  const code = codeOf(error);
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/.test(code)) return serverFault(`The certificate of ${host} cannot be trusted (${code}).`, error);
  return new PassingFault(serverFault(`The connection to ${host} broke (${code || 'closed'}). Run again; what is finished is kept.`, error));
}

/** The code of a network failure, which `fetch` keeps one or two causes deep. */
function codeOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (typeof code === 'string') return code;
    if (cause instanceof AggregateError && cause.errors.length > 0) return codeOf(cause.errors[0]);
  }
  return '';
}

function parsed(host: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    if (/[[,:]\s*(NaN|-?Infinity)\b/.test(text)) throw serverFault(`${host} gives values that are not finite numbers (NaN). The model on the server is broken or runs out of its number range.`);
    throw serverFault(`${host} does not answer with whole JSON (${text.length} characters came). Check that the address is that of a model server, and what stands between.`);
  }
}

/** Seconds until the server wants to be asked again; it may say so as a time of day. */
function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+(\.\d+)?$/.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

/** The message within the forms in which servers wrap one. */
function messageOf(text: string): string {
  try {
    const { error, message, detail } = JSON.parse(text) as { error?: { message?: unknown } | string; message?: unknown; detail?: unknown };
    const found = (typeof error === 'object' ? error?.message : error) ?? message ?? detail;
    return found === undefined || found === null ? '' : typeof found === 'string' ? found : JSON.stringify(found);
  } catch {
    return text.startsWith('<') ? '' : text;
  }
}

/** One line without control characters, bounded, and without the key should the server repeat it. */
function sentence(text: string, key: string | undefined): string {
  const hidden = key === undefined ? text : text.replaceAll(key, '…');
  return hidden.replace(/[\s\p{Cc}]+/gu, ' ').trim().slice(0, MOST_SHOWN).replace(/\.$/, '');
}

function hostOf(location: string | null): string {
  return location !== null && URL.canParse(location) ? new URL(location).host : 'another address';
}
