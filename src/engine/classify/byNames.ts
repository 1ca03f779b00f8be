import { meanRow, unitRows } from '../../core/algebra/rows';
import { classifyByNames } from '../../core/classify/byNames';
import type { Classification, NamedClass } from '../../core/classify/classification';
import { textsOf } from '../../core/classify/names';
import type { Matrix } from '../../core/types';
import { classified, type Material } from './material';

/** Sorts documents by the names of the classes alone. `embed` gives texts as vectors in the documents' space. */
export async function sortedByNames(material: Material, classes: readonly NamedClass[], embed: (texts: readonly string[]) => Promise<Matrix>): Promise<Classification> {
  const { documents, skipped, vectors, model, threshold, seed, algebra, work } = material;
  const names = classes.map(({ name }) => name);
  const { labels, probabilities } = await classifyByNames(vectors, await nameVectors(classes, embed), seed, algebra, work);
  return {
    version: 1,
    classes: names,
    documents: documents.map((document, row) => classified(document, { given: -1, label: labels[row], probability: probabilities[row] }, names, threshold)),
    skipped,
    report: null,
    threshold,
    provenance: { model, method: 'likeness to names, votes of groups, and a head they teach', seed },
  };
}

/** One unit row a class: the mean of the vectors of its texts. */
export async function nameVectors(classes: readonly NamedClass[], embed: (texts: readonly string[]) => Promise<Matrix>): Promise<Matrix> {
  const rows: Float32Array[] = [];
  let columns = 0;
  for (const one of classes) {
    const vectors = await embed(textsOf(one));
    columns = vectors.columns;
    rows.push(Float32Array.from(meanRow(vectors)));
  }
  const data = new Float32Array(rows.length * columns);
  rows.forEach((row, at) => data.set(row, at * columns));
  return unitRows({ rows: rows.length, columns, data });
}
