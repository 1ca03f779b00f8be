import { appendFileSync, renameSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { finenessOf } from '../../../src/core/grouping/automatic';
import { knownDocuments } from '../../../src/core/identity/renames';
import { readRecipe } from '../../../src/core/recipe';
import type { Grouping } from '../../../src/core/types';
import { earlierFineness } from '../../../src/engine/run/earlierFineness';
import type { RunRequest } from '../../../src/protocol/engineSides';
import { engineOver, quiet } from './engines';
import { notes, requestFor, temporaryFolder, temporaryFolderForAll, writeFiles } from './support';

function runOver(cacheFolder: string) {
  const engine = engineOver(cacheFolder);
  return (request: RunRequest) => engine.run(request, quiet);
}

/** What a window says of the groups on show. */
function after({ documents, provenance }: Grouping): Pick<RunRequest, 'known' | 'knownBy'> {
  return { known: knownDocuments(documents), knownBy: provenance };
}

describe('a run on almost the same documents', () => {
  const folder = temporaryFolderForAll();
  const run = runOver(temporaryFolderForAll());
  /** Notes in four clear subjects, which many resolutions find, as one of them that is not the first choice would show them. */
  let elsewhere: Grouping;
  beforeAll(async () => {
    const { grouping } = await run(requestFor(writeFiles(folder, notes(48))));
    expect(finenessOf(grouping.provenance.method)).not.toBe(1);
    elsewhere = { ...grouping, provenance: { ...grouping.provenance, method: 'Leiden on a graph, resolution 1, corrected' } };
  });

  test('divides them about as finely, the same with what is kept and without', async () => {
    appendFileSync(join(folder, 'bread/note 0.md'), '\nA line more on the oven.\n');
    unlinkSync(join(folder, 'music/note 3.md'));
    const first = await run(requestFor(folder));
    expect(finenessOf(first.grouping.provenance.method)).not.toBe(1);
    const { grouping } = await run(requestFor(folder, after(elsewhere)));
    expect(finenessOf(grouping.provenance.method)).toBe(1);
    const anew = await runOver(temporaryFolder())(requestFor(folder, after(elsewhere)));
    expect(JSON.stringify(anew.grouping)).toBe(JSON.stringify(grouping));

    const again = await run(requestFor(folder, after(grouping)));
    expect(again.timings.grouping).toBeUndefined();
    expect(JSON.stringify(again.grouping)).toBe(JSON.stringify(grouping));
  });

  test('stays near the number of groups, by a method that was told none', async () => {
    const way = requestFor(join(process.cwd(), 'samples'), { recipe: readRecipe({ method: 'kmeans++' }) });
    const { grouping } = await run(way);
    const own = finenessOf(grouping.provenance.method)!;
    const many = { ...grouping, provenance: { ...grouping.provenance, method: grouping.provenance.method.replace(/groups \d+/, 'groups 40') } };
    const { grouping: finer } = await run({ ...way, ...after(many) });
    // As many as are nearly as good.
    expect(finenessOf(finer.provenance.method)).toBeGreaterThan(own);
    expect(finenessOf(finer.provenance.method)).toBeLessThan(40);
    const again = await run({ ...way, ...after(finer) });
    expect(again.timings.grouping).toBeUndefined();
    expect(JSON.stringify(again.grouping)).toBe(JSON.stringify(finer));
  });

  test('keeps what it found at the resolution it came to, where the one before is none of the best any more', async () => {
    const alone = runOver(temporaryFolder());
    const finest = { ...elsewhere, provenance: { ...elsewhere.provenance, method: 'Leiden on a graph, resolution 18' } };
    const { grouping } = await alone(requestFor(folder, after(finest)));
    expect(finenessOf(grouping.provenance.method)).toBeLessThan(18);
    const again = await alone(requestFor(folder, after(grouping)));
    expect(again.timings.grouping).toBeUndefined();
    expect(JSON.stringify(again.grouping)).toBe(JSON.stringify(grouping));
  });

  test('takes what a first run found from what is kept, where that is how they are shown', async () => {
    const { grouping } = await run(requestFor(folder));
    const again = await run(requestFor(folder, after(grouping)));
    expect(again.timings.grouping).toBeUndefined();
    expect(JSON.stringify(again.grouping)).toBe(JSON.stringify(grouping));
  });

  test('knows them under other names', async () => {
    const { grouping } = await run(requestFor(folder));
    renameSync(join(folder, 'music'), join(folder, 'sounds'));
    renameSync(join(folder, 'bread'), join(folder, 'loaves'));
    renameSync(join(folder, 'astronomy'), join(folder, 'sky'));
    const { renames, grouping: now } = await run(requestFor(folder, { known: after(grouping).known, knownBy: elsewhere.provenance }));
    expect(renames.size).toBeGreaterThan(30);
    expect(finenessOf(now.provenance.method)).toBe(1);
  });

  test('is free where they were found in another way, or most are others', () => {
    const found = elsewhere.documents;
    const model = elsewhere.provenance.model;
    const near = (more: Partial<RunRequest>, by = model, documents: readonly { readonly id: string }[] = found) =>
      earlierFineness(requestFor(folder, { ...after(elsewhere), ...more }), by, documents);
    expect(near({})).toBe(1);
    expect(near({ known: undefined })).toBeUndefined();
    expect(near({ knownBy: undefined })).toBeUndefined();
    expect(near({ groups: 5 })).toBeUndefined();
    expect(near({ seed: 2 })).toBeUndefined();
    expect(near({ recipe: readRecipe({ method: 'leiden' }) })).toBeUndefined();
    expect(near({}, 'another model')).toBeUndefined();
    const others = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `another ${i}` }));
    expect(near({}, model, found.slice(0, 24))).toBe(1);
    expect(near({}, model, found.slice(0, 23))).toBeUndefined();
    expect(near({}, model, [...found, ...others(48)])).toBe(1);
    expect(near({}, model, [...found, ...others(49)])).toBeUndefined();
  });
});

test('how finely a run divided is told by its method: the resolution, or the number of groups where it takes one', () => {
  expect(finenessOf('Leiden on the 15-nearest-neighbour graph of meaning and words, resolution 0.15')).toBe(0.15);
  expect(finenessOf('Leiden on the 7-nearest-neighbour graph of meaning, resolution 18, corrected')).toBe(18);
  expect(finenessOf('kmeans++, groups 12, starts 1, spherical false')).toBe(12);
  expect(finenessOf('kmeans, groups 7, starts 10, corrected')).toBe(7);
  for (const method of ['Leiden on the 15-nearest-neighbour graph of meaning, one group of all', 'leiden, resolution 1', 'k-means, k=5', 'dbscan, eps 0.6, minPoints 5']) expect(finenessOf(method)).toBeUndefined();
});
