import type { GroupedDocument, Grouping, Numbers } from './types';

/** Those that are known; undefined where none is. */
export function numbersOf(known: readonly (readonly [string, number | undefined])[]): Numbers | undefined {
  const there = known.filter((each): each is readonly [string, number] => each[1] !== undefined);
  return there.length > 0 ? Object.fromEntries(there) : undefined;
}

/** What has numbers, or none. */
interface Numbered {
  readonly numbers?: Numbers;
}

/** A number of a document by its name; NaN = unknown. */
export function numberOf({ numbers }: Numbered, name: string): number {
  return numbers && Object.hasOwn(numbers, name) ? numbers[name] : NaN;
}

/** The names of the numbers that documents give, in the order in which they first come. */
export function numberNames(documents: readonly Numbered[]): string[] {
  return [...new Set(documents.flatMap(({ numbers }) => (numbers ? Object.keys(numbers) : [])))];
}

/** The mean of a number over the documents that give it. */
export interface Mean {
  readonly name: string;
  readonly mean: number;
}

/** The means over some documents, of these names; without those that none of them gives. */
export function meansOf(documents: readonly Numbered[], names: readonly string[]): Mean[] {
  return names.flatMap(name => {
    const known = documents.map(document => numberOf(document, name)).filter(value => !Number.isNaN(value));
    return known.length > 0 ? { name, mean: known.reduce((sum, value) => sum + value, 0) / known.length } : [];
  });
}

/** The means over the documents of each group, by its id, and of those in no group, by null. */
export function meansByGroup({ documents, groups }: Pick<Grouping, 'documents' | 'groups'>, names: readonly string[]): ReadonlyMap<number | null, readonly Mean[]> {
  const members = new Map<number | null, GroupedDocument[]>([null, ...groups.map(({ id }) => id)].map(id => [id, []]));
  for (const document of documents) {
    const { area, group, subgroup } = document;
    members.get(group)?.push(document);
    for (const id of [area, subgroup]) if (id !== null) members.get(id)?.push(document);
  }
  return new Map([...members].map(([id, own]) => [id, meansOf(own, names)]));
}

/** Of less than this nothing is left but what computing leaves. */
const LEAST = 1e-9;

/** How many digits behind the point people want of a number: of 0.374 two, of 38.42 one, of 1871.3 none; of one that two would make 0, those of its first two. */
export function decimalsOf(value: number): number {
  const size = Math.abs(value);
  if (Number.isInteger(value) || size >= 1000) return 0;
  if (size >= LEAST && size < 0.01) return 1 - Math.floor(Math.log10(size));
  return size < 10 ? 2 : 1;
}
