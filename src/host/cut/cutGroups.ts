import { EventEmitter, type Disposable } from 'vscode';
import type { Cut } from '../../core/edits/cut';
import { cutGrouping, ownNodes } from '../../core/hierarchy/cutGrouping';
import { commonNode, treeOf } from '../../core/hierarchy/nodes';
import { FEWEST_GROUPS } from '../../core/hierarchy/steps';
import type { Grouping } from '../../core/types';
import type { GroupNumbers } from '../../protocol/mapSides';
import type { DecisionHistory } from '../edits/decisionHistory';
import type { GroupSource } from '../edits/shownGroups';
import { describeNumber } from './describeNumber';

/** What numbers of groups there are, and whether the one on show is chosen again when the groups are computed again. */
export interface ChosenNumbers extends GroupNumbers {
  readonly lasting: boolean;
}

/** How a number of groups is chosen. */
export interface Choice {
  /** Ids of groups that stay whole. */
  readonly pinned?: readonly number[];
  /** Whether later runs have the number as well; as it was when not said. */
  readonly lasting?: boolean;
  /** Whether it is one of the many that a slider goes through. */
  readonly slides?: boolean;
}

/** The groups of the runs at the number that a person chose; at the one they were found at until then, and after a new run. */
export class CutGroups implements GroupSource, Disposable {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChangeGrouping = this.changed.event;
  private shown: Grouping | undefined;
  /** The last finished groups. */
  private last: Grouping | undefined;
  /** Tells them from others. */
  private mark = '';
  private readonly listeners: readonly Disposable[];

  /** `history` keeps the number that was chosen. */
  constructor(
    private readonly source: GroupSource,
    private readonly history: DecisionHistory,
  ) {
    this.listeners = [source.onDidChangeGrouping(() => this.takeSource()), history.onDidChangeCut(() => this.show())];
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
  /** Undefined while there are no groups that could be fewer or more. */
  get numbers(): ChosenNumbers | undefined {
    const { found, shown } = this;
    if (!found?.hierarchy || !shown || this.draft) return undefined;
    const most = found.hierarchy.separateness.length;
    return { now: countOf(shown), own: countOf(found), fewest: Math.min(FEWEST_GROUPS, most), most, lasting: this.cut?.lasting ?? false };
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

  /**
   * Shows so many groups, as a step that can be taken back, of one with those before while a slider goes on; groups of
   * `pinned` (ids on show) stay whole. Without a number as many as were found. They are there at once; resolves to what was
   * done in words when it is kept, undefined when it was nothing.
   */
  async choose(count: number | undefined, { pinned = [], lasting = this.cut?.lasting ?? false, slides = false }: Choice = {}): Promise<string | undefined> {
    const { found, numbers } = this;
    if (!found || !numbers) return undefined;
    const keep = this.nodesOf(pinned);
    const wanted = Math.max(numbers.fewest, Math.min(numbers.most, count ?? numbers.own));
    const asFound = wanted === numbers.own && !lasting && keep.every(node => ownNodes(found).group.has(node));
    const cut = asFound ? null : { count: wanted, keep, lasting, of: this.mark };
    return this.history.recordCut(cut, before => describeNumber(wanted, before?.count ?? numbers.own, lasting), slides);
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    this.changed.dispose();
  }

  private get cut(): Cut | null {
    return this.history.current.cut;
  }

  private takeSource(): void {
    const { found, cut } = this;
    if (found && !this.draft && found !== this.last) {
      // The first groups of a window may be those it was closed with, all later ones are of a new run.
      const first = !this.last;
      this.last = found;
      this.mark = markOf(found);
      // Nodes are numbered anew by each run; what is pinned is held together by the decisions on it.
      if (!first || cut?.of !== this.mark) void this.history.renewCut(cut?.lasting ? { ...cut, keep: [], of: this.mark } : null);
    }
    this.show();
  }

  private show(): void {
    const { found, cut, draft, mark } = this;
    this.shown = found && cut && !draft ? cutGrouping(found, cut.count, cut.of === mark ? cut.keep : []) : found;
    this.changed.fire();
  }
}

function countOf({ groups }: Grouping): number {
  return groups.filter(({ level }) => level === 'group').length;
}

/** The same for the same hierarchy, whatever its groups are called and whichever documents were placed in them since. */
function markOf({ hierarchy }: Grouping): string {
  let mark = 0;
  for (const value of [...(hierarchy?.merges ?? []), ...(hierarchy?.separateness ?? []).map(value => Math.round(1e6 * value))]) mark = (Math.imul(mark, 31) + value) | 0;
  return `${hierarchy?.separateness.length ?? 0} ${mark}`;
}
