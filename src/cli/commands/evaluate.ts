import { evaluateLabels } from '../../core/quality/evaluateLabels';
import type { VectorMeasures } from '../../core/quality/evaluateVectors';
import { LABEL_FIELD } from '../../core/truth/labels';
import { truthOf } from '../../core/truth/truth';
import { readGroupedFile } from '../../engine/files/groupedFile';
import { readOrigin } from '../../engine/files/origin';
import { defineCommand } from '../command';
import { fileAt } from '../source';
import { say, stopOnSignals } from '../terminal';
import { onePath, UsageError } from '../usage';

interface EvaluateCall {
  /** File that `group --json` wrote. */
  readonly path: string;
  readonly truth: string;
  /** Field or column of the truth's file that has the class. */
  readonly field: string;
}

/** Compares groups that were found with classes that are known. */
export const evaluateCommand = defineCommand({
  name: 'evaluate',
  takes: '<GROUPING.json>',
  about: `Compares the groups in a file of "kindred group --json" with known classes, and prints every measure as JSON.
Of the file it looks at the id, path and group of each document only. Measures that need the documents' vectors
are null. Ungrouped documents count as one more group; "coverage" is the share that is in a group.`,
  options: {
    truth: {
      type: 'string',
      takes: 'WHAT',
      help: `where the classes are: a labels file (path TAB class a line; .csv; .json {"path": "class"}),
records (.jsonl or .jsonl.gz with "id" and "label"), or "folder": each document's top folder`,
    },
    field: { type: 'string', takes: 'NAME', help: 'the field of the records, or column, that has the class (default: label)' },
  },
  read: ({ truth, field = LABEL_FIELD }, paths): EvaluateCall => {
    const path = onePath(paths, 'file of "kindred group --json" to evaluate', 'kindred evaluate GROUPING.json --truth labels.tsv');
    if (!truth?.trim()) throw new UsageError('Say where the classes are: --truth CORPUS.jsonl, --truth labels.tsv or --truth folder.');
    if (!field.trim()) throw new UsageError('--field needs a name.');
    return { path, truth, field };
  },
  run: evaluate,
});

/** What cannot be known from groups alone. */
const WITHOUT_VECTORS = {
  silhouette: null,
  silhouetteEuclidean: null,
  calinskiHarabasz: null,
  daviesBouldin: null,
  centreDistanceLeast: null,
  centreDistanceMean: null,
  dispersion: null,
  stability: null,
} as const satisfies Partial<Record<keyof VectorMeasures | 'stability', null>>;

async function evaluate({ path, truth, field }: EvaluateCall): Promise<number> {
  const signal = stopOnSignals();
  const { documents, labels } = await readGroupedFile(await fileAt(path));
  const origin = await readOrigin(truth, undefined, field, { signal });
  const { classes } = truthOf(documents, origin);
  const { documents: judged, ...measures } = await evaluateLabels(labels, classes);
  const result = { documents: judged, withoutClass: documents.length - judged, ...measures, ...WITHOUT_VECTORS };
  return say(`${JSON.stringify(result, undefined, 2)}\n`);
}
