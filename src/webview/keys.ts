import type { Tool } from './selecting/outline';

/** What the keyboard asks for. */
export interface KeyActions {
  zoom(factor: number): void;
  fit(): void;
  search(): void;
  escape(): void;
  /** An arrow while the map has the keyboard; a unit vector, y downwards. */
  step(dx: number, dy: number): void;
  /** An arrow while nothing has the keyboard, or with Shift. */
  pan(dx: number, dy: number): void;
  open(keep: boolean): void;
  select(): void;
  selectAll(): void;
  tool(tool: Tool): void;
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Listens to the keys of the map; text fields and lists to pick from keep theirs, except Escape. */
export function listenToKeys(canvas: HTMLElement, actions: KeyActions): void {
  document.addEventListener('keydown', event => {
    const target = event.target as HTMLElement;
    // While a word is composed its keys belong to the input method.
    if (target.closest('[role=menu]') || event.isComposing) return;
    if (event.key === 'Escape') {
      actions.escape();
      return;
    }
    const typing = (target instanceof HTMLInputElement && target.type === 'text') || target instanceof HTMLSelectElement;
    if (typing || event.ctrlKey || event.metaKey || event.altKey) {
      const control = event.ctrlKey || event.metaKey;
      if (target === canvas && event.key === 'Enter' && control) actions.open(true);
      if (typing || !control || event.key.toLowerCase() !== 'a') return;
      actions.selectAll();
      event.preventDefault();
      return;
    }
    if (!press(event, target === canvas, target === document.body, actions)) return;
    event.preventDefault();
  });
}

function press(event: KeyboardEvent, onMap: boolean, onNothing: boolean, actions: KeyActions): boolean {
  const arrow = ARROWS[event.key];
  if (arrow && (onMap || onNothing)) {
    if (onMap && !event.shiftKey) actions.step(...arrow);
    else actions.pan(...arrow);
    return true;
  }
  switch (event.key) {
    case '+':
    case '=':
      actions.zoom(1.5);
      return true;
    case '-':
    case '−':
      actions.zoom(1 / 1.5);
      return true;
    case '0':
      actions.fit();
      return true;
    case '/':
      actions.search();
      return true;
    case 'l':
    case 'L':
      actions.tool('lasso');
      return true;
    case 'r':
    case 'R':
      actions.tool('rectangle');
      return true;
    case 'Enter':
      if (onMap) actions.open(false);
      return onMap;
    case ' ':
      if (onMap) actions.select();
      return onMap;
    default:
      return false;
  }
}
