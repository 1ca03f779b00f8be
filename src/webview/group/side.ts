import type { BesideAll, GroupView } from '../../protocol/groupSides';
import type { GroupStrings } from '../../protocol/groupStrings';
import { barOf, button, isolated, isolatedPath, make } from '../dom';
import { dotPicture } from '../dotPicture';
import { fill } from '../strings';
import type { GroupCalls } from './calls';
import { markOf, section } from './section';

/** Where the group lies among the others. */
export function mapPicture({ picture, group: { slot } }: GroupView): HTMLElement {
  const others = picture.others.map(dots => ({ ...dots, mark: 'other' }));
  return make('figure', {}, dotPicture(picture, [...others, { slot, path: picture.own }]));
}

/** Its words, each with the share of its documents. */
export function wordList({ words }: GroupView, strings: GroupStrings): HTMLElement | null {
  if (words.length === 0) return null;
  const items = words.map(({ name, text, bar }) => make('li', {}, isolated(name, 'clip'), bar > 0 && barOf(bar), bar > 0 && make('span.num.dim', {}, text)));
  return section(strings.words, strings.wordsMore, make('ul.words', {}, ...items));
}

/** How many of its documents have each of its tags, and what they have of each number on average, beside all documents. */
export function besideAllLists({ tags, numbers }: GroupView, strings: GroupStrings): (HTMLElement | null)[] {
  return [besideAll(strings.tags, strings.tagsMore, tags), besideAll(strings.numbers, strings.numbersMore, numbers)];
}

function besideAll(title: string, more: string, rows: readonly BesideAll[]): HTMLElement | null {
  if (rows.length === 0) return null;
  const items = rows.map(({ name, own, all }) => make('li.row', {}, make('span.grow.clip', {}, isolated(name)), make('span.num', {}, own), make('span.num.dim', {}, all)));
  return section(title, more, make('ul', {}, ...items));
}

/** Where its documents lie. */
export function folderList({ folders }: GroupView, strings: GroupStrings): HTMLElement | null {
  if (folders.length === 0) return null;
  return section(strings.folders, '', make('ul', {}, ...folders.map(({ name, count }) => make('li.row', {}, make('span.grow.clip', {}, isolatedPath(name)), make('span.num.dim', {}, count)))));
}

/** The groups its documents have relatives in, as the way to their pages. */
export function nearList({ near }: GroupView, strings: GroupStrings, { show }: GroupCalls): HTMLElement | null {
  if (near.length === 0) return null;
  const items = near.map(({ id, name, slot, shape, text }) => {
    const press = button('link plain clip', fill(strings.showGroup, { group: name }), isolated(name), () => show(id), `near ${id}`);
    return make('li.row', { title: strings.nearMore }, markOf({ slot, shape }), make('span.grow.clip', {}, press), make('span.num.dim', {}, text));
  });
  return section(strings.near, '', make('ul', {}, ...items));
}
