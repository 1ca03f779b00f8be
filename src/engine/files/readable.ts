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
};

/** Runs an operation of the file system; its errors come back with a message in plain words. */
export async function inPlainWords<T>(operation: Promise<T>): Promise<T> {
  try {
    return await operation;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new KindredError('badInput', reasons[code] ?? `It could not be read (${code || String(error)}).`, { cause: error });
  }
}
