import { plainText } from '../../core/plainText';
import type { CutData } from '../../protocol/cutSides';
import type { CutStrings } from '../../protocol/cutStrings';
import { button, isolated, make } from '../dom';
import { counted, fill, formatNumber } from '../strings';
import type { Column, CutGroup } from './model';
import { ROW, type Rows } from './rows';

/** Shares of the width, from the column of fewest groups to that of most. */
const WIDTHS = [168, 174, 198, 214, 234];

/** Between a group and the next, in pixels, where there is room for it. */
const GAP = 1.5;

/** What the groups are told from, in what words, and what goes to another number of them. */
export interface ColumnMeans {
  readonly data: CutData;
  readonly strings: CutStrings;
  choose(count: number): void;
}

/** The columns of groups, as wide as their element and as high as the `rows`, those of one group in the same line. */
export function drawColumns(columns: readonly Column[], now: number, { height, heightOf }: Rows, means: ColumnMeans): HTMLElement[] {
  const { data, strings } = means;
  const nameAbove = new Map<number, string>();
  return columns.map((column, at) => {
    const current = column.count === now;
    const title = counted(column.count, strings.groupOne, strings.groups);
    const head = make('h3', {}, current ? fill(strings.now, { groups: title }) : headOf(title, column.count, means));
    const list = make('ul', { 'aria-label': title });
    list.style.height = `${height}px`;
    let top = 0;
    for (const group of column.groups) {
      const name = plainText(data.names[group.node], 60);
      const tall = heightOf(group.leaves);
      const cell = cellOf(group, name, means, { top, tall, height });
      top += tall;
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

/** The way to the number of a column, at which all of its groups have room for their names. */
function headOf(title: string, count: number, { strings, choose }: ColumnMeans): HTMLElement {
  return button('head', fill(strings.goTo, { groups: title }), title, () => choose(count), `head ${count}`);
}

/** `top` and `tall` are where it stands in a column of a `height`, in pixels. */
function cellOf({ node, size }: CutGroup, name: string, { data, strings }: ColumnMeans, { top, tall, height }: { readonly top: number; readonly tall: number; readonly height: number }): HTMLElement {
  const said = fill(strings.documents, { name, count: size, keywords: plainText(data.keywords[node], 120) });
  const cell = make('li.cell', { title: said, 'aria-label': said });
  // Together as high as it is, or a column of many would be higher than the others.
  const drawn = Math.min(tall, Math.max(1, tall - GAP));
  cell.style.height = `${drawn}px`;
  cell.style.marginBottom = `${tall - drawn}px`;
  cell.classList.toggle('flat', drawn < 2);
  cell.style.setProperty('--own', `var(--mark-${data.colours[node]})`);
  const told = [isolated(name, 'clip'), make('span.num.dim', {}, formatNumber(size))];
  // Sums of heights are exact but for the last digits.
  if (tall > ROW - 0.01) cell.append(...told);
  else {
    // Over its neighbours while the pointer is on it, and within the column.
    const over = make('span.told', {}, ...told);
    over.style.top = `${Math.min(Math.max(top + (tall - ROW) / 2, 0), height - ROW) - top}px`;
    over.style.height = `${ROW}px`;
    cell.classList.add('low');
    cell.append(over);
  }
  return cell;
}
