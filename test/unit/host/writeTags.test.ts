import { describe, expect, it } from 'vitest';
import { window, type QuickPickItem } from 'vscode';
import { askForm } from '../../../src/host/arrange/tags/askForm';
import { writeTags, type TagParts } from '../../../src/host/arrange/tags/writeTags';
import { leftAsideWords } from '../../../src/host/arrange/tags/leftAsideWords';
import { documentsBelow, groupNodes } from '../../../src/host/tree/groupNodes';
import { grouping } from './fixture';

/** The items that are offered, and what is asked for when the one of these words is taken. */
async function asked(form: Parameters<typeof askForm>[1], written: number, label: string, prefix?: string) {
  let items: readonly QuickPickItem[] = [];
  let check: ((text: string) => unknown) | undefined;
  Object.assign(window, {
    showQuickPick: async (given: readonly QuickPickItem[]) => (items = given).find(item => item.label.endsWith(label)),
    showInputBox: async ({ validateInput }: { validateInput: (text: string) => unknown }) => ((check = validateInput), prefix),
  });
  const given = await askForm(grouping.groups, form, 5, written);
  return { given, items: items.map(({ label, detail }) => [label.replace(/^\$\(\S+ /, ''), detail]), check };
}

describe('writing groups as tags', () => {
  it('asks for tags of groups or of sub-groups within them, each with examples, and what stands before', async () => {
    const { given, items, check } = await asked({ prefix: '', nested: false }, 0, 'Groups and Sub-Groups', ' topic/ ');
    expect(items).toEqual([['Groups', 'git-branches, bread-flour'], ['Groups and Sub-Groups', 'git-branches/commit-log']]);
    expect(given).toEqual({ form: { prefix: 'topic/', nested: true } });
    expect([check!('topic/'), check!(''), check!('a b')]).toEqual([undefined, undefined, expect.stringContaining('letters')]);
  });

  it('begins with what was asked for the last time, and offers to take away what was written then', async () => {
    const { given, items } = await asked({ prefix: 'k-', nested: true }, 3, 'Take Away What Was Written');
    expect(items).toEqual([['Groups and Sub-Groups', 'k-git-branches/commit-log'], ['Groups', 'k-git-branches, k-bread-flour'], ['Take Away What Was Written', 'Of 3 documents; tags of your own stay.']]);
    expect(given).toBe('none');
    expect((await asked({ prefix: '', nested: false }, 0, 'Groups')).given).toBeUndefined();
  });

  it('says how many documents are left out, and why, the most first', () => {
    expect(leftAsideWords([])).toBe('');
    expect(leftAsideWords(['unsaved', 'notMarkdown', 'otherKind', 'notMarkdown'])).toBe('Left out: 2 that are not Markdown, 1 with unsaved changes, 1 with TOML or JSON front matter.');
  });

  it('says at once where no document can have a tag, and counts only those that can', async () => {
    const said: string[] = [];
    const asked: (string | undefined)[] = [];
    Object.assign(window, { showInformationMessage: async (text: string) => void said.push(text), showQuickPick: async (_: unknown, { placeHolder }: { placeHolder?: string }) => void asked.push(placeHolder) });
    const parts = { written: { read: async () => ({ form: { prefix: '', nested: false }, documents: {} }) }, answers: { busy: false }, log: { info: () => undefined } } as unknown as TagParts;
    const documents = grouping.documents.map(document => ({ ...document, id: document.id.replace(/md$/, 'pdf') }));
    await writeTags({ ...grouping, documents }, undefined, parts);
    expect([said, asked]).toEqual([[expect.stringMatching(/^Tags are written into Markdown documents, and none of these is one\./)], []]);
    await writeTags({ ...grouping, documents: [{ ...documents[0], id: 'bread.md' }, ...documents.slice(1)] }, undefined, parts);
    expect([said.length, asked]).toEqual([1, ['Tags for 1 document']]);
  });

  it('is about all documents of the rows that it is asked for on', () => {
    const { roots, byDocument, byGroup } = groupNodes(grouping, undefined, true);
    const below = (...rows: Parameters<typeof documentsBelow>[1]) => [...documentsBelow(grouping, rows)].sort();
    expect(below(byGroup.get(3)!)).toEqual(['git/log.md']);
    expect(below(byGroup.get(1)!, byDocument.get('lost.md')!)).toEqual(['git/log.md', 'git/rebase.md', 'git/stash.md', 'lost.md']);
    expect(below(roots[0])).toEqual(['bread.md', 'git/log.md', 'git/rebase.md', 'git/stash.md']);
  });
});
