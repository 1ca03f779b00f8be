import type { Algebra } from '../../core/algebra/algebra';
import { unitRows } from '../../core/algebra/rows';
import { embeddedText } from '../../core/documents/embeddedText';
import { leadText } from '../../core/representation/leadText';
import type { NumberedGroup } from '../../core/result/numberGroups';
import type { Document, Matrix } from '../../core/types';
import type { Work } from '../../core/work';

/** The texts of the passages of every document that has more than one, in order. */
export function* passageTexts(documents: readonly Document[]): Generator<string, void> {
  for (const document of documents) {
    const { title, passages } = document;
    if (passages.length < 2) continue;
    // The first passage is read as for the document itself, so that it is not measured twice.
    yield leadText(document);
    for (let at = 1; at < passages.length; at++) yield embeddedText(title, passages[at]);
  }
}

/** Hears of vectors of passages as they are measured, in the order of `passageTexts`. */
export interface PassagePlacing {
  place(vectors: Matrix): Promise<void>;
  /** For each document the id of the group each of its passages is nearest to; an empty list for those of one passage. */
  groupsOf(documents: readonly Document[]): number[][];
}

/** Finds for passages the group they are nearest to, by cosine to the groups' mean vectors. */
export async function placePassages(
  documentVectors: Matrix,
  groups: readonly NumberedGroup[],
  labels: Int32Array,
  algebra: Algebra,
  work: Work,
): Promise<PassagePlacing> {
  const shown = groups.filter(({ level }) => level === 'group').sort((a, b) => a.label - b.label);
  const centres = unitRows(await algebra.groupSums(documentVectors, labels, shown.length, work));
  const nearest: Int32Array[] = [];
  return {
    async place(vectors) {
      if (shown.length) nearest.push((await algebra.nearestCentre(vectors, centres, work)).labels);
    },
    groupsOf(documents) {
      if (!shown.length) return documents.map(() => []);
      const labelsInOrder = inOrder(nearest);
      return documents.map(({ passages }) => (passages.length > 1 ? passages.map(() => shown[labelsInOrder.next().value as number].id) : []));
    },
  };
}

function* inOrder(parts: readonly Int32Array[]): Generator<number, void> {
  for (const part of parts) yield* part;
}
