import { readFile } from 'node:fs/promises';

/** A JSON file beside a model, as an object. These files are hints: without them, or with broken ones, it is empty. */
export async function readIfThere(path: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return (JSON.parse(await readFile(path, 'utf8')) ?? {}) as Record<string, unknown>;
  } catch {
    return {};
  }
}
