import { assembleGrouping } from '../../core/result/assemble';
import { keepIdentity } from '../../core/result/keepIdentity';
import type { Document, Grouping, Skipped } from '../../core/types';
import type { RunRequest } from '../../protocol/engineSides';
import { runtimeVersion } from '../onnx/runtime';
import { classGroups } from '../classify/asGroups';
import { makeCollection, type Collection } from '../answers/collection';
import type { VectorKeeping } from '../store/keptEmbedder';
import { groupDocuments } from './groupDocuments';
import type { Phases } from './phases';
import { placePassages } from './placePassages';
import type { DocumentVectors } from './represent';
import type { RunListener, Tools } from './tools';

/** What a grouping is computed from and with. */
export interface Materials {
  readonly documents: readonly Document[];
  readonly skipped: readonly Skipped[];
  readonly measure: DocumentVectors;
  readonly keeping: VectorKeeping;
  readonly tools: Tools;
  readonly phases: Phases;
  readonly listener: RunListener;
  readonly signal: AbortSignal | undefined;
  /** Hears of what was measured, once all of it is. */
  remember(collection: Collection): void;
}

/** From documents to a grouping; the listener gets the first groups before the passages after the first are measured. */
export async function computeGrouping(request: RunRequest, materials: Materials): Promise<Grouping> {
  const { documents, skipped, measure, keeping, tools, phases, listener, signal, remember } = materials;
  const algebra = await phases.time('model', tools.algebra);
  const { vectors, embedder } = await phases.run('embedding', work => measure.represent(documents, work));
  const embedPhrases = (texts: readonly string[]) => keeping.uncounted(() => embedder.embed(texts, { signal }));
  const { classes: asked, seed } = request;
  const material = { documents, vectors, model: measure.identity, seed, algebra };
  const classes = asked && (await phases.run('grouping', work => classGroups(asked, { ...material, work }, embedPhrases)));
  const { groups, numbered, ...shown } = await groupDocuments(documents, vectors, request, algebra, embedPhrases, phases, classes);
  const { follows, strength, neighbours, silhouette, method } = groups;
  const versions = {
    kindred: process.env.KINDRED_VERSION ?? 'unknown',
    onnxruntime: await runtimeVersion(),
    tokenizer: (await tools.tokenizer()).version,
  };
  const provenance = { model: measure.identity, method, seed, versions, recipe: request.recipe, groups: request.groups };
  const findings = { ...shown, documents, skipped, groups: numbered, follows, strength, neighbours, silhouette, provenance };

  const first = assembleGrouping({ ...findings, passageGroups: null });
  if (request.firstPassagesOnly) return first;
  const measured = { documents, vectors, embedder };
  if (documents.every(({ passages }) => passages.length < 2)) {
    remember(await makeCollection(measured, { signal }));
    return first;
  }
  listener.firstGrouping(keepIdentity(first, request.previous));
  const placing = await placePassages(vectors, numbered, groups.group, algebra, { signal });
  remember(await phases.run('embedding', work => makeCollection(measured, work, placing.place), 'passages'));
  return assembleGrouping({ ...findings, passageGroups: placing.groupsOf(documents) });
}
