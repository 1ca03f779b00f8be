import { markup, type Markup } from '../markup';
import type { Group, GroupedDocument, Grouping } from '../types';
import { xmlDocument } from './xml';

/** Attributes of nodes and edges: name, type, and what carries it. */
const KEYS = [
  ['kind', 'string', 'node'],
  ['label', 'string', 'node'],
  ['id', 'string', 'node'],
  ['path', 'string', 'node'],
  ['level', 'string', 'node'],
  ['keywords', 'string', 'node'],
  ['size', 'int', 'node'],
  ['colour', 'int', 'node'],
  ['fit', 'double', 'node'],
  ['x', 'double', 'node'],
  ['y', 'double', 'node'],
  ['relation', 'string', 'edge'],
] as const;

type Attributes = Readonly<Partial<Record<(typeof KEYS)[number][0], string | number>>>;

/**
 * The grouping as a graph in GraphML: documents (d0, d1, …, in their order) and groups (g and their id) are nodes. Edges are
 * the nearest documents of each document (undirected, each pair once) and membership, from what belongs to where it belongs.
 */
export function groupingGraphml(grouping: Grouping): string {
  const { documents, groups } = grouping;
  return xmlDocument(markup`<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
${KEYS.map(([name, type, carrier]) => markup`<key id="${name}" for="${carrier}" attr.name="${name}" attr.type="${type}"/>
`)}<graph id="groups" edgedefault="undirected">
${groups.map(groupNode)}${documents.map(documentNode)}${documents.map(memberEdge)}${groups.map(parentEdge)}${nearestPairs(documents).map(([a, b]) => edge(`d${a}`, `d${b}`, 'near'))}</graph>
</graphml>`);
}

function groupNode({ id, level, name, keywords, size, colour }: Group): Markup {
  return node(`g${id}`, { kind: 'group', label: name, level, keywords: keywords.join(', '), size, colour });
}

function documentNode({ id, path, title, strength, x, y }: GroupedDocument, at: number): Markup {
  return node(`d${at}`, { kind: 'document', label: title, id, ...(path !== undefined && { path }), fit: strength, x, y });
}

function memberEdge({ area, group, subgroup }: GroupedDocument, at: number): Markup | null {
  const innermost = subgroup ?? group ?? area;
  return innermost === null ? null : edge(`d${at}`, `g${innermost}`, 'member');
}

function parentEdge({ id, parent }: Group): Markup | null {
  return parent === null ? null : edge(`g${id}`, `g${parent}`, 'member');
}

function nearestPairs(documents: readonly GroupedDocument[]): [number, number][] {
  return documents.flatMap(({ nearest }, at) => nearest.filter(other => at < other || !documents[other].nearest.includes(at)).map((other): [number, number] => [at, other]));
}

function node(id: string, attributes: Attributes): Markup {
  return markup`<node id="${id}">${Object.entries(attributes).map(([key, value]) => data(key, value))}</node>
`;
}

function edge(source: string, target: string, relation: 'near' | 'member'): Markup {
  return markup`<edge source="${source}" target="${target}"${relation === 'member' && markup` directed="true"`}>${data('relation', relation)}</edge>
`;
}

function data(key: string, value: string | number): Markup {
  return markup`<data key="${key}">${value}</data>`;
}
