import { errorReason } from '../../core/documents/reasons';
import { KindredError } from '../../core/errors';
import { readRecipe } from '../../core/recipe';
import type { Recipe } from '../../core/types';
import { readBytes } from './nodeTree';

/** What was asked for when a result was made. */
export interface Asked {
  readonly recipe: Recipe;
  readonly groups: number | 'auto';
  readonly seed: number;
}

/** Documents of a result that was written to a file, with their groups. */
export interface GroupedFile {
  readonly documents: readonly { readonly id: string; readonly path?: string }[];
  /** A number for each document's group; −1 = ungrouped. */
  readonly labels: Int32Array;
  /** Absent in results of other programs. */
  readonly asked?: Asked;
}

/**
 * Reads a result as `kindred group --json` writes it. Of each of its `documents` only `id`, `group` and, where there is one,
 * `path` are looked at; a group is a number or a name, null or −1 = ungrouped. Its `provenance` says what was asked for, if
 * it holds a recipe. Fails with `badInput` for another file.
 */
export async function readGroupedFile(file: string): Promise<GroupedFile> {
  const bytes = await readBytes(file).catch(error => {
    throw new KindredError('badInput', `Cannot read ${file}: ${errorReason(error)}`, { cause: error });
  });
  const { documents, provenance } = partsOf(bytes);
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
    ...(provenance?.recipe !== undefined && { asked: askedIn(provenance, file) }),
  };
}

type Fields = Readonly<Record<string, unknown>>;

function partsOf(bytes: Uint8Array): { readonly documents?: readonly Fields[]; readonly provenance?: Fields } {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return {};
  }
  const { documents, provenance } = (value ?? {}) as Fields;
  if (!Array.isArray(documents)) return {};
  return { documents: documents.map(document => (document ?? {}) as Fields), provenance: (provenance ?? {}) as Fields };
}

/** The recipe of a result, checked like any other: the file may have been written by hand. */
function askedIn({ recipe, groups, seed }: Fields, file: string): Asked {
  try {
    const { representation, size, summary, chat, centring, method } = recipe as Recipe;
    return {
      recipe: readRecipe({
        representation: representation.name,
        representationParameters: representation.parameters,
        ...(size && { dimensions: `${size.dimensions}:${size.by}` }),
        summary,
        summaryParameters: chat,
        centring,
        method: method.name,
        methodParameters: method.parameters,
      }),
      groups: Number.isInteger(groups) && (groups as number) > 0 ? (groups as number) : 'auto',
      seed: Number.isInteger(seed) ? (seed as number) : 1,
    };
  } catch (error) {
    throw new KindredError('badInput', `The recipe in ${file} cannot be used: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
