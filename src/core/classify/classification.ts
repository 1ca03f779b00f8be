import type { Skipped } from '../types';
import type { ClassReport } from './classReport';

/** A class that a person names. */
export interface NamedClass {
  readonly name: string;
  /** What belongs into it, in words. */
  readonly description?: string;
}

/** What is said of one document. */
export interface ClassifiedDocument {
  readonly id: string;
  readonly path?: string;
  readonly uri?: string;
  readonly title: string;
  /** The class it had beforehand; null = it had none. */
  readonly given: string | null;
  /** Its class: the one it had, or else the likeliest; null = none of these. */
  readonly label: string | null;
  /** How likely that is right, 0 … 1; 1 for what it had. */
  readonly probability: number;
  /** The probability is below the threshold. */
  readonly unsure: boolean;
}

/** Documents of a test that nothing was learnt from. */
export interface ClassTest {
  readonly report: ClassReport;
  /** `given` is their true class, `label` what was said. */
  readonly documents: readonly ClassifiedDocument[];
  readonly skipped: readonly Skipped[];
}

/** Documents sorted into classes: one immutable value, the same for the same texts, labels or names, and seed. */
export interface Classification {
  readonly version: 1;
  readonly classes: readonly string[];
  readonly documents: readonly ClassifiedDocument[];
  readonly skipped: readonly Skipped[];
  /** By cross-validation on the documents that had a class; null where there were none, or too few to leave any out. */
  readonly report: ClassReport | null;
  readonly test?: ClassTest;
  readonly threshold: number;
  /** Vectors, method and seed it was made with. */
  readonly provenance: { readonly model: string; readonly method: string; readonly seed: number };
}
