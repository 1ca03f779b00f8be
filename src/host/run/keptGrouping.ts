import type { GroupedDocument, Grouping } from '../../core/types';
import { breathe, Pace, PIECE_MS } from '../../core/work';
import { readKeptFile, writeKeptFile } from './keptFile';
import type { Scope } from './scope';
import type { SettingsUsed } from './settingsUsed';

/** A finished grouping and what was asked for, as kept over a window reload. */
export interface Kept {
  readonly grouping: Grouping;
  readonly scope: Scope;
  /** The settings it was made with. */
  readonly settings?: SettingsUsed;
  /** The groups of all documents, where those of one group are on show. */
  readonly outer?: Kept;
  /** Ids of the documents that changed since the run, and were placed among its groups or are gone. */
  readonly changed?: readonly string[];
}

const fileName = 'grouping.json.gz';

const DOCUMENTS_AT_ONCE = 64;
const NEW_LINE = 10;

/**
 * Reads what is kept in a folder, a few documents at a time: undefined if there is nothing. Rejects if it cannot be read or
 * understood.
 */
export async function readKept(folder: string): Promise<Kept | undefined> {
  const bytes = await readKeptFile(folder, fileName);
  if (!bytes) return undefined;
  const pace = new Pace(undefined, PIECE_MS);
  let at = 0;
  const line = (): unknown => {
    const end = bytes.indexOf(NEW_LINE, at);
    const text = bytes.toString('utf8', at, end < 0 ? bytes.length : end);
    at = end < 0 ? bytes.length : end + 1;
    return JSON.parse(text);
  };
  const value = line() as Partial<Kept> & { readonly counts?: readonly number[] };
  const { counts = [], ...kept } = value;
  const lists: GroupedDocument[][] = [];
  for (const count of counts) {
    const documents: GroupedDocument[] = [];
    while (documents.length < count && at < bytes.length) {
      documents.push(...(line() as GroupedDocument[]));
      await pace.breathe();
    }
    if (documents.length !== count) throw new Error('The kept groups are not whole.');
    lists.push(documents);
  }
  const whole = counts.length > 0 ? filled(kept, lists) : kept;
  if (!isKept(whole)) throw new Error('The kept groups have an unknown form.');
  return whole;
}

/** Keeps a grouping in the place of the one before: a line with all but its documents, then these, some a line. */
export async function writeKept(folder: string, kept: Kept): Promise<void> {
  // Groups that have just come are shown meanwhile.
  await breathe();
  return writeKeptFile(folder, fileName, linesOf(kept));
}

async function* linesOf(kept: Kept): AsyncGenerator<string> {
  const pace = new Pace(undefined, PIECE_MS);
  const lists = documentsOf(kept);
  yield JSON.stringify({ ...filled(kept, lists.map(() => [])), counts: lists.map(({ length }) => length) });
  for (const documents of lists) {
    for (let first = 0; first < documents.length; first += DOCUMENTS_AT_ONCE) {
      yield `\n${JSON.stringify(documents.slice(first, first + DOCUMENTS_AT_ONCE))}`;
      await pace.breathe();
    }
  }
}

/** The documents of a grouping, and of the one around it. */
function documentsOf({ grouping, outer }: Kept): (readonly GroupedDocument[])[] {
  return [grouping.documents, ...(outer ? documentsOf(outer) : [])];
}

/** The same with other documents. */
function filled<K extends Partial<Kept>>(kept: K, [documents = [], ...around]: readonly (readonly GroupedDocument[])[]): K {
  return { ...kept, ...(kept.grouping && { grouping: { ...kept.grouping, documents } }), ...(kept.outer && { outer: filled(kept.outer, around) }) };
}

function isKept(value: unknown): value is Kept {
  const { grouping, scope, outer } = (value ?? {}) as Partial<Kept>;
  const lists = [grouping?.documents, grouping?.groups, grouping?.skipped];
  return (
    grouping?.version === 1 &&
    lists.every(list => Array.isArray(list)) &&
    grouping.documents.every(document => typeof document?.id === 'string' && Array.isArray(document.passages)) &&
    grouping.groups.every(group => typeof group?.id === 'number' && typeof group.name === 'string' && Array.isArray(group.keywords)) &&
    (grouping.hierarchy === undefined || grouping.hierarchy.leaves?.length === grouping.documents.length) &&
    typeof scope?.kind === 'string' &&
    (outer === undefined || isKept(outer))
  );
}
