import { previousGroups } from '../../core/identity/previousGroups';
import { predictVectors } from '../../core/instant/predict';
import { BEST } from '../../core/levels/chooseLevel';
import { keepIdentity } from '../../core/result/keepIdentity';
import type { Matrix, PreviousGroup } from '../../core/types';
import type { Work } from '../../core/work';
import type { RunRequest } from '../../protocol/engineSides';
import { described, type ReadDocuments } from './described';
import { groupDocuments, type HowToGroup } from './groupDocuments';
import type { Phases } from './phases';
import type { ReadWords } from './readWords';
import type { Drafting } from './sampledFirst';
import type { RunListener, Tools } from './tools';

/** What drafts are made from and with. */
interface DraftMaterials extends ReadDocuments {
  readonly words: ReadWords;
  readonly tools: Tools;
  readonly phases: Phases;
  readonly listener: RunListener;
  readonly signal: AbortSignal | undefined;
}

/** Makes drafts while a model reads. */
export interface Drafts extends Drafting {
  /** What the next groups take over: what there was before the run or, if nothing, the colours of the latest draft. */
  previous(): readonly PreviousGroup[];
}

/** The drafts of a run, where it wants some and its groups are found in the way that these are. */
export function draftsFor(request: RunRequest, materials: DraftMaterials): Drafts | undefined {
  const { drafts, classes, recipe } = request;
  return drafts && !classes && recipe.method.name === 'auto' ? draftsOf(request, materials) : undefined;
}

/**
 * Groups shown before a model has read all documents: quickly made, named by words alone, without fewer and more groups,
 * and kept nowhere. In several languages, which words tell apart before any subject, there are none.
 */
function draftsOf(request: RunRequest, materials: DraftMaterials): Drafts {
  const { documents, words, tools, phases, listener, signal } = materials;
  const work: Work = { signal };
  // A draft is no phase of its own: it comes while the model reads.
  const within: Pick<Phases, 'run'> = { run: (_phase, task) => task(work) };
  let previous = request.previous;

  async function show(vectors: Matrix, model: string, how: Pick<HowToGroup, 'evidence'> = {}): Promise<void> {
    const embedPhrases = async (phrases: readonly string[]) => ({ rows: phrases.length, columns: 0, data: new Float32Array(0) });
    const found = await groupDocuments(documents, vectors, request, await tools.algebra(), within, { ...how, words, embedPhrases, preference: BEST, quick: true });
    const draft = keepIdentity(await described(materials, found, null, model, request, tools, work), previous);
    // Colours stay, while names get better.
    if (!request.previous.length) previous = previousGroups(draft).map(group => ({ ...group, name: '' }));
    listener.firstGrouping(draft);
  }

  return {
    seed: request.seed,
    previous: () => previous,
    byWords: () =>
      phases.time('drafts', async () => {
        const known = await words.evidence(work);
        if (known.words) await show(known.words, 'words', { evidence: async () => ({ ...known, words: undefined }) });
      }),
    predicted: (sample, measured) =>
      phases.time('drafts', async () => {
        const known = await words.evidence(work);
        if (known.words) await show(await predictVectors(known.words, sample, measured, await tools.algebra(), work), 'words and a sample');
      }),
  };
}
