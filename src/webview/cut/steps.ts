import { isolate, plainText } from '../../core/plainText';
import type { CutData } from '../../protocol/cutSides';
import type { CutStrings } from '../../protocol/cutStrings';
import { isolated, make } from '../dom';
import { groupMark } from '../icons';
import { counted, fill, formatNumber } from '../strings';
import { changesBetween, type Column, type CutGroup } from './model';

/** Changes that are told of each step, and names that are told of each change. */
const JOINED = 3;
const SPLIT = 5;
const NAMES = 3;

/** What one step fewer and one step more would do to the groups of the present column. */
export function explainSteps(columns: readonly Column[], now: number, data: CutData, strings: CutStrings): HTMLElement[] {
  const at = columns.findIndex(({ count }) => count === now);
  const [fewer, present, more] = [columns[at - 1], columns[at], columns[at + 1]];
  const name = ({ node }: CutGroup) => plainText(data.names[node], 60);
  const some = (parts: readonly CutGroup[], write: (group: CutGroup) => string) => {
    const listed = parts.slice(0, NAMES).map(write).join(', ');
    return parts.length > NAMES ? fill(strings.andMore, { groups: listed, count: parts.length - NAMES }) : listed;
  };
  const groups = (count: number) => counted(count, strings.groupOne, strings.groups);

  const joined = fewer ? changesBetween(fewer.groups, present.groups) : [];
  const split = more ? changesBetween(present.groups, more.groups) : [];
  return [
    section(
      strings.stepFewer,
      fewer ? groups(fewer.count) : strings.noFewer,
      joined.slice(0, JOINED).map(({ whole, parts }) => make('li', {}, isolated(name(whole), 'strong'), ' ', isolated(fill(strings.takesIn, { groups: some(parts, part => isolate(name(part))) }), 'dim'))),
    ),
    section(
      strings.stepMore,
      more ? fill(strings.staying, { groups: groups(more.count), count: present.count - split.length }) : strings.noMore,
      split.slice(0, SPLIT).map(({ whole, parts }) =>
        make(
          'li',
          {},
          make('span.row', {}, groupMark(data.colours[whole.node], 0, 9), isolated(name(whole), 'strong')),
          isolated(fill(strings.splitsInto, { groups: some(parts, part => `${isolate(name(part))} ${formatNumber(part.size)}`) }), 'dim'),
        ),
      ),
    ),
  ];
}

function section(title: string, note: string, rows: readonly HTMLElement[]): HTMLElement {
  return make('section', {}, make('h2', {}, title, make('span.dim', {}, note)), make('ul', {}, ...rows));
}
