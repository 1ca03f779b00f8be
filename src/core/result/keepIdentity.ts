import { tellApart } from '../hierarchy/tellApart';
import { assignColours } from '../identity/colours';
import { matchPrevious, type Kept, type LevelLabels } from '../identity/matchPrevious';
import { saysOneOf, titleAsName } from '../naming/composeName';
import type { Group, Grouping, GroupLevel, PreviousGroup } from '../types';
import { Pace, type Work } from '../work';

/**
 * The grouping with names and colours taken over from an earlier run's groups where most members are the same, names only
 * where they still say what is inside. Everything else stays, so that a kept grouping serves whatever was there before.
 * Rejects with a `CancelledError` when cancelled.
 */
export async function keepIdentity(grouping: Grouping, previous: readonly PreviousGroup[], { signal }: Work = {}): Promise<Grouping> {
  if (!previous.length) return grouping;
  const pace = new Pace(signal);
  const { documents, groups } = grouping;
  const levels = { area: atLevel(groups, 'area'), group: atLevel(groups, 'group'), subgroup: atLevel(groups, 'subgroup') };
  const labels: LevelLabels = {
    area: labelsOf(grouping, 'area', levels.area),
    group: labelsOf(grouping, 'group', levels.group),
    subgroup: labelsOf(grouping, 'subgroup', levels.subgroup),
  };
  const kept = await matchPrevious(previous, labels, documents.map(({ id }) => id), pace);
  const points = new Float32Array(2 * documents.length);
  documents.forEach(({ x, y }, i) => points.set([x, y], 2 * i));
  await pace.breathe();
  const slots = assignColours(points, labels.group, levels.group.map((_, label) => kept.group[label]?.colour ?? null));
  const colours = new Map(levels.group.map(({ id }, label) => [id, slots[label]]));
  const names = new Map<number, string>();
  for (const level of ['area', 'group', 'subgroup'] as const) {
    const says = (name: string, label: number) => stillSays(name, levels[level][label], documents);
    keepNames(levels[level], kept[level], says).forEach((name, label) => names.set(levels[level][label].id, name));
  }
  // An area has the colour of the group its first document is in; so has a sub-group, whose documents are all in one.
  const shown = (group: Group) => documents.find(document => document[group.level] === group.id)?.group ?? -1;
  const changed = groups.map(group => ({ ...group, name: names.get(group.id)!, colour: colours.get(shown(group)) ?? group.colour }));
  const hierarchy = grouping.hierarchy && tellApart(grouping.hierarchy, changed.map(({ name }) => name));
  return { ...grouping, groups: changed, ...(hierarchy && { hierarchy }) };
}

function atLevel(groups: readonly Group[], level: GroupLevel): Group[] {
  return groups.filter(group => group.level === level);
}

function labelsOf({ documents }: Grouping, level: GroupLevel, groups: readonly Group[]): Int32Array {
  const labels = new Map(groups.map(({ id }, label) => [id, label]));
  return Int32Array.from(documents, document => labels.get(document[level] ?? -1) ?? -1);
}

/** The names of a level, earlier ones in the place of new ones unless another group has that name now or they say no more what is inside. */
function keepNames(groups: readonly Group[], kept: readonly (Kept | null)[], says: (name: string, label: number) => boolean): string[] {
  const names = groups.map(({ name }) => name);
  const taken = new Set(names.map(name => name.toLowerCase()));
  kept.forEach((earlier, label) => {
    const name = earlier?.name;
    if (!name || taken.has(name.toLowerCase())) return;
    // With the same members a name stays, whatever the others have become: a half of two merged groups has not.
    if (!earlier.unchanged && !says(name, label)) return;
    taken.delete(names[label].toLowerCase());
    taken.add(name.toLowerCase());
    names[label] = name;
  });
  return names;
}

/** True for a name whose words are still among those of the group, or that is the title of a document in it. */
function stillSays(name: string, { id, level, name: own, keywords }: Group, documents: Grouping['documents']): boolean {
  return saysOneOf(name, [own, ...keywords]) || documents.some(document => document[level] === id && titleAsName(document.title) === name);
}
