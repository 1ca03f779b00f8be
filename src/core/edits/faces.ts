import { withCapital } from '../capital';
import { addTo, countsOf } from '../gather';
import { saysOneOf, titleAsName } from '../naming/composeName';
import { compareTexts } from '../order';
import type { Group, GroupedDocument, Grouping } from '../types';
import type { Decisions } from './decisions';
import { isTaken, withKeyword } from './groupName';
import type { Placement } from './placement';

const KEYWORDS = 5;
const EXAMPLES = 3;
/** A group of which more is left keeps its name. */
const MOST_LEFT = 0.25;

/**
 * Groups and sub-groups on show: those with documents, each level by size and then as the run has them, with the name and colour that a person gave
 * them or else the run. What was put together from several groups has keywords and examples of all; what lost nearly all
 * its documents has the name of those that are there, unless one of them still says the old one.
 */
export function facesOf(grouping: Grouping, decisions: Decisions, placement: Placement): Group[] {
  const { places, keyOf, levelOf, parentOf, partsOf } = placement;
  const members = new Map<number, GroupedDocument[]>();
  grouping.documents.forEach((document, i) => {
    for (const id of [places[i].group, places[i].subgroup]) {
      if (id !== null) addTo(members, id, document);
    }
  });
  const computed = new Map(grouping.groups.map(group => [group.id, group]));

  const faces = [...members].map(([id, documents]): Group => {
    const decision = decisions.groups.get(keyOf.get(id) ?? '');
    const own = computed.get(id);
    const level = levelOf(id);
    const from = partsOf(id).map(part => computed.get(part)!);
    const emptied = own !== undefined && from.length === 1 && isEmptied(own, documents);
    const inside = new Set(documents.map(document => document.id));
    const strongest = strongestFirst(documents);
    const examples = inTurn([...from.map(group => group.examples.filter(example => inside.has(example))), strongest.map(document => document.id)], EXAMPLES);
    return {
      id,
      level,
      parent: level === 'subgroup' ? parentOf(id) : own?.level === 'group' ? own.parent : commonest(documents.flatMap(({ area }) => area ?? [])),
      name: decision?.name ?? (emptied ? nameFor(documents, () => false) : own?.name) ?? decision?.anchors?.[0].name ?? titleAsName(strongest[0].title),
      keywords: from.length > 0 && !emptied ? inTurn(from.map(group => group.keywords), KEYWORDS) : commonWords(documents),
      size: documents.length,
      examples,
      colour: decision?.colour ?? own?.colour ?? 0,
    };
  });
  return inRows(coloured(toldApart(sorted(faces), byPerson(decisions, placement))), grouping);
}

/** The computed areas that still have documents, with the name that a person gave them or else the run. */
export function areasOf(grouping: Grouping, decisions: Decisions, placement: Placement, documents: readonly GroupedDocument[]): Group[] {
  const sizes = countsOf(documents.flatMap(({ area }) => area ?? []));
  const areas = grouping.groups.filter(({ id, level }) => level === 'area' && sizes.has(id));
  const nameOf = ({ id, name }: Group) => decisions.groups.get(placement.keyOf.get(id) ?? '')?.name ?? name;
  return inRows(toldApart(sorted(areas.map(group => ({ ...group, name: nameOf(group), size: sizes.get(group.id)! }))), byPerson(decisions, placement)), grouping);
}

/** True where hardly a document of a run's group is left in it, and none of those in it now says its name. */
function isEmptied({ id, level, name, size }: Group, documents: readonly GroupedDocument[]): boolean {
  const left = documents.filter(document => document[level] === id).length;
  return left <= MOST_LEFT * size && !documents.some(({ title, snippet, words }) => saysOneOf(name, [title, snippet, ...words]));
}

/** Words that most of the documents share with their groups; at most five. */
function commonWords(documents: readonly GroupedDocument[]): string[] {
  const often = [...countsOf(documents.flatMap(({ words }) => words))].sort(([a, n], [b, m]) => m - n || compareTexts(a, b));
  return often.slice(0, KEYWORDS).map(([word]) => word);
}

/** A free name for documents that a person put together: their commonest word, or the title of the strongest. */
export function nameFor(documents: readonly GroupedDocument[], taken: (name: string) => boolean): string {
  const words = commonWords(documents).map(withCapital);
  const titles = strongestFirst(documents).map(({ title }) => titleAsName(title)).filter(Boolean);
  const pairs = words.slice(1).map(word => `${words[0]} & ${word.toLowerCase()}`);
  const possible = [...words.slice(0, 1), ...pairs, ...titles];
  return possible.find(name => !taken(name)) ?? numbered(possible[0] ?? documents[0].id, taken);
}

function numbered(name: string, taken: (name: string) => boolean): string {
  for (let n = 2; ; n++) if (!taken(`${name} ${n}`)) return `${name} ${n}`;
}

/** The first of each list, then the second of each, each value once. */
function inTurn<T>(lists: readonly (readonly T[])[], most: number): T[] {
  const longest = Math.max(0, ...lists.map(list => list.length));
  const values = new Set<T>();
  for (let k = 0; k < longest && values.size < most; k++) for (const list of lists) if (k < list.length) values.add(list[k]);
  return [...values].slice(0, most);
}

function commonest(values: readonly number[]): number | null {
  return [...countsOf(values)].sort(([a, n], [b, m]) => m - n || a - b)[0]?.[0] ?? null;
}

/** The order in which names are told apart: it does not depend on how a run numbers its groups. */
function sorted(groups: readonly Group[]): Group[] {
  return [...groups].sort((a, b) => bySize(a, b) || compareTexts(a.name, b.name) || compareTexts(a.examples[0] ?? '', b.examples[0] ?? '') || a.id - b.id);
}

/** The order of the rows: groups of equal size stand as in the run, whatever they are called now, and before what a person made. */
function inRows(groups: readonly Group[], run: Grouping): Group[] {
  const places = new Map(run.groups.map(({ id }, at) => [id, at]));
  const place = ({ id }: Group) => places.get(id) ?? places.size;
  return [...groups].sort((a, b) => bySize(a, b) || place(a) - place(b));
}

const LEVELS: readonly Group['level'][] = ['area', 'group', 'subgroup'];

function bySize(a: Group, b: Group): number {
  return LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || b.size - a.size;
}

function strongestFirst(documents: readonly GroupedDocument[]): GroupedDocument[] {
  return [...documents].sort((a, b) => b.strength - a.strength || compareTexts(a.id, b.id));
}

/** The ids of groups that a person named with the rank of each: the largest first, as large as they were when they were named, so that it stays while sizes change. */
function byPerson({ groups }: Decisions, { keyOf }: Placement): Map<number, number> {
  const named = [...keyOf].filter(([, key]) => groups.get(key)?.name !== undefined);
  const sizeOf = (key: string) => groups.get(key)?.anchors?.[0].size ?? 0;
  named.sort(([, a], [, b]) => sizeOf(b) - sizeOf(a) || compareTexts(a, b));
  return new Map(named.map(([id], rank) => [id, rank]));
}

/**
 * A name that is taken gets a keyword more: a computed one first, and the later of two that a person gave, as while one
 * group was away or in two windows. `given` has the ranks of those by id.
 */
function toldApart(groups: readonly Group[], given: ReadonlyMap<number, number>): Group[] {
  const done: Group[] = [];
  const rank = ({ id }: Group) => given.get(id) ?? given.size;
  for (const group of [...groups].sort((a, b) => rank(a) - rank(b))) {
    const taken = (name: string) => isTaken(done, name, group);
    const free = [group.name, ...withKeyword(group.name, group.keywords)].find(name => !taken(name));
    done.push({ ...group, name: free ?? numbered(group.name, taken) });
  }
  const named = new Map(done.map(group => [group.id, group]));
  return groups.map(({ id }) => named.get(id)!);
}

function coloured(groups: readonly Group[]): Group[] {
  const colours = new Map(groups.map(({ id, colour }) => [id, colour]));
  return groups.map(group => (group.level === 'subgroup' && group.parent !== null ? { ...group, colour: colours.get(group.parent) ?? group.colour } : group));
}
