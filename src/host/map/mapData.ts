import type { EditFacts } from '../../core/edits/apply';
import type { Grouping } from '../../core/types';
import { Pace, PIECE_MS } from '../../core/work';
import type { GroupNumbers, PackedMap } from '../../protocol/mapSides';
import { paced } from '../../protocol/packedDocuments';
import { packMap } from '../../protocol/packedMap';
import { linesFile } from '../records/record';

/** What the map draws of a grouping, as `packMap` has it, with what a person decided and may change. */
export async function mapData(grouping: Grouping, title: string, draft: boolean, numbers?: GroupNumbers, facts?: EditFacts, signal?: AbortSignal): Promise<PackedMap> {
  return {
    ...(await packMap(grouping, title, signal)),
    ...(facts && { pinned: { groups: [...facts.pinnedGroups], documents: await pinnedOf(grouping, facts, signal) }, renamed: Object.fromEntries(facts.renamed) }),
    ...(numbers && { numbers }),
    draft,
    ...(linesFile(grouping) !== undefined && { records: true }),
  };
}

async function pinnedOf({ documents }: Grouping, { pinnedDocuments }: EditFacts, signal: AbortSignal | undefined): Promise<number[]> {
  const pinned: number[] = [];
  if (pinnedDocuments.size > 0) await paced(documents.length, new Pace(signal, PIECE_MS), i => pinnedDocuments.has(documents[i].id) && pinned.push(i));
  return pinned;
}
