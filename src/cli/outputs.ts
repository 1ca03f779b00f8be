import { basename } from 'node:path';
import { groupingCsv } from '../core/report/csv';
import { foundDates, lastDates, tellApart, type FoundChanges } from '../core/report/foundDates';
import { groupingGraphml } from '../core/report/graphml';
import { groupingHtml } from '../core/report/html';
import { groupingJson } from '../core/report/json';
import { mapSvg } from '../core/report/mapFile';
import { groupingMarkdown } from '../core/report/markdown';
import type { NearlySame } from '../core/report/material';
import type { DocumentDates } from '../core/report/months';
import { changeTimes } from '../engine/answers/changeTimes';
import type { RunResult, Source } from '../protocol/engineSides';
import type { OptionSpecs, OptionValues } from './command';
import { outputPaths } from './outputPaths';
import { writeOutputs } from './writeOutput';

/** Options that name files a grouping is written to. */
export const OUTPUT_OPTIONS = {
  json: { type: 'string', takes: 'FILE', help: 'also write the result to FILE' },
  html: { type: 'string', takes: 'FILE', help: 'also write a report to FILE that needs nothing but itself' },
  markdown: { type: 'string', takes: 'FILE', help: 'also write the report to FILE as Markdown' },
  csv: { type: 'string', takes: 'FILE', help: 'also write a table to FILE, one row a document' },
  svg: { type: 'string', takes: 'FILE', help: 'also write the map to FILE' },
  graphml: { type: 'string', takes: 'FILE', help: 'also write documents, groups and relations to FILE, as a graph' },
} as const satisfies OptionSpecs;

type Output = keyof typeof OUTPUT_OPTIONS;

/** The files asked for. */
export type Outputs = Readonly<Partial<Record<Output, string>>>;

/** Reads the options of `OUTPUT_OPTIONS`; `read` is what the call reads. Throws as `outputPaths`. */
export function outputsOf(values: OptionValues<typeof OUTPUT_OPTIONS>, read: string): Outputs {
  const named = (Object.keys(OUTPUT_OPTIONS) as Output[]).map(output => [output, values[output]] as const);
  return outputPaths(Object.fromEntries(named.filter(([, path]) => path !== undefined)), [read]);
}

/** Whether a file asked for tells which documents say nearly the same. */
export function hasReport({ html, markdown }: Outputs): boolean {
  return (html ?? markdown) !== undefined;
}

/** Writes a grouping to all files asked for; rejects as `writeOutputs`. */
export async function writeGrouping(outputs: Outputs, { grouping, timings }: RunResult, source: Extract<Source, { kind: 'folder' | 'records' }>, nearlySame: readonly NearlySame[]): Promise<void> {
  const dated = outputs.html ?? outputs.markdown ?? outputs.csv;
  const find = (askGit: boolean) => changeTimes(grouping.documents, [source], askGit);
  const found = dated !== undefined && source.kind === 'folder' ? await find(true) : undefined;
  const datesBy = async (make: (found: FoundChanges) => DocumentDates) => {
    const dates = found && make(found);
    return !dates || tellApart(dates) ? dates : make(await find(false));
  };
  const [dates, changed] = [await datesBy(foundDates), await datesBy(lastDates)];
  const material = { name: basename(source.path), grouping, dates, nearlySame };
  const texts: Record<Output, () => string> = {
    json: () => groupingJson(grouping, timings),
    html: () => groupingHtml(material),
    markdown: () => groupingMarkdown(material),
    csv: () => groupingCsv(grouping, changed),
    svg: () => mapSvg(grouping),
    graphml: () => groupingGraphml(grouping),
  };
  await writeOutputs((Object.keys(outputs) as Output[]).map(output => ({ option: `--${output}`, path: outputs[output], make: texts[output] })));
}
