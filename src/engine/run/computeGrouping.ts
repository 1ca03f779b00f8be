import { KindredError } from '../../core/errors';
import { keepIdentity } from '../../core/result/keepIdentity';
import type { Findings } from '../../core/result/assemble';
import type { Grouping } from '../../core/types';
import type { RunRequest } from '../../protocol/engineSides';
import { classGroups } from '../classify/asGroups';
import { makeCollection, type Collection } from '../answers/collection';
import type { VectorKeeping } from '../store/keptEmbedder';
import { described, type ReadDocuments } from './described';
import type { Drafts } from './drafts';
import { groupDocuments } from './groupDocuments';
import type { Phases } from './phases';
import { placePassages } from './placePassages';
import type { ReadWords } from './readWords';
import type { DocumentVectors } from './represent';
import type { RunListener, Tools } from './tools';

/** Passages that a grouping lists; where there are more, each document's are told when somebody asks for them. */
const MOST_LISTED = 50_000;

/** What a grouping is computed from and with. */
export interface Materials extends ReadDocuments {
  readonly words: ReadWords;
  readonly measure: DocumentVectors;
  readonly keeping: VectorKeeping;
  readonly tools: Tools;
  readonly phases: Phases;
  readonly listener: RunListener;
  readonly signal: AbortSignal | undefined;
  /** Drafts to be made meanwhile, where they are wanted. */
  readonly drafts?: Drafts;
  /** How finely almost the same documents were divided before, as `finenessOf` tells it. */
  readonly near?: number;
  /** Hears of what was measured, once all of it is. */
  remember(collection: Collection): void;
  /** Hears what a person should know of the result. */
  warn(text: string): void;
}

/** From documents to a grouping; the listener gets the first groups before the passages after the first are measured. */
export async function computeGrouping(request: RunRequest, materials: Materials): Promise<Grouping> {
  const { documents, words, measure, keeping, tools, phases, listener, signal, drafts, near, remember, warn } = materials;
  const algebra = await phases.time('model', tools.algebra);
  const { vectors, embedder, byWords } = await phases.run('embedding', work => measure.represent(documents, work, drafts));
  const embedPhrases = (texts: readonly string[]) => keeping.uncounted(() => embedder.embed(texts, { signal }));
  const { classes: asked, seed } = request;
  const material = { documents, vectors, model: measure.identity, seed, algebra };
  const given = asked && (await phases.run('grouping', work => classGroups(asked, { ...material, work }, embedPhrases)));
  const found = await groupDocuments(documents, vectors, request, algebra, phases, { words, embedPhrases, given, nested: true, near, thread: await tools.graphThread() });
  const { learnt } = await words.evidence({ signal });
  const of = { model: measure.identity, dimensions: vectors.columns, ...(!learnt && { unlearnt: true as const }), ...(byWords !== undefined && { byWords }) };
  const grouping = (passageGroups: Findings['passageGroups']) => described(materials, found, passageGroups, of, request, tools, { signal });

  const passageCount = documents.reduce((sum, { passages }) => sum + passages.length, 0);
  const listed = passageCount <= MOST_LISTED;
  const first = await grouping(listed ? null : 'unlisted');
  if (request.firstPassagesOnly) return first;
  const measured = { documents, vectors, embedder };
  if (passageCount === documents.length) {
    remember(await makeCollection(measured, { signal }));
    return first;
  }
  await listener.firstGrouping(await keepIdentity(first, drafts?.previous() ?? request.previous, { signal }));
  const placing = listed ? await placePassages(vectors, found.numbered, found.groups.group, algebra, { signal }) : undefined;
  try {
    remember(await phases.run('embedding', work => makeCollection(measured, work, placing?.place), 'passages'));
  } catch (error) {
    if (!isShortOfMemory(error)) throw error;
    warn(`${error.message} The groups are made all the same, from each document's first passage; other passages are not told apart, and cannot be searched by meaning.`);
    return first;
  }
  return placing ? grouping(placing.groupsOf(documents)) : first;
}

/** Too much was asked for, by our own reckoning or by the machine's, which says so by a `RangeError`. */
function isShortOfMemory(error: unknown): error is Error {
  return error instanceof KindredError ? error.kind === 'outOfMemory' : error instanceof RangeError && /allocation/i.test(error.message);
}
