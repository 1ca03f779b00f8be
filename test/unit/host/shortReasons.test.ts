import { expect, it } from 'vitest';
import type { Answers } from '../../../src/host/answers/answers';
import type { DocumentIndex } from '../../../src/host/answers/documentIndex';
import type { ShownGroups } from '../../../src/host/edits/shownGroups';
import { shortReasons } from '../../../src/host/why/shortReasons';
import { grouping } from './fixture';

it('names the next group with its fit, but without one for a document that is its own group', async () => {
  const reasonsOf = (id: string, group: number, next: number) => {
    const found = (of: number, fit: number) => ({ group: of, fit, likeness: fit, nearest: [] });
    const answers = { atHand: true, ask: async () => ({ own: found(group, 0.9), next: found(next, 0.1), passages: [] }) };
    const index = { byId: (asked: string) => ({ document: grouping.documents.find(document => document.id === asked), group: '', uri: undefined }) };
    return shortReasons(id, answers as unknown as Answers, index as unknown as DocumentIndex, { grouping } as ShownGroups);
  };
  expect(await reasonsOf('git/rebase.md', 1, 2)).toEqual(['Otherwise in Bread & flour · fit weak (0.10)']);
  expect(await reasonsOf('bread.md', 2, 1)).toEqual(['Otherwise in Git branches']);
});
