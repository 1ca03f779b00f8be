import { l10n, window, type LogOutputChannel, type Uri } from 'vscode';
import { readKept, writeKept } from './keptGrouping';
import type { Keeper } from './runs';

/** Keeps the latest grouping in the workspace's storage. Without a folder there is none, and groups last as long as the window. */
export function workspaceKeeper(storage: Uri | undefined, log: LogOutputChannel): Keeper {
  let told = false;
  return {
    read: async () => {
      try {
        return storage && (await readKept(storage.fsPath));
      } catch (error) {
        log.warn(`The kept groups cannot be read and are left aside: ${String(error)}`);
        return undefined;
      }
    },
    write: async kept => {
      try {
        if (storage) await writeKept(storage.fsPath, kept);
      } catch (error) {
        log.error(error as Error);
        if (!told) void window.showWarningMessage(l10n.t('Groups cannot be saved: {0}. They stay until this window closes.', storageReason(error)));
        told = true;
      }
    },
  };
}

/** Why a file could not be written, in words. */
export function storageReason(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return l10n.t('the disk is full');
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return l10n.t('their folder cannot be written');
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
