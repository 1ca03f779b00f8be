import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EventEmitter, type Disposable, type LogOutputChannel, type Uri } from 'vscode';
import { fileMayChange } from './fileMayChange';
import { oneAtATime } from './oneAtATime';
import { writeWhole } from './wholeFile';

/** A value that is kept for a workspace: the same in all windows on it. */
export interface StoredValue<T> extends Disposable {
  read(): Promise<T>;
  /** Makes another value of what is kept, whichever window has kept it, and gives that. What cannot be written, or read to be changed, is logged, and the value holds as long as the window. */
  change(next: (now: T) => T): Promise<T>;
  /** Fires when another window may have kept another value. */
  readonly onMayBeAnother: (listener: () => void) => Disposable;
}

/**
 * Keeps a value as JSON in the workspace's storage; without a folder there is none, and it lasts as long as the window. `take`
 * makes the value of what was read, undefined for nothing; where it throws, nothing was there, and a copy of the file is put
 * aside.
 */
export function storedValue<T>(storage: Uri | undefined, fileName: string, take: (kept: unknown) => T, log: Pick<LogOutputChannel, 'error'>): StoredValue<T> {
  const file = storage && join(storage.fsPath, fileName);
  let latest = take(undefined);
  /** What could not be written holds here alone; so does what was changed while the file could not be read, which is not written over. */
  let alone: 'unwritten' | 'unread' | undefined;
  const touched = new EventEmitter<void>();
  const listeners: Disposable[] = [touched];
  const watch = () => {
    if (storage && listeners.length === 1) listeners.push(fileMayChange(storage, fileName, () => touched.fire()));
  };
  /** Brings `latest` up to date; false where the file is there and cannot be reached just now. */
  const readAgain = async () => {
    if (!file || alone) return true;
    try {
      latest = take(JSON.parse(await readFile(file, 'utf8')));
      return true;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOENT') log.error(error as Error);
      if (code !== undefined && code !== 'ENOENT') return false;
      if (code === undefined) await copyFile(file, `${file}.unreadable`).catch(() => undefined);
      latest = take(undefined);
      return true;
    }
  };
  const write = async (value: T) => {
    latest = value;
    if (!file || alone === 'unread') return;
    try {
      await writeWhole(file, JSON.stringify(value));
      alone = undefined;
    } catch (error) {
      log.error(error as Error);
      alone = 'unwritten';
    }
  };
  return {
    onMayBeAnother: touched.event,
    read: async () => {
      watch();
      await readAgain();
      return latest;
    },
    change: next => {
      const changed = async () => {
        if (!(await readAgain())) alone = 'unread';
        await write(next(latest));
        return latest;
      };
      return file ? oneAtATime(file, changed) : changed();
    },
    dispose: () => listeners.forEach(listener => void listener.dispose()),
  };
}
