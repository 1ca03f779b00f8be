import { unitRows } from '../../core/algebra/rows';
import { nearestNeighbours } from '../../core/graph/nearestNeighbours';
import { fitMeanCentring } from '../../core/reduction/centring';
import type { NearlySame } from '../../core/report/material';
import type { NearDuplicate } from '../../core/suggestions/facts';
import { nearDuplicates } from '../../core/suggestions/nearDuplicates';
import type { Neighbours } from '../../core/types';
import { partOf, type Work } from '../../core/work';
import type { Tools } from '../run/tools';
import type { Measured } from './collection';
import { measuredAgain, type AgainContext, type AgainRequest } from './measured';

/** Nearest documents that are looked at: of each as many vote for folders and groups. */
const NEAREST = 15;

/** The nearest of each document, and the pairs that say nearly the same, most alike first. */
export async function nearOnes({ documents, vectors }: Pick<Measured, 'documents' | 'vectors'>, tools: Tools, work: Work): Promise<{ readonly neighbours: Neighbours; readonly duplicates: readonly NearDuplicate[] }> {
  // Without centring, all texts of some models are alike.
  const centred = unitRows(await fitMeanCentring(vectors).apply(vectors, partOf(work, 0, 0.07)));
  const neighbours = await nearestNeighbours(centred, NEAREST, await tools.algebra(), partOf(work, 0.07, 0.57));
  return { neighbours, duplicates: await nearDuplicates(documents, centred, neighbours, partOf(work, 0.57, 1)) };
}

/** Reads the documents of a run again, with the vectors it kept, and finds those that say nearly the same, as suggestions do. */
export async function nearlySame(request: AgainRequest, context: AgainContext, work: Work): Promise<NearlySame[]> {
  return measuredAgain(request, context, partOf(work, 0, 0.5), async measured => {
    const { duplicates } = await nearOnes(measured, context.tools, partOf(work, 0.5, 1));
    return duplicates.map(({ a, b, likeness }) => ({ documents: [measured.documents[a].id, measured.documents[b].id], likeness }));
  });
}
