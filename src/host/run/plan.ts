import { FileSystemError, FileType, Uri, l10n, workspace, type TextDocument } from 'vscode';
import { KindredError } from '../../core/errors';
import type { Recipe } from '../../core/types';
import { throwIfCancelled } from '../../core/work';
import type { FileReference, RunRequest, Source } from '../../protocol/engineSides';
import { openUris } from '../activeEditor';
import { classesOf } from '../classify/askedClasses';
import { recipeSetting, selectionFor, setting } from '../settings';
import { recordsPath } from '../records/recordsPath';
import { textScheme } from '../text/textUri';
import { documentId, outermost, places, type Place } from './places';
import type { Scope } from './scope';
import { checkSettingKinds } from './settingKinds';
import { virtualFolder } from './virtualFolder';

/** Turns what the user asked for into a request: where the documents are, and which settings hold; in the place of a recipe from these one that is given. */
export async function planRun(scope: Scope, signal: AbortSignal, recipe?: Recipe): Promise<Omit<RunRequest, 'previous'>> {
  const known = places(workspace.workspaceFolders ?? []);
  if (!recipe) for (const folder of [undefined, ...known.map(place => place.folder)]) checkSettingKinds(folder);
  const sources = await sourcesOf(scope, known, signal);
  throwIfCancelled(signal);
  const groups = setting('groups');
  const classes = scope.classes && classesOf(scope.classes);
  return { sources, selection: selectionFor(), groups: groups > 0 ? groups : 'auto', recipe: recipe ?? (await plannedRecipe()), seed: 1, ...(classes && { classes }) };
}

/** The recipe of the settings. Rejects with `badSetting` when one of them is none there is, or has parameters for what is not there. */
export async function plannedRecipe(): Promise<Recipe> {
  // The methods come with it; starting up does not wait for them.
  const [{ readMethod, readRecipe }, { representationKind }] = await Promise.all([import('../../core/recipe'), import('../../core/representation/kinds')]);
  return usable(() => {
    checkOwners('representationParameters', representationKind);
    checkOwners('methodParameters', readMethod);
    return readRecipe(recipeSetting());
  });
}

/** Throws where a setting has parameters under a name that nothing has: nobody would ever use them. */
function checkOwners(name: 'representationParameters' | 'methodParameters', known: (owner: string) => unknown): void {
  for (const [owner, own] of Object.entries(setting(name))) {
    try {
      known(owner);
    } catch (error) {
      throw new Error(`kindred.${name}: ${(error as Error).message}`, { cause: error });
    }
    if (typeof own !== 'object' || own === null) throw new Error(l10n.t('{0} takes an object of names with values for {1}.', `kindred.${name}`, owner));
  }
}

/** What is read from settings. Rejects with `badSetting` when it cannot be. */
export async function usable<T>(read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw new KindredError('badSetting', l10n.t('A setting cannot be used: {0}', (error as Error).message), { cause: error });
  }
}

async function sourcesOf(scope: Scope, known: readonly Place[], signal: AbortSignal): Promise<Source[]> {
  switch (scope.kind) {
    case 'workspace':
      return Promise.all(known.map(({ folder, prefix }) => folderSource(folder, prefix, signal)));
    case 'chosen':
      return chosenSources(scope.uris.map(text => Uri.parse(text)), known, signal);
    case 'editors':
      return [{ kind: 'files', files: openUris().map(uri => reference(uri, known, openDocument(uri))) }];
    case 'records':
      return [await recordsSource(Uri.parse(scope.uri), scope, known)];
  }
}

async function folderSource(folder: Uri, prefix: string, signal: AbortSignal): Promise<Source> {
  const selection = selectionFor(folder);
  if (folder.scheme === 'file') return { kind: 'folder', path: folder.fsPath, ...(prefix && { prefix }), selection };
  return virtualFolder(folder, prefix, selection, signal);
}

async function recordsSource(uri: Uri, { fields, only }: Pick<Extract<Scope, { kind: 'records' }>, 'fields' | 'only'>, known: readonly Place[]): Promise<Source> {
  const path = await recordsPath(uri);
  return { kind: 'records', path, fields, prefix: documentId(uri, known), uri: uri.toString(), ...(only && { only }) };
}

async function chosenSources(uris: readonly Uri[], known: readonly Place[], signal: AbortSignal): Promise<Source[]> {
  const chosen = await Promise.all(uris.map(async uri => ({ uri, folder: await isFolder(uri) })));
  const [folders, files] = [true, false].map(kind => outermost(chosen).filter(item => item.folder === kind).map(item => item.uri));
  const sources = await Promise.all(folders.map(folder => folderSource(folder, documentId(folder, known), signal)));
  if (files.length > 0) sources.push({ kind: 'files', files: files.map(uri => reference(uri, known)) });
  return sources;
}

async function isFolder(uri: Uri): Promise<boolean> {
  try {
    return ((await workspace.fs.stat(uri)).type & FileType.Directory) !== 0;
  } catch (error) {
    // What was taken away is left out with the reason, like a file of a folder, be it with the folder it was in; a drive that is missing is not.
    const around = workspace.getWorkspaceFolder(uri)?.uri ?? Uri.joinPath(uri, '..');
    if (error instanceof FileSystemError && error.code === 'FileNotFound' && (await isThere(around))) return false;
    throw new KindredError('badInput', l10n.t('{0} cannot be read. Choose files and folders that exist.', uri.path), { cause: error });
  }
}

async function isThere(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(() => true, () => false);
}

/** The document of an editor where its text is not what the file holds, or no file holds it. */
function openDocument(uri: Uri): TextDocument | undefined {
  const key = uri.toString();
  return workspace.textDocuments.find(document => (document.isDirty || document.isUntitled || document.uri.scheme === textScheme) && document.uri.toString() === key);
}

function reference(uri: Uri, known: readonly Place[], open?: TextDocument): FileReference {
  const file = { id: documentId(uri, known), uri: uri.toString() };
  if (open) return { ...file, text: open.getText() };
  return uri.scheme === 'file' ? { ...file, path: uri.fsPath } : file;
}
