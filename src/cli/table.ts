import type { Group, Grouping } from '../core/types';
import { amount } from '../core/lab/said';
import { meansByGroup, meansOf, numberNames, type Mean } from '../core/numbers';
import type { Style } from './style';
import { fitted, width } from './width';

const GAP = '  ';
const WIDEST_NAME = 30;
const MARKER = 2;
const COUNT = 6;
const WIDEST_NUMBER = 14;
/** Room that columns of means leave to the rest of a row. */
const LEAST_REST = 24;
/** Below these widths the columns of files and of keywords say too little and are left out. */
const LEAST_KEYWORDS_AND_FILES = 40;
const LEAST_KEYWORDS = 10;

/** The groups as a table: name, number of documents and, as far as `columns` reach, means of the documents' numbers, keywords and most central documents. */
export function groupTable(grouping: Grouping, style: Style, columns: number): string {
  const groups = grouping.groups.filter(group => group.level === 'group');
  const ungrouped = grouping.documents.filter(document => document.group === null).length;
  const shared = sharedFolder(grouping.documents.flatMap(({ path }) => path ?? []));
  const titles = new Map(grouping.documents.map(({ id, path, title }) => [id, path?.slice(shared) ?? title]));
  const longest = Math.max(ungrouped ? 'Ungrouped'.length : 0, 'Group'.length, ...groups.map(group => width(group.name)));
  const name = Math.max('Group'.length, Math.min(WIDEST_NAME, longest, columns - MARKER - GAP.length - COUNT));
  const numbers = numberColumns(grouping, columns - (MARKER + name + GAP.length + COUNT) - LEAST_REST);
  const rest = columns - (MARKER + name + GAP.length + COUNT + numbers.reduce((sum, column) => sum + GAP.length + column.wide, 0) + GAP.length);
  const hasFiles = rest - GAP.length >= LEAST_KEYWORDS_AND_FILES;
  const keywords = hasFiles ? Math.floor((rest - GAP.length) * 0.45) : rest;
  const central = hasFiles ? rest - GAP.length - keywords : 0;

  const row = (marker: string, [first, count, words, files]: readonly string[], means: readonly string[], decorate: (text: string) => string) =>
    [
      marker + decorate(fitted(first, name)),
      fitted(count, COUNT, 'right'),
      ...means.map((mean, k) => fitted(mean, numbers[k].wide, 'right')),
      ...(keywords >= LEAST_KEYWORDS ? [fitted(words, keywords)] : []),
      ...(central > 0 && files ? [style.dim(fitted(files, central).trimEnd())] : []),
    ].join(GAP).trimEnd();

  const lines = [
    style.dim(row('  ', ['Group', grouping.documents.some(({ path }) => path !== undefined) ? 'Files' : 'Texts', 'Keywords', 'Most central'], numbers.map(column => column.name), text => text)),
    ...groups.map(group => row(style.group(group.colour, '● '), cells(group, titles), numbers.map(column => column.meanOf(group.id)), text => style.bold(text))),
  ];
  if (ungrouped) lines.push(row('○ ', ['Ungrouped', number(ungrouped), '', ''], numbers.map(column => column.meanOf(null)), text => text));
  if (numbers.length > 0) lines.push(style.dim(row('  ', ['Mean of all', '', '', ''], numbers.map(column => column.all), text => text)));
  return `${[summary(grouping), '', ...lines].join('\n')}\n`;
}

/** A column of means, as wide as its longest cell. */
interface NumberColumn {
  readonly name: string;
  readonly wide: number;
  meanOf(group: number | null): string;
  readonly all: string;
}

/** A column for each number that documents give, as many as there is room for. */
function numberColumns(grouping: Grouping, room: number): NumberColumn[] {
  const names = numberNames(grouping.documents);
  const byGroup = meansByGroup(grouping, names);
  const overall = meansOf(grouping.documents, names);
  const written = (means: readonly Mean[] | undefined, name: string) => means?.filter(mean => mean.name === name).map(({ mean }) => amount(mean))[0] ?? '–';
  let left = room;
  return names.flatMap(name => {
    const meanOf = (group: number | null) => written(byGroup.get(group), name);
    const all = written(overall, name);
    const wide = Math.min(WIDEST_NUMBER, Math.max(width(name), width(all), ...[...byGroup.keys()].map(group => width(meanOf(group)))));
    left -= GAP.length + wide;
    return left < 0 ? [] : { name, wide, all, meanOf };
  });
}

/** Length of the path of the folder that all of these files lie in: to say it of each tells nothing. */
function sharedFolder([first = '', ...others]: readonly string[]): number {
  let length = folderLength(first);
  for (const path of others) while (!path.startsWith(first.slice(0, length))) length = folderLength(first.slice(0, length - 1));
  return length;
}

/** With the slash behind it. */
function folderLength(path: string): number {
  return path.lastIndexOf('/') + 1;
}

function cells(group: Group, titles: ReadonlyMap<string, string>): string[] {
  return [group.name, number(group.size), group.keywords.join(', '), group.examples.map(id => titles.get(id) ?? id).join(', ')];
}

function summary({ documents, groups, skipped }: Grouping): string {
  const count = groups.filter(group => group.level === 'group').length;
  const left = skipped.length ? `, ${number(skipped.length)} skipped` : '';
  return `${counted(documents.length, 'document')} in ${counted(count, 'group')}${left}`;
}

/** A number with what is counted: "1 document", "1,200 documents". */
export function counted(count: number, what: string, several = `${what}s`): string {
  return `${number(count)} ${count === 1 ? what : several}`;
}

/** A whole number with thousands set apart. */
export function number(value: number): string {
  return value.toLocaleString('en-US');
}
