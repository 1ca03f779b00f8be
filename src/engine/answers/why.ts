import { rowRange, unitRows } from '../../core/algebra/rows';
import type { Algebra } from '../../core/algebra/algebra';
import { packedRange } from '../../core/algebra/packedRows';
import { groupFits, type GroupFit, type GroupSums } from '../../core/retrieval/groupFits';
import { largest } from '../../core/retrieval/largest';
import type { Work } from '../../core/work';
import type { FoundPassage, GroupLikeness, WhyAnswer } from '../../protocol/answers';
import type { Tools } from '../run/tools';
import { foundPassage } from './collection';
import type { Collected } from './collections';
import { labelledGroupsOf } from './labelledGroups';

const NEAREST = 5;
const PASSAGES = 3;

/** Why a document is in its group: how near it lies to that one and to the next, its nearest members, and the passages that say most. */
export async function why({ id }: { readonly id: string }, collected: Collected, tools: Tools, work: Work = {}): Promise<WhyAnswer | null> {
  const { collection } = collected;
  const place = collection.places.get(id);
  if (place === undefined) return null;
  const algebra = await tools.algebra();
  const { ids, sums } = await labelledGroupsOf(collected, algebra);
  const { own, next } = await groupFits(collection.vectors, place, sums, algebra, work);
  const scores = (await algebra.productTransposed(rowRange(collection.vectors, place, 1), collection.vectors, work)).data;
  const likenessTo = (fit: GroupFit | null): GroupLikeness | null => {
    if (!fit) return null;
    const nearest = largest(scores, NEAREST, at => at === place || sums.labels[at] !== fit.label);
    return { group: ids[fit.label], likeness: fit.likeness, fit: fit.fit, nearest: nearest.map(at => ({ id: collection.documents[at].id, likeness: scores[at] })) };
  };
  const middle = own ?? next;
  return { own: likenessTo(own), next: likenessTo(next), passages: middle ? await nearestPassages(collected, place, middle.label, sums, algebra, work) : [] };
}

/** The passages of a document nearest to the middle of a group. */
async function nearestPassages({ collection }: Collected, place: number, label: number, { sums }: GroupSums, algebra: Algebra, work: Work): Promise<FoundPassage[]> {
  const [first, end] = [collection.start[place], collection.start[place + 1]];
  const own = packedRange(collection.passages, first, end - first);
  const scores = (await algebra.packedProduct(unitRows(rowRange(sums, label, 1)), own, work)).data;
  return largest(scores, PASSAGES).map(at => foundPassage(collection, place, first + at, scores[at]));
}
