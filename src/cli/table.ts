import type { Group, Grouping } from '../core/types';
import type { Style } from './style';
import { fitted, width } from './width';

const GAP = '  ';
const WIDEST_NAME = 30;

/** The groups as a table: name, number of documents, keywords, most central documents; `columns` wide. */
export function groupTable(grouping: Grouping, style: Style, columns: number): string {
  const groups = grouping.groups.filter(group => group.level === 'group');
  const ungrouped = grouping.documents.filter(document => document.group === null).length;
  const titles = new Map(grouping.documents.map(document => [document.id, document.path ?? document.title]));
  const name = Math.min(WIDEST_NAME, Math.max('Group'.length, ...groups.map(group => width(group.name))));
  const rest = Math.max(40, columns - (2 + name + GAP.length + 6 + 2 * GAP.length));
  const keywords = Math.floor(rest * 0.45);

  const row = (marker: string, [first, count, words, files]: readonly string[], decorate: (text: string) => string) =>
    [
      marker + decorate(fitted(first, name)),
      fitted(count, 6, 'right'),
      fitted(words, keywords),
      files && style.dim(fitted(files, rest - keywords).trimEnd()),
    ].join(GAP).trimEnd();

  const lines = [
    style.dim(row('  ', ['Group', 'Files', 'Keywords', 'Most central'], text => text)),
    ...groups.map(group => row(style.group(group.colour, '● '), cells(group, titles), text => style.bold(text))),
  ];
  if (ungrouped) lines.push(row('○ ', ['Ungrouped', number(ungrouped), '', ''], text => text));
  return `${[summary(grouping), '', ...lines].join('\n')}\n`;
}

function cells(group: Group, titles: ReadonlyMap<string, string>): string[] {
  return [group.name, number(group.size), group.keywords.join(', '), group.examples.map(id => titles.get(id) ?? id).join(', ')];
}

function summary({ documents, groups, skipped }: Grouping): string {
  const count = groups.filter(group => group.level === 'group').length;
  const left = skipped.length ? `, ${number(skipped.length)} skipped` : '';
  return `${counted(documents.length, 'document')} in ${counted(count, 'group')}${left}`;
}

function counted(count: number, what: string): string {
  return `${number(count)} ${what}${count === 1 ? '' : 's'}`;
}

/** A whole number with thousands set apart. */
export function number(value: number): string {
  return value.toLocaleString('en-US');
}
