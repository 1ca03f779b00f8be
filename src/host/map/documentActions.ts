import { ViewColumn, env, l10n, window } from 'vscode';
import { groupingCsv } from '../../core/report/csv';
import type { GroupedDocument, Grouping } from '../../core/types';
import type { SelectionAction } from '../../protocol/mapSides';
import { documentUri, pathOf } from '../documentUris';
import { openAt } from '../openAt';
import { openInFile } from '../records/openInFile';
import { saveAs } from '../page/saveAs';
import { documentCount } from '../words';

/** More documents than this are opened only after a question. */
const MANY = 12;

/** Does something with documents of the grouping on show, as the tree's commands do. */
export async function actOnDocuments(action: SelectionAction, grouping: Grouping, ids: readonly string[]): Promise<void> {
  const wanted = new Set(ids);
  const documents = grouping.documents.filter(({ id }) => wanted.has(id));
  if (action === 'open') await openAll(documents);
  else if (action === 'openInFile') for (const document of documents) await openInFile(document, { viewColumn: ViewColumn.Beside });
  else if (action === 'copyPaths') await env.clipboard.writeText(paths(documents));
  else await exportDocuments(grouping, documents);
}

async function openAll(documents: readonly GroupedDocument[]): Promise<void> {
  if (documents.length > MANY) {
    const open = l10n.t('Open');
    if ((await window.showWarningMessage(l10n.t('Open {0}?', documentCount(documents.length)), { modal: true }, open)) !== open) return;
  }
  for (const document of documents) {
    const uri = documentUri(document);
    if (uri) await openAt(uri, undefined, { viewColumn: ViewColumn.Beside, preview: documents.length === 1, preserveFocus: true });
  }
}

function paths(documents: readonly GroupedDocument[]): string {
  return [...new Set(documents.map(document => pathOf(document) ?? document.id))].join('\n');
}

/** Asks for the format and the place, and writes the list there. */
async function exportDocuments(grouping: Grouping, documents: readonly GroupedDocument[]): Promise<void> {
  const formats = [
    { label: l10n.t('Paths'), description: l10n.t('one a line'), ending: 'txt', text: () => `${paths(documents)}\n` },
    { label: 'CSV', description: l10n.t('with group, sub-group and fit, for a spreadsheet'), ending: 'csv', text: () => groupingCsv({ ...grouping, documents }) },
  ];
  const format = await window.showQuickPick(formats, { title: l10n.t('Export {0}', documentCount(documents.length)) });
  if (format) await saveAs(`documents.${format.ending}`, { [format.label]: [format.ending] }, new TextEncoder().encode(format.text()));
}
