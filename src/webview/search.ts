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
    documents.find(term, (i, inTitle) => {
      if (held[i] === k) held[i]++;
      if (inTitle && titled[i] === k) titled[i]++;
    });
  });
  const wanted = Math.min(terms.length, MOST_TERMS);
  const found: number[] = [];
  for (let i = 0; i < held.length; i++) if (held[i] === wanted) found.push(i);
  return found.sort((a, b) => Number(titled[b] === wanted) - Number(titled[a] === wanted) || strength[b] - strength[a] || a - b);
}
