import type { Group, Grouping } from '../core/types';
import { Pace, PIECE_MS } from '../core/work';
import type { MapArea, PackedMap } from './mapSides';
import { packDocuments, paced } from './packedDocuments';

/**
 * What a map draws of a grouping: parallel typed arrays, positions in them in the order of `grouping.documents`. Made a
 * little at a time, until `signal` stops it by a `CancelledError`.
 */
export async function packMap(grouping: Grouping, title: string, signal?: AbortSignal): Promise<PackedMap> {
  const { documents } = grouping;
  const groups = grouping.groups.filter(group => group.level !== 'area');
  return { title, documents: await packDocuments(documents, signal), ...(await columnsOf(documents, groups, signal)), groups, areas: areasOf(grouping, groups), draft: false };
}

/** What is said of each document in numbers. */
async function columnsOf(documents: Grouping['documents'], groups: readonly Group[], signal: AbortSignal | undefined) {
  const place = new Map(groups.map((group, i) => [group.id, i]));
  const placeOf = (id: number | null) => (id === null ? -1 : (place.get(id) ?? -1));
  const count = documents.length;
  const positions = new Float32Array(2 * count);
  const [group, subgroup] = [new Int32Array(count), new Int32Array(count)];
  const strength = new Float32Array(count);
  const lengths = new Uint32Array(count);
  let measured = true;
  const given = new Map<string, Float64Array>();
  await paced(count, new Pace(signal, PIECE_MS), i => {
    const { x, y, length, numbers } = documents[i];
    positions[2 * i] = x;
    positions[2 * i + 1] = y;
    group[i] = placeOf(documents[i].group);
    subgroup[i] = placeOf(documents[i].subgroup);
    strength[i] = documents[i].strength;
    lengths[i] = length ?? 0;
    measured &&= length !== undefined;
    for (const [name, value] of Object.entries(numbers ?? {})) {
      if (!given.has(name)) given.set(name, new Float64Array(count).fill(NaN));
      given.get(name)![i] = value;
    }
  });
  return { positions, group, subgroup, strength, ...(measured && { length: lengths }), ...(given.size > 0 && { given: Array.from(given, ([name, values]) => ({ name, values })) }) };
}

function areasOf(grouping: Grouping, drawn: readonly Group[]): MapArea[] {
  const areas = grouping.groups.filter(({ level }) => level === 'area');
  return areas.flatMap(({ id, name }) => {
    const groups = drawn.flatMap((group, at) => (group.level === 'group' && group.parent === id ? at : []));
    return groups.length > 0 ? { id, name, groups } : [];
  });
}
