import type { VectorRecipe } from '../../core/types';
import type { OptionSpecs, OptionValues } from '../command';
import { WORK_OPTIONS, workOf, type WorkCall } from '../options';
import { outputPaths, OVERWRITE } from '../outputPaths';
import { fieldsIn, RECORD_OPTIONS, type RecordsCall } from '../recordOptions';
import { recipeOf, seedOf, VECTOR_OPTIONS } from '../recipe';
import { filesOf } from '../recipeFiles';
import { wholeNumber } from '../usage';

const USUAL_COUNT = 10;
const MOST_COUNT = 1_000;

/** Options of the commands that ask about documents. */
export const QUESTION_OPTIONS = {
  count: { type: 'string', takes: 'N', help: `how many are listed at most (default ${USUAL_COUNT})` },
  ...RECORD_OPTIONS,
  ...VECTOR_OPTIONS,
  json: { type: 'string', takes: 'FILE', help: 'also write what was found to FILE' },
  ...OVERWRITE,
  ...WORK_OPTIONS,
} as const satisfies OptionSpecs;

/** How a question is to be answered, as its options say. */
export interface QuestionCall extends WorkCall, RecordsCall {
  /** Folder or records file, as given. */
  readonly path: string;
  readonly count: number;
  readonly recipe: VectorRecipe;
  readonly seed: number;
  readonly json?: string;
}

/** Reads the options of `QUESTION_OPTIONS`. Throws a `UsageError` or `ParameterError`. */
export function questionOf(path: string, values: OptionValues<typeof QUESTION_OPTIONS>): QuestionCall {
  const recipe = recipeOf(values);
  return { path, ...fieldsIn(values), count: wholeNumber('--count', values.count ?? String(USUAL_COUNT), 1, MOST_COUNT), recipe, seed: seedOf(values.seed), ...outputPaths({ json: values.json }, [path, ...filesOf(recipe.representation)], values), ...workOf(values) };
}
