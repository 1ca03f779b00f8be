import { posix } from 'node:path';
import { Pace } from '../../core/work';
import { elementsOf, readLongXml, readXml, withoutPrefix, type Archive } from './archive';

/** A row of a sheet: its number as the sheet counts it, from 1, and its cells from the first column on; empty ones are ''. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly string[];
}

const WORKBOOK = 'xl/workbook.xml';
/** Columns beyond are none that a person filled. */
const MOST_COLUMNS = 16_384;

/**
 * The rows of the first sheet of an Excel workbook (.xlsx) that is shown and has any; undefined where the archive is none.
 * A cell is what was typed or reckoned: numbers as they are kept, days as 2024-03-12 with their time behind it, errors as ''.
 * Rejects with a `TooMuch` where a part is too long to be read.
 */
export async function rowsOfWorkbook(archive: Archive, signal?: AbortSignal): Promise<SheetRow[] | undefined> {
  const workbook = await archive.read(WORKBOOK);
  if (workbook === undefined) return undefined;
  const related = elementsOf((await archive.read('xl/_rels/workbook.xml.rels')) ?? '', 'Relationship');
  const places = new Map(related.map(({ attributes: { Id, Target = '' } }) => [Id, posix.join('/xl', Target.startsWith('/') ? `..${Target}` : Target).slice(1)]));
  const shown = elementsOf(workbook, 'sheet').filter(({ attributes }) => !/hidden/i.test(attributes.state ?? ''));
  const pace = new Pace(signal);
  const texts = await sharedTexts((await archive.read('xl/sharedStrings.xml')) ?? '', pace);
  const isDay = daysOf((await archive.read('xl/styles.xml')) ?? '');
  const from1904 = elementsOf(workbook, 'workbookPr').some(({ attributes }) => /^(1|true)$/.test(attributes.date1904 ?? ''));
  for (const { attributes } of shown) {
    const sheet = await archive.read(places.get(attributes['r:id']) ?? '');
    const rows = sheet === undefined ? [] : await rowsOf(sheet, texts, isDay, from1904, pace);
    if (rows.length > 0) return rows;
  }
  return [];
}

/** The texts that cells share, in their order; how they are pronounced is left out. */
async function sharedTexts(xml: string, pace: Pace): Promise<string[]> {
  const texts: string[] = [];
  let isText = false;
  let spoken = 0;
  await readLongXml(xml, {
    opened: element => {
      const name = withoutPrefix(element.name);
      if (name === 'si') texts.push('');
      if (name === 'rPh') spoken++;
      isText = name === 't';
    },
    closed: name => {
      if (withoutPrefix(name) === 'rPh') spoken--;
      isText = false;
    },
    text: text => void (isText && spoken === 0 && texts.length > 0 && (texts[texts.length - 1] += text)),
  }, pace);
  return texts.map(unescaped);
}

/** Signs that XML cannot hold are written as _x000D_. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))).replace(/\r\n?/g, '\n');
}

/** Which styles of cells show a number as a day, by the formats that come with Excel or that the workbook has. */
function daysOf(styles: string): (style: string | undefined) => boolean {
  const own = new Map(elementsOf(styles, 'numFmt').map(({ attributes }) => [attributes.numFmtId, attributes.formatCode ?? '']));
  const formats: string[] = [];
  let among = false;
  readXml(styles, {
    opened: ({ name, attributes }) => {
      if (withoutPrefix(name) === 'cellXfs') among = true;
      if (withoutPrefix(name) === 'xf' && among) formats.push(attributes.numFmtId ?? '0');
    },
    closed: name => void (among &&= withoutPrefix(name) !== 'cellXfs'),
  });
  return style => {
    const format = formats[Number(style ?? 0)] ?? '0';
    const code = own.get(format);
    if (code === undefined) return /^(1[4-7]|22|2[7-9]|3[0-6]|5[0-8])$/.test(format);
    return /[dy]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
  };
}

async function rowsOf(sheet: string, texts: readonly string[], isDay: (style: string | undefined) => boolean, from1904: boolean, pace: Pace): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  let number = 0;
  let cells: string[] = [];
  let column = 0;
  let cell: Readonly<Record<string, string>> = {};
  let value = '';
  let isValue = false;
  let spoken = 0;
  await readLongXml(sheet, {
    opened: ({ name: own, attributes }) => {
      const name = withoutPrefix(own);
      if (name === 'row') {
        number = Number(attributes.r) || number + 1;
        cells = [];
        column = -1;
      } else if (name === 'c') {
        cell = attributes;
        column = columnOf(attributes.r) ?? column + 1;
        value = '';
      } else if (name === 'rPh') {
        spoken++;
      }
      isValue = name === 'v' || name === 't';
    },
    closed: own => {
      const name = withoutPrefix(own);
      isValue = false;
      if (name === 'rPh') spoken--;
      if (name === 'c' && column < MOST_COLUMNS) {
        const text = textOf(cell, value, texts, isDay, from1904).trim();
        if (text === '') return;
        while (cells.length < column) cells.push('');
        cells[column] = text;
      }
      if (name === 'row' && cells.length > 0) rows.push({ number, cells });
    },
    text: text => void (isValue && spoken === 0 && (value += text)),
  }, pace);
  return rows;
}

function textOf(cell: Readonly<Record<string, string>>, value: string, texts: readonly string[], isDay: (style: string | undefined) => boolean, from1904: boolean): string {
  switch (cell.t) {
    case 's':
      return texts[Number(value)] ?? '';
    case 'inlineStr':
    case 'str':
      return unescaped(value);
    case 'b':
      return value === '1' ? 'true' : 'false';
    case 'e':
      return '';
    case undefined:
    case 'n':
      return value !== '' && isDay(cell.s) ? dayOf(Number(value), from1904) : value;
    default:
      return value;
  }
}

const DAY = 86_400_000;
/** Day 0 of workbooks: with 1900 as a leap year, as they have it, true from March of that year on; or as old ones of the Mac count. */
const FIRST_DAY = Date.UTC(1899, 11, 30);
const FIRST_OF_1904 = Date.UTC(1904, 0, 1);

function dayOf(days: number, from1904: boolean): string {
  const at = new Date((from1904 ? FIRST_OF_1904 : FIRST_DAY) + Math.round(days * DAY / 1000) * 1000);
  if (Number.isNaN(at.getTime())) return '';
  const text = at.toISOString();
  return text.slice(11, 19) === '00:00:00' ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}

/** The column of a place such as AB12, from 0. */
function columnOf(place: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(place ?? '')?.[0];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
