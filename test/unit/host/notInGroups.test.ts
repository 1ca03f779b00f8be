import { expect, it } from 'vitest';
import { window, type Uri } from 'vscode';
import { emptyFile } from '../../../src/core/documents/reasons';
import { tellNotInGroups } from '../../../src/host/answers/notInGroups';

it('says why there is no answer about a file: none is open, it was skipped, or it is not known', () => {
  const told: string[] = [];
  Object.assign(window, { showInformationMessage: async (text: string) => void told.push(text) });
  const at = (path: string) => ({ scheme: 'file', authority: '', path }) as Uri;
  for (const uri of [undefined, at('/notes/a.md'), at('/notes/b.md')]) tellNotInGroups(uri, { skipped: [{ path: 'a.md', reason: emptyFile }] });
  expect(told).toEqual([
    'No document is open. Open one, then ask again.',
    `This file is in no group, as it was skipped. ${emptyFile}`,
    'This file is in no group yet. Groups are made by Cluster Workspace Documents.',
  ]);
});
