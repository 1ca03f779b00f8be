import type { GroupView, TimesRow, TimesView } from '../../protocol/groupSides';
import type { GroupStrings } from '../../protocol/groupStrings';
import { button, isolated, make } from '../dom';
import { drawnPath, pictureElement } from '../dotPicture';
import { fill, formatNumber } from '../strings';
import type { GroupCalls } from './calls';
import { markOf, section } from './section';

const HEIGHT = 40;
/** So high at least is a bar: one document among hundreds is seen. */
const LOWEST = 2;

/** The group over time, as bars above the dates of the axis, and what they say in words. */
export function timesChart({ times }: GroupView, strings: GroupStrings): HTMLElement | null {
  if (!times?.own) return null;
  const { own, about } = times;
  return section(strings.overTime, about, make('figure.times', {}, barsOf(times, own, `${strings.overTime}. ${own.line}`), axisOf(times), make('figcaption', {}, own.line)));
}

/** This group among the others over the same time, a row each, as the way to their pages; nothing where there are no others. */
export function timesOfAll({ times, group }: GroupView, strings: GroupStrings, { show }: GroupCalls): HTMLElement | null {
  if (!times || times.groups.length < 2) return null;
  const row = (name: HTMLElement, counted: TimesRow) => make('li.line', {}, name, barsOf(times, counted), make('span.dim', {}, counted.line));
  const dates = () => make('li.line', { 'aria-hidden': 'true' }, axisOf(times));
  const rows = times.groups.map(other => {
    const press = button('link plain clip', fill(strings.showGroup, { group: other.name }), isolated(other.name), () => show(other.id), `times ${other.id}`);
    const item = row(make('span.row', {}, markOf(other), other.id === group.id ? isolated(other.name, 'clip', 'strong') : press), other);
    item.style.setProperty('--own', `var(--mark-${other.slot})`);
    if (other.id === group.id) item.setAttribute('aria-current', 'true');
    return item;
  });
  const all = row(make('span', {}, times.all.name), times.all);
  all.classList.add('all');
  // Above and below the rows: of many, those far from the one are near the other.
  return section(strings.groupsOverTime, `${times.about} · ${strings.ownScale}`, make('ul.times', {}, all, dates(), ...rows, dates()), times.more ? make('p.dim', {}, times.more) : null);
}

/** A bar for each period with documents, which says its number to the pointer, over lines where the axis has dates; `name` where nothing beside says it. */
function barsOf({ periods, ticks }: TimesView, { counts }: TimesRow, name?: string): SVGSVGElement {
  const most = Math.max(...counts);
  const drawn = pictureElement(counts.length, HEIGHT, name ?? '');
  if (name === undefined) drawn.setAttribute('aria-hidden', 'true');
  drawn.setAttribute('preserveAspectRatio', 'none');
  const lines = drawnPath(ticks.map(({ at }) => `M${at} 0V${HEIGHT}`).join(''));
  lines.classList.add('tick');
  drawn.append(lines);
  counts.forEach((count, at) => {
    if (count === 0) return;
    const bar = drawnPath(`M${at} ${HEIGHT}V${(HEIGHT - Math.max(LOWEST, (HEIGHT * count) / most)).toFixed(1)}h0.8V${HEIGHT}z`);
    const title = document.createElementNS(bar.namespaceURI, 'title');
    title.textContent = `${periods[at]}: ${formatNumber(count)}`;
    bar.append(title);
    drawn.append(bar);
  });
  return drawn;
}

/** Dates below the bars, for the eye: what they say is said in words. */
function axisOf({ periods, ticks }: TimesView): HTMLElement {
  const dates = ticks.flatMap(({ at, date }) => {
    if (date === undefined) return [];
    const written = make('span', {}, date);
    written.style.left = `${((100 * at) / periods.length).toFixed(1)}%`;
    return [written];
  });
  return make('div.axis', { 'aria-hidden': 'true' }, ...dates);
}
