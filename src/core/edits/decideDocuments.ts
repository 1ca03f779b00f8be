import { KindredError } from '../errors';
import type { GroupedDocument } from '../types';
import type { Edit } from './edit';
import { nameFor } from './faces';
import { freeColour } from './freeColour';
import type { Workbench } from './workbench';

export type DocumentEdit = Extract<Edit, { kind: 'move' | 'reject' | 'pinDocuments' | 'make' }>;

/** Decides an edit that speaks of documents. */
export function decideDocuments(bench: Workbench, edit: DocumentEdit): void {
  const documents = bench.known(edit.documents);
  switch (edit.kind) {
    case 'move':
      move(bench, documents, edit.to);
      return;
    case 'reject':
      for (const document of documents) reject(bench, document);
      return;
    case 'pinDocuments':
      for (const { id, group, subgroup } of documents) {
        const at = subgroup ?? group;
        bench.draft.document(id, { pinned: edit.pinned ? (at === null ? null : bench.key(at)) : undefined });
      }
      return;
    case 'make': {
      const ids = documents.map(({ id }) => id);
      const beside = { level: 'group', parent: null } as const;
      const name = edit.name === undefined ? nameFor(documents, text => bench.isTaken(text, beside)) : bench.freeName(edit.name, beside);
      bench.make(ids, name, freeColour(bench.shown.grouping, ids), undefined);
      return;
    }
  }
}

function move(bench: Workbench, documents: readonly GroupedDocument[], to: number | null): void {
  if (to !== null && bench.group(to).level === 'area') throw new KindredError('badInput', 'Documents are moved to groups and sub-groups. Choose one of the groups in it.');
  const key = to === null ? null : bench.key(to);
  const ids = documents.map(({ id }) => id);
  bench.draft.move(ids, key);
  if (to === null) return;
  const { level, parent } = bench.group(to);
  for (const id of level === 'subgroup' && parent !== null ? [to, parent] : [to]) bench.draft.accept(bench.key(id), ids);
}

function reject(bench: Workbench, { id, title, group }: GroupedDocument): void {
  if (group === null) throw new KindredError('badInput', `${title} is in no group, so there is nothing it could not belong to.`);
  const key = bench.key(group);
  bench.draft.release([id]);
  bench.draft.document(id, { pinned: undefined });
  bench.draft.refuse(key, id);
}
