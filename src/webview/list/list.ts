import { isolated, make, toggle } from '../dom';
import { HIDDEN } from '../emphasis';
import { groupMark, icon } from '../icons';
import type { Scene } from '../scene';
import type { Strings } from '../strings';
import { listRows, type ListRow } from './listRows';

export interface ListActions {
  open(document: number, keep: boolean): void;
  /** Space, Ctrl+click and Shift+click: the document joins the selection or leaves it. */
  toggle(document: number): void;
  selectGroup(group: number): void;
  /** Switches the matches on that are switched off in the legend. */
  showOff(): void;
  /** A menu is asked for at a place of the page. */
  menu(row: ListRow, x: number, y: number): void;
}

/** What the list shows of the map's state. */
export interface ListState {
  readonly levels: Uint8Array;
  readonly matches: readonly number[] | undefined;
  readonly selected: ReadonlySet<number>;
  /** What, beside scene and matches, changes the rows. */
  readonly stamp: string;
}

export interface List {
  readonly element: HTMLElement;
  show(scene: Scene, state: ListState): void;
  /** Brings the row of a document into view, where a search does not leave it out; the keyboard stays where it is. */
  reveal(document: number): void;
  /** Gives the keyboard to the row it was on last. */
  focus(): void;
}

/** Documents of one group that are shown at first, and more at each request. */
const PORTION = 200;
/** A search opens all groups: so many of its matches are shown at first in all, but so many of each group at least. */
const MOST_FOUND = 4000;
const LEAST_FOUND = 10;

/** The map as a tree of rows for reading and for the keyboard: groups, and in them documents with fit and folder. */
export function makeList(strings: Strings, actions: ListActions): List {
  const element = make('div.list', { role: 'tree', 'aria-label': strings.listName, 'aria-multiselectable': 'true' });
  const open = new Set<number>();
  const portions = new Map<number, number>();
  let portion = PORTION;
  let shown: { scene: Scene; state: ListState } | undefined;
  let seen: unknown[] = [];
  let rows: ListRow[] = [];
  let cursor = 0;
  toggle(element, false);

  const rowElements = () => element.children as HTMLCollectionOf<HTMLElement>;
  const go = (to: number) => {
    if (!rows.length) return;
    rowElements()[cursor]?.setAttribute('tabindex', '-1');
    cursor = Math.max(0, Math.min(rows.length - 1, to));
    const target = rowElements()[cursor];
    target.setAttribute('tabindex', '0');
    target.focus();
  };
  const rebuild = () => {
    if (!shown) return;
    const { scene, state } = shown;
    const had = element.contains(document.activeElement);
    const before = rows[cursor];
    const found = state.matches && new Set(state.matches.map(i => scene.data.group[i]));
    const opened = found ?? open;
    portion = found ? Math.max(LEAST_FOUND, Math.min(PORTION, Math.floor(MOST_FOUND / found.size))) : PORTION;
    rows = listRows({ scene, levels: state.levels, matches: state.matches, open: opened, most: group => portions.get(group) ?? portion }, strings);
    element.replaceChildren(...rows.map(row => rowElement(row, opened.has(row.group))));
    const same = before ? rows.findIndex(row => row.kind === before.kind && row.group === before.group && row.document === before.document) : -1;
    cursor = same >= 0 ? same : Math.min(cursor, Math.max(0, rows.length - 1));
    rowElements()[cursor]?.setAttribute('tabindex', '0');
    if (had) rowElements()[cursor]?.focus();
    mark();
  };
  const mark = () => rows.forEach((row, k) => row.kind === 'document' && rowElements()[k].setAttribute('aria-selected', String(shown!.state.selected.has(row.document!))));
  const unfold = (row: ListRow, wanted: boolean) => {
    if (row.kind !== 'group' || open.has(row.group) === wanted) return;
    if (wanted) open.add(row.group);
    else open.delete(row.group);
    rebuild();
  };
  const reveal = (document: number) => {
    if (!shown) return;
    const { scene: { data }, state } = shown;
    const group = data.group[document];
    const before = (i: number) => data.group[i] === group && state.levels[i] !== HIDDEN && (data.strength[i] > data.strength[document] || (data.strength[i] === data.strength[document] && i < document));
    const ahead = data.group.reduce((sum, _, i) => sum + Number(before(i)), 0);
    open.add(group);
    portions.set(group, Math.max(portions.get(group) ?? 0, PORTION * Math.ceil((ahead + 1) / PORTION)));
    rebuild();
    const at = rows.findIndex(row => row.document === document);
    if (at < 0) return;
    rowElements()[cursor]?.setAttribute('tabindex', '-1');
    cursor = at;
    rowElements()[at].setAttribute('tabindex', '0');
    rowElements()[at].scrollIntoView({ block: 'nearest' });
  };
  const press = (row: ListRow, keep: boolean) => {
    if (row.kind === 'group') unfold(row, !open.has(row.group));
    else if (row.kind === 'document') actions.open(row.document!, keep);
    else if (row.kind === 'off') actions.showOff();
    else {
      portions.set(row.group, (portions.get(row.group) ?? portion) + PORTION);
      rebuild();
    }
  };
  const choose = (row: ListRow) => {
    if (row.kind === 'document') actions.toggle(row.document!);
    else if (row.kind === 'group') actions.selectGroup(row.group);
  };
  const parentOf = (at: number) => rows.findLastIndex((row, k) => k < at && row.kind === 'group');
  const inwards = (row: ListRow) => {
    if (row.kind === 'group' && !open.has(row.group) && !shown!.state.matches) unfold(row, true);
    else go(cursor + 1);
  };
  const outwards = (row: ListRow) => {
    if (row.kind === 'group') unfold(row, false);
    else go(parentOf(cursor));
  };
  const spelled = (letter: string) => {
    const order = [...rows.keys()].map(k => (cursor + 1 + k) % rows.length);
    return order.find(k => rows[k].text.toLowerCase().startsWith(letter.toLowerCase())) ?? cursor;
  };

  element.addEventListener('keydown', event => {
    const row = rows[cursor];
    if (!row || (event.altKey && event.key !== 'Enter')) return;
    const control = event.ctrlKey || event.metaKey;
    if (control && event.key !== 'Enter') return;
    if (event.key === 'ArrowDown') go(cursor + 1);
    else if (event.key === 'ArrowUp') go(cursor - 1);
    else if (event.key === 'PageDown') go(cursor + 15);
    else if (event.key === 'PageUp') go(cursor - 15);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(rows.length - 1);
    else if (event.key === 'ArrowRight') inwards(row);
    else if (event.key === 'ArrowLeft') outwards(row);
    else if (event.key === 'Enter') press(row, control);
    else if (event.key === ' ') choose(row);
    else if (/^[\p{L}\p{N}]$/u.test(event.key)) go(spelled(event.key));
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  const rowOf = (event: Event) => {
    const at = [...element.children].findIndex(child => child.contains(event.target as Node));
    return at < 0 ? undefined : { at, row: rows[at] };
  };
  element.addEventListener('click', event => {
    const found = rowOf(event);
    if (!found) return;
    go(found.at);
    if (event.shiftKey || event.ctrlKey || event.metaKey) choose(found.row);
    else press(found.row, event.detail >= 2);
  });
  element.addEventListener('contextmenu', event => {
    event.preventDefault();
    const found = rowOf(event);
    if (!found || found.row.kind === 'more' || found.row.kind === 'off') return;
    const box = rowElements()[found.at].getBoundingClientRect();
    actions.menu(found.row, event.button === 2 ? event.clientX : box.left + 40, event.button === 2 ? event.clientY : box.bottom);
  });

  return {
    element,
    show(scene, state) {
      shown = { scene, state };
      const now = [scene, state.matches, state.stamp];
      if (now.every((value, k) => value === seen[k])) return mark();
      seen = now;
      rebuild();
    },
    reveal,
    focus: () => go(cursor),
  };
}

function rowElement({ kind, text, note, said, slot, shape, place, siblings }: ListRow, open: boolean): HTMLElement {
  const states: Record<string, string> = kind === 'group' ? { 'aria-expanded': String(open) } : {};
  return make(
    'div.list-row',
    { role: 'treeitem', tabindex: '-1', 'aria-level': kind === 'group' || kind === 'off' ? '1' : '2', 'aria-label': said, 'aria-setsize': String(siblings), 'aria-posinset': String(place), ...states },
    kind === 'group' ? icon(open ? 'chevronDown' : 'chevronRight', 12) : make('span.indent'),
    kind === 'more' || kind === 'off' ? null : groupMark(slot, shape, 9),
    isolated(text, 'clip', ...(kind === 'group' ? ['strong'] : [])),
    isolated(note, 'dim', 'small', 'clip', 'note'),
  );
}
