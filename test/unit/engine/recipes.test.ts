import { afterAll, expect, test } from 'vitest';
import { readRecipe, type GivenRecipe } from '../../../src/core/recipe';
import { createEngine } from '../../../src/engine/engine';
import { noServers } from '../../../src/engine/model/server/serverAccess';
import { modelFolder, notes, requestFor, temporaryFolderForAll, writeFiles } from './support';

const folder = temporaryFolderForAll();
const cache = temporaryFolderForAll();
const engine = createEngine({ modelFolder, cacheFolder: cache, threads: 2 }, { log: () => undefined, readFile: () => Promise.reject(new Error('not here')), ...noServers });
afterAll(() => engine.release());
writeFiles(folder, notes(32));

const recipes: GivenRecipe[] = [
  { representation: 'tfidf' },
  { representation: 'lsa', representationParameters: { dimensions: 8 } },
  { representation: 'static' },
  { representation: 'hybrid' },
  { representation: `onnx:${modelFolder}` },
  { summary: 'textrank' },
  { centring: 'language' },
];

test.each(recipes)('a run finds the subjects by %j', async given => {
  const steps: number[] = [];
  const recipe = readRecipe(given);
  const request = requestFor(folder, { recipe, groups: 4, firstPassagesOnly: true });
  const { grouping } = await engine.run(request, { progress: ({ phase, done }) => phase === 'embedding' && steps.push(done), firstGrouping: () => undefined });
  const { documents, provenance } = grouping;
  const pairs = documents.flatMap((a, i) => documents.slice(i + 1).map(b => [a, b] as const)).filter(([a, b]) => a.group === b.group);
  const alike = pairs.filter(([a, b]) => a.id.split('/')[0] === b.id.split('/')[0]);
  expect(alike.length / pairs.length).toBeGreaterThan(0.75);
  expect(Math.max(...steps)).toBeLessThanOrEqual(documents.length);
  expect(provenance.model).toMatch(new RegExp(given.representation?.split(':')[0] ?? (given.summary ? 'summaries by textrank' : 'centred: language')));
});
