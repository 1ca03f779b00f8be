import { errorReason } from '../../core/documents/reasons';
import { KindredError } from '../../core/errors';

const reasons: Record<string, string> = {
  ENOENT: 'It is gone.',
  ENOTDIR: 'It is gone.',
  EACCES: 'No permission to read it.',
  EPERM: 'No permission to read it.',
  EISDIR: 'It is a folder, not a file.',
  ELOOP: 'A symbolic link that leads back to itself.',
  ENAMETOOLONG: 'Its path is too long for this system.',
  EMFILE: 'Too many files are open; run again.',
  EBUSY: 'Another program is using it.',
  EIO: 'The disk reported an error while reading it.',
  Z_DATA_ERROR: 'It is not a sound gzip file. Fetch or make it again, or take .gz from its name if it is not compressed.',
  Z_BUF_ERROR: 'The end of it is missing. Fetch or make it again.',
};

/** What stands in a name for bytes that are no UTF-8: the file has another name, by which it cannot be asked for. */
const UNREADABLE = '\ufffd';

/** Why a file could not be read or unpacked, in plain words. */
export function plainReason(error: unknown, path = ''): string {
  if (error instanceof KindredError) return errorReason(error);
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOENT' && path.includes(UNREADABLE)) return 'Its name is not in UTF-8, so it cannot be opened; rename it.';
  return reasons[code] ?? `It could not be read (${code || String(error)}).`;
}

/** Runs an operation on the file of a path; its errors come back with a message in plain words. */
export async function inPlainWords<T>(operation: Promise<T>, path?: string): Promise<T> {
  try {
    return await operation;
  } catch (error) {
    throw new KindredError('badInput', plainReason(error, path), { cause: error });
  }
}
