import { stat } from 'node:fs/promises';
import type { RecordFields } from '../../core/documents/recordFields';
import { parseNames } from '../../core/classify/names';
import { UNSURE_BELOW } from '../../core/classify/verdicts';
import { LABEL_FIELD } from '../../core/truth/labels';
import type { NamedClass } from '../../core/classify/classification';
import type { VectorRecipe } from '../../core/types';
import { readOrigin } from '../../engine/files/origin';
import type { Teaching } from '../../protocol/engineSides';
import { classificationJson } from '../classify/result';
import { classificationText } from '../classify/table';
import { defineCommand } from '../command';
import { openEngine } from '../openEngine';
import { WORK_OPTIONS, workOf, type WorkCall } from '../options';
import { outputPaths, OVERWRITE } from '../outputPaths';
import { fieldsIn, RECORD_OPTIONS, recordsAt, TAKES, type RecordsCall } from '../recordOptions';
import { recipeOf, seedOf, VECTOR_OPTIONS } from '../recipe';
import { filesOf } from '../recipeFiles';
import { skippedText } from '../skipped';
import { USUAL_SELECTION, type FolderOrRecords } from '../source';
import { styleFor } from '../style';
import { progressView, remark, screenWidth, stopOnSignals } from '../terminal';
import { onePath, pathOf, UsageError } from '../usage';
import { workDone } from '../workDone';
import { sayUnlessTaken, writeOutputs } from '../writeOutput';

/** Where the classes come from: what `--labels` says, or names. */
type Classes =
  | { readonly kind: 'labels'; readonly labels: string; readonly field: string; readonly test?: string }
  | { readonly kind: 'names'; readonly classes: readonly NamedClass[] };

interface ClassifyCall extends WorkCall, RecordsCall {
  /** Folder or records file, as given. */
  readonly path: string;
  readonly classes: Classes;
  readonly threshold: number;
  readonly recipe: VectorRecipe;
  readonly seed: number;
  readonly json?: string;
}

/** Sorts documents into classes, learnt from some of them or known by name only. */
export const classifyCommand = defineCommand({
  name: 'classify',
  takes: TAKES,
  about: `Sorts the documents into classes: learnt from those that have one (--labels), or by names alone (--names).
Says how likely each is right, and how well it does on labelled documents that it has not learnt from.`,
  options: {
    labels: {
      type: 'string',
      takes: 'WHAT',
      help: `where known classes are: a field of the records, a labels file (path TAB class a line; .csv;
.json; .jsonl), "tags" (each document's first tag) or "folder" (its top folder)`,
    },
    field: { type: 'string', takes: 'NAME', help: 'the field or column of a labels file that has the class (default: label)' },
    test: { type: 'string', takes: 'FILE', help: 'further documents with classes, in the same field, to measure the result on' },
    names: { type: 'string', takes: '"A, B, C"', help: 'names of the classes; "sport: football and tennis" says more of one;\nsemicolons separate where descriptions have commas' },
    threshold: { type: 'string', takes: 'P', help: `probability below which a class is called unsure (default ${UNSURE_BELOW})` },
    ...RECORD_OPTIONS,
    ...VECTOR_OPTIONS,
    json: { type: 'string', takes: 'FILE', help: 'also write the class of every document and the measures to FILE' },
    ...OVERWRITE,
    ...WORK_OPTIONS,
  },
  read: (values, paths): ClassifyCall => {
    const path = onePath(paths, 'folder or file of records to classify', 'kindred classify <folder> --labels tags');
    const classes = classesOf(values);
    const threshold = thresholdOf(values.threshold);
    const recipe = recipeOf(values);
    const outputs = outputPaths({ json: values.json }, [path, values.labels, values.test, ...filesOf(recipe.representation)], values);
    return { path, ...fieldsIn(values), classes, threshold, recipe, seed: seedOf(values.seed), ...outputs, ...workOf(values) };
  },
  run: classify,
});

async function classify(call: ClassifyCall): Promise<number> {
  const { classes, recipe, threshold, seed } = call;
  const source = await recordsAt(call.path, call.fields);
  const teaching = classes.kind === 'names' ? classes : await labelsFor(classes, source, call.fields);
  const stopping = stopOnSignals();
  const view = progressView(call.quiet);
  const engine = openEngine(call.cache, view, call.yes);
  try {
    const request = { sources: [source], selection: USUAL_SELECTION, recipe, teaching, threshold, seed };
    const result = await engine.classify(request, { progress: progress => view.show(progress) }, stopping);
    view.end();
    const style = styleFor(process.stdout, process.env);
    sayUnlessTaken(classificationText(result.classification, style, screenWidth()) + skippedText(result.classification.skipped, style, screenWidth()), [call.json]);
    if (!call.quiet) process.stderr.write(workDone(result));
    await writeOutputs([{ option: '--json', path: call.json, make: () => classificationJson(result) }]);
    return 0;
  } finally {
    view.end();
    await engine.release();
  }
}

/** The test's classes stand where the documents' do: in the same field, by the same folders, or in the field of a labels file. */
async function labelsFor({ labels, field, test }: Extract<Classes, { kind: 'labels' }>, source: FolderOrRecords, fields?: RecordFields): Promise<Teaching> {
  const origin = await readOrigin(labels, source, { field, note: remark });
  if (test === undefined) return { kind: 'labels', origin };
  const testSource = await recordsAt(test, fields, () => undefined);
  const inFile = await stat(labels).then(found => found.isFile(), () => false);
  const own = inFile && testSource.kind === 'records' ? field : labels;
  return { kind: 'labels', origin, test: { source: testSource, origin: await readOrigin(own, testSource, { field, note: remark }) } };
}

function classesOf({ labels, names, field, test }: Readonly<Partial<Record<'labels' | 'names' | 'field' | 'test', string>>>): Classes {
  if (labels !== undefined && names !== undefined) throw new UsageError('Give --labels or --names, not both: classes are learnt from labels, or known by name only.');
  if (names !== undefined) {
    if (test !== undefined || field !== undefined) throw new UsageError(`--${test !== undefined ? 'test' : 'field'} goes with --labels, not with --names.`);
    return { kind: 'names', classes: parseNames(names) };
  }
  if (!labels?.trim()) throw new UsageError('Say which classes there are: --labels FIELD, --labels labels.tsv, --labels tags, --labels folder, or --names "a, b, c".');
  if (field !== undefined && !field.trim()) throw new UsageError('--field needs a name.');
  const path = pathOf('--test', test);
  return { kind: 'labels', labels, field: field ?? LABEL_FIELD, ...(path !== undefined && { test: path }) };
}

function thresholdOf(value: string | undefined): number {
  if (value === undefined) return UNSURE_BELOW;
  const threshold = value.trim() === '' ? NaN : Number(value);
  if (!(threshold >= 0 && threshold <= 1)) throw new UsageError(`--threshold takes a number from 0 to 1, not "${value}".`);
  return threshold;
}
