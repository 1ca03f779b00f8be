import { plainText } from '../core/plainText';
import type { ColourBy } from '../protocol/mapSides';
import { numberOfColour } from './colouring/colouring';
import { button, make, toggle } from './dom';
import { icon } from './icons';
import type { Strings } from './strings';

/** How points look, as chosen in the toolbar. */
export interface Looks {
  readonly colour: ColourBy;
  readonly size: 'equal' | 'length';
  readonly shape: 'circle' | 'group';
}

export interface Picks {
  readonly elements: readonly HTMLElement[];
  show(looks: Looks, colours: readonly ColourBy[], shaped: boolean): void;
  /** Folds what opens in a narrow panel; true if it was open. The keyboard goes back to its button. */
  close(): boolean;
}

/** The three choices of the toolbar, as the platform's own lists; in a narrow panel size and shape open by a button. */
export function makePicks(strings: Strings, choose: (looks: Partial<Looks>) => void): Picks {
  const names: Record<Exclude<ColourBy, `number ${string}`>, string> = {
    group: strings.group,
    folder: strings.folder,
    type: strings.fileType,
    age: strings.age,
    fit: strings.fitToGroup,
    length: strings.length,
    tag: strings.tag,
  };
  const nameOf = (by: ColourBy) => plainText(numberOfColour(by) ?? names[by as keyof typeof names], 40);
  const colour = pick(strings.colour, nameOf, value => choose({ colour: value }));
  const sizes = { equal: strings.equal, length: strings.length };
  const size = pick(strings.size, (value: Looks['size']) => sizes[value], value => choose({ size: value }));
  const shapes = { circle: strings.circle, group: strings.group };
  const shape = pick(strings.shape, (value: Looks['shape']) => shapes[value], value => choose({ shape: value }));
  const more = make('div.more-picks', {}, size.element, shape.element);
  const opener = button('tool opener', strings.moreLooks, icon('more'), () => unfold(!more.classList.contains('open')));
  const unfold = (open: boolean) => {
    more.classList.toggle('open', open);
    opener.setAttribute('aria-expanded', String(open));
  };
  unfold(false);
  return {
    elements: [make('span.sep'), colour.element, more, opener],
    show(looks, colours, shaped) {
      colour.show(looks.colour, colours);
      size.show(looks.size, colours.includes('length') ? ['equal', 'length'] : ['equal']);
      toggle(size.element, colours.includes('length'));
      shape.show(shaped ? 'group' : looks.shape, shaped ? ['group'] : ['circle', 'group']);
    },
    close() {
      const open = more.classList.contains('open') && opener.checkVisibility();
      if (open && more.contains(document.activeElement)) opener.focus();
      unfold(false);
      return open;
    },
  };
}

function pick<T extends string>(name: string, nameOf: (value: T) => string, chosen: (value: T) => void) {
  const list = make('select', { 'aria-label': name });
  const said = make('span', { 'aria-hidden': 'true' });
  let offered = '';
  list.addEventListener('change', () => chosen(list.value as T));
  return {
    element: make('label.pick', {}, make('span.dim', { 'aria-hidden': 'true' }, name), said, icon('chevronDown', 12), list),
    show(value: T, offers: readonly T[]) {
      if (offers.join() !== offered) {
        offered = offers.join();
        list.replaceChildren(...offers.map(offer => make('option', { value: offer }, nameOf(offer))));
      }
      list.value = value;
      said.textContent = nameOf(value);
    },
  };
}
