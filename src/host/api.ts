import type { Event, TreeItem } from 'vscode';
import type { EditFacts } from '../core/edits/apply';
import type { Grouping } from '../core/types';
import type { CompareView } from '../protocol/compareSides';
import type { CutDescription } from '../protocol/cutSides';
import type { GroupView } from '../protocol/groupSides';
import type { SearchHit } from '../protocol/answers';
import type { FoldersView } from '../protocol/foldersSides';
import type { MapDescription } from '../protocol/mapSides';
import type { WhyView } from '../protocol/whySides';
import type { GroupNumbers } from '../protocol/mapSides';
import type { RelatedNode } from './related/relatedNodes';
import type { Measuring } from '../protocol/engineSides';
import type { RunState } from './run/runState';
import type { Selected } from './selection';
import type { ShownSuggestions } from './suggest/windowSuggestions';
import type { GroupNode } from './tree/groupNodes';

/**
 * What `activate` gives to other extensions and to the integration tests: reading only, except for selecting. Nothing in
 * it is needed to use Kindred, and all of it is what the window shows.
 */
export interface KindredApi {
  /** Milliseconds that activation took, by the clock and in processor time; on a busy machine the first says little. */
  readonly activationMs: number;
  readonly activationCpuMs: number;
  /** The groups on show; undefined before the first run. */
  readonly grouping: Grouping | undefined;
  /** What numbers of groups there are, and which is on show. */
  readonly numbers: GroupNumbers | undefined;
  readonly state: RunState;
  /** What the last finished run in this window did. */
  readonly figures: Measuring | undefined;
  /** What was decided about the groups: its effect on those on show, and the words of what can be undone and redone. */
  readonly edits: { readonly facts: EditFacts | undefined; readonly undoable: readonly string[]; readonly redoable: readonly string[] };
  /** Fires when groups are shown, a draft among them. */
  readonly onDidChangeGrouping: Event<void>;
  readonly onDidChangeState: Event<void>;
  /** Rows of the tree as the view gets them. */
  readonly tree: {
    children(node?: GroupNode): Promise<GroupNode[]>;
    item(node: GroupNode): TreeItem;
    /** The item with its whole tooltip, as when the pointer rests on the row. */
    hover(node: GroupNode): Promise<TreeItem>;
    parent(node: GroupNode): GroupNode | undefined;
    /** Selects a row and brings it on screen, as a click would. */
    reveal(node: GroupNode): Promise<void>;
    /** Text above the rows. */
    readonly message: string | undefined;
    readonly selection: readonly GroupNode[];
  };
  /** Rows of the related documents. */
  readonly related: {
    children(node?: RelatedNode): RelatedNode[];
    item(node: RelatedNode): TreeItem;
    /** Text above the rows, and what they are about. */
    readonly message: string | undefined;
    readonly description: string | undefined;
  };
  /** Passages that answer a question, best first; undefined while there are no groups. */
  search(query: string): Promise<readonly SearchHit[] | undefined>;
  /** The reasons on show; undefined while the page is not open. */
  readonly why: WhyView | undefined;
  readonly selection: Selected & { readonly active: string | undefined };
  /** What the map shows; undefined while it is not open and drawn. */
  describeMap(): Promise<MapDescription | undefined>;
  /** What the page for the number of groups shows; undefined while it is not open and drawn. */
  describeCut(): Promise<CutDescription | undefined>;
  /** Rows of the suggestions as the view gets them. */
  readonly suggestions: ShownSuggestions;
  /** What the panel of folders and groups shows; undefined while it is not open and drawn. */
  describeFolders(): Promise<FoldersView | undefined>;
  /** What the comparison of methods shows; undefined while it is not open and drawn. */
  describeComparison(): Promise<CompareView | undefined>;
  /** What the page of a group shows; undefined while it is not open and drawn. */
  describeGroup(): Promise<GroupView | undefined>;
}
