import type { FoldersGroup, FoldersRow, FoldersView } from '../../protocol/foldersSides';
import type { FoldersStrings } from '../../protocol/foldersStrings';
import { button, isolated, isolatedPath, make } from '../dom';
import { groupMark, icon } from '../icons';
import { inkOn } from '../ink';
import { fill, formatNumber } from '../strings';
import type { Theme } from '../theme';

/** What the matrix asks for. */
export interface MatrixActions {
  /** A folder, a group, or the files of the one that are in the other. */
  show(asked: { readonly folder?: string; readonly group?: number }): void;
}

/** Shares below this are left blank, and from the other on they are bold. */
const LEAST_WRITTEN = 0.1;
const STRONG = 0.3;

/** Folders as rows, groups as columns: a real table, whose cells say in full what they show. Arrows go from cell to cell. */
export function matrixTable({ groups, rows }: Pick<FoldersView, 'groups' | 'rows'>, theme: Theme, strings: FoldersStrings, actions: MatrixActions): HTMLTableElement {
  const heads = groups.map(({ id, name, slot, shape }) => {
    const press = button('group-name', name, groupMark(slot, theme.highContrast ? shape : 0, 10), () => actions.show({ group: id }), `group ${id}`);
    press.append(isolated(name, 'slanted'));
    return make('th', { scope: 'col' }, press);
  });
  const head = make('tr', {}, make('th.corner.stays', { scope: 'col' }, make('span.unseen', {}, strings.folder)), make('th.corner', { scope: 'col' }, make('span.unseen', {}, strings.files)), ...heads);
  const body = rows.map(row => {
    const press = button('folder-name', row.folder, isolatedPath(row.folder, 'clip'), () => actions.show({ folder: row.folder }), `folder ${row.folder}`);
    press.prepend(icon('folder', 14));
    const cells = groups.map((group, column) => cell(row, group, row.counts[column], theme, strings, actions));
    return make('tr', {}, make('th.stays', { scope: 'row' }, press), make('td.num.dim', {}, formatNumber(row.size)), ...cells);
  });
  const table = make('table.cells', { 'aria-label': strings.table }, make('thead', {}, head), make('tbody', {}, ...body));
  table.addEventListener('keydown', event => step(table, event));
  let stop = table.querySelector<HTMLElement>('.cell button');
  if (stop) stop.tabIndex = 0;
  // Tab comes back to the cell that was left.
  table.addEventListener('focusin', ({ target }) => {
    if (!stop || !(target instanceof HTMLElement) || !target.matches('.cell > button')) return;
    stop.tabIndex = -1;
    stop = target;
    stop.tabIndex = 0;
  });
  return table;
}

function cell({ folder, size }: FoldersRow, group: FoldersGroup, count: number, theme: Theme, strings: FoldersStrings, { show }: MatrixActions): HTMLElement {
  const element = make('td.cell');
  if (count === 0) return element;
  const share = count / size;
  const opacity = 0.07 + 0.85 * share ** 0.75;
  const said = fill(strings.cell, { count, all: size, folder, group: group.name });
  const press = button('', said, share >= LEAST_WRITTEN && String(Math.round(100 * share)), () => show({ folder, group: group.id }), `cell ${folder} ${group.id}`);
  press.tabIndex = -1;
  press.classList.toggle('strong', share >= STRONG);
  press.style.background = `color-mix(in srgb, var(--mark-${group.slot}) ${Math.round(100 * opacity)}%, var(--bg))`;
  press.style.color = inkOn(theme.slots[group.slot], opacity, theme.background);
  element.append(press);
  return element;
}

/** Moves the focus to the nearest filled cell in the direction of an arrow key. */
function step(table: HTMLTableElement, event: KeyboardEvent): void {
  const directions: Record<string, readonly [number, number]> = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  const direction = directions[event.key];
  const from = event.target instanceof HTMLElement ? event.target.closest<HTMLTableCellElement>('.cell') : null;
  if (!direction || !from) return;
  event.preventDefault();
  const { rows } = table;
  const [down, right] = direction;
  for (let y = from.parentElement instanceof HTMLTableRowElement ? from.parentElement.rowIndex + down : 0, x = from.cellIndex + right; rows[y]?.cells[x]; y += down, x += right) {
    const next = rows[y].cells[x].querySelector<HTMLElement>('.cell > button');
    if (!next) continue;
    next.focus();
    return;
  }
}
