import type { MapSelection } from '../protocol/mapSides';
import type { KindredMap } from './kindredMap';
import { showAgain } from './legendActions';
import type { Scene } from './scene';

/** What a person asked to see is seen: on the map it is switched on where it was off, and its list goes to the first row. */
export function showAsked(map: KindredMap, selection: MapSelection): void {
  const { scene } = map.stage;
  const documents = scene ? selectedIn(scene, selection) : [];
  showAgain(map, documents);
  if (map.state.asList && documents.length) map.parts.list.reveal(documents[0]);
}

/** The documents of a selection, those of its groups among them. */
function selectedIn({ data, groups, count }: Scene, { documents, groups: ids }: MapSelection): number[] {
  const wanted = new Set(documents);
  const inGroups = new Set(groups.filter(({ id }) => ids.includes(id)).map(({ index }) => index));
  return Array.from({ length: count }, (_, i) => i).filter(i => wanted.has(i) || inGroups.has(data.group[i]) || inGroups.has(data.subgroup[i]));
}
