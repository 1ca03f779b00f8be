import { expect, it } from 'vitest';
import { window, type Uri } from 'vscode';
import { emptyFile, recordsApart } from '../../../src/core/documents/reasons';
import { tellNotInGroups } from '../../../src/host/answers/notInGroups';
import { recordUri, textUri } from '../../../src/host/text/textUri';
import { withAddresses } from './records';

it('says why there is no answer about a file: none is open, it was skipped, is not known, lies elsewhere, holds records or is one, or is not saved', () => {
  withAddresses();
  const told: string[] = [];
  Object.assign(window, { showInformationMessage: async (text: string) => void told.push(text) });
  const at = (path: string) => ({ scheme: 'file', authority: '', path }) as Uri;
  for (const uri of [undefined, at('/notes/a.md'), at('/notes/b.md'), at('/elsewhere/b.md'), at('/notes/b.csv'), recordUri('file:///notes/b.csv#row%202'), { scheme: 'untitled', authority: '', path: 'Untitled-1' } as Uri, textUri({ ...at('/notes/a.pdf'), toString: () => 'file:///notes/a.pdf' } as Uri)]) tellNotInGroups(uri, { skipped: [{ path: 'a.md', reason: emptyFile }, { path: 'b.csv', reason: recordsApart }] });
  expect(told).toEqual([
    'No document is open. Open one, then ask again.',
    `This file is in no group, as it was skipped. ${emptyFile}`,
    'This file is in no group yet. Cluster Workspace Documents groups it, unless settings or ignore files leave it out.',
    'This file lies outside the folders that are open. Cluster Open Editors groups it with what else is open.',
    'This file is in no group. Cluster Records of a File groups what it holds.',
    'This record is not among the documents grouped. Cluster Records of a File groups it with the others of its file.',
    'This text is not saved yet. Save it in the folder, or group it with what else is open by Cluster Open Editors.',
    'This file is in no group yet. Cluster Workspace Documents groups it, unless settings or ignore files leave it out.',
  ]);
});
