import type { Algebra } from '../../core/algebra/algebra';
import { unitRows } from '../../core/algebra/rows';
import { embeddedText } from '../../core/documents/embeddedText';
import { leadText } from '../../core/representation/leadText';
import type { NumberedGroup } from '../../core/result/numberGroups';
import type { Document, Matrix } from '../../core/types';
import type { Work } from '../../core/work';

/** The texts of the passages of every document that has more than one, in order. */
export function passageTexts(documents: readonly Document[]): string[] {
  // The first passage is read as for the document itself, so that it is not measured twice.
  return documents.flatMap(document => {
    const { title, passages } = document;
    if (passages.length < 2) return [];
    return [leadText(document), ...passages.slice(1).map(passage => embeddedText(title, passage))];
  });
}

/**
 * For each document the id of the group each of its passages is nearest to, by cosine to the groups' mean vectors.
 * `vectors` are those of `passageTexts`; documents of one passage get an empty list.
 */
export async function placePassages(
  documents: readonly Document[],
  vectors: Matrix,
  documentVectors: Matrix,
  groups: readonly NumberedGroup[],
  labels: Int32Array,
  algebra: Algebra,
  work: Work,
): Promise<number[][]> {
  const shown = groups.filter(({ level }) => level === 'group').sort((a, b) => a.label - b.label);
  if (!shown.length || !vectors.rows) return documents.map(() => []);
  const centres = unitRows(await algebra.groupSums(documentVectors, labels, shown.length, work));
  const nearest = await algebra.nearestCentre(vectors, centres, work);
  let next = 0;
  return documents.map(({ passages }) =>
    passages.length > 1 ? passages.map(() => shown[nearest.labels[next++]].id) : [],
  );
}
