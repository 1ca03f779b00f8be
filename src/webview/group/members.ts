import type { GroupView } from '../../protocol/groupSides';
import type { GroupStrings } from '../../protocol/groupStrings';
import { barOf, button, isolated, isolatedPath, make } from '../dom';
import { fill } from '../strings';
import type { WideBox } from '../wideBox';
import type { GroupCalls } from './calls';
import { markOf, section } from './section';

/** The passages that say best what the group is about, each with its place in the file. */
export function passageList({ passages }: GroupView, strings: GroupStrings, { open }: GroupCalls): HTMLElement | null {
  if (passages.length === 0) return null;
  const items = passages.map(({ id, title, place, text }) => {
    const press = button('link title', fill(strings.openNamed, { title }), isolated(title), () => open(id, false), `passage ${id}`);
    press.addEventListener('dblclick', () => open(id, true));
    return make('li.passage', {}, make('div.row', {}, press, make('span.dim.small.place', {}, place)), make('p', {}, isolated(text)));
  });
  return section(strings.about, strings.aboutMore, make('ul', {}, ...items));
}

/** Its parts, as the way to their own pages. */
export function subgroupList({ subgroups }: GroupView, strings: GroupStrings, { show }: GroupCalls): HTMLElement | null {
  if (subgroups.length === 0) return null;
  const items = subgroups.map(({ id, name, keywords, count }) => {
    const press = button('link plain clip', fill(strings.showGroup, { group: name }), isolated(name, 'strong'), () => show(id), `group ${id}`);
    return make('li.row', {}, make('span.row.grow', {}, press, isolated(keywords, 'dim', 'clip', 'keywords')), make('span.num.dim', {}, count));
  });
  return section(strings.subgroups, '', make('ul.columns', {}, ...items));
}

/** Members that fit weakly, where they may belong, and the choice, in a box. */
export function doubtfulTable(view: GroupView, strings: GroupStrings, { open, move, keep }: GroupCalls, box: WideBox): HTMLElement | null {
  if (view.doubtful.length === 0) return null;
  const rows = view.doubtful.map(({ id, title, folder, fit, bar, other }) => {
    const opening = button('link plain clip', fill(strings.openNamed, { title }), isolated(title), () => open(id, false), `opening ${id}`);
    const moving = button('link', fill(strings.moveNamed, { title, group: other.name }), strings.move, () => move(id, other.id), `moving ${id}`);
    const keeping = button('link', fill(strings.keepNamed, { title }), strings.keep, () => keep(id), `keeping ${id}`);
    return make(
      'tr',
      {},
      make('th.stays.clip', { scope: 'row' }, opening),
      make('td.clip.dim', {}, isolatedPath(folder)),
      make('td.num', {}, barOf(bar), fit),
      make('td.clip', {}, make('span.row', {}, markOf(other), isolated(other.name, 'clip'))),
      make('td.choice', {}, moving, ' · ', keeping),
    );
  });
  const heads = [strings.document, strings.folder, strings.fitHere, strings.mayBelongTo].map(head => make('th', { scope: 'col' }, head));
  heads[0].classList.add('stays');
  const table = make('table', {}, make('thead', {}, make('tr', {}, ...heads, make('td'))), make('tbody', {}, ...rows));
  box.show(table);
  return section(strings.doubtful, strings.doubtfulMore, box.element, view.moreDoubtful ? make('p.dim', {}, view.moreDoubtful) : null);
}
