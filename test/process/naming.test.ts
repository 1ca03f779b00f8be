import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { kindred, root } from './kindred';

const documents = path.join(root, 'test/fixtures/workspace');
let folder: string;
let server: Server;
let requests = 0;
/** Requests that are answered; what comes after them fails. */
let answered = Infinity;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kindred-naming-'));
  server = createServer(async (request, response) => {
    const { messages } = JSON.parse(Buffer.concat(await request.toArray()).toString()) as { messages: { content: string }[] };
    const [, name] = /^Present name: (.*)$/m.exec(messages[1].content)!;
    if (++requests > answered) response.writeHead(400).end('{"error": {"message": "out of memory"}}');
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ choices: [{ message: { content: `<think>${name}?</think>\n"Asked ${requests}"` } }] }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Result {
  readonly groups: readonly { readonly level: string; readonly name: string; readonly nameByWords?: string }[];
}
async function group(host: string, ...more: string[]) {
  const file = path.join(folder, 'groups.json');
  const ended = await kindred('group', documents, '--cache', path.join(folder, 'cache'), '--json', file, '--naming', `server:http://${host}:${(server.address() as AddressInfo).port}`, ...more);
  return { ...ended, groups: (JSON.parse(readFileSync(file, 'utf8')) as Result).groups };
}

it('has a chat model name groups and sub-groups, in table and JSON, which keeps what they are called by their words', async () => {
  const { code, stdout, stderr, groups } = await group('127.0.0.1', '--set', 'naming.chatModel=writer');
  expect([code, requests]).toEqual([0, groups.filter(({ level }) => level !== 'area').length]);
  for (const { level, name, nameByWords } of groups) {
    if (level === 'area') continue;
    expect(name).toMatch(/^Asked \d+$/);
    expect(nameByWords).toMatch(/^\S/);
    if (level === 'group') expect(stdout).toContain(name);
  }
  expect(stderr).toContain('Asking for names');
});

it('writes all of it where the server fails, with the names that came, and says so', async () => {
  [requests, answered] = [0, 2];
  const { code, stderr, groups } = await group('127.0.0.1');
  expect([code, groups.filter(({ nameByWords }) => nameByWords !== undefined).length]).toEqual([1, 2]);
  expect(stderr).toMatch(/out of memory.*The groups without an answer are named by their words\./);
});

it('sends nothing off this machine unless the call allows it, and still groups', async () => {
  [requests, answered] = [0, Infinity];
  const refused = await group('0.0.0.0');
  expect([refused.code, requests, refused.groups.some(({ nameByWords }) => nameByWords !== undefined)]).toEqual([1, 0, false]);
  expect(refused.stderr).toMatch(/Nothing was sent to 0\.0\.0\.0:\d+\. Titles and first words of up to \d+ documents.*without encryption, for names\. Add --yes to allow it\./);
  const allowed = await group('0.0.0.0', '--yes');
  expect([allowed.code, requests > 0]).toEqual([0, true]);
});
