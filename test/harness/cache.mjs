// Where downloads are kept between clones and runs, and how they get there whole or not at all.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Folder of everything downloaded or kept by `npm test` and `npm start`; `KINDRED_TEST_CACHE` moves it. */
export const CACHE = process.env.KINDRED_TEST_CACHE
  ? path.resolve(process.env.KINDRED_TEST_CACHE)
  : path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'kindred');

const MARK = '.complete';

/** Whether `fill` has already completed for this name. */
export function isCached(name) {
  return existsSync(path.join(CACHE, name, MARK));
}

/**
 * Folder `name` of the cache, filled by `fill(folder)` the first time. It is filled beside its place and then renamed,
 * so that an interrupted download is never taken for a whole one, and two runs at once do not disturb each other.
 */
export async function cached(name, fill) {
  const folder = path.join(CACHE, name);
  if (isCached(name)) return folder;
  mkdirSync(CACHE, { recursive: true });
  const beside = mkdtempSync(`${folder}.partial-`);
  try {
    await fill(beside);
    writeFileSync(path.join(beside, MARK), '');
    try {
      renameSync(beside, folder);
    } catch {
      if (!isCached(name)) {
        // What is there without a mark was left by something else.
        rmSync(folder, { recursive: true, force: true });
        renameSync(beside, folder);
      }
    }
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
  return folder;
}

/** A new empty folder below the system's folder for temporary files, and the function that deletes it. */
export function temporaryFolder(purpose) {
  const folder = mkdtempSync(path.join(os.tmpdir(), `kindred-${purpose}-`));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 8, retryDelay: 250 });
  return { folder, remove };
}
