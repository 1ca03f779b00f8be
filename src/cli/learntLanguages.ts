import type { Grouping } from '../core/types';

/** What is to be said where the model has hardly learnt the languages of most documents; undefined where it has. */
export function unlearntLanguages({ provenance: { unlearnt } }: Pick<Grouping, 'provenance'>): string | undefined {
  return unlearnt && 'Most documents are not in English, which is what the bundled model has learnt. One that knows their languages groups them much better (--representation onnx:FOLDER); the README says under "Other languages" where to get it.';
}
