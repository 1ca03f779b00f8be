import { describe, expect, it } from 'vitest';
import { gridRecipes } from '../../../src/core/lab/grid';
import { concluded, heard, startedComparison } from '../../../src/core/lab/state';
import type { Progress } from '../../../src/core/types';
import type { CompareRequest } from '../../../src/protocol/engineSides';
import { engineOver } from './engines';
import { notes, requestFor, temporaryFolder, writeFiles } from './support';

const recipes = gridRecipes({ representations: ['tfidf', 'lsa'], methods: ['kmeans++', 'ward'] });

async function compare(more: Partial<CompareRequest> = {}) {
  const folder = writeFiles(temporaryFolder(), notes(40));
  const engine = engineOver(temporaryFolder());
  const { sources, selection } = requestFor(folder);
  let state = startedComparison(recipes);
  const phases = new Set<Progress['phase']>();
  await engine.compare(
    { sources, selection, recipes, groups: 'truth', seed: 1, samples: 2, truth: { kind: 'folder' }, ...more },
    { progress: ({ phase }) => void phases.add(phase), compared: event => void (state = heard(state, event)) },
  );
  return { state, phases };
}

describe('the engine compares methods', () => {
  it('on the documents of a folder, against its folders', async () => {
    const { state, phases } = await compare();
    expect([...phases]).toEqual(['finding', 'reading', 'embedding']);
    expect(state.facts).toMatchObject({ truth: { kind: 'folder', classes: 4, documents: 40 }, seed: 1, samples: 2 });
    expect(state.facts!.ids).toHaveLength(40);
    expect(state.groups).toBe(4);
    expect(state.cells.map(cell => cell.state)).toEqual(['done', 'done', 'done', 'done']);
    const { verdict } = concluded(state);
    const best = state.cells[verdict.recommended!];
    expect(best.state === 'done' && best.result.agreement!.value).toBeGreaterThan(0.8);
  });

  it('says what is wrong with labels that are not there', async () => {
    await expect(compare({ truth: { kind: 'tags' } })).rejects.toThrow(/No document has tags of its own/);
    await expect(compare({ truth: undefined })).rejects.toThrow(/only where there are labels/);
  });
});
