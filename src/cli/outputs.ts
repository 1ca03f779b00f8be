import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { groupingCsv } from '../core/report/csv';
import { groupingGraphml } from '../core/report/graphml';
import { groupingHtml } from '../core/report/html';
import { groupingJson } from '../core/report/json';
import { mapSvg } from '../core/report/mapFile';
import { groupingMarkdown } from '../core/report/markdown';
import type { DocumentDates } from '../core/report/months';
import type { GroupedDocument } from '../core/types';
import type { RunResult, Source } from '../protocol/engineSides';
import type { OptionSpecs, OptionValues } from './command';
import { pathOf } from './usage';
import { writeOutput } from './writeOutput';

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

/** Reads the options of `OUTPUT_OPTIONS`. Throws a `UsageError` for an empty path. */
export function outputsOf(values: OptionValues<typeof OUTPUT_OPTIONS>): Outputs {
  const named = (Object.keys(OUTPUT_OPTIONS) as Output[]).map(output => [output, pathOf(`--${output}`, values[output])] as const);
  return Object.fromEntries(named.filter(([, path]) => path !== undefined));
}

/** Writes a grouping to all files asked for. Rejects with a `KindredError` that names the file that cannot be written. */
export async function writeOutputs(outputs: Outputs, { grouping, timings }: RunResult, source: Extract<Source, { kind: 'folder' | 'records' }>): Promise<void> {
  const dated = outputs.html ?? outputs.markdown ?? outputs.csv;
  const dates = dated !== undefined && source.kind === 'folder' ? await changeDates(source.path, grouping.documents) : undefined;
  const material = { name: basename(source.path), grouping, dates };
  const texts: Record<Output, () => string> = {
    json: () => groupingJson(grouping, timings),
    html: () => groupingHtml(material),
    markdown: () => groupingMarkdown(material),
    csv: () => groupingCsv(grouping, dates),
    svg: () => mapSvg(grouping),
    graphml: () => groupingGraphml(grouping),
  };
  for (const [output, path] of Object.entries(outputs) as [Output, string][]) await writeOutput(`--${output}`, path, texts[output]());
}

/** When the files of documents were last changed; those that are gone have no date. */
async function changeDates(folder: string, documents: readonly GroupedDocument[]): Promise<DocumentDates> {
  const times = new Map<string, number>();
  for (const { id, path } of documents) {
    const found = path === undefined ? undefined : await stat(join(folder, path)).catch(() => undefined);
    if (found) times.set(id, found.mtimeMs);
  }
  return { meaning: 'changed', times };
}
