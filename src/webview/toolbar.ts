import { button, make, toggle } from './dom';
import { icon } from './icons';
import type { Tool } from './selecting/outline';
import { fill, type Strings } from './strings';

/** What the toolbar asks for. */
export interface ToolbarActions {
  search(query: string): void;
  step(by: 1 | -1): void;
  clear(): void;
  /** Switches drawing a line around documents on or off. */
  draw(): void;
  fit(): void;
  showList(): void;
  saveImage(): void;
}

export interface Toolbar {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  /** Shows the query and where among its matches the map is; `at` counts from 1, 0 = at none yet. */
  show(query: string, at: number, count: number): void;
  useTool(tool: Tool | undefined): void;
  /** Whether the list is shown in the place of the map. */
  listing(on: boolean): void;
}

/** The line above the map: search and what points look like on the left, tools on the right. */
export function makeToolbar(strings: Strings, actions: ToolbarActions, choices: readonly HTMLElement[]): Toolbar {
  const input = make('input.search-input', {
    type: 'text',
    placeholder: strings.search,
    'aria-label': strings.searchName,
    autocomplete: 'off',
    spellcheck: 'false',
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': 'kindred-results',
  });
  const place = make('span.search-place.num');
  const hint = make('span.kbd', { 'aria-hidden': 'true' }, '/');
  const clear = button('tool small', strings.clearSearch, icon('close', 14), actions.clear);
  const field = make('div.field', {}, icon('search', 14), input, place, clear, hint);
  const steps = make(
    'span.steps',
    {},
    button('tool', strings.previousMatch, icon('up'), () => actions.step(-1)),
    button('tool', strings.nextMatch, icon('down'), () => actions.step(1)),
  );
  const list = button('tool', strings.list, icon('list'), actions.showList);
  const draw = button('tool', strings.draw, icon('lasso'), actions.draw);
  input.addEventListener('input', () => actions.search(input.value));
  input.addEventListener('keydown', event => {
    if (event.isComposing) return;
    if (event.key === 'Enter') actions.step(event.shiftKey ? -1 : 1);
    else if (event.key === 'ArrowDown') actions.step(1);
    else if (event.key === 'ArrowUp') actions.step(-1);
    else return;
    event.preventDefault();
  });
  const element = make(
    'div.toolbar',
    { role: 'toolbar', 'aria-label': strings.tools },
    field,
    steps,
    ...choices,
    make('span.grow'),
    draw,
    button('tool', strings.fit, icon('fit'), actions.fit),
    list,
    button('tool save', strings.saveImage, icon('save'), actions.saveImage),
  );
  return {
    element,
    input,
    listing: on => list.setAttribute('aria-pressed', String(on)),
    useTool(tool) {
      draw.setAttribute('aria-pressed', String(tool !== undefined));
      draw.replaceChildren(icon(tool ?? 'lasso'));
    },
    show(query, at, count) {
      if (input.value !== query) input.value = query;
      const searching = query.trim() !== '';
      place.textContent = searching && count ? (at ? fill(strings.position, { at, count }) : fill('{count}', { count })) : '';
      if (searching && !count) place.textContent = '0';
      toggle(clear, searching);
      toggle(hint, !searching);
      toggle(steps, searching && count > 0);
      input.setAttribute('aria-expanded', String(searching && count > 0));
      if (at) input.setAttribute('aria-activedescendant', `kindred-match-${at - 1}`);
      else input.removeAttribute('aria-activedescendant');
    },
  };
}
