import { expect, test } from 'vitest';
import { unlearntLanguages } from '../../../src/cli/learntLanguages';
import { readRecipe } from '../../../src/core/recipe';
import { engineOver, quiet } from './engines';
import { notes, requestFor, temporaryFolder, writeFiles } from './support';

const german = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`notiz ${at}.md`, `# Beobachtung ${at}\n\nDie Bienen fliegen im Frühling aus, sobald es warm genug ist, und der Imker schaut nach den Völkern, bevor er ihnen den Honig nimmt.\n`]));

test.each([
  ['most are in another language', 6, {}, true],
  ['half of them are', 5, {}, undefined],
  ['most are, and go by their words', 6, { representation: 'lsa' }, undefined],
] as const)('a grouping says where the bundled model has not learnt the languages of its documents: %s', async (_, others, given, unlearnt) => {
  const folder = writeFiles(temporaryFolder(), { ...german(others), ...notes(5) });
  const { grouping } = await engineOver(temporaryFolder()).run(requestFor(folder, { recipe: readRecipe(given), firstPassagesOnly: true }), quiet);
  expect(grouping.provenance.unlearnt).toBe(unlearnt);
  expect(unlearntLanguages(grouping)).toEqual(unlearnt && expect.stringMatching(/^Most documents are not in English/));
});
