import { english, englishAll, figure, percent } from '../lab/said';
import { csvLines } from '../report/csv';
import { markdownTable, markdownText } from '../report/markdownText';
import type { FolderMatrix } from './folderMatrix';
import type { FolderVerdict } from './folderVerdict';

/** What stands below the matrix: files that may be in another folder, and pairs that say nearly the same. */
export interface FoldersFindings {
  readonly files: readonly { readonly path: string; readonly to: string; readonly share: number }[];
  readonly pairs: readonly { readonly paths: readonly [string, string]; readonly likeness: number }[];
}

/** Folders against groups as Markdown: the verdict, the matrix in percent of each folder, the files and pairs. */
export function foldersMarkdown(matrix: FolderMatrix, verdict: FolderVerdict, { files, pairs }: FoldersFindings): string {
  const rows = matrix.rows.map(({ folder, size, counts }) => [folder, String(size), ...counts.map(count => (count === 0 ? '' : percent(count / size)))]);
  const parts = [
    '# Does the folder structure agree?',
    `**${english(verdict.answer)}** ${markdownText(englishAll(verdict.sentences))} Agreement ${figure(matrix.agreement)} (adjusted mutual information of folders and groups: 1 = the same, about 0 = no more alike than by chance).`,
    markdownTable(['Folder', 'Files', ...matrix.groups.map(({ name }) => name)], rows),
    ...(files.length > 0 ? ['## In another folder?', markdownTable(['File', 'To', 'Nearest there'], files.map(({ path, to, share }) => [path, to, percent(share)]))] : []),
    ...(pairs.length > 0 ? ['## Nearly the same', markdownTable(['File', 'File', 'Likeness'], pairs.map(({ paths: [one, other], likeness }) => [one, other, figure(likeness)]))] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The matrix as comma-separated values: a row a folder, the number of its files in each group. */
export function foldersCsv({ groups, rows }: FolderMatrix): string {
  return csvLines([['folder', 'files', ...groups.map(({ name }) => name)], ...rows.map(({ folder, size, counts }) => [folder, size, ...counts])]);
}
