import type { Parameters } from '../../core/parameters';
import { byWordsSentence } from '../../core/representation/byWords';
import type { Grouping, Recipe } from '../../core/types';
import { defineCommand } from '../command';
import { fewerGroups, unheededGroups } from '../groupsAsked';
import { unlearntLanguages } from '../learntLanguages';
import { keptSize } from '../sizeAsked';
import { namedByChat, NAMING_OPTIONS, namingOf, namingOwners } from '../naming';
import { openEngine } from '../openEngine';
import { WORK_OPTIONS, workOf, type WorkCall } from '../options';
import { hasReport, OUTPUT_OPTIONS, outputsOf, writeGrouping, type Outputs } from '../outputs';
import { fieldsIn, RECORD_OPTIONS, recordsAt, TAKES, type RecordsCall } from '../recordOptions';
import { RECIPE_OPTIONS, recipeOf, seedOf, settingsIn } from '../recipe';
import { filesOf } from '../recipeFiles';
import { skippedText } from '../skipped';
import { USUAL_SELECTION } from '../source';
import { styleFor } from '../style';
import { groupTable } from '../table';
import { complain, note, progressView, screenWidth, stopOnSignals } from '../terminal';
import { onePath, UsageError } from '../usage';
import { workDone } from '../workDone';
import { sayUnlessTaken } from '../writeOutput';

interface GroupCall extends WorkCall, RecordsCall {
  /** Folder or records file, as given. */
  readonly path: string;
  readonly groups: number | 'auto';
  readonly recipe: Recipe;
  /** The chat model that names the groups; absent: their own words. */
  readonly chat?: Parameters;
  readonly seed: number;
  readonly outputs: Outputs;
  readonly periods: boolean;
}

/** Groups a folder or a file of records, and shows the groups as a table. */
export const groupCommand = defineCommand({
  name: 'group',
  takes: TAKES,
  about: `Groups the documents and shows the groups as a table.
A folder is walked for documents: Markdown, text, reStructuredText, AsciiDoc, Org, LaTeX, HTML, PDF, Word, RTF, OpenDocument,
presentations, EPUB, e-mail, Jupyter notebooks, and code where there is mostly code.
A file of records, as it is or gzipped (.jsonl.gz), holds many documents: a JSON object a line (.jsonl) or of a list
(.json), a row of cells below the names of the columns (.csv, .tsv, .xlsx), an entry of a bibliography (.bib, .ris) or a mail
(.mbox) as each.`,
  options: {
    groups: { type: 'string', takes: 'auto|N', help: 'number of groups; auto (the default) lets the documents decide' },
    ...RECORD_OPTIONS,
    ...RECIPE_OPTIONS,
    ...NAMING_OPTIONS,
    ...OUTPUT_OPTIONS,
    periods: { type: 'boolean', help: "count in --json each group's documents by days, weeks, months, quarters or years,\nas a report does" },
    ...WORK_OPTIONS,
  },
  read: (values, paths): GroupCall => {
    const path = onePath(paths, 'folder or file of records to group', 'kindred group <folder>');
    const settings = settingsIn(values, namingOwners(values.naming));
    const recipe = recipeOf(values, settings);
    const chat = namingOf(values.naming, settings);
    const outputs = outputsOf(values, [path, ...filesOf(recipe.representation)]);
    if (values.periods && outputs.json === undefined) throw new UsageError('--periods counts documents in the file of --json: name it too.');
    return { path, ...fieldsIn(values), groups: groupCount(values.groups), recipe, ...(chat && { chat }), seed: seedOf(values.seed), outputs, periods: values.periods ?? false, ...workOf(values) };
  },
  run: group,
});

async function group(call: GroupCall): Promise<number> {
  const source = await recordsAt(call.path, call.fields);
  const stopping = stopOnSignals();
  const view = progressView(call.quiet);
  note(unheededGroups(call.groups, call.recipe.method.name));
  const engine = openEngine(call.cache, view, call.yes);
  try {
    const how = { sources: [source], selection: USUAL_SELECTION, recipe: call.recipe, seed: call.seed };
    const run = await engine.run(
      {
        ...how,
        groups: call.groups,
        previous: [],
        // Nothing that is written speaks of a document's other passages.
        firstPassagesOnly: true,
      },
      { progress: progress => view.show(progress), firstGrouping: () => undefined },
      stopping,
    );
    const named = call.chat ? await namedByChat(run.grouping, call.chat, engine, view, stopping) : { grouping: run.grouping };
    const result = { ...run, grouping: named.grouping };
    const documents = result.grouping.documents.map(({ id }) => id);
    const report = (done: number, total: number) => view.show({ phase: 'comparing', done, total });
    const same = hasReport(call.outputs) ? await engine.nearlySame({ ...how, documents }, { signal: stopping, report }) : [];
    const vectors = call.outputs.npy === undefined ? undefined : await engine.vectors({ ...how, documents }, { signal: stopping });
    view.end();
    const style = styleFor(process.stdout, process.env);
    sayUnlessTaken(groupTable(result.grouping, style, screenWidth()) + skippedText(result.grouping.skipped, style, screenWidth()), Object.values(call.outputs));
    note(unlearntLanguages(result.grouping.provenance, 'groups them'));
    note(placedByWords(result.grouping));
    note(keptSize(call.recipe, result.grouping));
    note(fewerGroups(call.groups, call.recipe.method.name, result.grouping));
    if (!call.quiet) process.stderr.write(workDone(result));
    await writeGrouping(call.outputs, result, source, { nearlySame: same, ...(vectors && { vectors }), periods: call.periods });
    if (named.failure) return complain(`${named.failure.message} The groups without an answer are named by their words.`, 1);
    return 0;
  } finally {
    view.end();
    await engine.release();
  }
}

/** What is to be said of documents that had no vector of their own; undefined where all had. */
function placedByWords({ provenance: { byWords } }: Pick<Grouping, 'provenance'>): string | undefined {
  return byWords === undefined ? undefined : byWordsSentence(byWords);
}

function groupCount(value: string | undefined): number | 'auto' {
  if (value === undefined || value === 'auto') return 'auto';
  const count = Number(value);
  if (!/^\d+$/.test(value) || count < 1) throw new UsageError(`--groups takes auto or a whole number from 1, not "${value}".`);
  return count;
}
