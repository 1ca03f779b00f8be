import { isolate } from '../../core/plainText';
import type { CompareMatrix } from '../../protocol/compareSides';
import { isolated, make } from '../dom';

/** How much every two ways agree: a figure and, behind it, how dark. Columns have the numbers of the rows, and their names to the pointer and to a screen reader. */
export function agreementTable({ names, values }: CompareMatrix, name: string, about: string): HTMLTableElement {
  const numbered = names.map((way, at) => `${at + 1} · ${isolate(way)}`);
  const heads = names.map((way, at) => make('th', { scope: 'col', title: way, 'aria-label': numbered[at] }, String(at + 1)));
  const rows = values.map((row, at) => {
    const cells = row.map((value, other) => {
      const cell = make('td.num', { title: `${numbered[at]}\n${numbered[other]}` }, value.toFixed(2).replace('-', '−'));
      cell.style.setProperty('--share', `${Math.round(45 * Math.max(0, value))}%`);
      return cell;
    });
    return make('tr', {}, make('th.stays', { scope: 'row', title: names[at] }, `${at + 1} · `, isolated(names[at])), ...cells);
  });
  const corner = make('td.stays');
  return make('table.matrix', { 'aria-label': name, 'aria-describedby': about }, make('thead', {}, make('tr', {}, corner, ...heads)), make('tbody', {}, ...rows));
}
