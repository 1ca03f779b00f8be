import { plainText } from '../core/plainText';
import { button, make, toggle } from './dom';
import { icon } from './icons';
import type { Strings } from './strings';

const SHOWN_MS = 8000;

export interface QuietLine {
  readonly element: HTMLElement;
  /** Says what was done, for eight seconds; longer while the pointer or the keyboard is on it. */
  say(text: string, canUndo: boolean): void;
}

/** The line that says what was changed about the groups, with a way back. */
export function makeQuietLine(strings: Strings, undo: () => void): QuietLine {
  const said = make('span.grow', { dir: 'auto' });
  const back = button('link', strings.undo, strings.undo, () => {
    hide();
    undo();
  });
  const element = make('div.card.quiet', {}, said, back, button('tool small', strings.close, icon('close', 14), () => hide()));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = () => {
    clearTimeout(timer);
    toggle(element, false);
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (element.matches(':hover, :focus-within') ? wait() : hide()), SHOWN_MS);
  };
  toggle(element, false);
  return {
    element,
    say(text, canUndo) {
      said.textContent = plainText(text, 300);
      toggle(back, canUndo);
      toggle(element, true);
      wait();
    },
  };
}
