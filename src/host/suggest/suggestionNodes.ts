import { createUnionFind } from '../../core/clustering/unionFind';
import type { GroupedDocument } from '../../core/types';
import type { Suggestion, SuggestionKind } from './suggestion';

/** A row of the view: a kind of suggestion, files that could go from one folder to another, texts that are nearly the same, or one suggestion. */
export type SuggestionNode = KindNode | MoveNode | SetNode | OneNode;

export interface KindNode {
  readonly row: 'kind';
  readonly key: string;
  readonly kind: SuggestionKind;
  /** How many suggestions there are below. */
  readonly count: number;
  /** Made when they are asked for: of copies of one text there are very many. */
  readonly children: readonly SuggestionNode[];
}
export interface MoveNode {
  readonly row: 'move';
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly children: readonly OneNode[];
}
/** More than two documents that say nearly the same; its children are the pairs, most alike first. */
export interface SetNode {
  readonly row: 'set';
  readonly key: string;
  readonly documents: number;
  readonly children: readonly OneNode<'same'>[];
}
export interface OneNode<K extends SuggestionKind = SuggestionKind> {
  readonly row: 'one';
  readonly key: string;
  readonly suggestion: Extract<Suggestion, { kind: K }>;
}

/** The order of the kinds in the view. */
const KINDS: readonly SuggestionKind[] = ['folder', 'same', 'between', 'nowhere', 'draft', 'activity'];

/** Arranges suggestions as rows; kinds without any are left out. */
export function suggestionNodes(suggestions: readonly Suggestion[]): KindNode[] {
  const byKind = new Map<SuggestionKind, Suggestion[]>(KINDS.map(kind => [kind, []]));
  for (const suggestion of suggestions) byKind.get(suggestion.kind)!.push(suggestion);
  return [...byKind].flatMap(([kind, own]) => (own.length > 0 ? kindNode(kind, own) : []));
}

function kindNode(kind: SuggestionKind, own: readonly Suggestion[]): KindNode {
  let children: readonly SuggestionNode[] | undefined;
  return {
    row: 'kind',
    key: kind,
    kind,
    count: own.length,
    get children() {
      return (children ??= kind === 'folder' ? moveNodes(ofKind(own, 'folder')) : kind === 'same' ? sameNodes(ofKind(own, 'same')) : own.map(one));
    },
  };
}

/** The rows below a row. */
export function childNodes(node: SuggestionNode): readonly SuggestionNode[] {
  return node.row === 'one' ? [] : node.children;
}

/** The suggestions of a row and all below it. */
export function suggestionsBelow(node: SuggestionNode): Suggestion[] {
  return node.row === 'one' ? [node.suggestion] : node.children.flatMap(suggestionsBelow);
}

function moveNodes(suggestions: readonly Extract<Suggestion, { kind: 'folder' }>[]): MoveNode[] {
  const moves = new Map<string, MoveNode & { children: OneNode[] }>();
  for (const suggestion of suggestions) {
    const { from, to } = suggestion;
    const key = `move: ${from} → ${to}`;
    const move = moves.get(key) ?? { row: 'move', key, from, to, children: [] };
    move.children.push(one(suggestion));
    moves.set(key, move);
  }
  return [...moves.values()].sort((a, b) => b.children.length - a.children.length);
}

/** Pairs that share no document with another pair stand alone; the others as sets, where the first of their pairs is. */
function sameNodes(suggestions: readonly Extract<Suggestion, { kind: 'same' }>[]): (OneNode | SetNode)[] {
  const places = new Map<string, number>();
  const placeOf = ({ id }: GroupedDocument) => {
    const place = places.get(id) ?? places.size;
    if (place === places.size) places.set(id, place);
    return place;
  };
  const pairs = suggestions.map(({ document, other }) => [placeOf(document), placeOf(other)] as const);
  const joined = createUnionFind(places.size);
  for (const [a, b] of pairs) joined.union(a, b);
  const documents = new Int32Array(places.size);
  for (let place = 0; place < places.size; place++) documents[joined.find(place)]++;
  const sets = new Map<number, OneNode<'same'>[]>();
  suggestions.forEach((suggestion, i) => {
    const row: OneNode<'same'> = { row: 'one', key: suggestion.key, suggestion };
    const set = joined.find(pairs[i][0]);
    const rows = sets.get(set);
    if (rows) rows.push(row);
    else sets.set(set, [row]);
  });
  return [...sets].map(([set, children]) => (children.length === 1 ? children[0] : { row: 'set', key: `set: ${children[0].key}`, documents: documents[set], children }));
}

function one(suggestion: Suggestion): OneNode {
  return { row: 'one', key: suggestion.key, suggestion };
}

function ofKind<K extends SuggestionKind>(suggestions: readonly Suggestion[], kind: K): Extract<Suggestion, { kind: K }>[] {
  return suggestions.filter((suggestion): suggestion is Extract<Suggestion, { kind: K }> => suggestion.kind === kind);
}
