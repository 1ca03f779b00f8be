import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { ComparisonState } from '../../core/lab/comparison';
import { readKeptFile, writeKeptFile } from '../run/keptFile';
import type { Scope } from '../run/scope';
import type { ComparisonEnd } from './comparison';

/** A comparison that has ended, as kept over a window reload. */
export interface KeptComparison {
  readonly state: ComparisonState;
  readonly end: ComparisonEnd;
  readonly seconds?: number;
  /** The documents compared; absent in older ones, of all that the workspace has. */
  readonly whole?: Scope;
}

const fileName = 'comparison.gz';
/** Changes with the form of what is kept: an older one is left aside. */
const FORM = 1;

/** Reads what is kept in a folder: undefined if there is nothing of today's form. Rejects if it cannot be read. */
export async function readKeptComparison(folder: string): Promise<KeptComparison | undefined> {
  const bytes = await readKeptFile(folder, fileName);
  if (!bytes) return undefined;
  // The numbers of labels and maps come back as they were.
  const { form, kept } = deserialize(bytes) as { readonly form?: unknown; readonly kept?: KeptComparison };
  return form === FORM && Array.isArray(kept?.state?.cells) ? kept : undefined;
}

/** Keeps a comparison in the place of the one before. */
export function writeKeptComparison(folder: string, kept: KeptComparison): Promise<void> {
  return writeKeptFile(folder, fileName, [serialize({ form: FORM, kept })]);
}

/** Lets what is kept go: another comparison has begun. */
export function dropKeptComparison(folder: string): Promise<void> {
  return rm(join(folder, fileName), { force: true });
}
