import { button, isolated, make, toggle } from './dom';
import { groupMark } from './icons';
import { plainText } from '../core/plainText';
import { folderName } from '../core/paths';
import type { Scene } from './scene';
import { counted, fill, type Strings } from './strings';

const ROWS = 7;

export interface ResultActions {
  /** A row was chosen; `at` counts from 0. */
  go(at: number): void;
  selectAll(): void;
}

export interface Results {
  readonly element: HTMLElement;
  show(scene: Scene, query: string, matches: readonly number[] | undefined, at: number): void;
}

/** The card below the search box: how many documents match, the next few, and a way to select them all. */
export function makeResults(strings: Strings, actions: ResultActions): Results {
  const element = make('div.card.results', { id: 'kindred-results' });
  toggle(element, false);
  return {
    element,
    show(scene, query, matches, at) {
      toggle(element, matches !== undefined);
      element.replaceChildren();
      if (!matches) return;
      const said = plainText(query, 40);
      if (!matches.length) {
        element.append(make('p.results-none', { role: 'status' }, fill(strings.notFound, { query: said })));
        return;
      }
      const groups = new Set(matches.map(i => scene.data.group[i]).filter(group => group >= 0)).size;
      const head =
        matches.length === 1 ? fill(strings.foundOne, { query: said }) : fill(strings.found, { query: said, count: matches.length });
      const inGroups = groups ? fill(strings.inGroups, { groups: counted(groups, strings.groupOne, strings.groups) }) : '';
      element.append(make('div.results-head', { role: 'status' }, isolated(head, 'grow', 'clip'), make('span', {}, inGroups)));
      const first = Math.max(0, Math.min(matches.length - ROWS, at - ROWS + 1));
      const list = make('ul', { role: 'listbox', 'aria-label': head });
      matches.slice(first, first + ROWS).forEach((i, k) => list.append(row(scene, i, first + k, at, actions)));
      element.append(list);
      const all = button('link', fill(strings.selectAll, { count: matches.length }), fill(strings.selectAll, { count: matches.length }), actions.selectAll);
      const more = matches.length - first - ROWS;
      element.append(make('div.results-foot', {}, all, more > 0 && make('span.dim', {}, fill(strings.moreMatches, { count: more }))));
    },
  };
}

function row(scene: Scene, i: number, position: number, at: number, actions: ResultActions): HTMLElement {
  const { title, path } = scene.data.documents[i];
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
