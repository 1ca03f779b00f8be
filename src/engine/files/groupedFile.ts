import { errorReason } from '../../core/documents/reasons';
import { KindredError } from '../../core/errors';
import { readBytes } from './nodeTree';

/** Documents of a result that was written to a file, with their groups. */
export interface GroupedFile {
  readonly documents: readonly { readonly id: string; readonly path?: string }[];
  /** A number for each document's group; −1 = ungrouped. */
  readonly labels: Int32Array;
}

/**
 * Reads a result as `kindred group --json` writes it. Of each of its `documents` only `id`, `group` and, where there is one,
 * `path` are looked at; a group is a number or a name, null or −1 = ungrouped. Fails with `badInput` for another file.
 */
export async function readGroupedFile(file: string): Promise<GroupedFile> {
  const bytes = await readBytes(file).catch(error => {
    throw new KindredError('badInput', `Cannot read ${file}: ${errorReason(error)}`, { cause: error });
  });
  const documents = documentsOf(bytes);
  if (documents === undefined) throw new KindredError('badInput', `${file} is no result of kindred group --json: it has no list of documents.`);
  const numbers = new Map<unknown, number>();
  const labels = documents.map(({ id, group }, at) => {
    const ungrouped = group === null || group === -1;
    if ((typeof id !== 'string' && typeof id !== 'number') || !(ungrouped || typeof group === 'number' || typeof group === 'string')) {
      throw new KindredError('badInput', `${file} is no result of kindred group --json: document ${at + 1} has no ${id === undefined ? 'id' : 'group'}.`);
    }
    if (ungrouped) return -1;
    if (!numbers.has(group)) numbers.set(group, numbers.size);
    return numbers.get(group)!;
  });
  return {
    documents: documents.map(({ id, path }) => ({ id: String(id), ...(typeof path === 'string' && { path }) })),
    labels: Int32Array.from(labels),
  };
}

type Fields = Readonly<Record<string, unknown>>;

function documentsOf(bytes: Uint8Array): readonly Fields[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
  const { documents } = (value ?? {}) as Fields;
  return Array.isArray(documents) ? documents.map(document => (document ?? {}) as Fields) : undefined;
}
