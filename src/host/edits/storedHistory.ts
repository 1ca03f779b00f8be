import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EventEmitter, l10n, window, type Disposable, type LogOutputChannel, type Uri } from 'vscode';
import type { History } from '../../core/edits/history';
import { writeHistory } from '../../core/edits/json';
import { readHistory } from '../../core/edits/readJson';
import { storageReason } from '../run/storageReason';
import { oneAtATime } from '../run/oneAtATime';
import { writeWhole } from '../run/wholeFile';
import type { DecisionKeeper } from './decisionHistory';
import { fileMayChange } from '../run/fileMayChange';

const fileName = 'edits.json';

/**
 * Keeps the decisions in the workspace's storage, which all windows on the folder share. Without a folder there is none, and
 * they last as long as the window.
 */
export function storedHistory(storage: Uri | undefined, log: LogOutputChannel): DecisionKeeper & Disposable {
  const file = storage && join(storage.fsPath, fileName);
  const aside = file && `${file}.unreadable`;
  let told = false;
  /** What the file said when this window last read or wrote it. */
  let last: string | undefined;
  const touched = new EventEmitter<void>();
  const listeners: Disposable[] = [touched];
  const watch = () => {
    if (storage && listeners.length === 1) listeners.push(fileMayChange(storage, fileName, () => touched.fire()));
  };
  /** The next change writes the file anew: what cannot be read is put aside first. */
  const putAside = async (error: Error) => {
    await copyFile(file!, aside!).catch(() => undefined);
    log.error(error);
  };
  return {
    alone: task => (file ? oneAtATime(file, task) : task()),
    onMayBeAnother: touched.event,
    another: async () => {
      const text = file && (await readFile(file, 'utf8').catch(() => undefined));
      if (text === undefined || text === last) return undefined;
      last = text;
      try {
        return readHistory(text);
      } catch (error) {
        // What this window knows is on show, and is written with the next change.
        await putAside(error as Error);
        return undefined;
      }
    },
    read: async () => {
      watch();
      let text: string;
      try {
        if (!file) return undefined;
        text = last = await readFile(file, 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') log.error(error as Error);
        return undefined;
      }
      try {
        return readHistory(text);
      } catch (error) {
        await putAside(error as Error);
        void window.showWarningMessage(l10n.t('Your changes to groups cannot be read: {0} They are kept in {1}; the groups are shown as computed.', (error as Error).message, aside!));
        return undefined;
      }
    },
    write: async (history: History) => {
      try {
        if (!file) return true;
        const text = writeHistory(history);
        await writeWhole(file, text);
        last = text;
        return true;
      } catch (error) {
        log.error(error as Error);
        if (!told) void window.showWarningMessage(l10n.t('Your changes to groups cannot be saved: {0}. They stay until this window closes.', storageReason(error)));
        told = true;
        return false;
      }
    },
    dispose: () => listeners.forEach(listener => void listener.dispose()),
  };
}
