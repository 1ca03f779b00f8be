import { make, toggle } from '../dom';

/** A row of a menu; `null` in a list of them is a line between. */
export interface MenuItem {
  readonly text: string;
  run(): void;
}

export interface Menu {
  readonly element: HTMLElement;
  readonly open: boolean;
  /** Opens the menu at a stage position, with the keyboard on its first row; `title` says what it is about. */
  show(title: string, items: readonly (MenuItem | null)[], x: number, y: number): void;
  /** Closes it; the keyboard goes back to where it was. */
  close(): void;
}

/** Room kept to the stage's edges. */
const EDGE = 4;

/** A context menu: arrows, Home, End and first letters move, Enter and Space choose, Esc and a press elsewhere close. */
export function makeMenu(): Menu {
  const element = make('div.card.menu', { role: 'menu', tabindex: '-1' });
  let before: Element | null = null;
  const rows = () => [...element.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const close = () => {
    if (element.hidden) return;
    const had = element.contains(document.activeElement);
    toggle(element, false);
    if (had && before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  toggle(element, false);
  element.addEventListener('keydown', event => {
    const all = rows();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: (at + 1) % all.length, ArrowUp: (at <= 0 ? all.length : at) - 1, Home: 0, End: all.length - 1 }[event.key];
    const lettered = /^\p{L}$/u.test(event.key) ? [...all.slice(at + 1), ...all.slice(0, at + 1)].find(row => row.textContent?.toLowerCase().startsWith(event.key.toLowerCase())) : undefined;
    if (to !== undefined) all[to].focus();
    else if (lettered) lettered.focus();
    else if (event.key === 'Enter' || event.key === ' ') all[at]?.click();
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    event.preventDefault();
    event.stopPropagation();
  });
  element.addEventListener('contextmenu', event => event.preventDefault());
  document.addEventListener('pointerdown', event => !event.composedPath().includes(element) && close(), true);
  addEventListener('blur', close);

  return {
    element,
    get open() {
      return !element.hidden;
    },
    show(title, items, x, y) {
      if (element.hidden) before = document.activeElement;
      element.setAttribute('aria-label', title);
      element.replaceChildren(...items.map(item => {
        if (!item) return make('hr', { role: 'separator' });
        const row = make('div.menu-row', { role: 'menuitem', tabindex: '-1' }, item.text);
        row.addEventListener('pointerenter', () => row.focus());
        row.addEventListener('click', () => {
          close();
          item.run();
        });
        return row;
      }));
      toggle(element, true);
      const { clientWidth, clientHeight } = element.parentElement!;
      const { offsetWidth, offsetHeight } = element;
      element.style.left = `${Math.max(EDGE, Math.min(x, clientWidth - offsetWidth - EDGE))}px`;
      element.style.top = `${Math.max(EDGE, y + offsetHeight + EDGE > clientHeight ? y - offsetHeight : y)}px`;
      rows()[0]?.focus({ preventScroll: true });
    },
    close,
  };
}
