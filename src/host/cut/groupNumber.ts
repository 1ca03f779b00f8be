import type { Event } from 'vscode';
import { stepFrom } from '../../core/hierarchy/steps';
import type { CutData } from '../../protocol/cutSides';
import type { ShownGroups } from '../edits/shownGroups';
import { cutData } from './cutData';
import type { CutGroups, ChosenNumbers } from './cutGroups';

/** How many groups are on show, and the ways to change that; pinned groups stay whole. */
export interface GroupNumber {
  /** Undefined while there are no groups that could be fewer or more. */
  readonly numbers: ChosenNumbers | undefined;
  readonly onDidChange: Event<void>;
  /** So many groups, or as many as were suggested; `lasting` as it was when not said. */
  choose(count: number | undefined, lasting?: boolean): void;
  /** One step fewer (−1) or more (1); false when there is none. */
  step(direction: -1 | 1): boolean;
  /** What the page shows of it. */
  data(): CutData | undefined;
}

/** The number of groups of a window: `cut` are the groups below the person's decisions, `shown` those with them. */
export function groupNumber(cut: CutGroups, shown: ShownGroups): GroupNumber {
  const pinned = () => {
    const groups = new Set(cut.grouping?.groups.filter(({ level }) => level === 'group').map(({ id }) => id));
    return [...(shown.facts?.pinnedGroups ?? [])].filter(id => groups.has(id));
  };
  const choose = (count: number | undefined, lasting?: boolean) => cut.choose(count, pinned(), lasting);
  return {
    get numbers() {
      return cut.numbers;
    },
    onDidChange: shown.onDidChangeGrouping,
    choose,
    step(direction) {
      const { numbers } = cut;
      if (!numbers) return false;
      const next = stepFrom(numbers.now, direction, numbers.most);
      if (next !== numbers.now) choose(next);
      return next !== numbers.now;
    },
    data() {
      const { numbers, found } = cut;
      if (!numbers || !found) return undefined;
      const renamed = shown.facts?.renamed ?? new Map<number, string>();
      const named = (shown.whole?.groups ?? []).filter(({ id, level }) => level === 'group' && renamed.has(id));
      const nodes = cut.nodesOf(named.map(({ id }) => id));
      return cutData(found, numbers, cut.nodesOf(pinned()), new Map(named.map(({ name }, at) => [nodes[at], name])));
    },
  };
}
