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

/** Grouped documents as the value that is shown; `model` names what their vectors come from. */
export async function described(
  { documents, skipped }: ReadDocuments,
  { groups, numbered, ...shown }: GroupedDocuments,
  passageGroups: Findings['passageGroups'],
  model: string,
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
  const provenance: Provenance = { model, method, seed, versions, recipe, groups: wanted };
  return assembleGrouping({ ...shown, documents, skipped, groups: numbered, follows, strength, neighbours, silhouette, provenance, passageGroups }, work);
}
