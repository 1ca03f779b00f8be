import type { ComparePicture, CompareText, CompareView } from '../../protocol/compareSides';
import type { CompareStrings } from '../../protocol/compareStrings';
import { make, textButton, toggle } from '../dom';
import { icon } from '../icons';
import { keepingFocus } from '../keepingFocus';
import { makeWideBox } from '../wideBox';
import { agreementTable } from './agreement';
import { pictureOf } from './pictures';
import { carriedOrder, nextOrder, type Order } from './sorting';
import { compareTable } from './table';

/** What the page asks of the host. */
export interface CompareCalls {
  use(at: number): void;
  run(command: 'cancel' | 'again' | 'report' | 'json' | 'markdown'): void;
}

/** The page of a comparison. What is shown is made anew from each view; the focus stays on what it was on. */
export interface ComparePage {
  show(view: CompareView): void;
  showPictures(pictures: readonly ComparePicture[]): void;
}

/** Builds the page inside an element. */
export function comparePage(root: HTMLElement, strings: CompareStrings, calls: CompareCalls): ComparePage {
  let order: Order | undefined;
  let latest: CompareView | undefined;
  const command = (name: 'again' | 'report' | 'json' | 'markdown', text: string) => textButton('btn second', text, () => calls.run(name));
  const ready = [command('again', strings.again), command('markdown', strings.copyMarkdown), command('json', strings.saveJson), command('report', strings.exportReport)];
  const overview = make('p.dim');
  const filled = make('i');
  const bar = make('span.bar.run', { role: 'progressbar', 'aria-label': strings.progress, 'aria-valuemin': '0' }, filled);
  const said = make('span.grow');
  const cancel = textButton('btn second', strings.cancel, () => calls.run('cancel'));
  const running = make('div.running', {}, bar, said, cancel);
  const ended = make('p.ended');
  const lead = make('p.lead', { role: 'status' });
  const table = makeWideBox(strings.table);
  const caution = make('div.callout');
  const matrix = makeWideBox(strings.agreement);
  // Above the box, not in the table: there it would scroll away with the figures.
  const about = make('p.dim.about', { id: 'kindred-agreement' }, strings.agreementAbout);
  const agreement = make('section', {}, make('h2', {}, strings.agreement), about, matrix.element);
  const notes = make('div.notes');
  const pictures = make('div.pictures');
  root.append(
    make('header', {}, make('div.grow', {}, make('h1', {}, strings.title), overview), make('div.actions', {}, ...ready)),
    running,
    ended,
    lead,
    make('div.main', {}, make('div', {}, table.element, caution), pictures),
    agreement,
    notes,
  );

  function show(view: CompareView): void {
    order = carriedOrder(order, latest?.columns ?? [], view.columns);
    latest = view;
    overview.textContent = view.overview;
    const focused = document.activeElement;
    toggle(running, view.running !== undefined);
    for (const press of ready) toggle(press, view.running === undefined);
    // What goes away hands the keyboard to what stands in its place.
    if (view.running && ready.some(press => press === focused)) cancel.focus();
    else if (!view.running && focused === cancel) ready[0].focus();
    if (view.running) {
      const { done, total, text } = view.running;
      said.textContent = text;
      filled.style.width = `${Math.round((100 * done) / Math.max(1, total))}%`;
      bar.setAttribute('aria-valuenow', String(done));
      bar.setAttribute('aria-valuemax', String(total));
      bar.setAttribute('aria-valuetext', text);
    }
    toggle(ended, view.ended !== undefined);
    ended.textContent = view.ended ?? '';
    toggle(lead, view.verdict !== undefined);
    if (view.verdict) tell(lead, view.verdict);
    toggle(caution, view.caution !== undefined);
    if (view.caution) {
      const text = make('p');
      tell(text, view.caution);
      caution.replaceChildren(icon('warning'), text);
    }
    drawTable();
    toggle(agreement, view.matrix !== undefined);
    if (view.matrix) matrix.show(agreementTable(view.matrix, strings.agreement, about.id));
    notes.replaceChildren(...view.notes.map(note => make('p', {}, note)));
  }

  function drawTable(): void {
    if (!latest) return;
    const view = latest;
    const sort = (by: Order['by']) => {
      order = nextOrder(order, by, view.columns);
      drawTable();
    };
    keepingFocus(() => table.show(compareTable(view, order, strings, { sort, use: calls.use })));
  }

  return {
    show,
    showPictures: all => keepingFocus(() => pictures.replaceChildren(...all.map(picture => pictureOf(picture, strings, calls.use)))),
  };
}

/** Says a text only when it is another one: screen readers would read the same again. */
function tell(element: HTMLElement, { headline, text }: CompareText): void {
  if (element.textContent === `${headline} ${text}`) return;
  element.replaceChildren(make('b', {}, headline), ` ${text}`);
}
