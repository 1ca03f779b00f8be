import { button, isolated, make, toggle } from './dom';
import { groupMark, icon } from './icons';
import { plainText } from '../core/plainText';
import type { MapGroup } from './scene';
import { counted, type Strings } from './strings';

export interface WayBack {
  readonly element: HTMLElement;
  /** Names the group the view is in; undefined hides the line. */
  show(group: MapGroup | undefined): void;
}

/** The line at the top left while zoomed in: "All groups › Git commits 185 documents". */
export function makeWayBack(strings: Strings, back: () => void): WayBack {
  const named = make('span.row');
  const element = make(
    'nav.way-back',
    { 'aria-label': strings.place },
    button('link', strings.allGroups, strings.allGroups, back),
    icon('chevronRight', 12),
    named,
  );
  toggle(element, false);
  return {
    element,
    show(group) {
      toggle(element, group !== undefined);
      if (!group) return;
      named.replaceChildren(
        groupMark(group.slot, group.shape, 9),
        isolated(plainText(group.name, 48), 'strong', 'clip'),
        make('span.dim', {}, counted(group.count, strings.documentOne, strings.documents)),
      );
    },
  };
}
