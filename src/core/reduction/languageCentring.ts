import { meanRow, rowsOf } from '../algebra/rows';
import { addTo } from '../gather';
import type { Matrix } from '../types';
import { languageOf } from '../words/languages';
import { unitTransform, type Transform } from './transform';

/** Fewer documents than this do not tell what their language adds to a vector. */
const FEWEST_DOCUMENTS = 10;

/**
 * Takes the mean of its language's documents off each vector, so that a folder in several languages groups by subject and
 * not by language (as for multilingual models by Libovický, Rosa and Fraser 2020). A text whose language cannot be told,
 * or in which there are too few documents, counts for the language whose mean its vector is nearest to.
 */
export function fitLanguageCentring(vectors: Matrix, texts: readonly string[]): Transform {
  const rowsByLanguage = new Map<string, number[]>();
  texts.forEach((text, row) => {
    const language = languageOf(text);
    if (language !== null) addTo(rowsByLanguage, language, row);
  });
  const means = new Map<string, Float64Array>();
  for (const [language, rows] of rowsByLanguage) {
    if (rows.length >= FEWEST_DOCUMENTS) means.set(language, meanRow(rowsOf(vectors, Int32Array.from(rows))));
  }
  if (means.size === 0) means.set('', meanRow(vectors));

  return unitTransform('language', async (x, _, own = []) => {
    const data = x.data.slice();
    for (let row = 0; row < x.rows; row++) {
      const vector = data.subarray(row * x.columns, (row + 1) * x.columns);
      const mean = means.get(languageOf(own[row] ?? '') ?? '') ?? nearestMean(vector, means);
      for (let c = 0; c < x.columns; c++) vector[c] -= mean[c];
    }
    return { ...x, data };
  });
}

function nearestMean(vector: Float32Array, means: ReadonlyMap<string, Float64Array>): Float64Array {
  const likeness = (mean: Float64Array) => vector.reduce((dot, value, c) => dot + value * mean[c], 0) / (Math.hypot(...mean) || 1);
  return [...means.values()].reduce((best, mean) => (likeness(mean) > likeness(best) ? mean : best));
}
