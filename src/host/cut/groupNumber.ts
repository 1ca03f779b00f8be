import { l10n, type Event } from 'vscode';
import { stepFrom } from '../../core/hierarchy/steps';
import type { Grouping } from '../../core/types';
import type { CutData } from '../../protocol/cutSides';
import type { GroupNumbers } from '../../protocol/mapSides';
import type { ShownGroups } from '../edits/shownGroups';
import { groupCount } from '../words';
import { cutData } from './cutData';
import { countOf, type CutGroups } from './cutGroups';

/** How many groups are on show, and the ways to change that; pinned groups stay whole. */
export interface GroupNumber {
  /** Undefined while there are no groups that could be fewer or more. */
  readonly numbers: GroupNumbers | undefined;
  readonly onDidChange: Event<void>;
  /**
   * So many groups, in this run and those after it, or as many as are suggested. Like all changes to groups it is said, and
   * can be taken back; on show at once, it resolves when it is kept.
   */
  choose(count: number | undefined): Promise<void>;
  /** So many groups, as a slider goes on through many numbers: one change. */
  slide(count: number): Promise<void>;
  /** One step fewer (−1) or more (1); false when there is none. */
  step(direction: -1 | 1): Promise<boolean>;
  /** What the page shows of it. */
  data(): CutData | undefined;
}

/** The number of groups of a window: `cut` are the groups below the person's decisions, `shown` those with them. */
export function groupNumber(cut: CutGroups, shown: ShownGroups): GroupNumber {
  const pinned = () => {
    const groups = new Set(cut.grouping?.groups.filter(({ level }) => level === 'group').map(({ id }) => id));
    return [...(shown.facts?.pinnedGroups ?? [])].filter(id => groups.has(id));
  };
  const onShow = (grouping: Grouping) => shown.countAt(grouping);
  const choose = async (wanted: number | undefined) => {
    const text = await cut.choose(wanted, { pinned: pinned(), onShow });
    if (text !== undefined) shown.tell(text);
  };
  return {
    get numbers() {
      const { numbers } = cut;
      const byHand = numbers && shown.grouping ? countOf(shown.grouping) - numbers.now : 0;
      return numbers && { ...numbers, ...(byHand !== 0 && { byHand }) };
    },
    onDidChange: shown.onDidChangeGrouping,
    choose,
    async slide(wanted) {
      const text = await cut.choose(wanted, { pinned: pinned(), slides: true, onShow });
      // Back where it began, nothing is left to take back of what was said on the way.
      if (text !== undefined) shown.tell(text);
      else if (shown.grouping) shown.tell(l10n.t('{0}, as before', groupCount(shown.grouping)), false);
    },
    async step(direction) {
      const { numbers } = cut;
      if (!numbers) return false;
      const next = stepFrom(numbers.now, direction, numbers.most);
      if (next !== numbers.now) await choose(next);
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
