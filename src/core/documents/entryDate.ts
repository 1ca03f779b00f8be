import type { Entry } from './bibtex';
import { monthNamed } from './monthNames';
import { dateIn } from './recordFields';

type Fields = Entry['fields'];

/** The fields of an entry, its date being `date`: what it says there where that can be read, or else its year with the month if there is one. */
export function withDate(fields: Fields): Fields {
  const [date, year, month] = ['date', 'year', 'month'].map(name => fields.get(name)?.toString().trim());
  const inYear = year && month ? `${year}-${/^\d\d?$/.test(month) ? month : monthNamed(month.replace(/\.$/, ''))}` : undefined;
  // RIS may tell the year twice: alone, and with month and day.
  const years = year?.split('\n\n').sort((a, b) => b.length - a.length) ?? [];
  const read = [date, inYear, ...years].find(text => text && dateIn(text) !== undefined);
  return read === undefined || read === date ? fields : new Map([...fields, ['date', read]]);
}
