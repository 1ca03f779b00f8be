import { expect, it } from 'vitest';
import { window } from 'vscode';
import { askConsent } from '../../../src/host/engine/serverConsent';
import type { ConsentRequest } from '../../../src/protocol/engineSides';

const names: ConsentRequest = { hosts: ['chat.example.org'], purpose: 'names', documents: 12, characters: 3456, encrypted: true, withKey: false };

it('asks before anything is sent, says what, and takes a yes for what it was said to alone', async () => {
  const kept = new Map<string, unknown>();
  const globalState = { get: (name: string, standard: unknown) => kept.get(name) ?? standard, update: async (name: string, value: unknown) => void kept.set(name, value) } as never;
  const asked: string[] = [];
  const answers = [undefined, 'Send', 'Send', 'Send'];
  Object.assign(window, { showWarningMessage: async (question: string, { detail }: { detail: string }) => (asked.push(`${question} ${detail}`), answers.shift()) });
  const ask = (request: ConsentRequest) => askConsent({ globalState }, request);
  expect([await ask(names), kept.size]).toEqual([false, 0]);
  expect(asked).toEqual([expect.stringMatching(/^Send titles and first words to chat\.example\.org\? .*\nTitles and first words of up to 12 documents, and names and keywords of groups, are sent there now: 3,456 characters\. You are not asked again when you ask for names\.$/)]);
  expect([await ask(names), await ask(names), asked.length]).toEqual([true, true, 2]);
  expect([await ask({ ...names, encrypted: false, withKey: true }), asked.at(-1)]).toEqual([true, expect.stringMatching(/not encrypted: .*\nYour key is sent along\.$/)]);
  expect([await ask({ ...names, purpose: 'vectors' }), await ask(names), asked.length]).toEqual([true, true, 4]);
  expect(asked[3]).toContain('Send documents to chat.example.org?');
});
