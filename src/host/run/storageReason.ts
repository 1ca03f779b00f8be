import { l10n } from 'vscode';

/** As Node's errors have it, and as the editor's name it within what they say. */
const KNOWN = /\b(ENOSPC|EDQUOT|EROFS|EACCES|EPERM|ENOENT|ENOTDIR)\b/;

/** Why a file could not be written, in words. */
export function storageReason(error: unknown): string {
  return knownReason(error) ?? (error instanceof Error ? error.message : String(error));
}

/** The same, undefined where the reason is not one of disk and folder. */
export function knownReason(error: unknown): string | undefined {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (KNOWN.exec(`${code} ${message}`)?.[1] ?? code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return l10n.t('the disk is full');
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
    case 'NoPermissions':
      return l10n.t('the folder cannot be written');
    // In a file system that is read only, no missing folder can be made.
    case 'ENOENT':
    case 'ENOTDIR':
    case 'FileNotFound':
      return l10n.t('the folder is not there, and cannot be made');
    default:
      return undefined;
  }
}
