import { plainText } from '../../core/plainText';
import type { CutData } from '../../protocol/cutSides';
import type { CutStrings } from '../../protocol/cutStrings';
import { isolated, make } from '../dom';
import { counted, fill, formatNumber } from '../strings';
import type { Column, CutGroup } from './model';
import { ROW, type Rows } from './rows';

/** Shares of the width, from the column of fewest groups to that of most. */
const WIDTHS = [168, 174, 198, 214, 234];
/** The columns of groups, as wide as their element and as high as the `rows`, those of one group in the same line. */
export function drawColumns(columns: readonly Column[], now: number, data: CutData, { height, heightOf }: Rows, strings: CutStrings): HTMLElement[] {
  const nameAbove = new Map<number, string>();
  return columns.map((column, at) => {
    const current = column.count === now;
    const title = counted(column.count, strings.groupOne, strings.groups);
    const head = make('h3', {}, current ? fill(strings.now, { groups: title }) : title);
    const list = make('ul', { 'aria-label': title });
    list.style.height = `${height}px`;
    for (const group of column.groups) {
      const name = plainText(data.names[group.node], 60);
      const cell = cellOf(group, name, { data, strings, tall: heightOf(group.leaves) });
      cell.classList.toggle('same', !current && nameAbove.get(group.leaves[0]) === name);
      list.append(cell);
      for (const leaf of group.leaves) nameAbove.set(leaf, name);
    }
    const element = make('section', {}, head, list);
    element.classList.add('column', current ? 'current' : columns.findIndex(({ count }) => count === now) > at ? 'coarser' : 'finer');
    element.style.flexGrow = String(WIDTHS[at] ?? WIDTHS[WIDTHS.length - 1]);
    return element;
  });
}

function cellOf({ node, size }: CutGroup, name: string, { data, strings, tall }: { data: CutData; strings: CutStrings; tall: number }): HTMLElement {
  const said = fill(strings.documents, { name, count: size, keywords: plainText(data.keywords[node], 120) });
  const cell = make('li.cell', { title: said, 'aria-label': said });
  cell.style.height = `${Math.max(1, tall - 1.5)}px`;
  cell.style.setProperty('--own', `var(--mark-${data.colours[node]})`);
  // Sums of heights are exact but for the last digits.
  if (tall > ROW - 0.01) cell.append(isolated(name, 'clip'), make('span.num.dim', {}, formatNumber(size)));
  return cell;
}
