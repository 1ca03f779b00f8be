import type { LogOutputChannel, Uri } from 'vscode';
import type { OwnTags } from '../../../core/arrange/tags/retag';
import type { TagForm } from '../../../core/arrange/tags/tagNames';
import type { Renames } from '../../../core/identity/renames';
import { renamedValues } from '../../run/renamedValues';
import { storedValue, type StoredValue } from '../../run/storedValue';

/** What was written into the documents of a workspace, by their ids, and in which form it was asked for last. */
export interface WrittenTags {
  readonly form: TagForm;
  readonly documents: Readonly<Record<string, OwnTags>>;
}

/** Remembers which tags were written: those alone are taken away again. */
export function writtenTags(storage: Uri | undefined, log: LogOutputChannel): StoredValue<WrittenTags> {
  return storedValue(storage, 'tags.json', takeWritten, log);
}

/** What somebody else put into the file is as if it were not there. */
function takeWritten(kept: unknown): WrittenTags {
  const { form, documents } = (kept ?? {}) as Partial<WrittenTags>;
  const ours = Object.entries(documents ?? {}).filter(([, own]) => Array.isArray(own?.tags) && own.tags.every(tag => typeof tag === 'string'));
  return { form: { prefix: String(form?.prefix ?? ''), nested: form?.nested === true }, documents: Object.fromEntries(ours) };
}

/** The same for some documents as they are now; what has no tags any more is forgotten. */
export function withWritten({ form, documents }: WrittenTags, now: ReadonlyMap<string, OwnTags>): WrittenTags {
  const all = Object.entries({ ...documents, ...Object.fromEntries(now) });
  return { form, documents: Object.fromEntries(all.filter(([, { tags }]) => tags.length > 0)) };
}

/** The same with renamed documents under their new ids; see `renamedValues`. */
export function renamedWritten({ form, documents }: WrittenTags, renames: Renames, replaced: ReadonlySet<string>): WrittenTags {
  return { form, documents: renamedValues(documents, renames, replaced) };
}
