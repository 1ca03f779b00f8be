import { expect, test } from 'vitest';
import type { Grouping } from '../../../src/core/types';
import { sinceRenamed } from '../../../src/engine/run/sinceRenamed';
import type { RunRequest } from '../../../src/protocol/engineSides';
import { engineOver, quiet } from './engines';
import { notes, requestFor, temporaryFolder, writeFiles } from './support';

/** Words of the documents themselves, which other words tell apart better. */
const WORDS: Readonly<Record<string, string>> = { bread: 'stone', music: 'piano', bicycles: 'saddle', astronomy: 'orbit' };

test('no names are made of tags that were written into documents from their groups, and the groups are the same', async () => {
  const [plain, tagged] = [temporaryFolder(), temporaryFolder()];
  // Of short notes that have few words in common.
  const texts = Object.entries(notes(48)).map(([id, text]) => [id, text.split(/\. |\n\n/).slice(1, 2).join()] as const);
  const written = new Map(texts.map(([id]) => [id, [WORDS[id.split('/')[0]]]]));
  writeFiles(plain, Object.fromEntries(texts));
  writeFiles(tagged, Object.fromEntries(texts.map(([id, text]) => [id, `---\ntags: [${written.get(id)![0]}]\n---\n${text}`])));
  const engine = engineOver(temporaryFolder());
  const run = async (folder: string, more: Partial<RunRequest> = {}) => (await engine.run(requestFor(folder, more), quiet)).grouping;
  const said = ({ groups }: Grouping) => groups.map(({ name, keywords }) => [name, ...keywords]);
  const own = await run(plain);
  expect(said(await run(tagged))).not.toEqual(said(own));
  const heard = await run(tagged, { written });
  expect(said(heard)).toEqual(said(own));
  expect(heard.documents.map(({ group }) => group)).toEqual(own.documents.map(({ group }) => group));
  expect(heard.documents.map(({ id, tags }) => [id, tags])).toEqual([...written].toSorted(([a], [b]) => (a < b ? -1 : 1)));
});

test('what was written into a document is known of it under its new name', () => {
  const hash = '0123456789abcdef';
  const request = { ...requestFor('notes'), known: { ids: ['rye.md', 'tea.md'], hashes: [hash, ''] }, written: new Map([['rye.md', ['bread']], ['tea.md', ['drinks']]]) };
  expect(sinceRenamed(request, [{ id: 'new/rye.md', hash }, { id: 'tea.md', hash: 'f' }]).request.written).toEqual(new Map([['new/rye.md', ['bread']], ['tea.md', ['drinks']]]));
});
