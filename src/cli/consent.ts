import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { KindredError } from '../core/errors';
import { allowedWith, isAllowed } from '../core/representation/allowedServers';
import { CancelledError } from '../core/work';
import { makeFolder } from '../engine/files/makeFolder';
import type { ConsentRequest } from '../protocol/engineSides';
import type { ProgressView } from './progress';
import { number } from './table';

/** Beside the cache, so that clearing the cache does not take a decision back. */
const MEMORY = 'allowed-servers.json';

export interface ConsentSettings {
  readonly cacheFolder: string;
  /** The call itself says yes (`--yes`). */
  readonly yes: boolean;
  readonly view: ProgressView;
}

/**
 * Whether documents may be sent to servers: when the call says so or an earlier answer does, else by asking on a terminal;
 * a yes is remembered. Rejects with a `KindredError` that says what to do when there is nobody to ask.
 */
export async function consentOnCommandLine(request: ConsentRequest, { cacheFolder, yes, view }: ConsentSettings, signal?: AbortSignal): Promise<boolean> {
  const { hosts } = request;
  const names = hosts.join(', ');
  const path = join(cacheFolder, MEMORY);
  const allowed = readAllowed(path);
  if (yes || isAllowed(request, allowed)) return true;
  const what = sentence(request);
  if (!process.stdin.isTTY || !process.stderr.isTTY) throw new KindredError('server', `Nothing was sent to ${names}. ${what} Add --yes to allow it.`);
  view.end();
  if (!(await saysYes(`${what} Send them?`, { input: process.stdin, output: process.stderr }, signal))) return false;
  remember(path, allowedWith(request, allowed));
  return true;
}

/** Asks on a terminal; what ends it without an answer is a no. Rejects with a `CancelledError` at Ctrl-C, which comes as a letter while a line is read. */
export async function saysYes(question: string, terminal: { readonly input: NodeJS.ReadableStream; readonly output: NodeJS.WritableStream }, signal?: AbortSignal): Promise<boolean> {
  const prompt = createInterface({ ...terminal, terminal: true });
  const pressed = new AbortController();
  const stopped = signal ? AbortSignal.any([signal, pressed.signal]) : pressed.signal;
  prompt.once('SIGINT', () => pressed.abort());
  try {
    return /^y(es)?$/i.test((await prompt.question(`${question} [y/N] `, { signal: stopped })).trim());
  } catch (error) {
    if ((error as Error).name !== 'AbortError') throw error;
    terminal.output.write('\n');
    if (stopped.aborted) throw new CancelledError();
    return false;
  } finally {
    prompt.close();
  }
}

function sentence({ hosts, documents, characters, encrypted, withKey, purpose }: ConsentRequest): string {
  const how = `${encrypted ? '' : ' without encryption'}${withKey ? `${encrypted ? '' : ' and'} with your key` : ''}`;
  const to = `would go to ${hosts.join(', ')}${how}, for`;
  if (purpose === 'names') return `Titles and first words of up to ${number(documents)} documents, and names and keywords of groups (${number(characters)} characters) ${to} names.`;
  return `Up to ${number(documents)} documents (${number(characters)} characters) ${to} ${purpose}, and later what changes.`;
}

function readAllowed(path: string): readonly string[] {
  try {
    const hosts: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return Array.isArray(hosts) ? hosts.filter(host => typeof host === 'string') : [];
  } catch {
    return [];
  }
}

/** Where nothing can be written the question comes again next time. */
function remember(path: string, hosts: readonly string[]): void {
  try {
    makeFolder(dirname(path));
    writeFileSync(path, JSON.stringify(hosts));
  } catch {
    return;
  }
}
