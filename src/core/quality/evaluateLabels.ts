import { rowsOf } from '../algebra/rows';
import type { Matrix } from '../types';
import type { Work } from '../work';
import { adjustedRand } from './adjustedRand';
import { mappedScores, scoreMeans, type ScoreMeans } from './classScores';
import { contingency } from './contingency';
import { homogeneity, type Homogeneity } from './homogeneity';
import { nearestCentreMapping, oneToOneMapping } from './mapping';
import { adjustedMutualInformation, normalisedMutualInformation } from './mutualInformation';
import { pairMeasures, type PairMeasures } from './pairMeasures';
import { purity } from './purity';

/**
 * Found groups against known classes. Only documents whose class is known are judged. Ungrouped ones (−1) count as one more
 * group in every measure; `coverage` says how many there are. Accuracy, precision, recall and F1 are those of the one-to-one
 * mapping of groups to classes; means are over the classes, so that a group left over makes no class of its own.
 */
export interface LabelMeasures extends Homogeneity, PairMeasures, ScoreMeans {
  /** Documents judged, their classes, and the groups they are in. */
  readonly documents: number;
  readonly classes: number;
  readonly groups: number;
  /** Share of the documents judged that are in a group. */
  readonly coverage: number;
  readonly ari: number;
  readonly nmi: number;
  readonly ami: number;
  readonly purity: number;
  /** F1 when each group stands for the class with the nearest centre; null without vectors. */
  readonly f1NearestMacro: number | null;
  readonly f1NearestWeighted: number | null;
}

/**
 * Every measure of n found labels (−1 = ungrouped) against n classes (−1 = not known); `vectors` are the documents' own, in
 * the same order. Rejects with a `RangeError` when no class is known.
 */
export async function evaluateLabels(found: Int32Array, truth: Int32Array, vectors?: Matrix, work?: Work): Promise<LabelMeasures> {
  if (found.length !== truth.length) throw new RangeError(`${found.length} labels for ${truth.length} classes`);
  const rows = Int32Array.from(truth.keys()).filter(row => truth[row] >= 0);
  if (rows.length === 0) throw new RangeError('no class is known');
  const [groups, classes] = [rows.map(row => found[row]), rows.map(row => truth[row])];
  const table = contingency(classes, groups);
  const grouped = groups.filter(group => group >= 0);
  const nearest = vectors && scoreMeans(mappedScores(table, await nearestCentreMapping(table, rowsOf(vectors, rows), work)));
  return {
    documents: rows.length,
    classes: table.rows.length,
    groups: new Set(grouped).size,
    coverage: grouped.length / rows.length,
    ari: adjustedRand(groups, classes),
    nmi: normalisedMutualInformation(groups, classes),
    ami: adjustedMutualInformation(groups, classes),
    ...homogeneity(groups, classes),
    purity: purity(groups, classes),
    ...pairMeasures(groups, classes),
    ...scoreMeans(mappedScores(table, await oneToOneMapping(table, work))),
    f1NearestMacro: nearest?.f1Macro ?? null,
    f1NearestWeighted: nearest?.f1Weighted ?? null,
  };
}
