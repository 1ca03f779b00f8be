import { textOf, type RawRecord, type RecordFields } from './recordFields';

/** A field as a sample of records shows it. */
export interface FieldFacts {
  readonly name: string;
  /** The first value that says something, shortened. */
  readonly example: string;
  /** Share of the records that have a value in it, 0 … 1. */
  readonly filled: number;
}

const EXAMPLE = 80;

/** What the fields of some records hold, in the order in which they first come. */
export function factsOf(records: readonly RawRecord[]): FieldFacts[] {
  const names = new Set(records.flatMap(record => [...record.entries()].map(([name]) => name)));
  return [...names].map(name => {
    const values = records.map(record => textOf(record.get(name))?.replace(/\s+/g, ' ').trim()).filter(Boolean);
    return { name, example: (values[0] ?? '').slice(0, EXAMPLE), filled: values.length / records.length };
  });
}

/** Which fields of some records are what, as far as nobody has said it. */
export function guessFields(records: readonly RawRecord[], asked: RecordFields): RecordFields {
  const has = (field: string) => records.some(record => record.get(field) !== undefined);
  return { ...(has('text') && { text: ['text'] }), ...(has('id') && { id: 'id' }), ...asked };
}
