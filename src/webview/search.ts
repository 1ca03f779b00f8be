import type { MapDocuments } from '../protocol/packedDocuments';

/** Words of a query that are looked for. */
const MOST_TERMS = 250;

/**
 * Documents whose title, path, words or snippet hold all words of the query, those with a hit in the title first,
 * then by fit. Undefined for an empty query.
 */
export function findMatches(documents: MapDocuments, strength: Float32Array, query: string): number[] | undefined {
  const terms = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (!terms.length) return undefined;
  // For each document how many terms it holds, and how many in its title.
  const held = new Uint8Array(documents.length);
  const titled = new Uint8Array(documents.length);
  terms.slice(0, MOST_TERMS).forEach((term, k) => {
    // Some systems write accents in names of files as characters of their own.
    for (const form of new Set([term, term.normalize('NFC'), term.normalize('NFD')])) {
      documents.find(form, (i, inTitle) => {
        if (held[i] === k) held[i]++;
        if (inTitle && titled[i] === k) titled[i]++;
      });
    }
  });
  const wanted = Math.min(terms.length, MOST_TERMS);
  const [inTitle, elsewhere]: [number[], number[]] = [[], []];
  for (let i = 0; i < held.length; i++) if (held[i] === wanted) (titled[i] === wanted ? inTitle : elsewhere).push(i);
  return [...bestFirst(inTitle, strength), ...bestFirst(elsewhere, strength)];
}

/** Documents (ascending) by fit, the best first, and those of the same fit in their order: by one number each, since a query may find all. */
function bestFirst(found: readonly number[], strength: Float32Array): number[] {
  const best = found.reduce((most, i) => Math.max(most, strength[i]), 0);
  // Fits nearer to one another than 2⁻²⁴ count as the same; with the place among those found behind it 53 bits are enough.
  const places = 2 ** Math.ceil(Math.log2(found.length + 1));
  const keys = Float64Array.from(found, (i, k) => Math.round((best - strength[i]) * 2 ** 24) * places + k).sort();
  return Array.from(keys, key => found[key % places]);
}
