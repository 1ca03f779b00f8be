import { shortHash } from '../identity/renames';
import type {
  Document,
  Group,
  GroupedDocument,
  GroupedPassage,
  Grouping,
  GroupHierarchy,
  GroupLevel,
  Neighbours,
  Passage,
  Provenance,
  Skipped,
} from '../types';
import { mapPaced, Pace, type Work } from '../work';
import { excerpt } from './excerpt';
import type { NumberedGroup } from './numberGroups';
import { rounded } from './rounding';

const SNIPPET = 200;
const PREVIEW = 80;
const NEAREST = 6;

/** What a group is called and shows of itself. */
export interface GroupFace {
  readonly name: string;
  readonly keywords: readonly string[];
  /** Positions of its most central documents. */
  readonly examples: readonly number[];
  readonly colour: number;
}

/** All that the steps of a run found, for one grouping. Arrays run parallel to `documents` or to `groups`. */
export interface Findings {
  readonly documents: readonly Document[];
  readonly skipped: readonly Skipped[];
  readonly groups: readonly NumberedGroup[];
  readonly faces: readonly GroupFace[];
  /** For each document the position of the corrected one that it followed, −1 for none. */
  readonly follows?: Int32Array;
  /** How far inside its group each document lies. */
  readonly strength: Float32Array;
  /** The words each document shares with its group. */
  readonly words: readonly (readonly string[])[];
  readonly neighbours: Neighbours;
  /** Interleaved x, y. */
  readonly positions: Float32Array;
  /** For each document the group id of each of its passages; null before they are embedded, `unlisted` where passages are only counted. */
  readonly passageGroups: readonly (readonly (number | null)[])[] | null | 'unlisted';
  readonly silhouette: number;
  readonly provenance: Provenance;
  readonly hierarchy?: GroupHierarchy;
}

/** Puts the findings of a run together into the one immutable value that every face reads. Numbers are rounded here. Rejects with a `CancelledError` when cancelled. */
export async function assembleGrouping(findings: Findings, { signal }: Work = {}): Promise<Grouping> {
  const place = findings.documents.map(() => ({ area: null, group: null, subgroup: null }) as Record<GroupLevel, number | null>);
  for (const { id, level, members } of findings.groups) for (const document of members) place[document][level] = id;
  return {
    version: 1,
    documents: await mapPaced(findings.documents, new Pace(signal), (document, i) => placedDocument(document, i, place[i], findings)),
    groups: findings.groups.map((group, i) => describedGroup(group, findings.faces[i], findings.documents)),
    skipped: findings.skipped,
    quality: { silhouette: rounded(findings.silhouette) },
    provenance: findings.provenance,
    ...(findings.hierarchy && { hierarchy: findings.hierarchy }),
  };
}

function describedGroup({ id, level, parent, members }: NumberedGroup, face: GroupFace, documents: readonly Document[]): Group {
  const { name, keywords, examples, colour } = face;
  return { id, level, parent, name, keywords, size: members.length, examples: examples.map(at => documents[at].id), colour };
}

function placedDocument(document: Document, i: number, place: Record<GroupLevel, number | null>, findings: Findings): GroupedDocument {
  const { follows, neighbours, positions, strength, passageGroups } = findings;
  return groupedDocument(document, {
    ...place,
    ...(follows && follows[i] >= 0 && { follows: findings.documents[follows[i]].id }),
    strength: strength[i],
    x: positions[2 * i],
    y: positions[2 * i + 1],
    words: findings.words[i],
    nearest: [...neighbours.indices.subarray(i * neighbours.k, i * neighbours.k + Math.min(neighbours.k, NEAREST))],
    passageGroups: passageGroups === 'unlisted' ? passageGroups : (passageGroups?.[i] ?? null),
  });
}

/** What is known of a document beside its text. */
export interface DocumentPlace extends Pick<GroupedDocument, 'area' | 'group' | 'subgroup' | 'follows' | 'strength' | 'x' | 'y' | 'words' | 'nearest'> {
  /** The group of each of its passages; null before they are embedded, `unlisted` where they are only counted. */
  readonly passageGroups: readonly (number | null)[] | null | 'unlisted';
}

/** A document of a grouping, with what its text shows of itself. */
export function groupedDocument(document: Document, place: DocumentPlace): GroupedDocument {
  const { id, path, uri, title, passages, tags, dated, changed, numbers } = document;
  const { area, group, subgroup, follows, strength, x, y, words, nearest, passageGroups } = place;
  const begins = document.line ?? passages[0]?.line;
  return {
    id,
    ...(path !== undefined && { path }),
    ...(uri !== undefined && { uri }),
    title,
    area,
    group,
    subgroup,
    ...(follows !== undefined && { follows }),
    strength: rounded(Math.min(1, Math.max(0, strength))),
    x: rounded(x),
    y: rounded(y),
    snippet: excerpt(passages[0]?.text ?? '', SNIPPET),
    ...(begins && { line: begins }),
    words,
    nearest,
    ...passagesOf(passages, passageGroups),
    length: passages.reduce((sum, { text }) => sum + text.length, 0),
    ...(tags && { tags }),
    ...(dated !== undefined && { dated }),
    ...(changed !== undefined && { changed }),
    ...(numbers && { numbers }),
    hash: shortHash(document.hash),
  };
}

function passagesOf(passages: readonly Passage[], groups: DocumentPlace['passageGroups']): Pick<GroupedDocument, 'passages' | 'parts'> {
  if (passages.length < 2) return { passages: [] };
  if (groups === 'unlisted') return { passages: [], parts: passages.length };
  return { passages: passages.map((passage, p) => groupedPassage(passage, groups?.[p] ?? null)) };
}

/** A passage as a result tells of it. */
export function groupedPassage({ headings, line, endLine, text }: Passage, group: number | null): GroupedPassage {
  return { headings, line, endLine, preview: excerpt(text, PREVIEW), group };
}
