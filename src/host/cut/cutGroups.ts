import { EventEmitter, type Disposable } from 'vscode';
import { cutGrouping, ownNodes } from '../../core/hierarchy/cutGrouping';
import { commonNode, treeOf } from '../../core/hierarchy/nodes';
import { FEWEST_GROUPS } from '../../core/hierarchy/steps';
import type { Grouping } from '../../core/types';
import type { GroupNumbers } from '../../protocol/mapSides';
import type { GroupSource } from '../edits/shownGroups';

/** A number of groups that a person chose, and the nodes of the hierarchy that stay whole at it. */
export interface Cut {
  readonly count: number;
  readonly keep: readonly number[];
  /** Whether it is chosen again when the groups are computed again. */
  readonly lasting: boolean;
  /** Tells which grouping it was chosen for. */
  readonly of: string;
}

/** Keeps the chosen number over a reload of the window. */
export interface CutKeeper {
  read(): Cut | undefined;
  write(cut: Cut | undefined): void;
}

/** What numbers of groups there are, and whether the one on show is chosen again when the groups are computed again. */
export interface ChosenNumbers extends GroupNumbers {
  readonly lasting: boolean;
}

/** The groups of the runs at the number that a person chose; at the one they were found at until then, and after a new run. */
export class CutGroups implements GroupSource, Disposable {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChangeGrouping = this.changed.event;
  private cut: Cut | undefined;
  private shown: Grouping | undefined;
  /** The last finished groups. */
  private last: Grouping | undefined;
  private readonly listener: Disposable;

  constructor(
    private readonly source: GroupSource,
    private readonly keeper: CutKeeper,
  ) {
    this.listener = source.onDidChangeGrouping(() => this.takeSource());
  }

  get grouping(): Grouping | undefined {
    return this.shown;
  }
  get draft(): boolean {
    return this.source.draft;
  }
  /** The groups as they were found, with their hierarchy. */
  get found(): Grouping | undefined {
    return this.source.grouping;
  }
  /** Nodes that stay whole at the number on show. */
  get kept(): readonly number[] {
    return this.cut?.keep ?? [];
  }
  /** Undefined while there are no groups that could be fewer or more. */
  get numbers(): ChosenNumbers | undefined {
    const { found, shown, cut } = this;
    if (!found?.hierarchy || !shown || this.draft) return undefined;
    const most = found.hierarchy.separateness.length;
    return { now: countOf(shown), own: countOf(found), fewest: Math.min(FEWEST_GROUPS, most), most, lasting: cut?.lasting ?? false };
  }

  load(): Promise<void> {
    return this.source.load();
  }

  /** The nodes of the hierarchy that groups on show are, by their ids; there must be one. */
  nodesOf(ids: readonly number[]): number[] {
    const { hierarchy } = this.found!;
    const tree = treeOf(hierarchy!.merges);
    return ids.map(id => {
      const leaves = new Set<number>();
      this.shown!.documents.forEach((document, i) => document.group === id && leaves.add(hierarchy!.leaves[i]));
      return commonNode(tree, leaves);
    });
  }

  /** Shows so many groups; those of `pinned` (ids on show) stay whole. Without a number as many as were found. */
  choose(count: number | undefined, pinned: readonly number[] = [], lasting = this.cut?.lasting ?? false): void {
    const { found, numbers } = this;
    if (!found || !numbers) return;
    const keep = this.nodesOf(pinned);
    const wanted = Math.max(numbers.fewest, Math.min(numbers.most, count ?? numbers.own));
    const asFound = wanted === numbers.own && !lasting && keep.every(node => ownNodes(found).group.has(node));
    this.cut = asFound ? undefined : { count: wanted, keep, lasting, of: markOf(found) };
    this.keeper.write(this.cut);
    this.show();
  }

  dispose(): void {
    this.listener.dispose();
    this.changed.dispose();
  }

  private takeSource(): void {
    const { found } = this;
    if (found && !this.draft && found !== this.last) {
      // The first groups of a window may be those it was closed with, all later ones are of a new run.
      const cut = this.last ? this.cut : this.keeper.read();
      const same = !this.last && cut?.of === markOf(found);
      this.last = found;
      // Nodes are numbered anew by each run; what is pinned is held together by the decisions on it.
      this.cut = same ? cut : cut?.lasting ? { ...cut, keep: [], of: markOf(found) } : undefined;
      this.keeper.write(this.cut);
    }
    this.show();
  }

  private show(): void {
    const { found, cut, draft } = this;
    this.shown = found && cut && !draft ? cutGrouping(found, cut.count, cut.keep) : found;
    this.changed.fire();
  }

}

function countOf({ groups }: Grouping): number {
  return groups.filter(({ level }) => level === 'group').length;
}

/** The same for the same hierarchy, whatever its groups are called. */
function markOf({ documents, hierarchy }: Grouping): string {
  let mark = documents.length;
  for (const value of [...(hierarchy?.merges ?? []), ...(hierarchy?.leaves ?? [])]) mark = (Math.imul(mark, 31) + value) | 0;
  return `${documents.length} ${hierarchy?.separateness.length ?? 0} ${mark}`;
}
