import { button, isolated, isolatedPath, make, toggle } from './dom';
import { HIDDEN } from './emphasis';
import { groupMark } from './icons';
import { keepingFocus } from './keepingFocus';
import { plainText } from '../core/plainText';
import { folderName } from '../core/paths';
import type { MapState } from './mapState';
import type { Scene } from './scene';
import { counted, fill, type Strings } from './strings';

const ROWS = 7;
/** The box and the link that do the same are one place for the keyboard. */
const MEANING = 'by meaning';

export interface ResultActions {
  /** A row was chosen; `at` counts from 0. */
  go(at: number): void;
  selectAll(): void;
  /** Switches the matches on that are switched off in the legend. */
  showOff(): void;
  /** Something is to be read out. */
  say(text: string): void;
  /** Search by meaning too, or no longer; absent where words alone can be searched. */
  byMeaning?(on: boolean): void;
}

/** What is searched for, and what was found. */
export type SearchState = Pick<MapState, 'query' | 'byMeaning' | 'searching' | 'matches' | 'matchAt'>;

export interface Results {
  readonly element: HTMLElement;
  /** `levels`: how documents are drawn; `onShow`: how many of the matches are not switched off, as many can be selected. */
  show(scene: Scene, state: SearchState, levels: Uint8Array, onShow: number): void;
}

/** The card below the search box: how many documents match, the next few, and a way to select them all. */
export function makeResults(strings: Strings, actions: ResultActions): Results {
  const element = make('div.card.results');
  let seen: readonly unknown[] = [];
  let told = '';
  toggle(element, false);
  return {
    element,
    show(scene, state, levels, onShow) {
      const { query, byMeaning, searching, matches, matchAt } = state;
      const now = [scene, query, byMeaning, searching, matches, matchAt, onShow];
      // Shown with every other change of the map too.
      if (now.every((value, k) => value === seen[k])) return;
      seen = now;
      toggle(element, matches !== undefined);
      const head = matches && headOf(scene, state);
      keepingFocus(() => element.replaceChildren(...(head && matches ? content(scene, state, matches, head, levels, onShow) : [])));
      const said = [...(head ?? []), offText((matches?.length ?? 0) - onShow, strings)].filter(Boolean).join(' ');
      if (said && said !== told) actions.say(said);
      told = said;
    },
  };

  /** What was found, and in how many groups. */
  function headOf(scene: Scene, { query, byMeaning, searching, matches = [] }: SearchState): [string, string] {
    const said = plainText(query, 40);
    if (searching) return [strings.searching, ''];
    if (!matches.length) return [fill(strings.notFound, { query: said }), ''];
    const groups = new Set(matches.map(i => scene.data.group[i]).filter(group => group >= 0)).size;
    const [one, many] = byMeaning ? [strings.foundByMeaningOne, strings.foundByMeaning] : [strings.foundOne, strings.found];
    const inGroups = groups ? fill(strings.inGroups, { groups: counted(groups, strings.groupOne, strings.groups) }) : '';
    return [fill(matches.length === 1 ? one : many, { query: said, count: matches.length }), inGroups];
  }

  function content(scene: Scene, { byMeaning, searching, matchAt: at }: SearchState, matches: readonly number[], [head, inGroups]: readonly [string, string], levels: Uint8Array, onShow: number): Node[] {
    const meaning = actions.byMeaning;
    const box = meaning && meaningBox(strings, byMeaning, meaning);
    const foot = (...parts: Parameters<typeof make>[2][]) => make('div.results-foot', {}, ...parts, box);
    if (!matches.length) {
      const link = meaning && !searching && !byMeaning && button('link', strings.searchByMeaning, strings.searchByMeaning, () => meaning(true), MEANING);
      return [make('p.results-none', {}, head, ' ', link), ...(byMeaning ? [foot()] : [])];
    }
    const first = Math.max(0, Math.min(matches.length - ROWS, at - ROWS + 1));
    const list = make('ul', { role: 'listbox', id: 'kindred-results', 'aria-label': head });
    matches.slice(first, first + ROWS).forEach((i, k) => list.append(row(scene, i, { place: first + k, of: matches.length, at }, levels[i] === HIDDEN, actions)));
    const selecting = fill(strings.selectAll, { count: onShow });
    const all = button('link', selecting, selecting, actions.selectAll, 'select all');
    const more = matches.length - first - ROWS;
    const top = searching ? make('p.results-none', {}, head) : make('div.results-head', {}, isolated(head, 'grow', 'clip'), make('span', {}, inGroups));
    const off = offText(matches.length - onShow, strings);
    const showing = button('link', strings.showThem, strings.showThem, actions.showOff, 'show off');
    return [top, ...(off ? [make('p.results-off', {}, off, ' ', showing)] : []), list, foot(onShow > 0 && all, more > 0 && make('span.dim', {}, fill(strings.moreMatches, { count: more })))];
  }
}

/** How many of the matches are switched off; empty for none. */
export function offText(off: number, strings: Strings): string {
  return off > 0 ? counted(off, strings.switchedOffOne, strings.switchedOff) : '';
}

/** The box that has the search go by meaning too. */
function meaningBox(strings: Strings, checked: boolean, change: (on: boolean) => void): HTMLElement {
  const box = make('input', { type: 'checkbox', id: 'kindred-by-meaning', 'data-key': MEANING });
  box.checked = checked;
  box.addEventListener('change', () => change(box.checked));
  return make('label.by-meaning', { for: 'kindred-by-meaning' }, strings.alsoByMeaning, box);
}

/** `place` and `at`, the current one, count from 0; a screen reader says the place among all, few of which have rows. */
function row(scene: Scene, i: number, { place, of, at }: { readonly place: number; readonly of: number; readonly at: number }, off: boolean, actions: ResultActions): HTMLElement {
  const { title, path } = scene.data.documents.get(i)!;
  const element = make(
    'li.result',
    { role: 'option', id: `kindred-match-${place}`, 'aria-selected': String(place === at), 'aria-posinset': String(place + 1), 'aria-setsize': String(of) },
    groupMark(scene.slot[i], scene.shape[i], 9),
    isolated(plainText(title, 120), 'grow', 'clip'),
    isolatedPath(plainText(folderName(path), 40), 'small', 'clip', 'folder'),
  );
  element.classList.toggle('current', place === at);
  element.classList.toggle('off', off);
  // Before the search box loses the keyboard.
  element.addEventListener('mousedown', event => event.preventDefault());
  element.addEventListener('click', () => actions.go(place));
  return element;
}
