import { beforeAll, expect, it } from 'vitest';
import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import { readRecipe } from '../../../src/core/recipe';
import { planRun } from '../../../src/host/run/plan';
import { configuration } from './vscode';

const at = (path: string) => ({ scheme: 'file', authority: '', path, fsPath: path, toString: () => path }) as Uri;
const there = new Set(['/notes', '/notes/sky', '/notes/sky/moon.md', '/far']);
const plan = async (...paths: readonly string[]) => (await planRun({ kind: 'chosen', uris: paths }, new AbortController().signal, readRecipe({}))).sources;

beforeAll(() => {
  const stat = async ({ path }: Uri) => {
    if (!there.has(path)) throw new FileSystemError('FileNotFound');
    return { type: path.endsWith('.md') ? FileType.File : FileType.Directory };
  };
  Object.assign(Uri, { parse: at, joinPath: ({ path }: Uri, name: string) => at(name === '..' ? path.slice(0, path.lastIndexOf('/')) : `${path}/${name}`) });
  const settings = { include: [], exclude: [], useIgnoreFiles: true, maxFileSizeMB: 2, groups: 0 };
  Object.assign(workspace, {
    workspaceFolders: [{ name: 'notes', uri: at('/notes') }],
    fs: { stat },
    getWorkspaceFolder: ({ path }: Uri) => (path.startsWith('/notes/') ? { uri: at('/notes') } : undefined),
    getConfiguration: (name: string) => (name === 'kindred' ? configuration(settings) : configuration({})),
  });
});

it('leaves files to the run that are gone from the workspace with the folder they were in', async () => {
  expect(await plan('/notes/sky/moon.md', '/notes/gone/deeper/bread.md')).toMatchObject([{ kind: 'files', files: [{ id: 'sky/moon.md' }, { id: 'gone/deeper/bread.md' }] }]);
  expect(await plan('/far/gone.md')).toMatchObject([{ kind: 'files', files: [{ id: '/far/gone.md' }] }]);
});

it('rejects where the drive may be missing: a folder elsewhere is not there, or the one that is open', async () => {
  await expect(plan('/drive/notes/bread.md')).rejects.toThrow('/drive/notes/bread.md cannot be read. Choose files and folders that exist.');
  there.delete('/notes');
  await expect(plan('/notes/gone/bread.md')).rejects.toThrow('/notes/gone/bread.md cannot be read.');
});
