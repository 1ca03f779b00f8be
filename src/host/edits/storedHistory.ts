import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { l10n, window, type LogOutputChannel, type Uri } from 'vscode';
import type { History } from '../../core/edits/history';
import { writeHistory } from '../../core/edits/json';
import { readHistory } from '../../core/edits/readJson';
import { storageReason } from '../run/keeper';
import { writeWhole } from '../run/wholeFile';
import type { DecisionKeeper } from './decisionHistory';

const fileName = 'edits.json';

/** Keeps the decisions in the workspace's storage. Without a folder there is none, and they last as long as the window. */
export function storedHistory(storage: Uri | undefined, log: LogOutputChannel): DecisionKeeper {
  const file = storage && join(storage.fsPath, fileName);
  let told = false;
  return {
    read: async () => {
      let text: string;
      try {
        if (!file) return undefined;
        text = await readFile(file, 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') log.error(error as Error);
        return undefined;
      }
      try {
        return readHistory(text);
      } catch (error) {
        // The next change writes the file anew: what cannot be read is put aside first.
        const aside = `${file}.unreadable`;
        await copyFile(file, aside).catch(() => undefined);
        log.error(error as Error);
        void window.showWarningMessage(l10n.t('Your changes to groups cannot be read: {0} They are kept in {1}; the groups are shown as computed.', (error as Error).message, aside));
        return undefined;
      }
    },
    write: async (history: History) => {
      try {
        if (file) await writeWhole(file, writeHistory(history));
      } catch (error) {
        log.error(error as Error);
        if (!told) void window.showWarningMessage(l10n.t('Your changes to groups cannot be saved: {0}. They stay until this window closes.', storageReason(error)));
        told = true;
      }
    },
  };
}
