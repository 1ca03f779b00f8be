import { addTo, countsOf } from '../gather';
import { compareTexts } from '../order';
import { plainText } from '../plainText';
import type { Group, GroupedDocument, Grouping } from '../types';

/** What a chat model is told of a group whose name it is asked for. Names, titles and texts are one line each, cut to a length. */
export interface GroupQuestion {
  readonly group: number;
  /** The name it has. */
  readonly name: string;
  readonly keywords: readonly string[];
  /** The name of the group that a sub-group lies in; null for others. */
  readonly within: string | null;
  /** Names of the groups beside it, the nearest first. */
  readonly neighbours: readonly string[];
  /** The most central documents, those that tell most first. */
  readonly documents: readonly { readonly id: string; readonly title: string; readonly beginning: string }[];
}

/** A group and its answer, as it comes: a name, or null where the model gave none. */
export interface AskedName {
  readonly group: number;
  readonly name: string | null;
}

const DOCUMENTS = 6;
const NEIGHBOURS = 12;
/** Longest title, beginning of a text, and name or keyword, in characters. */
const TITLE = 100;
const BEGINNING = 240;
const WORDS = 80;

/** What is asked about groups and sub-groups of these ids, in the order of the grouping. */
export function groupQuestions({ groups, documents }: Grouping, wanted: ReadonlySet<number>): GroupQuestion[] {
  const nameOf = new Map(groups.map(({ id, name }) => [id, plainText(name, WORDS)]));
  const members = new Map<number, GroupedDocument[]>();
  for (const document of documents) for (const id of [document.group, document.subgroup]) if (id !== null) addTo(members, id, document);
  return groups
    .filter(({ id, level }) => wanted.has(id) && level !== 'area')
    .map(group => {
      const own = members.get(group.id) ?? [];
      return {
        group: group.id,
        name: nameOf.get(group.id)!,
        keywords: group.keywords.map(word => plainText(word, WORDS)),
        within: group.level === 'subgroup' ? (nameOf.get(group.parent ?? -1) ?? null) : null,
        neighbours: nearestBeside(group, own, groups, documents).map(id => nameOf.get(id)!),
        documents: central(group, own).map(({ id, title, snippet }) => ({ id, title: plainText(title, TITLE), beginning: plainText(snippet, BEGINNING) })),
      };
    });
}

/** The examples of a group, then those that lie farthest inside. */
function central({ examples }: Group, members: readonly GroupedDocument[]): GroupedDocument[] {
  const place = new Map(examples.map((id, at) => [id, at]));
  const rank = ({ id }: GroupedDocument) => place.get(id) ?? examples.length;
  return [...members].sort((a, b) => rank(a) - rank(b) || b.strength - a.strength || compareTexts(a.id, b.id)).slice(0, DOCUMENTS);
}

/** Ids of the groups of its level (of a sub-group: in the same group) that the nearest documents of its members are in, most of them first, then others. */
function nearestBeside(group: Group, members: readonly GroupedDocument[], groups: readonly Group[], documents: readonly GroupedDocument[]): number[] {
  const level = group.level as 'group' | 'subgroup';
  const beside = groups.filter(other => other.level === level && other.id !== group.id && (level === 'group' || other.parent === group.parent));
  const near = countsOf(members.flatMap(({ nearest }) => nearest.map(at => documents[at][level])));
  return beside.map(({ id }) => id).sort((a, b) => (near.get(b) ?? 0) - (near.get(a) ?? 0)).slice(0, NEIGHBOURS);
}
