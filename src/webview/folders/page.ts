import type { FoldersView } from '../../protocol/foldersSides';
import type { FoldersStrings } from '../../protocol/foldersStrings';
import { make, textButton, toggle } from '../dom';
import { keepingFocus } from '../keepingFocus';
import { counted, fill } from '../strings';
import type { Theme } from '../theme';
import { makeWideBox } from '../wideBox';
import { filesTable, keepFolders, link, pairsTable, type ListActions } from './lists';
import { matrixTable, type MatrixActions } from './matrix';

/** What the page asks of the host. */
export interface FoldersCalls extends MatrixActions, ListActions {
  run(command: 'markdown' | 'csv'): void;
}

/** The page of folders and groups. What is shown is made anew from each view; the focus stays on what it was on. */
export interface FoldersPage {
  show(view: FoldersView): void;
  /** Draws again in the colours of a theme. */
  paint(theme: Theme): void;
}

/** Rows shown until all are asked for. */
const FOLDERS = 21;
const FILES = 9;
const PAIRS = 6;

/** Builds the page inside an element. */
export function foldersPage(root: HTMLElement, strings: FoldersStrings, calls: FoldersCalls): FoldersPage {
  let latest: FoldersView | undefined;
  let theme: Theme | undefined;
  const all = { folders: false, files: false, pairs: false };
  const buttons = [textButton('btn second', strings.copy, () => calls.run('markdown')), textButton('btn second', strings.save, () => calls.run('csv'))];
  const lead = make('p.lead', { role: 'status' });
  const figure = make('p.note.dim');
  const box = makeWideBox(strings.table);
  const below = make('p.note.dim');
  const matrix = make('section', {}, heading(strings.where, strings.whereAbout), box.element, below);
  const files = make('section');
  const pairs = make('section');
  const main = make('div.main', {}, matrix, make('div.side', {}, files, pairs));
  const header = make('header', {}, make('h1.grow', {}, strings.title), make('div.actions', {}, ...buttons));
  root.append(make('div', {}, header, lead, figure), main);

  function draw(): void {
    if (!latest || !theme) return;
    const view = latest;
    const { answer, text } = view.verdict;
    const none = view.rows.length === 0;
    for (const press of buttons) toggle(press, !none);
    const said = none ? strings.noFolders : `${answer} ${text}`;
    if (lead.textContent !== said) lead.replaceChildren(...(none ? [strings.noFolders] : [make('b', {}, answer), ` ${text}`]));
    figure.textContent = view.verdict.figure;
    toggle(matrix, !none);
    keepingFocus(() => {
      drawMatrix(view, theme!);
      files.replaceChildren(...filesParts(view));
      pairs.replaceChildren(...pairsParts(view));
    });
  }

  function drawMatrix(view: FoldersView, own: Theme): void {
    const rows = all.folders ? view.rows : view.rows.slice(0, FOLDERS);
    const rest = view.rows.length - FOLDERS;
    const more = link('folders', all.folders ? strings.showFewer : strings.showAll, all.folders ? strings.showFewer : strings.showAll, () => turn('folders'));
    toggle(below, rest > 0);
    below.replaceChildren(all.folders ? '' : `${rest === 1 ? strings.smallerOne : fill(strings.smaller, { count: rest })} `, more);
    box.show(matrixTable({ groups: view.groups, rows }, own, strings, calls));
  }

  function filesParts(view: FoldersView): Node[] {
    const shown = all.files ? view.files : view.files.slice(0, FILES);
    if (view.files.length === 0) return parts(heading(strings.otherFolder), make('p.note.dim', {}, view.looking ?? strings.noneElsewhere));
    return parts(heading(strings.otherFolder, fill(strings.shown, { count: shown.length, all: view.files.length })), filesTable(shown, strings, calls), more('files', view.files.length > shown.length), keepFolders(shown, strings, calls));
  }

  function pairsParts(view: FoldersView): Node[] {
    const shown = all.pairs ? view.pairs : view.pairs.slice(0, PAIRS);
    if (view.pairs.length === 0) return parts(heading(strings.same), make('p.note.dim', {}, view.looking ?? strings.noneSame));
    return parts(heading(strings.same, shown.length < view.pairs.length ? fill(strings.pairs, { count: shown.length, all: view.pairs.length }) : counted(shown.length, strings.pairOne, strings.pairsAll)), pairsTable(shown, strings, calls), more('pairs', view.pairs.length > shown.length));
  }

  function more(list: 'files' | 'pairs', hidden: boolean): Node | false {
    return hidden && make('p.note', {}, link(list, strings.more, strings.more, () => turn(list)));
  }

  function turn(list: keyof typeof all): void {
    all[list] = !all[list];
    draw();
  }

  return {
    show(view) {
      latest = view;
      draw();
    },
    paint(next) {
      theme = next;
      draw();
    },
  };
}

function heading(text: string, about?: string): HTMLElement {
  return make('h2', {}, text, about && ' ', about && make('span.dim', {}, about));
}

function parts(...nodes: readonly (Node | false | null)[]): Node[] {
  return nodes.filter((node): node is Node => Boolean(node));
}
