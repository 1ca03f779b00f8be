import { unitRows } from '../../core/algebra/rows';
import { packedRange } from '../../core/algebra/packedRows';
import { groupedPassage } from '../../core/result/assemble';
import type { GroupedPassage } from '../../core/types';
import type { Work } from '../../core/work';
import type { Tools } from '../run/tools';
import type { Collected } from './collections';
import { labelledGroupsOf } from './labelledGroups';

/** The passages of a document, each with the group it is nearest to, by cosine to the groups' mean vectors; null for a document that is not there. */
export async function passages({ id }: { readonly id: string }, collected: Collected, tools: Tools, work: Work = {}): Promise<readonly GroupedPassage[] | null> {
  const { documents, places, passages: rows, start } = collected.collection;
  const place = places.get(id);
  if (place === undefined) return null;
  const algebra = await tools.algebra();
  const { ids, sums } = await labelledGroupsOf(collected, algebra);
  const own = documents[place].passages;
  if (ids.length === 0) return own.map(passage => groupedPassage(passage, null));
  const scores = (await algebra.packedProduct(unitRows(sums.sums), packedRange(rows, start[place], own.length), work)).data;
  const nearest = (at: number) => ids.reduce((best, _, group) => (scores[group * own.length + at] > scores[best * own.length + at] ? group : best), 0);
  return own.map((passage, at) => groupedPassage(passage, ids[nearest(at)]));
}
