import { EventEmitter, type Disposable } from 'vscode';
import { cutAround, cutFor, type Cut } from '../../core/edits/cut';
import { cutGrouping, ownNodes } from '../../core/hierarchy/cutGrouping';
import { commonNode, treeOf } from '../../core/hierarchy/nodes';
import { FEWEST_GROUPS } from '../../core/hierarchy/steps';
import type { Grouping } from '../../core/types';
import type { GroupNumbers } from '../../protocol/mapSides';
import type { DecisionHistory } from '../edits/decisionHistory';
import type { GroupSource } from '../edits/shownGroups';
import { describeNumber } from './describeNumber';

/** How a number of groups is chosen. */
export interface Choice {
  /** Ids of groups that stay whole. */
  readonly pinned?: readonly number[];
  /** Whether it is one of the many that a slider goes through. */
  readonly slides?: boolean;
  /** How many groups such a cut has on show; what a person made or hid by hand counts there. */
  readonly onShow?: (cut: Grouping) => number;
}

/** Stands for no choice. */
const AS_FOUND = {};

/** Groups as runs find them, all documents' or a part's. */
export interface FoundGroups extends GroupSource {
  /** Tells which part of the documents alone is grouped; undefined for all of them. */
  readonly part: string | undefined;
}

/** The groups of the runs at the number that a person chose, as near as each run's come to it; at the one they were found at until then. */
export class CutGroups implements GroupSource, Disposable {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChangeGrouping = this.changed.event;
  private shown: Grouping | undefined;
  /** The last finished groups. */
  private last: Grouping | undefined;
  /** Tells them from others. */
  private mark = '';
  /** The cut made last, of which groups. */
  private made: { readonly of: Grouping; readonly cut: Cut; readonly grouping: Grouping } | undefined;
  /** How many groups were on show at a choice when it gave way to another. */
  private readonly left = new WeakMap<Cut | typeof AS_FOUND, number>();
  private readonly listeners: readonly Disposable[];

  /** `history` keeps the number that was chosen. */
  constructor(
    private readonly source: FoundGroups,
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
  get numbers(): GroupNumbers | undefined {
    const { found, shown } = this;
    if (!found?.hierarchy || !shown?.documents.length || this.draft) return undefined;
    const most = found.hierarchy.separateness.length;
    return { now: countOf(shown), own: countOf(found), fewest: Math.min(FEWEST_GROUPS, most), most };
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
  async choose(count: number | undefined, { pinned = [], slides = false, onShow = countOf }: Choice = {}): Promise<string | undefined> {
    const { found, numbers, shown } = this;
    if (!found || !numbers || !shown) return undefined;
    const keep = this.nodesOf(pinned);
    const wanted = Math.max(numbers.fewest, Math.min(numbers.most, count ?? numbers.own));
    const asFound = wanted === numbers.own && keep.every(node => ownNodes(found).group.has(node));
    const { part } = this.source;
    const outer = cutAround(this.history.current.cut, part);
    const cut = asFound ? outer : { count: wanted, keep, of: this.mark, ...(part !== undefined && { part }), ...(outer && { outer }) };
    this.left.set(this.cut ?? AS_FOUND, onShow(shown));
    const say = (from: Cut | null) => {
      const before = cutFor(from, part);
      return describeNumber(onShow(this.at(cutFor(cut, part))!), this.left.get(before ?? AS_FOUND)!, wanted === (before?.count ?? numbers.own));
    };
    return this.history.recordCut(cut, say, slides);
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    this.changed.dispose();
  }

  private get cut(): Cut | null {
    return cutFor(this.history.current.cut, this.source.part);
  }

  private takeSource(): void {
    const { found } = this;
    if (found && !this.draft && found !== this.last) {
      this.last = found;
      this.mark = markOf(found);
    }
    this.show();
  }

  private show(): void {
    this.shown = this.draft ? this.found : this.at(this.cut);
    this.changed.fire();
  }

  private at(cut: Cut | null): Grouping | undefined {
    const { found, made, mark } = this;
    if (!found || !cut) return found;
    if (made?.of === found && made.cut === cut) return made.grouping;
    // What was pinned before this run is held together by the decisions on it.
    const grouping = cutGrouping(found, cut.count, cut.of === mark ? cut.keep : []);
    this.made = { of: found, cut, grouping };
    return grouping;
  }
}

/** The groups, without areas and sub-groups. */
export function countOf({ groups }: Grouping): number {
  return groups.filter(({ level }) => level === 'group').length;
}

/** The same for the same hierarchy, whatever its groups are called and whichever documents were placed in them since. */
function markOf({ hierarchy }: Grouping): string {
  let mark = 0;
  for (const value of [...(hierarchy?.merges ?? []), ...(hierarchy?.separateness ?? []).map(value => Math.round(1e6 * value))]) mark = (Math.imul(mark, 31) + value) | 0;
  return `${hierarchy?.separateness.length ?? 0} ${mark}`;
}
