import type { EditFacts } from '../edits/apply';
import type { Group, GroupedDocument } from '../types';
import type { GroupIndex } from './groupIndex';
import { counted } from './sentences';

/** What a person decided about the groups, as far as a report tells it. */
export type Decided = Pick<EditFacts, 'renamed' | 'movedDocuments' | 'made' | 'pinnedGroups' | 'pinnedDocuments'>;

/** Heading of the documents that came along. */
export const ALONG = 'What came along with your changes';

/** A document that a run put where a moved one of its kind went. */
export interface CameAlong {
  readonly document: GroupedDocument;
  /** Absent when it is in no group now. */
  readonly group?: Group;
  /** The document that a person had moved; its id alone when it is gone. */
  readonly moved: GroupedDocument | string;
}

/** All documents that came along with a moved one: by group, the largest first, and in it the best fit first. */
export function cameAlong({ grouping, documents, groups, members }: GroupIndex): CameAlong[] {
  const inGroups = grouping.groups.filter(({ level }) => level === 'group').flatMap(({ id }) => members.get(id)!);
  const loose = grouping.documents.filter(({ group }) => group === null);
  return [...inGroups, ...loose].flatMap(document => {
    const { follows, group } = document;
    if (follows === undefined) return [];
    const own = group === null ? undefined : groups.get(group);
    return { document, ...(own && { group: own }), moved: documents.get(follows) ?? follows };
  });
}

/** "2 groups renamed, 5 documents moved, 1 group made, 1 group and 3 documents pinned"; empty when nothing was decided. */
export function decidedLine({ renamed, movedDocuments, made, pinnedGroups, pinnedDocuments }: Decided): string {
  const groups = (count: number) => (count > 0 ? counted(count, 'group') : '');
  const documents = (count: number) => (count > 0 ? counted(count, 'document') : '');
  const done = (what: readonly string[], verb: string) => (what.some(Boolean) ? `${what.filter(Boolean).join(' and ')} ${verb}` : '');
  return [
    done([groups(renamed.size)], 'renamed'),
    done([documents(movedDocuments.size)], 'moved'),
    done([groups(made.size)], 'made'),
    done([groups(pinnedGroups.size), documents(pinnedDocuments.size)], 'pinned'),
  ].filter(Boolean).join(', ');
}
