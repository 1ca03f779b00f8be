import { countsOf } from '../../core/gather';
import type { FoldersFile, FoldersPair } from '../../protocol/foldersSides';
import type { FoldersStrings } from '../../protocol/foldersStrings';
import { button, isolated, isolatedPath, make } from '../dom';
import { icon } from '../icons';
import { fill } from '../strings';

/** What the lists ask for, by the key of what was pressed. */
export interface ListActions {
  open(key: string): void;
  move(key: string): void;
  keep(key: string): void;
  keepFolder(folder: string): void;
  compare(key: string): void;
}

/** Files that may be in another folder, each with Move and Keep. */
export function filesTable(files: readonly FoldersFile[], strings: FoldersStrings, actions: ListActions): HTMLElement {
  const rows = files.map(({ key, title, path, from, to, share }) => {
    const percent = `${Math.round(100 * share)} %`;
    const open = link(`open ${key}`, path, title, () => actions.open(key));
    open.setAttribute('aria-label', `${title}, ${path}`);
    open.classList.add('name', 'clip');
    open.prepend(icon('file', 14));
    return make(
      'tr',
      {},
      make('th', { scope: 'row' }, open),
      make('td.places', {}, make('span.clip.row-line', { title: `${from} → ${to}` }, make('span.dim', {}, isolatedPath(from), ' → '), isolatedPath(to))),
      make('td.num.dim', { title: fill(strings.nearest, { share: percent, to }) }, percent),
      make(
        'td.do',
        {},
        link(`move ${key}`, fill(strings.moveNamed, { title, to }), strings.move, () => actions.move(key)),
        make('span.dim', {}, ' · '),
        link(`keep ${key}`, fill(strings.keepNamed, { title, from }), strings.keep, () => actions.keep(key)),
      ),
    );
  });
  return make('table.list.files', { 'aria-label': strings.otherFolder }, make('tbody', {}, ...rows));
}

/** Folders that may be kept whole: those that several of the files are in. */
export function keepFolders(files: readonly FoldersFile[], strings: FoldersStrings, actions: ListActions): HTMLElement | null {
  const several = [...countsOf(files.map(({ from }) => from))].filter(([, count]) => count > 1).sort((a, b) => b[1] - a[1]).slice(0, 3);
  if (several.length === 0) return null;
  const links = several.map(([folder]) => {
    const text = fill(strings.keepFolder, { from: folder });
    return link(`keep all ${folder}`, text, text, () => actions.keepFolder(folder));
  });
  return make('p.note.keep-all', {}, ...links);
}

/** Pairs of files that say nearly the same. */
export function pairsTable(pairs: readonly FoldersPair[], strings: FoldersStrings, actions: ListActions): HTMLElement {
  const rows = pairs.map(({ key, paths: [a, b], likeness }) =>
    make(
      'tr',
      {},
      make('th', { scope: 'row' }, make('span.clip.row-line', { title: a }, isolatedPath(a)), make('span.clip.row-line', { title: b }, isolatedPath(b))),
      make('td.num.dim', {}, likeness.toFixed(2)),
      make('td.do', {}, link(`compare ${key}`, fill(strings.compareNamed, { a, b }), strings.compare, () => actions.compare(key))),
    ),
  );
  return make('table.list.pairs', { 'aria-label': strings.same }, make('tbody', {}, ...rows));
}

/** A link that keeps the focus when the page is drawn again. */
export function link(key: string, name: string, text: string, pressed: () => void): HTMLButtonElement {
  return button('link', name, isolated(text), pressed, key);
}
