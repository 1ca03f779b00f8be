import { commands, env, l10n, ProgressLocation, UIKind, window, workspace, type ExtensionContext, type QuickPickItem, type Uri } from 'vscode';
import { npyBytes } from '../../core/algebra/npy';
import { groupingCsv } from '../../core/report/csv';
import { groupingGraphml } from '../../core/report/graphml';
import { groupingHtml } from '../../core/report/html';
import { groupingJson } from '../../core/report/json';
import { mapSvg } from '../../core/report/mapFile';
import type { Decided } from '../../core/report/material';
import { groupingMarkdown } from '../../core/report/markdown';
import { tableBeside } from '../../core/representation/vectorIds';
import type { Grouping } from '../../core/types';
import type { Answers } from '../answers/answers';
import type { GroupMap } from '../map/groupMap';
import { askWhereToSave, writeFile } from '../page/saveAs';
import { changeDates } from './changeDates';
import { exportedMap } from './exportedMap';
import { inReadersLanguage } from './inReadersLanguage';
import { reportMaterial, type ReportSources } from './reportMaterial';

/** Writes the groups on show as a report, HTML or Markdown by the ending of the file, and opens it. */
export async function exportReport(grouping: Grouping, sources: ReportSources, decided?: Decided): Promise<void> {
  const target = await askWhereToSave('groups.html', { HTML: ['html'], Markdown: ['md'] });
  if (!target) return;
  const markdown = /\.(md|markdown)$/i.test(target.path);
  await window.withProgress({ location: ProgressLocation.Window, title: l10n.t('Writing the report…') }, async () => {
    const material = await reportMaterial(grouping, sources, decided);
    await writeFile(target, markdown ? groupingMarkdown(material) : groupingHtml(material));
  });
  await openReport(target, markdown);
}

/** HTML is opened by the browser where one can reach the file; else its text is shown. */
async function openReport(target: Uri, markdown: boolean): Promise<void> {
  if (markdown) await commands.executeCommand('markdown.showPreview', target);
  else if (target.scheme !== 'file' || env.remoteName !== undefined || env.uiKind === UIKind.Web || !(await env.openExternal(target))) await commands.executeCommand('vscode.open', target);
}

/** What groups are exported with. */
export interface ExportParts {
  readonly map: Pick<GroupMap, 'png'>;
  readonly answers: Pick<Answers, 'ask'>;
  readonly context: Pick<ExtensionContext, 'extensionUri'>;
}

interface Format extends QuickPickItem {
  readonly ending: string;
  /** What the file is called where nobody calls it otherwise, without its ending. */
  readonly name?: string;
  /** Undefined when there is none. */
  content(grouping: Grouping, parts: ExportParts): string | Promise<string | Uint8Array | undefined>;
  /** What was to be seen where there is no content, in the reader's language. */
  readonly missing?: string;
  /** Whether the table goes beside it: it says nothing of which row is whose. */
  readonly withTable?: true;
}

const formats = (): readonly Format[] => [
  { label: 'JSON', ending: 'json', description: l10n.t('groups, documents, fit and places, as the command line writes them'), content: grouping => groupingJson(grouping) },
  { label: 'CSV', ending: 'csv', description: l10n.t('a table with one row a document'), content: tableOf },
  { label: 'NumPy', ending: 'npy', description: l10n.t('the documents’ vectors, and beside them the table'), content: vectorsOf, withTable: true, missing: l10n.t('The vectors are not at hand while groups are made. Export again when that is done.') },
  { label: 'SVG', ending: 'svg', description: l10n.t('the map as a drawing, names as text'), content: grouping => mapSvg(grouping, inReadersLanguage()) },
  { label: 'PNG', ending: 'png', description: l10n.t('the map as it is on screen, in pixels'), content: (_, { map }) => map.png(), missing: l10n.t('The map did not open, so no picture was written. Show the map and export again.') },
  { label: 'HTML', ending: 'html', name: 'map', description: l10n.t('the map as a page for any browser, which needs nothing but itself'), content: (grouping, { answers, context }) => exportedMap(grouping, context.extensionUri, answers) },
  { label: 'GraphML', ending: 'graphml', description: l10n.t('documents, groups and relations as a graph'), content: groupingGraphml },
];

async function tableOf(grouping: Grouping, { answers }: ExportParts): Promise<string> {
  return groupingCsv(grouping, await changeDates(grouping.documents, answers));
}

async function vectorsOf({ documents }: Grouping, { answers }: ExportParts): Promise<Uint8Array | undefined> {
  const vectors = await answers.ask('vectors', { documents: documents.map(({ id }) => id) });
  return vectors && npyBytes(vectors);
}

/** Asks for a format and a place, and writes the groups on show. */
export async function exportGroups(grouping: Grouping, parts: ExportParts): Promise<void> {
  const format = await window.showQuickPick(formats(), { title: l10n.t('Export Groups'), matchOnDescription: true });
  if (!format) return;
  const target = await askWhereToSave(`${format.name ?? 'groups'}.${format.ending}`, { [format.label]: [format.ending] });
  if (!target) return;
  const content = await format.content(grouping, parts);
  if (content === undefined) {
    if (format.missing) void window.showErrorMessage(format.missing);
    return;
  }
  const table = format.withTable && target.with({ path: tableBeside(target.path) });
  if (table && !(await mayReplace(table))) return;
  if (table) await writeFile(table, await tableOf(grouping, parts));
  await writeFile(target, content);
  const open = l10n.t('Open');
  void window.showInformationMessage(l10n.t('Groups written to {0}.', workspace.asRelativePath(target)), open).then(chosen => chosen && (format.ending === 'html' ? openReport(target, false) : commands.executeCommand('vscode.open', table ?? target)));
}

/** Whether a file that nobody has named may be written: there is none, or a person says so. */
async function mayReplace(file: Uri): Promise<boolean> {
  const isThere = await workspace.fs.stat(file).then(() => true, () => false);
  if (!isThere) return true;
  const replace = l10n.t('Replace');
  return (await window.showWarningMessage(l10n.t('{0} is there already. The table of the vectors’ rows takes its place.', workspace.asRelativePath(file)), { modal: true }, replace)) === replace;
}
