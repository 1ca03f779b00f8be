import { commands, env, l10n, ProgressLocation, UIKind, window, workspace, type QuickPickItem, type Uri } from 'vscode';
import { groupingCsv } from '../../core/report/csv';
import { groupingGraphml } from '../../core/report/graphml';
import { groupingHtml } from '../../core/report/html';
import { groupingJson } from '../../core/report/json';
import { mapSvg } from '../../core/report/mapFile';
import type { Decided } from '../../core/report/material';
import { groupingMarkdown } from '../../core/report/markdown';
import type { Grouping } from '../../core/types';
import type { Answers } from '../answers/answers';
import type { GroupMap } from '../map/groupMap';
import { askWhereToSave } from '../page/saveAs';
import { changeDates } from './changeDates';
import { inReadersLanguage } from './inReadersLanguage';
import { reportMaterial, type ReportSources } from './reportMaterial';

/** Writes the groups on show as a report, HTML or Markdown by the ending of the file, and opens it. */
export async function exportReport(grouping: Grouping, sources: ReportSources, decided?: Decided): Promise<void> {
  const target = await askWhereToSave('groups.html', { HTML: ['html'], Markdown: ['md'] });
  if (!target) return;
  const markdown = /\.(md|markdown)$/i.test(target.path);
  await window.withProgress({ location: ProgressLocation.Window, title: l10n.t('Writing the report…') }, async () => {
    const material = await reportMaterial(grouping, sources, decided);
    await write(target, markdown ? groupingMarkdown(material) : groupingHtml(material));
  });
  await openReport(target, markdown);
}

function write(target: Uri, content: string | Uint8Array): Thenable<void> {
  return workspace.fs.writeFile(target, typeof content === 'string' ? new TextEncoder().encode(content) : content);
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
}

interface Format extends QuickPickItem {
  readonly ending: string;
  /** Undefined when there is none. */
  content(grouping: Grouping, parts: ExportParts): string | Promise<string | Uint8Array | undefined>;
}

const formats = (): readonly Format[] => [
  { label: 'JSON', ending: 'json', description: l10n.t('groups, documents, fit and places, as the command line writes them'), content: grouping => groupingJson(grouping) },
  { label: 'CSV', ending: 'csv', description: l10n.t('a table with one row a document'), content: async (grouping, { answers }) => groupingCsv(grouping, await changeDates(grouping.documents, answers)) },
  { label: 'SVG', ending: 'svg', description: l10n.t('the map as a drawing, names as text'), content: grouping => mapSvg(grouping, inReadersLanguage()) },
  { label: 'PNG', ending: 'png', description: l10n.t('the map as it is on screen, in pixels'), content: (_, { map }) => map.png() },
  { label: 'GraphML', ending: 'graphml', description: l10n.t('documents, groups and relations as a graph'), content: groupingGraphml },
];

/** Asks for a format and a place, and writes the groups on show. */
export async function exportGroups(grouping: Grouping, parts: ExportParts): Promise<void> {
  const format = await window.showQuickPick(formats(), { title: l10n.t('Export Groups'), matchOnDescription: true });
  if (!format) return;
  const target = await askWhereToSave(`groups.${format.ending}`, { [format.label]: [format.ending] });
  if (!target) return;
  const content = await format.content(grouping, parts);
  if (content === undefined) {
    void window.showErrorMessage(l10n.t('The map did not open, so no picture was written. Show the map and export again.'));
    return;
  }
  await write(target, content);
  const open = l10n.t('Open');
  void window.showInformationMessage(l10n.t('Groups written to {0}.', workspace.asRelativePath(target)), open).then(chosen => chosen && commands.executeCommand('vscode.open', target));
}
