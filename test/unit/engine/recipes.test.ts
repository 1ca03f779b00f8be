import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { npyBytes } from '../../../src/core/algebra/npy';
import { readRecipe, type GivenRecipe } from '../../../src/core/recipe';
import { engineOver, quiet } from './engines';
import { modelFolder, notes, requestFor, temporaryFolder, temporaryFolderForAll, writeFiles } from './support';

const folder = temporaryFolderForAll();
const cache = temporaryFolderForAll();
const engine = engineOver(cache);
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

test('vectors that were given are searched by their words, passages and questions alike', async () => {
  const signal = new AbortController().signal;
  const { grouping } = await engine.run(requestFor(folder, { groups: 4 }), quiet);
  const ids = grouping.documents.map(({ id }) => id);
  const request = requestFor(folder);
  const vectors = await engine.vectors({ ...request, documents: ids }, {});
  const own = temporaryFolder();
  writeFileSync(join(own, 'v.npy'), npyBytes(vectors));
  writeFileSync(join(own, 'v.csv'), ids.join('\n'));

  const given = requestFor(folder, { groups: 4, recipe: readRecipe({ representation: `vectors:${join(own, 'v.npy')}` }) });
  const again = (await engine.run(given, quiet)).grouping;
  expect(again.documents.map(({ id, group }) => [id, group])).toEqual(grouping.documents.map(({ id, group }) => [id, group]));
  expect(again.provenance.dimensions).toBe(384);
  await engine.answers.collect({ ...given, documents: ids, groups: Int32Array.from(again.documents, ({ group }) => group ?? -1) }, signal);
  const subjects = async (query: string) => (await engine.answers.search({ query, limit: 5 }, signal))!.map(({ id }) => id.split('/')[0]);
  expect(await subjects('a faint galaxy and meteor showers')).toEqual(new Array(5).fill('astronomy'));
  expect(await subjects('kneading the dough, rye flour')).toEqual(new Array(5).fill('bread'));
  const several = again.documents.find(({ passages }) => passages.length > 1)!;
  expect(await engine.answers.passages({ id: several.id }, signal)).toEqual(several.passages);
});
