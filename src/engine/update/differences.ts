import { markedOf, shortHash } from '../../core/identity/renames';
import type { Work } from '../../core/work';
import type { DifferencesRequest } from '../../protocol/engineSides';
import { findSources } from '../run/sources';
import type { Surroundings } from '../run/tools';
import { stillThere } from './stillThere';

/**
 * Ids of files that came, went, or hold something else than when they were grouped. A document whose contents then nobody
 * knows counts as unchanged, and so does what held nothing to group: reading it again would find that out each time.
 */
export async function differences(request: DifferencesRequest, surroundings: Surroundings, work: Work): Promise<string[]> {
  const { inputs } = await findSources(await stillThere(request), surroundings, work);
  const left = new Set(request.leftOut);
  const grouped = new Map(markedOf(request).map(({ id, hash }) => [id, hash]));
  const isOther = (id: string, hash: string) => (grouped.has(id) ? ![undefined, shortHash(hash)].includes(grouped.get(id)) : !left.has(id));
  const there = new Set(inputs.map(({ id }) => id));
  return [...inputs.filter(({ id, hash }) => isOther(id, hash)).map(({ id }) => id), ...request.ids.filter(id => !there.has(id))];
}
