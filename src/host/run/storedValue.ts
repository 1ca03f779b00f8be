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
  /** What is in the file; undefined where it is there and cannot be reached just now. */
  const inFile = async (path: string): Promise<{ readonly value: T } | undefined> => {
    try {
      return { value: take(JSON.parse(await readFile(path, 'utf8'))) };
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOENT') log.error(error as Error);
      if (code !== undefined && code !== 'ENOENT') return undefined;
      if (code === undefined) await copyFile(path, `${path}.unreadable`).catch(() => undefined);
      return { value: take(undefined) };
    }
  };
  const write = async (value: T) => {
    latest = value;
    if (!file || alone === 'unread') return value;
    try {
      await writeWhole(file, JSON.stringify(value));
      alone = undefined;
    } catch (error) {
      log.error(error as Error);
      alone = 'unwritten';
    }
    return value;
  };
  return {
    onMayBeAnother: touched.event,
    read: async () => {
      watch();
      const kept = file && !alone ? await inFile(file) : undefined;
      // What was changed meanwhile and could not be written is what holds.
      return kept && !alone ? (latest = kept.value) : latest;
    },
    change: async next => {
      if (!file) return write(next(latest));
      return oneAtATime(file, async () => {
        const kept = alone ? { value: latest } : await inFile(file);
        if (!kept) alone = 'unread';
        return write(next(kept ? kept.value : latest));
      });
    },
    dispose: () => listeners.forEach(listener => void listener.dispose()),
  };
}
