import type { GroupView, TimesView } from '../../protocol/groupSides';
import type { GroupStrings } from '../../protocol/groupStrings';
import { make } from '../dom';
import { drawnPath, pictureElement } from '../dotPicture';
import { section } from './section';

const HEIGHT = 40;
/** So high at least is a bar: one document among hundreds is seen. */
const LOWEST = 2;
/** A date on the axis runs to the right from its place; behind this one it would run over the end. */
const LAST_TICK = 0.85;

/** The group over time, as bars above the dates of the axis, and what they say in words. */
export function timesChart({ times }: GroupView, strings: GroupStrings): HTMLElement | null {
  if (!times) return null;
  const drawn = barsOf(times, `${strings.overTime}. ${times.line}`);
  return section(strings.overTime, times.about, make('figure.times', {}, drawn, axisOf(times), make('figcaption', {}, times.line)));
}

/** A bar for each period with documents, which says its number to the pointer, over lines where the axis has dates. */
function barsOf({ counts, names, ticks }: TimesView, name: string): SVGSVGElement {
  const most = Math.max(...counts);
  const drawn = pictureElement(counts.length, HEIGHT, name);
  drawn.setAttribute('preserveAspectRatio', 'none');
  const lines = drawnPath(ticks.map(({ at }) => `M${at} 0V${HEIGHT}`).join(''));
  lines.classList.add('tick');
  drawn.append(lines);
  counts.forEach((count, at) => {
    if (count === 0) return;
    const bar = drawnPath(`M${at} ${HEIGHT}V${(HEIGHT - Math.max(LOWEST, (HEIGHT * count) / most)).toFixed(1)}h0.8V${HEIGHT}z`);
    const title = document.createElementNS(bar.namespaceURI, 'title');
    title.textContent = names[at];
    bar.append(title);
    drawn.append(bar);
  });
  return drawn;
}

/** Dates below the bars, for the eye: what they say is said in words. */
function axisOf({ counts, ticks }: TimesView): HTMLElement {
  const dates = ticks.filter(({ at }) => at < LAST_TICK * counts.length).map(({ at, date }) => {
    const written = make('span', {}, date);
    written.style.left = `${((100 * at) / counts.length).toFixed(1)}%`;
    return written;
  });
  return make('div.axis', { 'aria-hidden': 'true' }, ...dates);
}
