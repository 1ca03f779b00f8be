import { make } from './dom';

/** A box for a table that may be wider than its page. */
export interface WideBox {
  readonly element: HTMLElement;
  /** Shows a table in place of the one before, as far scrolled. */
  show(table: HTMLTableElement): void;
}

/**
 * Makes a box of a name. Where its table has no room it scrolls in itself, a region that the keyboard stops at; where it has,
 * it `fits` and scrolls with the page. The head and cells of the class `stays` do so in both: `--head` is the height of
 * the one and `--first` the width of the others, in pixels, beside which things come into sight.
 */
export function makeWideBox(name: string): WideBox {
  const element = make('div.wide', { role: 'region', 'aria-label': name, 'data-key': `region ${name}` });
  let table: HTMLTableElement | undefined;
  /** Width of the columns that stay. */
  let first = 0;
  const sizes = new ResizeObserver(measure);
  sizes.observe(element);
  // To the browser what shows by a few pixels is in sight, be it below the columns that stay.
  element.addEventListener('focusin', ({ target }) => {
    const focused = target as HTMLElement;
    if (focused === element || focused.closest('.stays')) return;
    const covered = element.getBoundingClientRect().left + first - focused.getBoundingClientRect().left;
    if (covered > 0) element.scrollBy(-covered - 4, 0);
  });

  function measure(): void {
    if (!table || !element.clientWidth) return;
    const fits = table.offsetWidth <= element.clientWidth;
    element.classList.toggle('fits', fits);
    element.tabIndex = fits ? -1 : 0;
    const head = table.tHead?.rows[0];
    const staying = [...(head?.cells ?? [])].filter(cell => cell.classList.contains('stays'));
    element.style.setProperty('--head', `${head?.offsetHeight ?? 0}px`);
    first = staying.reduce((sum, cell) => sum + cell.offsetWidth, 0);
    element.style.setProperty('--first', `${first}px`);
  }

  return {
    element,
    show(next) {
      if (table) sizes.unobserve(table);
      table = next;
      element.replaceChildren(table);
      sizes.observe(table);
    },
  };
}
