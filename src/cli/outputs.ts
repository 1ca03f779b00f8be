import { basename } from 'node:path';
import { npyBytes } from '../core/algebra/npy';
import { groupingCsv } from '../core/report/csv';
import { foundDates, lastDates, tellApart, undatedOf, withOwnDates, type DocumentDates } from '../core/report/foundDates';
import { groupingGraphml } from '../core/report/graphml';
import { groupingHtml } from '../core/report/html';
import { groupingJson } from '../core/report/json';
import { mapSvg } from '../core/report/mapFile';
import { groupingMarkdown } from '../core/report/markdown';
import type { NearlySame } from '../core/report/material';
import { timelineOf } from '../core/report/timeline';
import { tableBeside } from '../core/representation/vectorIds';
import type { Grouping, Matrix } from '../core/types';
import { changeTimes } from '../engine/answers/changeTimes';
import type { RunResult, Source } from '../protocol/engineSides';
import type { OptionSpecs, OptionValues } from './command';
import { outputPaths, OVERWRITE, refuseOthers } from './outputPaths';
import type { FolderOrRecords } from './source';
import { mapPageOf } from './mapPageOf';
import { remark } from './terminal';
import { UsageError } from './usage';
import { STDOUT, writeOutputs } from './writeOutput';

/** Options that name files a grouping is written to. */
const FILE_OPTIONS = {
  json: { type: 'string', takes: 'FILE', help: 'also write the result to FILE' },
  html: { type: 'string', takes: 'FILE', help: 'also write a report to FILE that needs nothing but itself' },
  markdown: { type: 'string', takes: 'FILE', help: 'also write the report to FILE as Markdown' },
  csv: { type: 'string', takes: 'FILE', help: 'also write a table to FILE, one row a document' },
  npy: { type: 'string', takes: 'FILE', help: "also write the documents' vectors to FILE, as NumPy reads them; the table of\n--csv goes with it, row by row: beside it as .csv unless it is named" },
  map: { type: 'string', takes: 'FILE', help: 'also write the map to FILE as a page for any browser, which needs nothing but itself' },
  svg: { type: 'string', takes: 'FILE', help: 'also write the map to FILE as a drawing' },
  graphml: { type: 'string', takes: 'FILE', help: 'also write documents, groups and relations to FILE, as a graph' },
} as const satisfies OptionSpecs;

/** Options of what a grouping is written to. */
export const OUTPUT_OPTIONS = { ...FILE_OPTIONS, ...OVERWRITE } as const satisfies OptionSpecs;

type Output = keyof typeof FILE_OPTIONS;

/** The files asked for. */
export type Outputs = Readonly<Partial<Record<Output, string>>>;

/** Reads the options of `OUTPUT_OPTIONS`; `read` are the files that the call reads. Throws as `outputPaths`. */
export function outputsOf(values: OptionValues<typeof OUTPUT_OPTIONS>, read: readonly string[]): Outputs {
  const csv = tableOf(values);
  const named = (Object.keys(FILE_OPTIONS) as Output[]).map(output => [output, output === 'csv' ? csv : values[output]] as const);
  return outputPaths(Object.fromEntries(named.filter(([, path]) => path !== undefined)), read, { overwrite: values.overwrite, ...(csv !== undefined && { table: csv }) });
}

/** Vectors without a table say nothing of whose they are. */
function tableOf({ npy, csv, overwrite }: OptionValues<typeof OUTPUT_OPTIONS>): string | undefined {
  if (npy === undefined || csv !== undefined) return csv;
  if (npy === STDOUT) throw new UsageError('--npy needs the name of a file: the table of its rows goes beside it.');
  const table = tableBeside(npy);
  if (!overwrite) refuseOthers('--npy', table);
  return table;
}

/** Whether a file asked for tells which documents say nearly the same. */
export function hasReport({ html, markdown }: Outputs): boolean {
  return (html ?? markdown) !== undefined;
}

/** What is found besides the groups, where a file tells of it. */
export interface Found {
  readonly nearlySame: readonly NearlySame[];
  /** Of the documents, in their order. */
  readonly vectors?: Matrix;
  /** Whether groups are counted by periods in JSON: dates are looked for only where somebody asks for them. */
  readonly periods: boolean;
}

/** When documents were written, as they say; of the others when they were added, where that is known, and when they were last changed. */
async function datesOf(documents: Grouping['documents'], source: Source): Promise<{ readonly dates: DocumentDates; readonly changed: DocumentDates }> {
  const undated = undatedOf(documents);
  const changes = (askGit: boolean) => changeTimes(undated, [source], askGit);
  const known = await changes(true);
  const last = lastDates(known);
  const changed = tellApart(last.times.values()) ? last : lastDates(await changes(false));
  // Where most were put into the repository at once, that says nothing of time; what was changed since may.
  const added = foundDates(known);
  return { dates: withOwnDates(documents, timelineOf(undated, added) ? added : changed), changed: withOwnDates(documents, changed) };
}

/** Writes a grouping to all files asked for; rejects as `writeOutputs`. */
export async function writeGrouping(outputs: Outputs, { grouping, timings }: RunResult, source: FolderOrRecords, found: Found): Promise<void> {
  const asked = found.periods || (outputs.html ?? outputs.markdown ?? outputs.csv ?? outputs.map) !== undefined;
  const { dates, changed } = asked ? await datesOf(grouping.documents, source) : {};
  const timeline = found.periods && dates ? timelineOf(grouping.documents, dates) : undefined;
  if (timeline === null) remark('There are no "periods" in the file of --json: most documents have no date, or nearly all have the same one.');
  const material = { name: basename(source.path), grouping, dates, nearlySame: found.nearlySame };
  const contents: Record<Output, () => string | Uint8Array | Promise<string>> = {
    json: () => groupingJson(grouping, timings, timeline),
    html: () => groupingHtml(material),
    markdown: () => groupingMarkdown(material),
    csv: () => groupingCsv(grouping, changed),
    npy: () => npyBytes(found.vectors!),
    map: () => mapPageOf(grouping, material.name, changed!),
    svg: () => mapSvg(grouping),
    graphml: () => groupingGraphml(grouping),
  };
  await writeOutputs((Object.keys(outputs) as Output[]).map(output => ({ option: `--${output}`, path: outputs[output], make: contents[output] })));
}
