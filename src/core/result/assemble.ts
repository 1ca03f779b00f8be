import type {
  Document,
  Group,
  GroupedDocument,
  GroupedPassage,
  Grouping,
  GroupLevel,
  Neighbours,
  Passage,
  Provenance,
  Skipped,
} from '../types';
import { excerpt } from './excerpt';
import type { NumberedGroup } from './numberGroups';
import { rounded } from './rounding';
import { sharedWords } from './sharedWords';

const SNIPPET = 200;
const PREVIEW = 80;
const EXAMPLES = 3;
const WORDS = 5;
const NEAREST = 6;

/** A group's name and keywords. */
export interface GroupWords {
  readonly name: string;
  readonly keywords: readonly string[];
}

/** All that the steps of a run found, for one grouping. Arrays run parallel to `documents` or to `groups`. */
export interface Findings {
  readonly documents: readonly Document[];
  readonly skipped: readonly Skipped[];
  readonly groups: readonly NumberedGroup[];
  readonly words: readonly GroupWords[];
  readonly colours: readonly number[];
  /** How far inside its group each document lies. */
  readonly strength: Float32Array;
  /** How central each document is in its group at each level. */
  readonly centrality: Readonly<Record<GroupLevel, Float32Array>>;
  readonly neighbours: Neighbours;
  /** Interleaved x, y. */
  readonly positions: Float32Array;
  /** For each document the group id of each of its passages; null before they are embedded. */
  readonly passageGroups: readonly (readonly (number | null)[])[] | null;
  readonly silhouette: number;
  readonly provenance: Provenance;
}

/** Puts the findings of a run together into the one immutable value that every face reads. Numbers are rounded here. */
export function assembleGrouping(findings: Findings): Grouping {
  const place = findings.documents.map(() => ({ area: null, group: null, subgroup: null }) as Record<GroupLevel, number | null>);
  for (const { id, level, members } of findings.groups) for (const document of members) place[document][level] = id;
  return {
    version: 1,
    documents: findings.documents.map((document, i) => groupedDocument(document, i, place[i], findings)),
    groups: findings.groups.map((group, i) => describedGroup(group, i, findings)),
    skipped: findings.skipped,
    quality: { silhouette: rounded(findings.silhouette) },
    provenance: findings.provenance,
  };
}

function describedGroup(group: NumberedGroup, i: number, { documents, words, colours, centrality }: Findings): Group {
  const central = centrality[group.level];
  const examples = [...group.members].sort((a, b) => rounded(central[b]) - rounded(central[a]) || a - b).slice(0, EXAMPLES);
  return {
    id: group.id,
    level: group.level,
    parent: group.parent,
    name: words[i].name,
    keywords: words[i].keywords,
    size: group.members.length,
    examples: examples.map(member => documents[member].id),
    colour: colours[i],
  };
}

function groupedDocument(document: Document, i: number, place: Record<GroupLevel, number | null>, findings: Findings): GroupedDocument {
  const { id, path, uri, title, passages } = document;
  const { neighbours, positions, strength, passageGroups } = findings;
  return {
    id,
    ...(path !== undefined && { path }),
    ...(uri !== undefined && { uri }),
    title,
    area: place.area,
    group: place.group,
    subgroup: place.subgroup,
    strength: rounded(Math.min(1, Math.max(0, strength[i]))),
    x: rounded(positions[2 * i]),
    y: rounded(positions[2 * i + 1]),
    snippet: excerpt(passages[0]?.text ?? '', SNIPPET),
    words: sharedWords(wholeText(document), wordsOf([place.subgroup, place.group], findings), WORDS),
    nearest: [...neighbours.indices.subarray(i * neighbours.k, i * neighbours.k + Math.min(neighbours.k, NEAREST))],
    passages: passages.length > 1 ? passages.map((passage, p) => groupedPassage(passage, passageGroups?.[i][p] ?? null)) : [],
  };
}

function groupedPassage({ headings, line, endLine, text }: Passage, group: number | null): GroupedPassage {
  return { headings, line, endLine, preview: excerpt(text, PREVIEW), group };
}

function wordsOf(groups: readonly (number | null)[], { words }: Findings): string[] {
  return groups.flatMap(group => (group === null ? [] : words[group].keywords));
}

function wholeText({ title, passages, extra }: Document): string {
  return [title, ...passages.flatMap(({ headings, text }) => [...headings, text]), extra].join('\n');
}
