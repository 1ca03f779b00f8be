import type { CompareColumn, CompareRow } from '../../protocol/compareSides';

/** What the table is sorted by: a column of measures by its position, or one of the others by name. */
export interface Order {
  readonly by: number | 'method' | 'groups' | 'leftOut' | 'time';
  readonly descending: boolean;
}

/** The order after a press on a column: best first, then the other way round, then as the host has it. */
export function nextOrder(now: Order | undefined, by: Order['by'], columns: readonly CompareColumn[]): Order | undefined {
  const bestFirst = typeof by === 'number' ? !columns[by].lower : false;
  if (now?.by !== by) return { by, descending: bestFirst };
  return now.descending === bestFirst ? { by, descending: !bestFirst } : undefined;
}

/** The same order where the columns are others; undefined where the one it goes by is not among them. */
export function carriedOrder(order: Order | undefined, before: readonly CompareColumn[], columns: readonly CompareColumn[]): Order | undefined {
  if (typeof order?.by !== 'number') return order;
  const { title } = before[order.by];
  const by = columns.findIndex(column => column.title === title);
  return by < 0 ? undefined : { ...order, by };
}

/** True when the order tears blocks of one way to read apart. */
export function tearsBlocks(order: Order | undefined, columns: readonly CompareColumn[]): boolean {
  return order !== undefined && !(typeof order.by === 'number' && columns[order.by].withinBlock);
}

/** The rows in an order, rows without a value last; what is comparable within a block only is sorted within blocks. */
export function sortedRows(rows: readonly CompareRow[], order: Order | undefined, columns: readonly CompareColumn[]): readonly CompareRow[] {
  if (!order) return rows;
  const compare = comparison(order);
  if (tearsBlocks(order, columns)) return [...rows].sort(compare);
  return [...new Set(rows.map(({ block }) => block))].flatMap(block => rows.filter(row => row.block === block).sort(compare));
}

function comparison({ by, descending }: Order): (a: CompareRow, b: CompareRow) => number {
  const sign = descending ? -1 : 1;
  if (by === 'method') return (a, b) => sign * a.method.localeCompare(b.method);
  return (a, b) => {
    const [first, second] = [valueOf(a, by), valueOf(b, by)];
    if (first === undefined || second === undefined) return Number(first === undefined) - Number(second === undefined);
    return sign * (first - second);
  };
}

function valueOf({ found }: CompareRow, by: Exclude<Order['by'], 'method'>): number | undefined {
  if (!found) return undefined;
  if (typeof by === 'number') return found.measures[by]?.value;
  return by === 'groups' ? found.groups : by === 'leftOut' ? found.leftOutShare : found.seconds;
}
