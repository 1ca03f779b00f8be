import type { Renames } from '../../core/identity/renames';

/** What is kept by the ids of documents, that of renamed ones under their new ids; that of `replaced` ones ends, as other documents have these. */
export function renamedValues<Value>(values: Readonly<Record<string, Value>>, renames: Renames, replaced: ReadonlySet<string>): Readonly<Record<string, Value>> {
  const stay = Object.entries(values).filter(([id]) => !renames.has(id) && !replaced.has(id));
  const follow = Object.entries(values).flatMap(([id, value]) => (renames.has(id) ? [[renames.get(id)!, value] as const] : []));
  return Object.fromEntries([...stay, ...follow]);
}
