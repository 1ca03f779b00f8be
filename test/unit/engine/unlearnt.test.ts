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
] as const)('a grouping and an answer say where the bundled model has not learnt the languages of its documents: %s', async (_, others, given, unlearnt) => {
  const folder = writeFiles(temporaryFolder(), { ...german(others), ...notes(5) });
  const request = requestFor(folder, { recipe: readRecipe(given), firstPassagesOnly: true });
  const engine = engineOver(temporaryFolder());
  const { grouping } = await engine.run(request, quiet);
  expect(grouping.provenance.unlearnt).toBe(unlearnt);
  expect(unlearntLanguages(grouping.provenance, 'groups them')).toEqual(unlearnt && expect.stringMatching(/^Most documents are not in English/));
  const read = await engine.readForQuestions(request, { ...quiet, read: () => undefined });
  expect(read.provenance.unlearnt).toBe(unlearnt);
  expect(unlearntLanguages(read.provenance, 'finds them')).toEqual(unlearnt && expect.stringMatching(/knows their languages finds them much better/));
});
