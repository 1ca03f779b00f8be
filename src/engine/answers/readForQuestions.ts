import { mostlyForeign } from '../../core/evidence/evidence';
import { byWordsSentence } from '../../core/representation/byWords';
import type { Document, Provenance, Skipped } from '../../core/types';
import type { MeasureRequest, Measuring } from '../../protocol/engineSides';
import { knowsOnlyEnglish } from '../run/findGroups';
import { startPhases } from '../run/phases';
import { readDocuments } from '../run/readDocuments';
import { vectorsByRecipe } from '../run/represent';
import type { RunContext } from '../run/run';
import { findSources } from '../run/sources';
import type { RunListener, Tools } from '../run/tools';
import { keepVectors } from '../store/keptEmbedder';
import { makeCollection } from './collection';
import type { Collections } from './collections';

/** Hears of the way there. */
export interface QuestionedListener extends Pick<RunListener, 'progress'> {
  /** All that can be asked about, before any of it is measured; what it throws ends the work. */
  read(documents: readonly Document[], skipped: readonly Skipped[]): void;
}

/** What was read, and how much of it had to be measured. */
export interface Questioned extends Measuring {
  readonly skipped: readonly Skipped[];
  /** What the vectors depend on, and what is to be known of them. */
  readonly provenance: Pick<Provenance, 'model' | 'seed' | 'unlearnt' | 'byWords'>;
}

/**
 * Finds, reads and measures all that the sources hold, so that questions can be asked about it from then on; nothing is grouped, and what
 * the store has is not measured again. Rejects as a run does; finished vectors are kept then as well.
 */
export async function readForQuestions(
  { sources, selection, recipe, seed }: MeasureRequest,
  tools: Tools,
  { cacheFolder, listener, surroundings, signal }: Omit<RunContext, 'listener' | 'collections'> & { readonly listener: QuestionedListener },
  collections: Collections,
): Promise<Questioned> {
  const phases = startPhases(signal, progress => listener.progress(progress));
  const found = await phases.run('finding', work => findSources({ sources, selection }, surroundings, work));
  const { documents, skipped } = await readDocuments(found, recipe, tools, phases);
  listener.read(documents, skipped);
  const keeping = keepVectors(cacheFolder, text => surroundings.log('warn', text), signal);
  try {
    const { identity: model, represent } = await vectorsByRecipe(recipe, seed, tools, keeping);
    const measured = await phases.run('embedding', work => represent(documents, work));
    const { byWords } = measured;
    if (byWords !== undefined) surroundings.log('warn', byWordsSentence(byWords));
    const collection = await phases.run('embedding', work => makeCollection({ documents, ...measured }, work), 'passages');
    const basis = { sources, selection, recipe, seed };
    collections.remember(basis, found, collection);
    await collections.collect({ ...basis, documents: documents.map(({ id }) => id), groups: new Int32Array(documents.length).fill(-1) }, signal ?? new AbortController().signal);
    const unlearnt = knowsOnlyEnglish(recipe.representation) && (await mostlyForeign(documents, { signal })) ? (true as const) : undefined;
    const provenance = { model, seed, ...(unlearnt && { unlearnt }), ...(byWords !== undefined && { byWords }) };
    return { skipped, provenance, timings: phases.timings(), ...keeping.counts };
  } finally {
    keeping.close();
  }
}
