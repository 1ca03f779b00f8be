import { errorReason } from '../../core/documents/reasons';
import type { Evidence } from '../../core/evidence/evidence';
import { previousGroups } from '../../core/identity/previousGroups';
import { predictVectors } from '../../core/instant/predict';
import { BEST } from '../../core/levels/chooseLevel';
import { keepIdentity } from '../../core/result/keepIdentity';
import type { Matrix, PreviousGroup } from '../../core/types';
import { throwIfCancelled, type Work } from '../../core/work';
import type { RunRequest } from '../../protocol/engineSides';
import { described, type ReadDocuments } from './described';
import { groupDocuments, type HowToGroup } from './groupDocuments';
import type { Phases } from './phases';
import type { ReadWords } from './readWords';
import type { Drafting } from './sampledFirst';
import type { TextThread } from './textThread';
import type { RunListener, Tools } from './tools';

/** What drafts are made from and with. */
interface DraftMaterials extends ReadDocuments {
  readonly words: ReadWords;
  readonly tools: Tools;
  readonly phases: Phases;
  readonly listener: RunListener;
  readonly signal: AbortSignal | undefined;
  /** A second thread, which helps with the draft by words. */
  readonly beside?: TextThread;
  /** Hears, once, that drafts are not to be had. */
  warn(text: string): void;
}

/** Makes drafts while a model reads. */
export interface Drafts extends Drafting {
  /** What the next groups take over: what there was before the run or, if nothing, the colours of the latest draft. */
  previous(): readonly PreviousGroup[];
}

/** Representations for which a model reads the beginning of every document, which takes its time. */
const READ_BY_A_MODEL = ['transformer', 'hybrid', 'onnx', 'server'];

/** The drafts of a run, where it wants some, a model takes its time, and its groups are found in the way that these are. */
export function draftsFor(request: RunRequest, materials: DraftMaterials): Drafts | undefined {
  const { drafts, classes, recipe } = request;
  const isRead = READ_BY_A_MODEL.includes(recipe.representation.name);
  return drafts && isRead && !classes && recipe.method.name === 'auto' ? draftsOf(request, materials) : undefined;
}

/**
 * Groups shown before a model has read all documents: quickly made, named by words alone, without fewer and more groups,
 * and kept nowhere. In several languages, which words tell apart before any subject, there are none. A run does not need them:
 * where one fails, it goes on without.
 */
function draftsOf(request: RunRequest, materials: DraftMaterials): Drafts {
  const { documents, words, tools, phases, listener, signal, beside, warn } = materials;
  const work: Work = { signal };
  // A draft is no phase of its own: it comes while the model reads.
  const within: Pick<Phases, 'run'> = { run: (_phase, task) => task(work) };
  let previous = request.previous;
  let failed = false;

  async function show(vectors: Matrix, model: string, how: Pick<HowToGroup, 'evidence' | 'beside'> = {}): Promise<void> {
    const embedPhrases = async (phrases: readonly string[]) => ({ rows: phrases.length, columns: 0, data: new Float32Array(0) });
    const found = await groupDocuments(documents, vectors, request, await tools.algebra(), within, { ...how, words, embedPhrases, preference: BEST, quick: true });
    const draft = await keepIdentity(await described(materials, found, null, { model }, request, tools, work), previous, work);
    await listener.firstGrouping(draft);
    // Colours stay, while names get better.
    if (!request.previous.length) previous = previousGroups(draft).map(group => ({ ...group, name: '' }));
  }

  /** Makes a draft of the documents' own words, where these tell subjects apart. */
  async function tried(evidence: ReadWords['evidence'], make: (words: Matrix, known: Evidence) => Promise<void>): Promise<void> {
    if (failed) return;
    try {
      await phases.time('drafts', async () => {
        const known = await evidence(work);
        if (known.words) await make(known.words, known);
      });
    } catch (error) {
      throwIfCancelled(signal);
      failed = true;
      warn(`First impressions of the groups could not be made. The run goes on without them. ${errorReason(error)}`);
    }
  }

  return {
    seed: request.seed,
    previous: () => previous,
    async byWords(wanted) {
      try {
        if (wanted) await tried(words.roughEvidence, (own, known) => show(own, 'words', { evidence: async () => ({ ...known, words: undefined }), beside }));
      } finally {
        words.leaveThread();
      }
    },
    predicted: (sample, measured) =>
      tried(words.evidence, async own => show(await predictVectors(own, sample, measured, await tools.algebra(), work), 'words and a sample')),
  };
}
