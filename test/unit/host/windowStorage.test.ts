import { describe, expect, it, vi } from 'vitest';
import { posix } from 'node:path';
import { Uri } from 'vscode';
import { workspaceStorage } from '../../../src/host/run/windowStorage';

vi.spyOn(Uri, 'joinPath').mockImplementation((folder, ...parts) => at(posix.join(folder.path, ...parts), folder.scheme));
const at = (path: string, scheme = 'file') => ({ scheme, path }) as Uri;

describe('the storage of a workspace', () => {
  it.each([
    ['/data/workspaceStorage/4f9e908f/kindred.kindred', '4f9e908f'],
    ['/data/workspaceStorage/4f9e908f-1/kindred.kindred', '4f9e908f'],
    ['/data/workspaceStorage/-4f9e908f-3/kindred.kindred', '-4f9e908f'],
    ['/data/workspaceStorage/-4f9e908f/kindred.kindred', '-4f9e908f'],
    ['/my-notes-1/workspaceStorage/d2c0a49e1b0f4b1f8f5d/kindred.kindred', 'd2c0a49e1b0f4b1f8f5d'],
  ])('%s is the same in all windows on a folder', (given, folder) => {
    expect(workspaceStorage(at(given))?.path.split('/').slice(-2)).toEqual([folder, 'kindred.kindred']);
  });

  it('stays as it is where it is no folder on a disk, and none where there is none', () => {
    const elsewhere = at('/workspaceStorage/4f9e908f-1/kindred.kindred', 'vscode-userdata');
    expect([workspaceStorage(elsewhere), workspaceStorage(undefined)]).toEqual([elsewhere, undefined]);
  });
});
