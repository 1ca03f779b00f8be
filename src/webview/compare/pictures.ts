import type { CompareMatrix, ComparePicture } from '../../protocol/compareSides';
import type { CompareStrings } from '../../protocol/compareStrings';
import { button, isolated, make } from '../dom';
import { dotPicture } from '../dotPicture';
import { fill } from '../strings';

/** A small map with what it shows and the way to use it. */
export function pictureOf(picture: ComparePicture, strings: CompareStrings, use: (at: number) => void): HTMLElement {
  const { dots, reading, method, figure, at } = picture;
  const press = button('link', fill(strings.useNamed, { method, reading }), strings.use, () => use(at));
  press.dataset.key = `picture ${at}`;
  const caption = make('figcaption', {}, make('span.grow', {}, isolated(reading), make('span.dim', {}, ' · ', isolated(method))), make('span.num.dim', {}, figure), press);
  return make('figure', {}, dotPicture(picture, dots), caption);
}

/** How much every two ways agree: a figure and, behind it, how dark. */
export function matrixTable({ names, values }: CompareMatrix, strings: CompareStrings): HTMLElement {
  const heads = names.map((name, at) => make('th', { scope: 'col', title: name }, String(at + 1)));
  const rows = values.map((row, at) => {
    const cells = row.map(value => {
      const cell = make('td.num', {}, value.toFixed(2).replace('-', '−'));
      cell.style.setProperty('--share', `${Math.round(45 * Math.max(0, value))}%`);
      return cell;
    });
    return make('tr', {}, make('th', { scope: 'row', title: names[at] }, `${at + 1} · `, isolated(names[at])), ...cells);
  });
  // Above the box, not in the table: there it would scroll away with the figures.
  const about = make('p.dim.about', { id: 'kindred-agreement' }, strings.agreementAbout);
  const table = make('table.matrix', { 'aria-label': strings.agreement, 'aria-describedby': about.id }, make('thead', {}, make('tr', {}, make('td'), ...heads)), make('tbody', {}, ...rows));
  return make('section', {}, make('h2', {}, strings.agreement), about, make('div.wide', { tabindex: '0', role: 'region', 'aria-label': strings.agreement }, table));
}
