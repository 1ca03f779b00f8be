import { accessSync, constants, statSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import { leadsTo } from '../engine/files/leadsTo';
import { whyRefused } from '../engine/store/vectorStore';

/** That a file cannot be written, why, and what to do; `option` with its dashes. */
export function refusal(path: string, why: string, option: string): string {
  return `${path} cannot be written: ${why}. Name another file after ${option}.`;
}

/** Why a file cannot be written as `writeOutputs` does, as far as it can be told beforehand; undefined where nothing speaks against it. */
export function whyUnwritable(path: string): string | undefined {
  try {
    const before = statSync(path, { throwIfNoEntry: false });
    if (before?.isDirectory()) return whyRefused({ code: 'EISDIR' });
    // What a device or a pipe takes is known once it is written to; a file of one's own may lie in a folder of others.
    if (before && (!before.isFile() || mayWrite(path))) return undefined;
    const folder = dirname(leadsTo(path));
    // With the separator, a file in the place of a folder is none.
    accessSync(`${folder}${sep}`, constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    return whyRefused(error);
  }
}

function mayWrite(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
