import { KindredError } from '../../core/errors';
import { evaluateLabels } from '../../core/quality/evaluateLabels';
import type { VectorMeasures } from '../../core/quality/evaluateVectors';
import { readRecipe } from '../../core/recipe';
import { LABEL_FIELD } from '../../core/truth/labels';
import { truthOf } from '../../core/truth/truth';
import { readGroupedFile, type GroupedFile } from '../../engine/files/groupedFile';
import { readOrigin } from '../../engine/files/origin';
import type { Evaluated } from '../../engine/lab/evaluate';
import { defineCommand } from '../command';
import { openEngine } from '../openEngine';
import { WORK_OPTIONS, workOf, type WorkCall } from '../options';
import { fieldsIn, RECORD_OPTIONS, recordsAt, type RecordsCall } from '../recordOptions';
import { samplesOf } from '../samples';
import { fileAt, sourceAt, USUAL_SELECTION } from '../source';
import { progressView, remark, say, stopOnSignals } from '../terminal';
import { onePath, pathOf, UsageError } from '../usage';

const USUAL_SAMPLES = '2';

interface EvaluateCall extends WorkCall, RecordsCall {
  /** File that `group --json` wrote. */
  readonly path: string;
  readonly truth: string;
  /** Field or column of the truth's file that has the class. */
  readonly field: string;
  /** Folder or records the documents are read from again, if named. */
  readonly source?: string;
  readonly samples: number;
}

/** Compares groups that were found with classes that are known. */
export const evaluateCommand = defineCommand({
  name: 'evaluate',
  takes: '<GROUPING.json>',
  about: `Compares the groups in a file of "kindred group --json" with known classes, and prints every measure as JSON.
Some measures need the documents' vectors: the documents are read again, from --source or from the records that have
the classes, with the recipe in the file; kept vectors are used. Without the texts these measures are null.
Ungrouped documents count as one more group; "coverage" is the share that is in a group.`,
  options: {
    truth: {
      type: 'string',
      takes: 'WHAT',
      help: `where the classes are: a labels file (path TAB class a line; .csv; .json {"path": "class"}),
records (.jsonl, .csv or .tsv with "id" and "label"), or "folder": each document's top folder`,
    },
    field: { type: 'string', takes: 'NAME', help: 'the field of the records, or column, that has the class (default: label)' },
    source: { type: 'string', takes: 'PATH', help: 'the folder or records that were grouped, to read the documents again' },
    ...RECORD_OPTIONS,
    samples: { type: 'string', takes: 'N', help: `samples of 95 % that stability is measured on (default ${USUAL_SAMPLES}); 0 leaves it out` },
    ...WORK_OPTIONS,
  },
  read: ({ truth, field = LABEL_FIELD, source, samples, ...values }, paths): EvaluateCall => {
    const path = onePath(paths, 'file of "kindred group --json" to evaluate', 'kindred evaluate GROUPING.json --truth labels.tsv');
    if (!truth?.trim()) throw new UsageError('Say where the classes are: --truth CORPUS.jsonl, --truth labels.tsv or --truth folder.');
    if (!field.trim()) throw new UsageError('--field needs a name.');
    return { path, ...fieldsIn(values), truth, field, source: pathOf('--source', source), samples: samplesOf(samples ?? USUAL_SAMPLES, 'none'), ...workOf(values) };
  },
  run: evaluate,
});

/** What can be known of groups without vectors. */
type Measured = Pick<Evaluated, 'byLabels'> & Partial<Evaluated>;

async function evaluate(call: EvaluateCall): Promise<number> {
  const signal = stopOnSignals();
  const grouped = await readGroupedFile(await fileAt(call.path));
  const origin = await readOrigin(call.truth, undefined, { field: call.field, fields: call.fields, note: remark, signal });
  const { classes } = truthOf(grouped.documents, origin);
  const measured: Measured = (await withVectors(call, grouped, classes, signal)) ?? { byLabels: await evaluateLabels(grouped.labels, classes, undefined, { signal }) };
  return say(`${JSON.stringify(everyMeasure(measured, grouped.documents.length), undefined, 2)}\n`);
}

/** All measures, where the documents can be read again; else nothing, and what is to be done is told. */
async function withVectors(call: EvaluateCall, { documents, labels, asked }: GroupedFile, classes: Int32Array, signal: AbortSignal): Promise<Evaluated | undefined> {
  const path = call.source ?? (asked && /\.jsonl(\.gz)?$/i.test(call.truth) ? call.truth : undefined);
  if (path === undefined) {
    const how = asked ? '' : ' (the result does not say how the documents were read, so the bundled model would)';
    return untold(`Measures that need the documents' vectors are null; name what was grouped with --source FOLDER or --source FILE.jsonl to have them${how}.`);
  }
  // Records of classes need not hold texts.
  const source = call.source === undefined && !call.fields ? await sourceAt(path) : await recordsAt(path, call.fields, () => undefined);
  const view = progressView(call.quiet);
  const engine = openEngine(call.cache, view, call.yes);
  const made = asked ?? { recipe: readRecipe(), groups: 'auto', seed: 1 };
  // How other programs would group a sample is not known.
  const samples = asked ? call.samples : 0;
  const request = { ...made, sources: [source], selection: USUAL_SELECTION, ids: documents.map(({ id }) => id), labels, classes, samples };
  try {
    return await engine.evaluate(request, { progress: progress => view.show(progress) }, signal);
  } catch (error) {
    // What was named must.
    if (call.source !== undefined || !(error instanceof KindredError) || error.kind !== 'badInput') throw error;
    view.end();
    return untold(`Measures that need the documents' vectors are null. ${error.message}`);
  } finally {
    view.end();
    await engine.release();
  }
}

function untold(note: string): undefined {
  remark(note);
  return undefined;
}

/** The measures as they are printed: groups and coverage are those of the documents judged, not of all. */
function everyMeasure({ byLabels, byVectors, stability, model }: Measured, all: number): object {
  const { documents, ...ofLabels } = byLabels;
  return { documents, withoutClass: all - documents, ...ofLabels, ...ofVectors(byVectors), stability: stability ?? null, model: model ?? null };
}

function ofVectors(known: VectorMeasures | undefined): Record<Exclude<keyof VectorMeasures, 'groups' | 'coverage' | 'dispersions'>, number | null> {
  return {
    silhouette: known?.silhouette ?? null,
    silhouetteEuclidean: known?.silhouetteEuclidean ?? null,
    calinskiHarabasz: known?.calinskiHarabasz ?? null,
    daviesBouldin: known?.daviesBouldin ?? null,
    dunn: known?.dunn ?? null,
    centreDistanceLeast: known?.centreDistanceLeast ?? null,
    centreDistanceMean: known?.centreDistanceMean ?? null,
    inertia: known?.inertia ?? null,
    dispersion: known?.dispersion ?? null,
  };
}
