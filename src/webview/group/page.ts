import type { GroupAction, GroupView } from '../../protocol/groupSides';
import type { GroupStrings } from '../../protocol/groupStrings';
import { isolated, make, textButton } from '../dom';
import { keepingFocus } from '../keepingFocus';
import { makeWideBox } from '../wideBox';
import type { GroupCalls } from './calls';
import { doubtfulTable, passageList, subgroupList } from './members';
import { markOf } from './section';
import { besideAllLists, folderList, mapPicture, nearList, wordList } from './side';
import { timesChart, timesOfAll } from './times';

/** The page of a group. What is shown is made anew from each view; the focus stays on what it was on. */
export interface GroupPage {
  show(view: GroupView): void;
  /** Shows the same again, in another theme. */
  again(): void;
  /** Shows that the group is there no more. */
  gone(text: string): void;
}

/** Builds the page inside an element. */
export function groupPage(root: HTMLElement, strings: GroupStrings, calls: GroupCalls): GroupPage {
  const action = (name: GroupAction, classes = 'btn second') => textButton(classes, strings[name], () => calls.run(name), name === 'unpin' ? 'pin' : name);

  function header({ group, overview, pinned, draft }: GroupView): HTMLElement {
    // A space that breaks no line: a chip goes to the next one with the name's last word.
    const chips = [pinned && strings.pinned, draft && strings.draft].flatMap(text => (text ? ['\u00a0', make('span.chip', {}, text)] : []));
    const title = make('h1', {}, markOf(group, 14), isolated(group.name), ...chips);
    const actions = make('div.actions', {}, action('rename'), action(pinned ? 'unpin' : 'pin'), action('merge'), action('split'), action('showOnMap', 'btn'));
    return make('header', {}, make('div.grow', {}, title, make('p.dim', {}, overview)), actions);
  }

  const doubtful = makeWideBox(strings.doubtful);
  let latest: GroupView | undefined;
  function show(view: GroupView): void {
    latest = view;
    root.style.setProperty('--own', `var(--mark-${view.group.slot})`);
    // What is put in anew is not scrolled.
    const { scrollLeft, scrollTop } = doubtful.element;
    keepingFocus(() => {
      const members = make('div.members', {}, passageList(view, strings, calls), subgroupList(view, strings, calls), doubtfulTable(view, strings, calls, doubtful));
      const side = make('div.side', {}, mapPicture(view), wordList(view, strings), ...besideAllLists(view, strings), timesChart(view, strings), make('div.pair', {}, folderList(view, strings), nearList(view, strings, calls)));
      const all = timesOfAll(view, strings, calls);
      root.replaceChildren(header(view), make('div.main', {}, members, side), ...(all ? [all] : []));
      doubtful.element.scrollTo(scrollLeft, scrollTop);
    });
  }

  return {
    show,
    again: () => latest && show(latest),
    gone: text => {
      latest = undefined;
      root.replaceChildren(make('p.dim', { role: 'status' }, text));
    },
  };
}
