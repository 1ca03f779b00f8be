import { button, isolated, make, toggle } from './dom';
import { groupMark } from './icons';
import { plainText } from '../core/plainText';
import { folderName } from '../core/paths';
import type { MapState } from './mapState';
import type { Scene } from './scene';
import { counted, fill, type Strings } from './strings';

const ROWS = 7;

export interface ResultActions {
  /** A row was chosen; `at` counts from 0. */
  go(at: number): void;
  selectAll(): void;
  /** Search by meaning too, or no longer. */
  byMeaning(on: boolean): void;
}

/** What is searched for, and what was found. */
export type SearchState = Pick<MapState, 'query' | 'byMeaning' | 'searching' | 'matches' | 'matchAt'>;

export interface Results {
  readonly element: HTMLElement;
  show(scene: Scene, state: SearchState): void;
}

/** The card below the search box: how many documents match, the next few, and a way to select them all. */
export function makeResults(strings: Strings, actions: ResultActions): Results {
  const element = make('div.card.results', { id: 'kindred-results' });
  toggle(element, false);
  return {
    element,
    show(scene, { query, byMeaning, searching, matches, matchAt: at }) {
      toggle(element, matches !== undefined);
      // Pressing the box makes it anew.
      const onBox = element.contains(document.activeElement) && document.activeElement instanceof HTMLInputElement;
      element.replaceChildren();
      if (!matches) return;
      const said = plainText(query, 40);
      if (searching) element.append(make('p.results-none', { role: 'status' }, strings.searching));
      else if (!matches.length) {
        const link = button('link', strings.searchByMeaning, strings.searchByMeaning, () => actions.byMeaning(true));
        element.append(make('p.results-none', { role: 'status' }, fill(strings.notFound, { query: said }), ' ', !byMeaning && link));
      }
      const box = meaningBox(strings, byMeaning, actions);
      if (!matches.length) {
        if (byMeaning) element.append(make('div.results-foot', {}, box));
        return;
      }
      const groups = new Set(matches.map(i => scene.data.group[i]).filter(group => group >= 0)).size;
      const head = found(said, matches.length, byMeaning && !searching);
      const inGroups = groups ? fill(strings.inGroups, { groups: counted(groups, strings.groupOne, strings.groups) }) : '';
      if (!searching) element.append(make('div.results-head', { role: 'status' }, isolated(head, 'grow', 'clip'), make('span', {}, inGroups)));
      const first = Math.max(0, Math.min(matches.length - ROWS, at - ROWS + 1));
      const list = make('ul', { role: 'listbox', 'aria-label': head });
      matches.slice(first, first + ROWS).forEach((i, k) => list.append(row(scene, i, first + k, at, actions)));
      element.append(list);
      const all = button('link', fill(strings.selectAll, { count: matches.length }), fill(strings.selectAll, { count: matches.length }), actions.selectAll);
      const more = matches.length - first - ROWS;
      element.append(make('div.results-foot', {}, all, more > 0 && make('span.dim', {}, fill(strings.moreMatches, { count: more })), box));
      if (onBox) box.querySelector('input')?.focus();
    },
  };

  function found(query: string, count: number, meant: boolean): string {
    const [one, many] = meant ? [strings.foundByMeaningOne, strings.foundByMeaning] : [strings.foundOne, strings.found];
    return fill(count === 1 ? one : many, { query, count });
  }
}

/** The box that has the search go by meaning too. */
function meaningBox(strings: Strings, checked: boolean, actions: ResultActions): HTMLElement {
  const box = make('input', { type: 'checkbox', id: 'kindred-by-meaning' });
  box.checked = checked;
  box.addEventListener('change', () => actions.byMeaning(box.checked));
  return make('label.by-meaning', { for: 'kindred-by-meaning' }, strings.alsoByMeaning, box);
}

function row(scene: Scene, i: number, position: number, at: number, actions: ResultActions): HTMLElement {
  const { title, path } = scene.data.documents.get(i)!;
  const element = make(
    'li.result',
    { role: 'option', id: `kindred-match-${position}`, 'aria-selected': String(position === at) },
    groupMark(scene.slot[i], scene.shape[i], 9),
    isolated(plainText(title, 120), 'grow', 'clip'),
    isolated(plainText(folderName(path), 40), 'small', 'clip', 'folder'),
  );
  element.classList.toggle('current', position === at);
  // Before the search box loses the keyboard.
  element.addEventListener('mousedown', event => event.preventDefault());
  element.addEventListener('click', () => actions.go(position));
  return element;
}
