import { textEmbedder } from '../../../src/core/representation/textEmbedder';
import { leadRepresentation, type Representation } from '../../../src/core/representation/representation';
import { fingerprint } from '../../../src/core/representation/fingerprint';
import { seededRandom } from '../../../src/core/random';

const COLUMNS = 48;

/** Stands in for a model: each word has a random vector of its own, a text the direction of their sum. */
export function wordSums(): Representation {
  const embedder = textEmbedder('word sums', COLUMNS, (text, row) => {
    for (const word of text.toLowerCase().match(/\p{L}{4,}/gu) ?? []) {
      const random = seededRandom(parseInt(fingerprint([word], new Float64Array(0)).slice(0, 8), 16));
      for (let c = 0; c < COLUMNS; c++) row[c] += random() - 0.5;
    }
    const length = Math.hypot(...row) || 1;
    row.forEach((value, c) => (row[c] = value / length));
  });
  return leadRepresentation(embedder.identity, async () => embedder);
}
