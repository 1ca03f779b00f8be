import type { MapDocument } from '../protocol/mapSides';

/**
 * Documents whose title, path, words or snippet hold all words of the query, those with a hit in the title first,
 * then by fit. Undefined for an empty query.
 */
export function findMatches(documents: readonly MapDocument[], strength: Float32Array, query: string): number[] | undefined {
  const terms = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (!terms.length) return undefined;
  const found: number[] = [];
  const titled = new Set<number>();
  documents.forEach((document, i) => {
    const title = document.title.toLowerCase();
    if (terms.every(term => title.includes(term))) {
      found.push(i);
      titled.add(i);
      return;
    }
    const rest = `${title}\n${document.path}\n${document.words.join(' ')}\n${document.snippet}`.toLowerCase();
    if (terms.every(term => rest.includes(term))) found.push(i);
  });
  return found.sort((a, b) => Number(titled.has(b)) - Number(titled.has(a)) || strength[b] - strength[a] || a - b);
}
