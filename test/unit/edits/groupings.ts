import type { Group, GroupedDocument, Grouping } from '../../../src/core/types';
import { group, document, grouping as other } from '../host/fixture';

/** What a group of a made-up grouping is called, and its documents; sub-groups have theirs among them. */
export interface Sketch {
  readonly name: string;
  readonly documents: readonly string[];
  readonly parts?: Readonly<Record<string, readonly string[]>>;
}

/** A grouping of documents as a run gives it: groups by size, with ids from `first` on, in reverse order if asked. */
export function groupingOf(sketches: readonly Sketch[], ungrouped: readonly string[] = [], { first = 0, reverse = false } = {}): Grouping {
  const tops = [...sketches].sort((a, b) => b.documents.length - a.documents.length);
  const colours = new Map(tops.map(({ name }, i) => [name, i]));
  if (reverse) tops.reverse();
  let next = first;
  const groups: Group[] = tops.map(({ name, documents }) => face(next++, name, documents, colours.get(name)!));
  const subgroups = tops.flatMap((sketch, i) =>
    Object.entries(sketch.parts ?? {}).map(([name, documents]) => ({ ...face(next++, name, documents, colours.get(sketch.name)!), level: 'subgroup' as const, parent: groups[i].id, documents })),
  );
  const idOf = new Map(tops.flatMap((sketch, i) => sketch.documents.map(id => [id, groups[i].id])));
  const subOf = new Map(subgroups.flatMap(part => part.documents.map(id => [id, part.id])));
  const ids = [...idOf.keys(), ...ungrouped].sort();
  const documents = ids.map((id, i): GroupedDocument =>
    document(id, { group: idOf.get(id) ?? null, subgroup: subOf.get(id) ?? null, x: (idOf.get(id) ?? 0) / 10 + i / 1e4, y: i / 1e4, nearest: [(i + 1) % ids.length, (i + 2) % ids.length].filter(n => n !== i), words: ['flour', 'oven'] }),
  );
  return { ...other, documents, groups: [...groups, ...subgroups.map(({ documents: _, ...part }) => part)] };
}

function face(id: number, name: string, documents: readonly string[], colour: number): Group {
  return group(id, name, { size: documents.length, examples: documents.slice(0, 3), colour, keywords: [`${name} words`, 'common'] });
}

/** Who is in which group on show, by name; what is in no group is under an empty name. */
export function membersByName({ documents, groups }: Grouping): Record<string, string[]> {
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  const members: Record<string, string[]> = {};
  for (const { id, group: own } of documents) (members[own === null ? '' : names.get(own)!] ??= []).push(id);
  return members;
}

/** Id of a group on show by its name. */
export function idOf({ groups }: Grouping, name: string): number {
  const found = groups.find(candidate => candidate.name === name);
  if (!found) throw new Error(`no group ${name} among ${groups.map(candidate => candidate.name).join(', ')}`);
  return found.id;
}
