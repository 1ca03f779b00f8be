import type { Algebra } from '../../core/algebra/algebra';
import type { ClassifiedDocument } from '../../core/classify/classification';
import { rounded } from '../../core/result/rounding';
import type { Document, Matrix } from '../../core/types';
import type { Work } from '../../core/work';
import type { ReadDocuments } from '../run/described';

/** What a classification is made from and with. */
export interface Material extends ReadDocuments {
  /** Unit rows, one a document; behind them those of a test's documents. */
  readonly vectors: Matrix;
  /** Names what the vectors depend on. */
  readonly model: string;
  readonly threshold: number;
  readonly seed: number;
  readonly algebra: Algebra;
  readonly work: Work;
}

/** What is known of a document: the class it had and the class it is said to be of, −1 = none. */
interface Said {
  readonly given: number;
  readonly label: number;
  readonly probability: number;
}

/** A document beside what is said of it; `classes` are the names. */
export function classified({ id, path, uri, title }: Document, { given, label, probability }: Said, classes: readonly string[], threshold: number): ClassifiedDocument {
  return {
    id,
    ...(path !== undefined && { path }),
    ...(uri !== undefined && { uri }),
    title,
    given: classes[given] ?? null,
    label: classes[label] ?? null,
    probability: rounded(probability),
    unsure: probability < threshold,
  };
}
