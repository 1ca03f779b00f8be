import { KindredError } from '../errors';
import { COLOUR_SLOTS } from '../identity/colourSlots';
import type { Group } from '../types';
import type { Edit } from './edit';
import { nameFor } from './faces';
import { freeColour } from './freeColour';
import { cleanName, sameName } from './groupName';
import type { Workbench } from './workbench';

export type GroupEdit = Extract<Edit, { kind: 'rename' | 'recolour' | 'pinGroups' | 'hide' | 'merge' | 'split' }>;

/** Decides an edit that speaks of groups. */
export function decideGroups(bench: Workbench, edit: GroupEdit): void {
  switch (edit.kind) {
    case 'rename': {
      const group = bench.group(edit.group);
      // Its computed name is its own, whichever group has taken it meanwhile; it may change with its documents again.
      const isComputed = [edit.name, cleanName(edit.name)].includes(bench.shown.facts.renamed.get(group.id)!);
      bench.rename(group, isComputed ? undefined : bench.freeName(edit.name, group, group.id));
      return;
    }
    case 'recolour': {
      const group = bench.group(edit.group);
      if (group.level === 'subgroup') throw new KindredError('badInput', 'A sub-group has the colour of its group. Choose a colour for the group instead.');
      if (!Number.isInteger(edit.colour) || edit.colour < 0 || edit.colour >= COLOUR_SLOTS) throw new KindredError('badInput', `There are colours 0 to ${COLOUR_SLOTS - 1}. Choose one of them.`);
      bench.draft.group(bench.key(group.id), { colour: edit.colour });
      return;
    }
    case 'pinGroups':
      for (const group of chosen(bench, edit.groups)) pin(bench, group, edit.pinned);
      return;
    case 'hide':
      for (const group of chosen(bench, edit.groups)) bench.draft.group(bench.key(group.id), { hidden: edit.hidden || undefined });
      return;
    case 'merge':
      merge(bench, edit.groups, edit.into);
      return;
    case 'split':
      split(bench, bench.group(edit.group), edit.parts, edit.names);
      return;
  }
}

function chosen(bench: Workbench, ids: readonly number[]): Group[] {
  if (ids.length === 0) throw new KindredError('badInput', 'No group is chosen, so nothing was changed. Choose a group first.');
  return [...new Set(ids)].map(id => bench.group(id));
}

function pin(bench: Workbench, group: Group, pinned: boolean): void {
  if (group.level === 'area') throw new KindredError('badInput', 'Only groups and sub-groups can be pinned. Pin the groups in it instead.');
  const key = bench.key(group.id);
  // A group that lives on without a run's needs a colour of its own.
  if (pinned) bench.draft.group(key, { pinned: bench.members(group.id), colour: group.colour });
  else bench.draft.group(key, { pinned: undefined });
}

function merge(bench: Workbench, ids: readonly number[], intoId: number): void {
  const into = bench.group(intoId);
  const others = chosen(bench, ids).filter(({ id }) => id !== into.id);
  if (others.length === 0) throw new KindredError('badInput', 'Merging takes two groups or more. Choose another one as well.');
  if ([into, ...others].some(({ level }) => level === 'area')) throw new KindredError('badInput', 'Only groups and sub-groups can be merged. Merge the groups in it instead.');
  if (into.level === 'subgroup' && others.some(({ level }) => level === 'group')) throw new KindredError('badInput', 'A group cannot become part of a sub-group. Merge it with the group around that, or move its documents.');
  const { draft } = bench;
  const key = bench.key(into.id);
  const all = new Set([into, ...others].flatMap(({ id }) => bench.members(id)));
  const parts = [draft.groups.get(key)!];
  // Sub-groups go first, so that those of a group that is merged as well are still inside it.
  for (const other of [...others].sort((a, b) => Number(a.level === 'group') - Number(b.level === 'group'))) {
    const from = bench.key(other.id);
    parts.push(draft.groups.get(from)!);
    draft.replace(from, key);
  }
  draft.accept(key, all);
  const anchors = parts.flatMap(part => part.anchors ?? []);
  const byHand = parts.some(({ documents }) => documents !== undefined);
  draft.group(key, {
    ...(anchors.length > 0 && { anchors }),
    ...(byHand && { documents: [...new Set(parts.flatMap(({ documents = [] }) => documents))].sort() }),
    pinned: parts.some(({ pinned }) => pinned !== undefined) ? [...all].sort() : undefined,
  });
  // What a list holds elsewhere, as that of a pinned group around a sub-group does, comes along one by one; and who was
  // refused by a part is not taken in with it.
  const { missing, foreign } = bench.amiss(key, all);
  draft.move(missing, key);
  for (const id of foreign) draft.refuse(key, id);
}

function split(bench: Workbench, group: Group, parts: readonly (readonly string[])[], given: readonly string[] = []): void {
  if (group.level === 'area') throw new KindredError('badInput', 'Only groups and sub-groups can be split. Split the groups in it instead.');
  const inside = new Set(bench.members(group.id));
  const seen = new Set<string>();
  if (parts.length === 0 || parts.some(part => part.length === 0)) throw new KindredError('badInput', 'Splitting takes parts with at least one document each. Choose the documents of each part.');
  for (const id of parts.flat()) {
    if (!inside.has(id)) throw new KindredError('badInput', `${id} is not in ${group.name}, so nothing was changed. Choose documents of this group.`);
    if (seen.has(id)) throw new KindredError('badInput', `${id} is in two parts, so nothing was changed. Choose each document once.`);
    seen.add(id);
  }
  if (parts.length === 1 && seen.size === inside.size) throw new KindredError('badInput', 'The one part is the whole group, so nothing was changed. Leave documents out, or choose two parts.');
  const within = group.level === 'subgroup' && group.parent !== null ? bench.key(group.parent) : undefined;
  const names: string[] = [];
  const colours: number[] = [];
  const taken = (name: string) => bench.isTaken(name, group) || names.some(other => sameName(other, name));
  for (const [i, part] of parts.entries()) {
    const wished = given[i] === undefined ? nameOfPart(bench, group, part) : cleanName(given[i]);
    const name = wished !== undefined && !taken(wished) ? wished : nameFor(bench.known(part), taken);
    const colour = within === undefined ? freeColour(bench.shown.grouping, part, colours) : group.colour;
    names.push(name);
    colours.push(colour);
    bench.make(part, name, colour, within);
  }
}

/** A part that is one of the sub-groups goes by its name. */
function nameOfPart(bench: Workbench, group: Group, part: readonly string[]): string | undefined {
  const wanted = [...part].sort().join('\n');
  const same = bench.shown.grouping.groups.find(({ id, parent }) => parent === group.id && bench.members(id).join('\n') === wanted);
  return same?.name;
}
