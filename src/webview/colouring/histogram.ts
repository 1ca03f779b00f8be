import { make, toggle } from '../dom';
import { fill, formatNumber, type Strings } from '../strings';
import { writtenEnds, type Colouring } from './colouring';

/** A span of values that is kept, both ends in it; undefined = all. */
export type Range = readonly [number, number];

export interface Histogram {
  readonly element: HTMLElement;
  /** Draws the bars of a colouring. */
  list(colouring: Colouring & { readonly kind: 'range' }): void;
  /** Shows which span is kept. */
  update(range: Range | undefined): void;
}

/** Bars with the ramp's colours. Dragging over them, or moving either edge by the keyboard, keeps a span. */
export function makeHistogram(strings: Strings, brush: (range: Range | undefined) => void): Histogram {
  const bars = make('div.bars');
  const kept = make('div.kept', { 'aria-hidden': 'true' });
  const edges = [edge(strings.rangeFrom), edge(strings.rangeTo)] as const;
  const field = make('div.brush', {}, bars, kept, ...edges);
  const ends = make('div.row.small.dim.num.ends');
  const note = make('p.small.dim');
  const element = make('div.histogram', {}, field, ends, note);
  let shown: (Colouring & { readonly kind: 'range' }) | undefined;
  let range: Range | undefined;
  let from: number | undefined;

  const count = () => shown?.bins.length ?? 1;
  /** Edges stand between bars: 0 … number of bars. */
  const span = (): [number, number] => (shown && range ? [edgeAt(shown, range[0], Math.floor), edgeAt(shown, range[1], Math.ceil)] : [0, count()]);
  const keep = (low: number, high: number) => {
    if (!shown) return;
    const [a, b] = [Math.max(0, Math.min(low, high)), Math.min(count(), Math.max(low, high))];
    brush(a === 0 && b === count() ? undefined : [shown.scale.value(a / count()), shown.scale.value(b / count())]);
  };
  const barAt = (event: PointerEvent) => {
    const { left, width } = field.getBoundingClientRect();
    return Math.max(0, Math.min(count() - 1, Math.floor(((event.clientX - left) / width) * count())));
  };
  field.addEventListener('pointerdown', event => {
    if (event.button !== 0 || event.target === edges[0] || event.target === edges[1]) return;
    from = barAt(event);
    field.setPointerCapture(event.pointerId);
    keep(from, from + 1);
  });
  field.addEventListener('pointermove', event => {
    if (from === undefined) return;
    const at = barAt(event);
    keep(Math.min(from, at), Math.max(from, at) + 1);
  });
  for (const name of ['pointerup', 'pointercancel'] as const) field.addEventListener(name, () => (from = undefined));
  field.addEventListener('dblclick', () => brush(undefined));
  edges.forEach((handle, k) => {
    const move = (to: number) => {
      const ends = span();
      ends[k] = k === 0 ? Math.max(0, Math.min(ends[1] - 1, to)) : Math.min(count(), Math.max(ends[0] + 1, to));
      keep(...ends);
    };
    handle.addEventListener('keydown', event => {
      const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -5, PageUp: 5 }[event.key];
      if (step !== undefined) move(span()[k] + step);
      else if (event.key === 'Home') move(0);
      else if (event.key === 'End') move(count());
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    handle.addEventListener('pointerdown', event => handle.setPointerCapture(event.pointerId));
    handle.addEventListener('pointermove', event => {
      if (!handle.hasPointerCapture(event.pointerId)) return;
      const { left, width } = field.getBoundingClientRect();
      move(Math.round(((event.clientX - left) / width) * count()));
    });
  });

  return {
    element,
    list(colouring) {
      shown = colouring;
      const { bins, write, values } = colouring;
      const most = Math.max(1, ...bins.map(bin => bin.count));
      bars.replaceChildren(
        ...bins.map(bin => {
          const bar = make('i', { title: fill(strings.bar, { count: bin.count, from: write(bin.from), to: write(bin.to) }) });
          bar.style.height = bin.count ? `${Math.max(3, (100 * bin.count) / most)}%` : '0';
          bar.style.background = `var(--mark-${bin.slot})`;
          return bar;
        }),
      );
      const unknown = values.reduce((sum, value) => sum + Number(Number.isNaN(value)), 0);
      const written = writtenEnds(colouring);
      ends.replaceChildren(make('span', {}, written[0] ?? ''), make('span.grow'), make('span', {}, written[1] ?? ''));
      // Of one bar there is nothing to keep a part of.
      const alike = bins.length === 1;
      for (const part of [kept, ...edges]) toggle(part, !alike);
      field.classList.toggle('alike', alike);
      const hint = alike ? unknown === 0 && strings.allAlike : strings.brushHint;
      const without = unknown ? [fill(strings.unknownCount, { count: formatNumber(unknown) })] : [];
      note.textContent = [colouring.source, hint, ...without].filter(Boolean).join(' ');
    },
    update(now) {
      range = now;
      if (!shown) return;
      const [low, high] = span();
      kept.style.left = `${(100 * low) / count()}%`;
      kept.style.width = `${(100 * (high - low)) / count()}%`;
      field.classList.toggle('narrowed', range !== undefined);
      [...bars.children].forEach((bar, k) => bar.classList.toggle('out', k < low || k >= high));
      edges.forEach((handle, k) => {
        const at = [low, high][k];
        handle.style.left = `${(100 * at) / count()}%`;
        const limits = { 'aria-valuemin': 0, 'aria-valuemax': count(), 'aria-valuenow': at };
        for (const [name, value] of Object.entries(limits)) handle.setAttribute(name, String(value));
        handle.setAttribute('aria-valuetext', shown!.write(shown!.scale.value(at / count())));
      });
    },
  };
}

function edge(name: string): HTMLElement {
  return make('span.edge', { role: 'slider', tabindex: '0', 'aria-label': name, title: name, 'aria-orientation': 'horizontal' });
}

function edgeAt({ scale, bins }: Colouring & { readonly kind: 'range' }, value: number, round: (place: number) => number): number {
  // A hundredth of a bar, so that an edge put between two bars is not rounded past one of them.
  const slack = round === Math.ceil ? -0.01 : 0.01;
  return Math.max(0, Math.min(bins.length, round(scale.place(value) * bins.length + slack)));
}
