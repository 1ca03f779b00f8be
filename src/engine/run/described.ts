import { assembleGrouping, type Findings } from '../../core/result/assemble';
import type { Document, Grouping, Provenance, Skipped } from '../../core/types';
import type { Work } from '../../core/work';
import type { RunRequest } from '../../protocol/engineSides';
import { runtimeVersion } from '../onnx/runtime';
import type { GroupedDocuments } from './groupDocuments';
import type { Tools } from './tools';

/** Documents of a run and what was left out. */
export interface ReadDocuments {
  readonly documents: readonly Document[];
  readonly skipped: readonly Skipped[];
}

/** Grouped documents as the value that is shown; `vectors` are what they were grouped by: what these come from, how many numbers one has, whether that has learnt the languages, and how many documents their words placed. */
export async function described(
  { documents, skipped }: ReadDocuments,
  { groups, numbered, ...shown }: GroupedDocuments,
  passageGroups: Findings['passageGroups'],
  vectors: Pick<Provenance, 'model' | 'dimensions' | 'unlearnt' | 'byWords'>,
  { seed, recipe, groups: wanted }: RunRequest,
  tools: Tools,
  work: Work,
): Promise<Grouping> {
  const { follows, strength, neighbours, silhouette, method } = groups;
  const versions = {
    kindred: process.env.KINDRED_VERSION ?? 'unknown',
    onnxruntime: await runtimeVersion(),
    tokenizer: (await tools.tokenizer()).version,
  };
  const provenance: Provenance = { ...vectors, method, seed, versions, recipe, groups: wanted };
  return assembleGrouping({ ...shown, documents, skipped, groups: numbered, follows, strength, neighbours, silhouette, provenance, passageGroups }, work);
}
