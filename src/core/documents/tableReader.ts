import { KindredError } from '../errors';
import type { CellRow } from './cells';
import { columnsOf, recordsOf } from './columns';
import type { TakeRecord, Wanted } from './foundRecord';
import type { RawRecord } from './recordFields';

/** Rows by which it is told what the columns are, and characters of them. */
const SAMPLE_ROWS = 500;
const SAMPLE_CHARACTERS = 4 << 20;
/** A table with more columns holds measurements, and no texts. */
const MOST_COLUMNS = 2_000;

/** Makes records of the filled rows of a table, as they come. */
export interface TableReader {
  take(row: CellRow): Wanted;
  /** To be called behind the last row. */
  end(): Wanted;
}

/** Hands the rows of the table called `name` over as records; `asked` are names that columns are known to have. Throws a `badInput` error for a table of too many columns. */
export function tableReader(name: string, separator: string, asked: readonly string[], use: TakeRecord): TableReader {
  let sample: CellRow[] | undefined = [];
  let characters = 0;
  let recordIn: (cells: readonly string[]) => RawRecord;

  const hand = (row: CellRow): Wanted => {
    const reason = row.broken ? BROKEN[row.broken] : row.remark;
    return use({ ...placeOf(row), length: lengthOf(row), ...(reason === undefined ? { fields: recordIn(row.cells) } : { reason }) });
  };

  const end = (): Wanted => {
    const rows = sample ?? [];
    sample = undefined;
    const whole = rows.filter(({ broken }) => !broken);
    const columns = columnsOf(whole, asked);
    if (columns.names.length > MOST_COLUMNS) throw new KindredError('badInput', `${name} has ${columns.names.length} columns, and can have ${MOST_COLUMNS}. Keep those that hold texts.`);
    recordIn = recordsOf(columns, separator);
    const take = (row: CellRow) => (columns.above.includes(row) ? use({ ...placeOf(row), reason: ABOVE }) : columns.heads.includes(row) ? undefined : hand(row));
    return rows.some(row => take(row) === 'enough') ? 'enough' : undefined;
  };

  return {
    take(row) {
      if (!sample) return hand(row);
      sample.push(row);
      characters += lengthOf(row);
      return sample.length >= SAMPLE_ROWS || characters >= SAMPLE_CHARACTERS ? end() : undefined;
    },
    end: () => (sample ? end() : undefined),
  };
}

function lengthOf({ cells }: CellRow): number {
  return cells.reduce((sum, cell) => sum + cell.length, 0);
}

function placeOf({ line, row }: CellRow) {
  return { line, called: `row ${row}` };
}

const ABOVE = 'it stands above the names of the columns.';
const BROKEN = {
  quote: 'a quote that opens a cell is never closed; close it, and double quotes within cells.',
  large: 'it is too long to be a row; close its quotes, or take it out.',
} as const;
