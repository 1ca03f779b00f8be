import { knownDocuments } from '../../core/identity/renames';
import type { GroupedDocument } from '../../core/types';
import { documentUri } from '../documentUris';
import { recordName } from '../records/record';
import { wholeOf, type Scope } from './scope';

/** Some documents of groups as a scope of their own, by what the groups are of; those that have no address are left out. */
export function scopeOf(documents: readonly GroupedDocument[], asked: Scope | undefined): Scope {
  const whole = wholeOf(asked);
  if (whole.kind === 'records') return { ...whole, only: knownDocuments(documents.map(document => ({ ...document, id: recordName(document) }))) };
  return { kind: 'chosen', uris: documents.flatMap(document => documentUri(document)?.toString() ?? []) };
}
