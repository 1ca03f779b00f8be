import { leadText } from '../../core/representation/leadText';
import { assembleGrouping } from '../../core/result/assemble';
import { keepIdentity } from '../../core/result/keepIdentity';
import type { Document, Grouping, Skipped } from '../../core/types';
import type { RunRequest } from '../../protocol/engineSides';
import type { RunListener, Tools } from './tools';
import { runtimeVersion } from '../onnx/runtime';
import { groupDocuments } from './groupDocuments';
import type { PassageVectors } from './passageVectors';
import type { Phases } from './phases';
import { passageTexts, placePassages } from './placePassages';

/** What a grouping is computed from and with. */
export interface Materials {
  readonly documents: readonly Document[];
  readonly skipped: readonly Skipped[];
  /** Gives vectors of passages, and of phrases that may become names (not counted as passages). */
  readonly measured: PassageVectors;
  readonly phrases: PassageVectors;
  readonly tools: Tools;
  readonly phases: Phases;
  readonly listener: RunListener;
  readonly signal: AbortSignal | undefined;
}

/** From documents to a grouping; the listener gets the first groups before the passages after the first are measured. */
export async function computeGrouping(request: RunRequest, materials: Materials): Promise<Grouping> {
  const { documents, skipped, measured, phrases, tools, phases, listener, signal } = materials;
  const algebra = await phases.time('model', tools.algebra);
  const leads = documents.map(leadText);
  const vectors = await phases.run('embedding', work => measured.of(leads, work));
  const embedPhrases = (texts: readonly string[]) => phrases.of(texts, { signal });
  const { groups, numbered, ...shown } = await groupDocuments(documents, vectors, request, algebra, embedPhrases, phases);
  const { strength, neighbours, silhouette, method } = groups;
  const versions = {
    kindred: process.env.KINDRED_VERSION ?? 'unknown',
    onnxruntime: await runtimeVersion(),
    tokenizer: (await tools.tokenizer()).version,
  };
  const provenance = { model: tools.identity, method, seed: request.seed, versions };
  const findings = { ...shown, documents, skipped, groups: numbered, strength, neighbours, silhouette, provenance };

  const first = assembleGrouping({ ...findings, passageGroups: null });
  const texts = request.firstPassagesOnly ? [] : passageTexts(documents);
  if (!texts.length) return first;
  listener.firstGrouping(keepIdentity(first, request.previous));
  const passages = await phases.run('embedding', work => measured.of(texts, work), 'passages');
  const passageGroups = await placePassages(documents, passages, vectors, numbered, groups.group, algebra, { signal });
  return assembleGrouping({ ...findings, passageGroups });
}
