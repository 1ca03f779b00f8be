import { statSync } from 'node:fs';
import { finenessOf } from '../../core/grouping/automatic';
import { withoutWritten } from '../../core/arrange/tags/withoutWritten';
import { keepIdentity } from '../../core/result/keepIdentity';
import { throwIfCancelled } from '../../core/work';
import type { Classes, RunRequest, RunResult } from '../../protocol/engineSides';
import type { Collection } from '../answers/collection';
import type { Collections } from '../answers/collections';
import type { RunListener, Surroundings, Tools } from './tools';
import { groupingKey, hasGrouping, readGrouping, writeGrouping, type KeptGrouping } from '../store/groupingStore';
import { keepVectors } from '../store/keptEmbedder';
import { cannotSave } from '../store/vectorStore';
import { computeGrouping } from './computeGrouping';
import { draftsFor } from './drafts';
import { earlierFineness } from './earlierFineness';
import { leftOutNow } from './leftOutNow';
import { startPhases } from './phases';
import { readDocuments } from './readDocuments';
import { helping, wordsOf } from './readWords';
import { vectorsByRecipe } from './represent';
import { findSources } from './sources';
import { secondReader } from './secondReader';
import { sinceRenamed } from './sinceRenamed';

/**
 * Changes with the code that computes groupings, so that a new version computes them anew. It is looked at once, when it is
 * loaded: another may lie there by the time of a run.
 */
const CODE = codeIdentity();

function codeIdentity(): string {
  // The bundle itself, not the name it was started by, which may lack its extension.
  const { size, mtimeMs } = statSync(__filename);
  return `${process.env.KINDRED_VERSION} ${size} ${mtimeMs}`;
}

/** Where a run works and whom it tells. */
export interface RunContext {
  readonly cacheFolder: string;
  readonly listener: RunListener;
  readonly surroundings: Surroundings;
  readonly signal?: AbortSignal;
  /** Where what is measured goes on to be asked about. */
  readonly collections?: Collections;
}

/**
 * The whole way from files to groups: find, read, measure each document's first passage, group, place, name; then measure
 * the other passages and tell which group each is nearest to. What was grouped before with the same inputs is taken from
 * the cache as it is. Rejects with a `CancelledError` when cancelled; finished vectors are kept then as well.
 */
export async function runGrouping(given: RunRequest, tools: Tools, context: RunContext): Promise<RunResult> {
  const { cacheFolder, listener, signal, collections } = context;
  // Classes have their names from whoever asked for them, not from what was there before.
  const wanted = given.classes ? { ...given, previous: [] } : given;
  const phases = startPhases(signal, progress => listener.progress(progress));
  const warn = (text: string) => context.surroundings.log('warn', text);
  const warnOnce = once(warn);
  const keeping = keepVectors(cacheFolder, warnOnce, signal);
  const asked = groupingKey([wanted.sources, wanted.selection, settingsOf(wanted)]);
  const reader = secondReader(tools, await hasGrouping(cacheFolder, asked), signal);
  try {
    // The model's file is checked while finding waits for the disk.
    const [found, measure] = await bothOf(
      phases.run('finding', work => findSources(wanted, context.surroundings, reader.hearing(work))),
      vectorsByRecipe(wanted.recipe, wanted.seed, tools, keeping),
    );
    const { request, renames } = sinceRenamed(wanted, found.inputs);
    const near = earlierFineness(request, measure.identity, found.inputs);
    const keysAt = (fineness?: number) => ({ asked, key: groupingKey([settingsOf(request), measure.identity, found.marks, fineness]) });
    const keptAt = (fineness?: number) => readGrouping(cacheFolder, keysAt(fineness), signal);
    // What was found at a fineness, near to another or to none, is what a run near to that very one finds.
    const earlier = near === undefined ? await keptAt() : ((await keptAt(near)) ?? onlyAt(near, await keptAt()));
    const remember = (collection?: Collection) => collections?.remember(request, found, collection);
    if (earlier) {
      remember();
      return { grouping: await keepIdentity(leftOutNow(earlier.grouping, found), request.previous, { signal }), renames, timings: phases.timings(), embedded: 0, cached: earlier.passages };
    }

    const thread = reader.thread(found.inputs);
    const { documents: read, skipped, asFound } = await readDocuments(found, request.recipe, tools, phases, thread);
    const documents = withoutWritten(read, request.written);
    const shared = { documents, skipped, words: wordsOf(documents, request.recipe, thread), tools, phases, listener, signal };
    const beside = helping(thread, documents);
    const drafts = draftsFor(request, { ...shared, warn, beside });
    if (!drafts || !beside) shared.words.leaveThread();
    const grouping = await computeGrouping(request, { ...shared, measure, keeping, drafts, near, remember, warn });
    const { embedded, cached } = keeping.counts;
    // What changed or vanished since it was hashed must not stand under the key of what was there before.
    const keys = keysAt(near && finenessOf(grouping.provenance.method));
    const kept = asFound ? writeGrouping(cacheFolder, keys, { grouping, passages: embedded + cached }, signal) : Promise.resolve();
    await kept.catch(error => {
      throwIfCancelled(signal);
      warnOnce(cannotSave(cacheFolder, error));
    });
    return { grouping: await keepIdentity(grouping, drafts?.previous() ?? request.previous, { signal }), renames, timings: phases.timings(), embedded, cached };
  } finally {
    reader.close();
    keeping.close();
  }
}

function onlyAt(fineness: number, kept: KeptGrouping | undefined): KeptGrouping | undefined {
  return kept && finenessOf(kept.grouping.provenance.method) === fineness ? kept : undefined;
}

/** What both give, once both have ended; where both fail, the first is heard. */
async function bothOf<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  const [one, other] = await Promise.allSettled([first, second]);
  if (one.status === 'rejected') throw one.reason;
  if (other.status === 'rejected') throw other.reason;
  return [one.value, other.value];
}

/** Everything a grouping depends on beside its documents and their vectors, but for the names and colours it takes over. */
function settingsOf({ groups, seed, recipe, firstPassagesOnly = false, classes, corrections, written }: RunRequest): unknown {
  return [CODE, recipe, groups, seed, firstPassagesOnly, classes && plainly(classes), corrections, [...(written ?? [])]];
}

/** Labels by id are a map, which JSON has no form for. */
function plainly({ teaching, threshold }: Classes): unknown {
  const origin = teaching.kind === 'labels' ? teaching.origin : undefined;
  const labels = origin?.kind === 'labels' ? origin.labels : origin?.kind === 'tags' ? origin.byHand : undefined;
  return [teaching, threshold, [...(labels ?? [])], [...((origin?.kind === 'tags' && origin.written) || [])]];
}

function once(tell: (text: string) => void): (text: string) => void {
  let told = false;
  return text => {
    if (!told) tell(text);
    told = true;
  };
}
