import { l10n, window, type LogOutputChannel, type Uri } from 'vscode';
import { readKept, writeKept, type Kept } from './keptGrouping';
import type { Keeper } from './runs';
import { storageReason } from './storageReason';

/** Keeps the latest grouping in the workspace's storage. Without a folder there is none, and groups last as long as the window. */
export function workspaceKeeper(storage: Uri | undefined, log: LogOutputChannel): Keeper {
  let told = false;
  let writing: Promise<void> = Promise.resolve();
  let latest: Kept | undefined;

  async function write(kept: Kept): Promise<void> {
    // Of groups that change faster than they are written the last are enough.
    if (!storage || kept !== latest) return;
    try {
      await writeKept(storage.fsPath, kept);
    } catch (error) {
      log.error(error as Error);
      if (!told) void window.showWarningMessage(l10n.t('Groups cannot be saved: {0}. They stay until this window closes.', storageReason(error)));
      told = true;
    }
  }

  return {
    read: async () => {
      try {
        return storage && (await readKept(storage.fsPath));
      } catch (error) {
        log.warn(`The kept groups cannot be read and are left aside: ${String(error)}`);
        return undefined;
      }
    },
    write: kept => {
      latest = kept;
      return (writing = writing.then(() => write(kept)));
    },
  };
}
