import { l10n, window } from 'vscode';
import { plainText } from '../../core/plainText';
import type { Grouping } from '../../core/types';
import { recordsFileName } from './record';

/** Does something with groups of files; of records says why not. */
export function onlyFiles(act: (grouping: Grouping) => Promise<void>): (grouping: Grouping) => Promise<void> {
  return async grouping => {
    const file = recordsFileName(grouping);
    if (file === undefined) return act(grouping);
    void window.showInformationMessage(l10n.t('These groups are of the records of {0}, which are no files of their own, so there is nothing to move, to tag or to compare with folders.', plainText(file)));
  };
}
