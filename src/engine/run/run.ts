import { statSync } from 'node:fs';
import { embeddedText } from '../../core/documents/embeddedText';
import { KindredError } from '../../core/errors';
import { assembleGrouping } from '../../core/result/assemble';
import type { Grouping, Skipped } from '../../core/types';
import type { RunRequest, RunResult } from '../../protocol/engineSides';
import type { RunListener, Surroundings, Tools } from '../engine';
import { runtimeVersion } from '../onnx/runtime';
import { groupingKey, readGrouping, writeGrouping } from '../store/groupingStore';
import { cannotSave, openVectorStore } from '../store/vectorStore';
import { groupDocuments, type GroupedDocuments } from './groupDocuments';
import { storedVectors } from './passageVectors';
import { startPhases } from './phases';
import { passageTexts, placePassages } from './placePassages';
import { findSources } from './sources';
import { readContents } from './readContents';

/** Where a run works and whom it tells. */
export interface RunContext {
  readonly cacheFolder: string;
  readonly listener: RunListener;
  readonly surroundings: Surroundings;
  readonly signal?: AbortSignal;
}

/**
 * The whole way from files to groups: find, read, measure each document's first passage, group, place, name; then measure
 * the other passages and tell which group each is nearest to. What was grouped before with the same inputs is taken from
 * the cache as it is. Rejects with a `CancelledError` when cancelled; finished vectors are kept then as well.
 */
export async function runGrouping(request: RunRequest, tools: Tools, context: RunContext): Promise<RunResult> {
  const { cacheFolder, listener, surroundings, signal } = context;
  const phases = startPhases(signal, progress => listener.progress(progress));
  const found = await phases.run('finding', work => findSources(request, surroundings, work));
  const key = groupingKey([codeIdentity(), tools.identity, request.groups, request.seed, request.previous, found.marks, found.skipped]);
  const earlier = await readGrouping(cacheFolder, key);
  if (earlier) return { grouping: earlier.grouping, timings: phases.timings(), embedded: 0, cached: earlier.passages };

  const tokenizer = await phases.time('model', tools.tokenizer);
  const { documents, skipped } = await phases.run('reading', work => readContents(found, tokenizer, work));
  if (!documents.length) throw nothingToGroup(skipped);

  const transformer = await phases.time('model', tools.transformer);
  const algebra = await phases.time('model', tools.algebra);
  let saving = true;
  const warn = (text: string) => {
    if (saving) surroundings.log('warn', text);
    saving = false;
  };
  const store = await openVectorStore(cacheFolder, transformer.identity, transformer.dimensions, warn);
  try {
    const measured = storedVectors(transformer, store);
    const phrases = storedVectors(transformer, store);
    const leads = documents.map(({ title, passages }) => embeddedText(title, passages[0]));
    const vectors = await phases.run('embedding', work => measured.of(leads, work));
    const grouped = await groupDocuments(documents, vectors, request, algebra, texts => phrases.of(texts, { signal }), phases);
    const provenance = {
      model: tools.identity,
      method: grouped.groups.method,
      seed: request.seed,
      versions: {
        kindred: process.env.KINDRED_VERSION ?? 'unknown',
        onnxruntime: await runtimeVersion(),
        tokenizer: tokenizer.version,
      },
    };
    const assemble = (passageGroups: (readonly number[])[] | null) =>
      assembleGrouping({ ...findingsOf(grouped), documents, skipped, passageGroups, provenance });

    const texts = passageTexts(documents);
    let grouping = assemble(texts.length ? null : documents.map(() => []));
    if (texts.length) {
      listener.firstGrouping(grouping);
      const passages = await phases.run('embedding', work => measured.of(texts, work), 'passages');
      const { numbered, groups } = grouped;
      grouping = assemble(await placePassages(documents, passages, vectors, numbered, groups.group, algebra, { signal }));
    }
    await keep(grouping, leads.length + texts.length);
    return { grouping, timings: phases.timings(), ...measured.counts };
  } finally {
    store.close();
  }

  async function keep(grouping: Grouping, passages: number): Promise<void> {
    if (saving) await writeGrouping(cacheFolder, key, { grouping, passages }).catch(error => warn(cannotSave(cacheFolder, error)));
  }
}

function findingsOf({ groups, numbered, faces, words, positions }: GroupedDocuments) {
  const { strength, neighbours, silhouette } = groups;
  return { groups: numbered, faces, words, positions, strength, neighbours, silhouette };
}

/** Changes with the code that computes groupings, so that a new version computes them anew. */
function codeIdentity(): string {
  const { size, mtimeMs } = statSync(process.argv[1]);
  return `${process.env.KINDRED_VERSION} ${size} ${mtimeMs}`;
}

function nothingToGroup(skipped: readonly Skipped[]): KindredError {
  const left = skipped.length === 0 ? '' : ` ${skipped.length} ${skipped.length === 1 ? 'file was' : 'files were'} skipped, the first one (${skipped[0].path}) because: ${skipped[0].reason}`;
  return new KindredError('nothingToGroup', `No documents found. Choose a folder with Markdown, text or other documents; groups need at least 5.${left}`);
}

