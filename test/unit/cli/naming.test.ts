import { describe, expect, it } from 'vitest';
import { helpOf } from '../../../src/cli/help';
import { groupCommand } from '../../../src/cli/commands/group';
import { namedByChat, namingOf, namingOwners } from '../../../src/cli/naming';
import { noProgress } from '../../../src/cli/progress';
import { settingsIn } from '../../../src/cli/recipe';
import { groupingJson } from '../../../src/core/report/json';
import { noServers } from '../../../src/engine/model/server/serverAccess';
import { serverNames } from '../../../src/engine/model/server/serverNames';
import { sendJson, startServer } from '../engine/servers';
import { groupingOf } from '../edits/groupings';

const read = (naming: string | undefined, set: string[] = []) => namingOf(naming, settingsIn({ set }, namingOwners(naming)));

describe('who names groups', () => {
  it('is said by --naming, and the chat model by --set', () => {
    expect([read(undefined), read('words')]).toEqual([undefined, undefined]);
    expect(read('server:http://localhost:11434', ['naming.chatModel=llama3.2', 'chatProtocol=ollama'])).toEqual({ chatAddress: 'http://localhost:11434', chatModel: 'llama3.2', chatProtocol: 'ollama' });
    expect(() => read('server')).toThrow('the naming server needs its parameter chatAddress');
    expect(() => read('server:ftp://x')).toThrow('--naming: The address of the server begins with ftp://');
    expect(() => read('robots')).toThrow('--naming takes words or server:URL, not "robots".');
    expect(() => read('words', ['naming.chatModel=x'])).toThrow('"naming" is not in use here');
    expect(() => settingsIn({ summarize: 'server:http://a', set: ['chatModel=x'] }, namingOwners('server:http://b'))).toThrow('write summary.chatModel=… or naming.chatModel=…');
    expect(helpOf(groupCommand)).toContain('--naming HOW');
  });
});

it('names groups and sub-groups by a chat model, with the names of their words beside, and keeps these where it fails', async () => {
  const grouping = groupingOf([{ name: 'Bread', documents: ['b1', 'b2', 'b3'], parts: { Rye: ['b1', 'b2'] } }, { name: 'Garden', documents: ['g1', 'g2'] }]);
  let broken = false;
  const { address } = await startServer(({ body }, response) => {
    const [, name] = /Present name: (.*)/.exec((body as unknown as { messages: { content: string }[] }).messages[1].content)!;
    if (broken && name !== 'Bread') sendJson(response, { error: { message: 'out of memory' } }, 400);
    else sendJson(response, { choices: [{ message: { content: `**${name} notes**` } }] });
  });
  const engine = { names: (request: Parameters<typeof serverNames>[0], hear: Parameters<typeof serverNames>[2], signal?: AbortSignal) => serverNames(request, noServers, hear, signal, { atOnce: 1, retries: 0 }) };
  const name = () => namedByChat(grouping, read(`server:${address}`)!, engine, noProgress, new AbortController().signal);
  const { grouping: named, failure } = await name();
  expect([failure, named.groups.map(group => [group.name, group.nameByWords])]).toEqual([undefined, [['Bread notes', 'Bread'], ['Garden notes', 'Garden'], ['Rye notes', 'Rye']]]);
  expect(JSON.parse(groupingJson(named)).groups[0]).toMatchObject({ name: 'Bread notes', nameByWords: 'Bread' });
  expect(JSON.parse(groupingJson(grouping)).groups[0]).not.toHaveProperty('nameByWords');
  broken = true;
  const half = await name();
  expect([half.failure?.message, half.grouping.groups.map(group => group.name)]).toEqual([expect.stringContaining('out of memory'), ['Bread notes', 'Garden', 'Rye']]);
});
