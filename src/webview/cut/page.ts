import { stepFrom } from '../../core/hierarchy/steps';
import type { CutData, CutDescription } from '../../protocol/cutSides';
import type { CutStrings } from '../../protocol/cutStrings';
import { button, make, textButton, toggle } from '../dom';
import { keepingFocus } from '../keepingFocus';
import { counted, fill, formatNumber } from '../strings';
import type { Theme } from '../theme';
import { drawColumns } from './columns';
import { columnsAround, type Column } from './model';
import { rowsIn } from './rows';
import { makeSlider } from './slider';
import { drawSmallMap } from './smallMap';
import { explainSteps } from './steps';

/** What the page asks of the host. */
export interface CutCalls {
  use(count: number): void;
  close(): void;
}

/** The page on which the number of groups is chosen. */
export interface CutPage {
  show(data: CutData): void;
  choose(count: number): void;
  paint(theme: Theme): void;
  describe(): CutDescription;
}

/** Least height of the columns. */
const LEAST = 240;
/** Height of their heads, each of one line. */
const HEADS = 20;

/** What scrolls the columns while they have the keyboard, and goes to another number elsewhere. */
const SCROLLING: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End']);

/** Builds the page inside an element. */
export function cutPage(root: HTMLElement, strings: CutStrings, calls: CutCalls): CutPage {
  let data: CutData | undefined;
  let theme: Theme | undefined;
  let count = 0;
  let columns: readonly Column[] = [];
  const slider = makeSlider(strings, choose);
  const reset = textButton('btn second', strings.reset, () => {
    if (data) goTo(data.own);
  });
  const use = button('btn', '', '', () => calls.use(count));
  const suggestion = make('span');
  const suggested = make('span.dim.suggestion-text', {}, make('i.ring'), suggestion);
  const icicle = make('div.columns', { role: 'group', tabindex: '0', 'aria-label': strings.columns });
  const map = make('canvas.small-map', { role: 'img' });
  const steps = make('div.steps-told');
  root.append(
    make('header', {}, make('div.grow', {}, make('h1', {}, strings.title), make('p.dim', {}, strings.about)), make('div.actions', {}, reset, use)),
    make(
      'div.main',
      {},
      make('div.left', {}, make('div.ends', {}, make('span', {}, strings.fewer), suggested, make('span', {}, strings.more)), slider.element, icicle),
      make('aside', {}, map, steps, make('p.dim', {}, strings.keys)),
    ),
  );
  const keys: Readonly<Record<string, (shown: CutData) => number>> = {
    ArrowLeft: () => count - 1,
    ArrowDown: () => count - 1,
    ArrowRight: () => count + 1,
    ArrowUp: () => count + 1,
    PageUp: ({ most }) => stepFrom(count, 1, most),
    PageDown: ({ most }) => stepFrom(count, -1, most),
    Home: ({ fewest }) => fewest,
    End: ({ most }) => most,
  };
  addEventListener('keydown', event => {
    if (event.key === 'Escape') calls.close();
    else if (icicle.contains(event.target as Node) && SCROLLING.has(event.key) && icicle.scrollHeight > icicle.clientHeight) return;
    else if (data && keys[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) choose(keys[event.key](data));
    else return;
    event.preventDefault();
  });
  new ResizeObserver(() => draw()).observe(root);

  function choose(wanted: number): void {
    if (!data) return;
    const next = Math.min(data.most, Math.max(data.fewest, wanted));
    if (next === count) return;
    count = next;
    draw();
  }

  /** By what cannot be pressed twice: the keyboard goes on where the number is chosen. */
  function goTo(wanted: number): void {
    slider.element.focus();
    choose(wanted);
  }

  function draw(): void {
    if (!data || !theme || !root.clientWidth) return;
    columns = columnsAround(data, count);
    const present = columns.find(column => column.count >= count) ?? columns[columns.length - 1];
    const groups = counted(present.count, strings.groupOne, strings.groups);
    slider.show(data, count, columns.map(column => column.count));
    const text = present.count === 1 ? strings.useOne : fill(strings.use, { count: present.count });
    use.replaceChildren(text);
    use.title = text;
    use.setAttribute('aria-label', text);
    reset.disabled = count === data.own;
    const top = icicle.getBoundingClientRect().top + scrollY;
    const room = Math.max(LEAST, innerHeight - top - 46);
    const rows = rowsIn(columns, present.count, data.sizes, room);
    // Slider and heads stay in sight: what has no room scrolls below them.
    icicle.style.maxHeight = rows.height > room ? `${room + HEADS}px` : 'none';
    const means = { data, strings, choose: goTo };
    keepingFocus(() => icicle.replaceChildren(...drawColumns(columns, present.count, rows, means)));
    map.setAttribute('aria-label', fill(strings.map, { groups }));
    drawSmallMap(map, data, present.groups, theme);
    steps.replaceChildren(...explainSteps(columns, present.count, data, strings));
  }

  return {
    show(sent) {
      data = sent;
      count = sent.now;
      toggle(suggested, sent.suggested.length > 0);
      suggestion.textContent = fill(strings.suggested, { counts: listed(sent.suggested, strings) });
      draw();
      if (document.activeElement === document.body) slider.element.focus();
    },
    choose,
    paint(next) {
      theme = next;
      draw();
    },
    describe: () => ({
      count,
      columns: columns.map(column => column.count),
      groups: (columns.find(column => column.count === count)?.groups ?? []).map(({ node }) => data!.names[node]),
    }),
  };
}

function listed(counts: readonly number[], strings: CutStrings): string {
  const texts = counts.map(formatNumber);
  const last = texts.pop() ?? '';
  return texts.length === 0 ? last : fill(strings.or, { some: texts.join(', '), last });
}
