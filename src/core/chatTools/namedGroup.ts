import { KindredError } from '../errors';
import type { Group, GroupLevel } from '../types';

/** Groups that are named where none is of the name asked for. */
const MOST_NAMED = 20;
/** Of several that are called alike, the one that is seen first is meant. */
const LEVELS: readonly GroupLevel[] = ['group', 'area', 'subgroup'];

/** The group, area or sub-group of a name, in whatever letters, or of an id. Throws a `badInput` error that says which there are. */
export function namedGroup(given: string, groups: readonly Group[]): Group {
  const key = keyOf(given);
  for (const level of LEVELS) {
    const named = groups.filter(group => group.level === level && keyOf(group.name) === key);
    if (named.length === 1) return named[0];
    if (named.length > 1) throw new KindredError('badInput', `${named.length} groups are called "${given}". Name one by its id: ${named.map(({ id, size }) => `${id} (of size ${size})`).join(', ')}.`);
  }
  const byId = groups.find(({ id }) => String(id) === key);
  if (byId) return byId;
  const names = groups.filter(({ level }) => level === 'group').map(({ name }) => `"${name}"`);
  const more = names.length > MOST_NAMED ? `, and ${names.length - MOST_NAMED} more` : '';
  throw new KindredError('badInput', `There is no group "${given}". There are ${names.slice(0, MOST_NAMED).join(', ')}${more}.`);
}

function keyOf(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}
