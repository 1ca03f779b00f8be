import type { GroupNumbers } from '../protocol/mapSides';
import { button, make, toggle } from './dom';
import { icon } from './icons';
import { counted, type Strings } from './strings';

/** Positions of the slider. */
const STEPS = 1000;

/** The toolbar's slider from fewer to more groups, with a way back to the number that is suggested. */
export interface GroupSlider {
  readonly element: HTMLElement;
  /** Undefined where the groups cannot be fewer or more. */
  show(numbers: GroupNumbers | undefined): void;
}

/**
 * Numbers lie on a scale of ratios, as one group more says the less the more there are. While it is dragged the map
 * follows: the next number is asked for when the one before is on its way.
 */
export function makeGroupSlider(strings: Strings, choose: (count: number) => Promise<void>): GroupSlider {
  const input = make('input', { type: 'range', min: '0', max: String(STEPS), 'aria-label': strings.groupNumber, title: strings.groupNumber });
  const said = make('span.num', { 'aria-hidden': 'true' });
  const reset = button('tool', strings.resetNumber, icon('back', 14), () => {
    // It goes away when it has done its work; the keyboard stays beside it.
    input.focus();
    if (numbers) move(numbers.own);
    if (numbers) input.value = String(placeOf(numbers, numbers.own));
  });
  const element = make('span.group-slider', {}, make('span.dim.end', { 'aria-hidden': 'true' }, strings.fewer), input, make('span.dim.end', { 'aria-hidden': 'true' }, strings.more), said, reset);
  toggle(element, false);
  let numbers: GroupNumbers | undefined;
  let wanted: number | undefined;
  let asking = false;
  /** The number asked for last, until another one is on show. Asked for twice, it would be a step more if Undo came between. */
  let asked: number | undefined;

  const ask = async () => {
    if (asking) return;
    asking = true;
    try {
      for (let count = wanted; count !== undefined; count = wanted) {
        wanted = undefined;
        if (count === asked) continue;
        asked = count;
        await choose(count);
      }
    } catch {
      // The host says what went wrong; the slider goes back to what is on show.
      asked = undefined;
    } finally {
      asking = false;
      if (numbers) write(numbers.now);
    }
  };
  const write = (count: number) => {
    const text = counted(count + (numbers?.byHand ?? 0), strings.groupOne, strings.groups);
    said.textContent = text;
    input.setAttribute('aria-valuetext', text);
    toggle(reset, numbers !== undefined && count !== numbers.own);
    if (numbers && document.activeElement !== input) input.value = String(placeOf(numbers, count));
  };
  const move = (count: number) => {
    if (!numbers) return;
    wanted = Math.min(numbers.most, Math.max(numbers.fewest, count));
    write(wanted);
    void ask();
  };
  input.addEventListener('input', () => numbers && move(countAt(numbers, Number(input.value))));
  // Keys go one group at a time, however far apart the numbers lie.
  input.addEventListener('keydown', event => {
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    if (!by || !numbers) return;
    event.preventDefault();
    event.stopPropagation();
    const next = (wanted ?? numbers.now) + by;
    move(next);
    input.value = String(placeOf(numbers, Math.min(numbers.most, Math.max(numbers.fewest, next))));
  });
  return {
    element,
    show(next) {
      numbers = next && next.most > next.fewest ? next : undefined;
      if (numbers?.now !== asked) asked = undefined;
      toggle(element, numbers !== undefined);
      if (numbers && wanted === undefined && !asking) write(numbers.now);
    },
  };
}

function placeOf({ fewest, most }: GroupNumbers, count: number): number {
  return Math.round((STEPS * Math.log(count / fewest)) / Math.log(most / fewest));
}

function countAt({ fewest, most }: GroupNumbers, place: number): number {
  return Math.round(fewest * (most / fewest) ** (place / STEPS));
}
