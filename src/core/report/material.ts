import type { EditFacts } from '../edits/apply';
import type { Grouping } from '../types';
import type { DocumentDates } from './foundDates';
import type { Wording } from './wording';

/** Documents that say nearly the same. */
export interface NearlySame {
  /** Ids of two documents or more. */
  readonly documents: readonly string[];
  /** How alike they are, 0 … 1. */
  readonly likeness: number;
}

/** What a person decided about the groups, as far as a report tells it. */
export type Decided = Pick<EditFacts, 'renamed' | 'movedDocuments' | 'made' | 'pinnedGroups' | 'pinnedDocuments'>;

/** What a report is made of: the groups on show, and what is known besides. */
export interface ReportMaterial {
  /** Name of the folder or file. */
  readonly name: string;
  readonly grouping: Grouping;
  readonly dates?: DocumentDates;
  /** Most alike first. */
  readonly nearlySame?: readonly NearlySame[];
  /** What a person decided about these groups; absent where nobody could. */
  readonly decided?: Decided;
  /** Absent for English. */
  readonly wording?: Wording;
}
