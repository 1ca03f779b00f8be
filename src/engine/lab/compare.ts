import { freemem } from 'node:os';
import type { ComparisonEvent, ComparisonFacts, GroupsGiven } from '../../core/lab/comparison';
import { runCells } from '../../core/lab/runCells';
import { ParameterError } from '../../core/parameters';
import { byWordsSentence } from '../../core/representation/byWords';
import { truthOf, type Truth } from '../../core/truth/truth';
import type { Progress, VectorRecipe } from '../../core/types';
import type { CompareRequest } from '../../protocol/engineSides';
import { passageTokens } from '../model/representations';
import { runtimeVersion } from '../onnx/runtime';
import { startPhases } from '../run/phases';
import type { ReadContents } from '../run/readContents';
import { vectorsByRecipe } from '../run/represent';
import { readDocuments } from '../run/readDocuments';
import { findSources } from '../run/sources';
import type { Surroundings, Tools } from '../run/tools';
import { keepVectors } from '../store/keptEmbedder';

/** What a comparison tells while it goes on. */
export interface CompareListener {
  progress(progress: Progress): void;
  compared(event: ComparisonEvent): void;
}

/** Where a comparison works and whom it tells. */
export interface CompareContext {
  readonly cacheFolder: string;
  readonly listener: CompareListener;
  readonly surroundings: Surroundings;
  readonly signal?: AbortSignal;
}

/** Share of the free memory that one cell may take. */
const ROOM = 0.7;

/**
 * Runs every way of a grid to read and group the same documents; what comes out is told in events. Documents are read once
 * for each length of passage, vectors computed once for each way to read and kept in the store. Rejects with a
 * `CancelledError` when stopped; what was told before stands.
 */
export async function compareMethods(request: CompareRequest, tools: Tools, context: CompareContext): Promise<void> {
  const { cacheFolder, listener, surroundings, signal } = context;
  const phases = startPhases(signal, progress => listener.progress(progress));
  const found = await phases.run('finding', work => findSources(request, surroundings, work));
  const readings = new Map<number, Promise<ReadContents>>();
  const documentsFor = async (recipe: VectorRecipe) => {
    const tokens = passageTokens(recipe.representation);
    const reading = readings.get(tokens) ?? readDocuments(found, recipe, tools, phases);
    readings.set(tokens, reading);
    return (await reading).documents;
  };
  // A store of its own for each way to read: it finds what the one before has kept.
  const vectors = async (recipe: VectorRecipe) => {
    const keeping = keepVectors(cacheFolder, text => surroundings.log('warn', text), signal);
    try {
      const measure = await vectorsByRecipe(recipe, request.seed, tools, keeping);
      const own = await documentsFor(recipe);
      const { vectors, byWords } = await phases.run('embedding', work => measure.represent(own, work));
      if (byWords !== undefined) surroundings.log('warn', byWordsSentence(byWords));
      return vectors;
    } finally {
      keeping.close();
    }
  };

  const documents = await documentsFor(request.recipes[0]);
  const truth = request.truth && truthOf(documents, request.truth);
  const facts: ComparisonFacts = {
    ids: documents.map(({ id }) => id),
    ...(request.truth && truth && { truth: { kind: request.truth.kind, ...countsOf(truth) } }),
    seed: request.seed,
    samples: request.samples,
    versions: { kindred: process.env.KINDRED_VERSION ?? 'unknown', onnxruntime: await runtimeVersion() },
  };
  listener.compared({ kind: 'facts', facts });
  const task = { ...request, groups: groupsGiven(request, truth), truth: truth?.classes };
  const algebra = await phases.time('model', tools.algebra);
  await runCells(task, { algebra, room: ROOM * freemem(), vectors, tell: event => listener.compared(event) }, signal);
}

function countsOf({ names, classes }: Truth): { classes: number; documents: number } {
  return { classes: names.length, documents: classes.reduce((count, label) => count + (label >= 0 ? 1 : 0), 0) };
}

function groupsGiven({ groups }: CompareRequest, truth: Truth | undefined): Exclude<GroupsGiven, 'truth'> {
  if (groups !== 'truth') return groups;
  if (!truth) throw new ParameterError('The number of groups can be that of the labels only where there are labels.');
  return truth.names.length;
}
