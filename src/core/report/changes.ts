import type { Group, GroupedDocument } from '../types';
import type { GroupIndex } from './groupIndex';
import type { Decided } from './material';
import { counted } from './sentences';
import { say, type ReportWord, type Wording } from './wording';

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
export function decidedLine({ renamed, movedDocuments, made, pinnedGroups, pinnedDocuments }: Decided, wording: Wording): string {
  const groups = (count: number) => (count > 0 ? counted(count, wording, 'groupOne', 'groupCount') : '');
  const documents = (count: number) => (count > 0 ? counted(count, wording) : '');
  const done = (word: ReportWord, one: string, other = '') => {
    const what = one && other ? say(wording, 'both', { one, other }) : one || other;
    return what && say(wording, word, { what });
  };
  return [
    done('renamed', groups(renamed.size)),
    done('moved', documents(movedDocuments.size)),
    done('made', groups(made.size)),
    done('pinned', groups(pinnedGroups.size), documents(pinnedDocuments.size)),
  ].filter(Boolean).join(', ');
}
