import { basename, resolve } from 'node:path';
import { gridRecipes, isToldGroups, NUMBERS_GRID, USUAL_GRID, USUAL_SAMPLES, waysOf, type GivenGrid } from '../../core/lab/grid';
import { comparisonJson } from '../../core/lab/json';
import { parseNumbers } from '../../core/lab/numberList';
import { overview } from '../../core/lab/overview';
import { reportHtml } from '../../core/lab/report/html';
import { englishAll } from '../../core/lab/said';
import { concluded, heard, startedComparison } from '../../core/lab/state';
import type { ComparisonState, GroupsGiven } from '../../core/lab/comparison';
import { LABEL_FIELD } from '../../core/truth/labels';
import type { Recipe } from '../../core/types';
import { CancelledError } from '../../core/work';
import { readOrigin } from '../../engine/files/origin';
import { defineCommand } from '../command';
import { comparisonTable, verdictText } from '../compare/table';
import { comparisonView } from '../compare/view';
import { openEngine } from '../openEngine';
import { WORK_OPTIONS, workOf, type WorkCall } from '../options';
import { outputPaths, OVERWRITE } from '../outputPaths';
import { fieldsIn, RECORD_OPTIONS, recordsAt, TAKES, type RecordsCall } from '../recordOptions';
import { parameterOwners, seedOf, VECTOR_OPTIONS } from '../recipe';
import { filesOf } from '../recipeFiles';
import { samplesOf } from '../samples';
import { settingsOf } from '../set';
import { USUAL_SELECTION } from '../source';
import { styleFor } from '../style';
import { progressView, remark, screenWidth, stopOnSignals } from '../terminal';
import { onePath, UsageError, wholeNumber } from '../usage';
import { sayUnlessTaken, writeOutputs } from '../writeOutput';

interface CompareCall extends WorkCall, RecordsCall {
  /** Folder or records file, as given. */
  readonly path: string;
  readonly recipes: readonly Recipe[];
  readonly truth?: string;
  /** Field or column of a labels file that has the class. */
  readonly field: string;
  readonly groups: GroupsGiven;
  readonly samples: number;
  readonly atOnce: number;
  readonly seed: number;
  readonly json?: string;
  readonly html?: string;
}

/** Compares ways to read and to group the same documents. */
export const compareCommand = defineCommand({
  name: 'compare',
  takes: TAKES,
  about: `Runs every representation with every method on the same documents, and says which suits them.
Lists are separated by commas.`,
  options: {
    truth: { type: 'string', takes: 'WHAT', help: 'what groups are held against: folder, tags, a field of the records,\nor a file of labels (as for classify)' },
    field: { type: 'string', takes: 'NAME', help: 'the field or column of a labels file that has the class (default: label)' },
    ...RECORD_OPTIONS,
    representations: { type: 'string', takes: 'A,B', help: `ways to read (default ${USUAL_GRID.representations.join(',')})` },
    methods: { type: 'string', takes: 'A,B', help: `ways to group (default ${USUAL_GRID.methods.join(',')})` },
    dimensions: { type: 'string', takes: 'D,D:HOW', help: 'sizes of the vectors; 0 = as they come' },
    summarize: { type: 'string', takes: 'A,B', help: 'summaries to read instead of the texts' },
    centring: { type: 'string', takes: 'A,B', help: 'what is taken off the vectors' },
    set: VECTOR_OPTIONS.set,
    groups: { type: 'string', takes: 'auto|truth|N', help: 'number of groups where one must be given: what the default grouping\nfinds, that of the labels, or N; several to find a good one: 2..20, or 5,10,20\n(then by default with transformer, and with kmeans++ beside auto)' },
    samples: { type: 'string', takes: 'N', help: `samples of 95 % that stability is measured on (default ${USUAL_SAMPLES})` },
    parallel: { type: 'string', takes: 'N', help: 'cells that run side by side where memory allows (default 1: their seconds\ncan be compared)' },
    seed: VECTOR_OPTIONS.seed,
    json: { type: 'string', takes: 'FILE', help: 'also write everything to FILE' },
    html: { type: 'string', takes: 'FILE', help: 'also write a report to FILE that needs nothing but itself' },
    ...OVERWRITE,
    ...WORK_OPTIONS,
  },
  read: (values, paths): CompareCall => {
    const path = onePath(paths, 'folder or file of records to compare methods on', 'kindred compare <folder>');
    const groups = groupsOf(values.groups, values.truth);
    const recipes = recipesOf(values, typeof groups === 'object' ? NUMBERS_GRID : USUAL_GRID);
    if (typeof groups === 'object' && !recipes.some(isToldGroups)) throw new UsageError('--groups has several numbers, but no method here is told one. Add a method such as kmeans++ after --methods.');
    waysOf(recipes, groups);
    return {
      path,
      ...fieldsIn(values),
      recipes,
      truth: values.truth,
      field: fieldOf(values.field, values.truth),
      groups,
      samples: samplesOf(values.samples ?? String(USUAL_SAMPLES)),
      atOnce: wholeNumber('--parallel', values.parallel ?? '1', 1, 99),
      seed: seedOf(values.seed),
      ...outputPaths({ json: values.json, html: values.html }, [paths[0], values.truth, ...recipes.flatMap(({ representation }) => filesOf(representation))], values),
      ...workOf(values),
    };
  },
  run: compare,
});

function recipesOf(values: Readonly<Partial<Record<'representations' | 'methods' | 'dimensions' | 'summarize' | 'centring', string>>> & { readonly set?: readonly string[] }, usual: Required<Pick<GivenGrid, 'representations' | 'methods'>>): Recipe[] {
  const representations = listOf('--representations', values.representations) ?? usual.representations;
  const methods = listOf('--methods', values.methods) ?? usual.methods;
  const summaries = listOf('--summarize', values.summarize);
  return gridRecipes({
    representations,
    methods,
    dimensions: listOf('--dimensions', values.dimensions),
    summaries,
    centrings: listOf('--centring', values.centring),
    parameters: settingsOf(values.set ?? [], parameterOwners(methods, representations, summaries ?? [])),
  });
}

async function compare(call: CompareCall): Promise<number> {
  const source = await recordsAt(call.path, call.fields);
  const truth = call.truth === undefined ? undefined : await readOrigin(call.truth, source, { field: call.field, note: remark });
  const stopping = stopOnSignals();
  const below = progressView(call.quiet);
  const view = comparisonView(process.stderr, below, call.quiet);
  const engine = openEngine(call.cache, below, call.yes);
  const started = performance.now();
  const { recipes, groups, seed, samples, atOnce } = call;
  let state = startedComparison(recipes, groups);
  let stopped: unknown;
  try {
    await engine.compare(
      { sources: [source], selection: USUAL_SELECTION, recipes, groups, seed, samples, atOnce, ...(truth && { truth }) },
      {
        progress: progress => view.progress(progress),
        compared: event => {
          state = heard(state, event);
          if (event.kind === 'cell' && (event.cell.state === 'done' || event.cell.state === 'failed')) view.ended(event.cell, state);
        },
      },
      stopping,
    );
  } catch (error) {
    // What is finished is worth showing.
    if (!(error instanceof CancelledError) || !state.cells.some(cell => cell.state === 'done')) throw error;
    stopped = error;
  } finally {
    view.end();
    await engine.release();
  }
  await finish(call, state, (performance.now() - started) / 1000);
  if (stopped) throw stopped;
  return state.cells.some(cell => cell.state === 'done') ? 0 : 1;
}

async function finish(call: CompareCall, state: ComparisonState, seconds: number): Promise<void> {
  const { verdict } = concluded(state);
  const style = styleFor(process.stdout, process.env);
  const screen = screenWidth();
  sayUnlessTaken(`${englishAll(overview(state, seconds))}\n\n${comparisonTable(state, verdict, style, screen)}\n\n${verdictText(verdict, style, screen)}\n`, [call.json, call.html]);
  await writeOutputs([
    { option: '--json', path: call.json, make: () => comparisonJson(state) },
    { option: '--html', path: call.html, make: () => reportHtml(state, { name: basename(resolve(call.path)), seconds }) },
  ]);
}

/** Names with commas between them; commas between the addresses of one server do not end its name. */
function listOf(option: string, value: string | undefined): string[] | undefined {
  const names = value?.split(/,(?!\s*https?:)/).map(name => name.trim()).filter(Boolean);
  if (names?.length === 0) throw new UsageError(`${option} needs a name, or several with commas between them.`);
  return names;
}

function fieldOf(value: string | undefined, truth: string | undefined): string {
  if (value !== undefined && truth === undefined) throw new UsageError('--field goes with --truth, which says where the labels come from.');
  if (value !== undefined && !value.trim()) throw new UsageError('--field needs a name.');
  return value ?? LABEL_FIELD;
}

function groupsOf(value: string | undefined, truth: string | undefined): GroupsGiven {
  if (value === undefined || value === 'auto') return 'auto';
  if (value === 'truth' && truth !== undefined) return 'truth';
  if (value === 'truth') throw new UsageError('--groups truth needs --truth, which says where the labels come from.');
  const counts = parseNumbers(value);
  if (!counts) throw new UsageError(`--groups takes auto, truth, a whole number from 1, or several as 2..20 or 5,10,20, not "${value}".`);
  return counts.length === 1 ? counts[0] : counts;
}
