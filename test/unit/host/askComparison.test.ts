import { afterEach, describe, expect, it } from 'vitest';
import { window, workspace, type QuickPickItem } from 'vscode';
import { readRecipe } from '../../../src/core/recipe';
import { askComparison } from '../../../src/host/compare/askComparison';
import { configuration } from './vscode';

const before = { ...window };
afterEach(() => void Object.assign(window, before));

/** Answers the questions one after the other, each by what it makes of the items; what is typed is checked first. */
function answering(answers: readonly ((items: readonly QuickPickItem[]) => unknown)[], typed = '') {
  const titles: string[] = [];
  let why: unknown;
  const showQuickPick = async (items: readonly QuickPickItem[], { title }: { title: string }) => {
    titles.push(title);
    return answers[titles.length - 1](items);
  };
  const showInputBox = async ({ validateInput }: { validateInput(value: string): unknown }) => {
    why = validateInput(typed);
    return why ? undefined : typed;
  };
  Object.assign(window, { showQuickPick, showInputBox });
  Object.assign(workspace, { getConfiguration: () => configuration({ groups: 0, representation: 'lsa', method: 'kmeans', dimensions: '', summarize: 'none', centring: 'none', representationParameters: {}, methodParameters: {}, summaryParameters: {} }) });
  return { titles, why: () => why };
}

const labelled = (...labels: string[]) => (items: readonly QuickPickItem[]) => items.filter(({ label }) => labels.includes(label));
const first = (items: readonly QuickPickItem[]) => items[0];
const picked = (items: readonly QuickPickItem[]) => items.filter(item => item.picked);
const inUse = readRecipe({ representation: 'lsa', method: 'kmeans' });

describe('what Compare Methods asks', () => {
  it('is the number of groups too where only the way in use is told one', async () => {
    const asked = answering([labelled('Language model'), picked, labelled('Default grouping'), first, items => items.at(-1)]);
    const choice = await askComparison(inUse, { kind: 'workspace' });
    expect(choice?.recipes.map(({ method }) => method.name)).toEqual(['auto', 'kmeans']);
    expect(asked.titles[3]).toBe('Number of Groups (4 of 5)');
  });

  it('counts the way in use among those of which there may be so many', async () => {
    const asked = answering([labelled('Language model'), picked, labelled('k-means++'), items => items.at(-1), first], '1..200');
    expect(await askComparison(inUse, { kind: 'workspace' })).toBeUndefined();
    expect(asked.why()).toContain('That would compare 400 ways');
  });

  it('holds records against their tags, where a field has them, and never against folders', async () => {
    const answers = [labelled('Language model'), picked, labelled('Default grouping'), first, first];
    const records = (tags: readonly string[]) => ({ kind: 'records', uri: 'file:///notes/a.csv', fields: { text: ['answer'], tags } }) as const;
    const tagged = answering(answers);
    expect((await askComparison(inUse, records(['topic'])))?.truth).toEqual({ kind: 'tags' });
    expect(tagged.titles).toHaveLength(5);
    const bare = answering(answers);
    const choice = await askComparison(inUse, records([]));
    expect([choice?.recipes.length, choice?.truth]).toEqual([2, undefined]);
    expect(bare.titles).toHaveLength(4);
  });
});
