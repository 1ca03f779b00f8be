import { writeFile as writeHere } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigurationTarget, workspace, type Uri } from 'vscode';
import { writeSettings } from '../../../src/host/commands/chooseMethod';
import { writeFile } from '../../../src/host/page/saveAs';
import { storageReason } from '../../../src/host/run/storageReason';
import { temporaryFolder } from '../engine/support';

/** As the editor tells what went wrong in a file system. */
const told = (code: string, message: string) => Object.assign(new Error(message), { name: `${code} (FileSystemError)`, code });
const readOnly = told('Unknown', "Error: EROFS: read-only file system, open '/notes/groups.html'");

describe('where something cannot be written', () => {
  it('says why in words, by the codes of Node and the editor', async () => {
    expect(storageReason(readOnly)).toBe('the folder cannot be written');
    expect(storageReason(told('NoPermissions', 'no'))).toBe('the folder cannot be written');
    expect(storageReason(told('Unknown', 'Error: ENOSPC: no space left on device, write'))).toBe('the disk is full');
    expect(storageReason(new Error('as it is'))).toBe('as it is');
    const folder = temporaryFolder();
    const gone = await writeHere(join(folder, 'gone', 'file'), '').catch((error: unknown) => error);
    expect(storageReason(gone)).toBe('the folder is not there, and cannot be made');
  });

  it('a file that a person asked for is told with its name, the reason, and what to do', async () => {
    Object.assign(workspace, { asRelativePath: () => 'groups.html', fs: { writeFile: () => Promise.reject(readOnly) } });
    await expect(writeFile({ path: '/notes/groups.html' } as Uri, 'x')).rejects.toMatchObject({ name: 'KindredError', kind: 'storage', message: 'groups.html cannot be written: the folder cannot be written. Choose another place.' });
  });

  it('settings of a folder are told with those to choose elsewhere; what is wrong with their file is the editor’s to say', async () => {
    const failing = (error: Error) => Object.assign(workspace, { workspaceFolders: [{}], getConfiguration: () => ({ inspect: () => undefined, update: (_: string, __: unknown, target: ConfigurationTarget) => (expect(target).toBe(ConfigurationTarget.Workspace), Promise.reject(error)) }) });
    failing(new Error("Unable to write file 'vscode-remote://x/.vscode/settings.json' (Unknown (FileSystemError): Error: EROFS: read-only file system, mkdir '/x/.vscode')"));
    await expect(writeSettings({ representation: 'tfidf', method: 'auto' })).rejects.toThrow('Settings cannot be written: the folder cannot be written. All is as it was; in your user settings you can choose the same for all folders: kindred.representation, kindred.method.');
    const refusing = (also: readonly unknown[]) => {
      const values: Record<string, unknown> = { representation: 'lsa' };
      const update = async (name: string, value: unknown) => {
        if (name === 'method' || also.includes(value)) throw readOnly;
        values[name] = value;
      };
      Object.assign(workspace, { workspaceFolders: [{}], getConfiguration: () => ({ update, inspect: (name: string) => ({ workspaceValue: values[name] }) }) });
      return values;
    };
    const settings = refusing([]);
    await expect(writeSettings({ representation: 'tfidf', groups: 7, method: 'auto' })).rejects.toThrow('All is as it was');
    expect(settings).toEqual({ representation: 'lsa', groups: undefined });
    refusing(['lsa']);
    await expect(writeSettings({ representation: 'tfidf', method: 'auto' })).rejects.toThrow('Not all settings could be written: the folder cannot be written. Those that were are kindred.representation; look at them in the settings.');
    const broken = new Error('Unable to write into workspace settings. Please open the workspace settings to correct errors/warnings in it and try again.');
    failing(broken);
    await expect(writeSettings({ method: 'auto' })).rejects.toBe(broken);
  });
});
