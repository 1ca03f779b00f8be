import type { CompareMeasure, CompareRow, CompareView } from '../../protocol/compareSides';
import type { CompareStrings } from '../../protocol/compareStrings';
import { barOf, button, isolated, make } from '../dom';
import { icon } from '../icons';
import { fill } from '../strings';
import { sortedRows, tearsBlocks, type Order } from './sorting';

/** What the table tells when something in it is pressed. */
export interface TableActions {
  sort(by: Order['by']): void;
  use(at: number): void;
}

/** The table of all ways, as the view has them, in an order. */
export function compareTable(view: CompareView, order: Order | undefined, strings: CompareStrings, actions: TableActions): HTMLTableElement {
  const rows = sortedRows(view.rows, order, view.columns);
  const torn = tearsBlocks(order, view.columns);
  const table = make('table.ways', {}, make('caption.unseen', {}, strings.table), head(view, order, strings, actions));
  let body: HTMLElement | undefined;
  rows.forEach((row, at) => {
    const starts = torn || rows[at - 1]?.block !== row.block;
    if (starts && (!torn || !body)) table.append((body = make('tbody')));
    const span = torn ? 1 : rows.filter(({ block }) => block === row.block).length;
    body!.append(line(row, starts ? span : 0, view, strings, actions));
  });
  return table;
}

function head({ columns }: CompareView, order: Order | undefined, strings: CompareStrings, actions: TableActions): HTMLElement {
  const heading = (by: Order['by'], title: string, { term = '', tip = '' } = {}) => {
    const sorted = order?.by === by ? (order.descending ? 'descending' : 'ascending') : 'none';
    const arrow = sorted === 'none' ? null : icon(sorted === 'ascending' ? 'up' : 'down', 11);
    const press = make('button.sort', { type: 'button', 'data-key': `sort ${by}`, title: tip || fill(strings.sortedBy, { column: title }) }, make('span.sort-title', {}, title, arrow), term && make('span.dim', {}, term));
    press.addEventListener('click', () => actions.sort(by));
    return make('th', { scope: 'col', 'aria-sort': sorted }, press);
  };
  const ways = heading('method', strings.groupedBy);
  ways.classList.add('method', 'stays');
  ways.append(make('span.read-by', {}, strings.readBy));
  return make(
    'thead',
    {},
    make(
      'tr',
      {},
      make('th.reading.stays', { scope: 'col' }, strings.readBy),
      ways,
      heading('groups', strings.groups),
      heading('leftOut', strings.leftOut),
      ...columns.map((column, at) => heading(at, column.title, column)),
      heading('time', strings.time),
      make('td'),
    ),
  );
}

/** `span` is the number of rows its way to read stands for; 0 when an earlier row has it. */
function line(row: CompareRow, span: number, view: CompareView, strings: CompareStrings, actions: TableActions): HTMLElement {
  const element = make('tr', {}, span > 0 && make('th.reading.stays', { scope: span > 1 ? 'rowgroup' : 'row', rowspan: String(span) }, isolated(row.reading)), name(row, view, strings));
  element.classList.toggle('recommended', row.recommended);
  const { found } = row;
  if (!found) {
    element.append(make('td.reason', { colspan: String(view.columns.length + 4) }, make('span', {}, row.text ?? '')));
    element.classList.add(row.state);
    return element;
  }
  const warning = found.fewer && make('span.fewer', { title: strings.fewer, role: 'img', 'aria-label': strings.fewer }, icon('warning', 13));
  element.append(
    make('td.num', {}, String(found.groups), warning || null),
    make('td.num', {}, found.leftOut || make('span.dim', {}, strings.none)),
    ...found.measures.map((measure, at) => measured(measure, view.columns[at].withinBlock)),
    make('td.num.dim', {}, found.time),
    make('td', {}, row.inUse ? null : use(row, strings, actions)),
  );
  return element;
}

/** The way to group, and where it is all that stays in sight of the row, the way to read below it. */
function name(row: CompareRow, { mark }: CompareView, strings: CompareStrings): HTMLElement {
  return make(
    'th.method.stays',
    { scope: 'row' },
    row.recommended && make('span.star', { role: 'img', 'aria-label': strings.recommended }, '★'),
    ' ',
    isolated(row.method),
    ' ',
    row.recommended && make('span.chip', {}, mark),
    ' ',
    row.inUse && make('span.chip', {}, strings.inUse),
    make('span.read-by', {}, isolated(row.reading)),
  );
}

function measured(measure: CompareMeasure | null, quiet: boolean): HTMLElement {
  if (!measure) return make('td.num.dim', {}, '–');
  if (measure.bar === undefined) return make('td.num', {}, measure.text);
  const bar = barOf(measure.bar);
  bar.classList.toggle('quiet', quiet);
  return make('td.num', {}, bar, measure.text);
}

function use(row: CompareRow, strings: CompareStrings, actions: TableActions): HTMLElement {
  return button('link', fill(strings.useNamed, { method: row.method, reading: row.reading }), strings.use, () => actions.use(row.at), `use ${row.at}`);
}
