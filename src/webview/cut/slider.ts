import type { CutData } from '../../protocol/cutSides';
import type { CutStrings } from '../../protocol/cutStrings';
import { make } from '../dom';
import { fill, formatNumber } from '../strings';

const SVG = 'http://www.w3.org/2000/svg';
const HEIGHT = 62;
const PAD = 20;
/** Where the line lies, and how far the curve rises above it. */
const LINE = 40;
const RISE = 26;

/** The slider with the curve of how separate the groups are. */
export interface Slider {
  readonly element: HTMLElement;
  /** Draws it at a number; `marks` are written below the line. */
  show(data: CutData, count: number, marks: readonly number[]): void;
}

/** Numbers lie on a scale of ratios, as one group more says the less the more there are. */
export function makeSlider(strings: CutStrings, choose: (count: number) => void): Slider {
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('aria-hidden', 'true');
  const element = make('div.slider', { role: 'slider', tabindex: '0', 'aria-label': strings.slider, 'aria-orientation': 'horizontal' });
  element.append(drawing);
  let shown: { data: CutData; count: number; marks: readonly number[] } | undefined;
  let width = 0;

  const place = ({ fewest, most }: CutData, count: number) => PAD + (Math.log(count / fewest) / Math.max(1e-9, Math.log(most / fewest))) * (width - 2 * PAD);
  const countAt = ({ fewest, most }: CutData, x: number) => {
    const share = Math.min(1, Math.max(0, (x - PAD) / Math.max(1, width - 2 * PAD)));
    return Math.round(fewest * (most / fewest) ** share);
  };
  const follow = (event: PointerEvent) => {
    if (shown) choose(countAt(shown.data, event.clientX - element.getBoundingClientRect().left));
  };
  element.addEventListener('pointerdown', event => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    element.focus();
    follow(event);
    event.preventDefault();
  });
  element.addEventListener('pointermove', event => element.hasPointerCapture(event.pointerId) && follow(event));
  new ResizeObserver(() => {
    width = element.clientWidth;
    draw();
  }).observe(element);

  function draw(): void {
    if (!shown || !width) return;
    const { data, count, marks } = shown;
    const counts = data.separateness.map((_, at) => at + 1).filter(value => value >= data.fewest);
    const values = counts.map(value => data.separateness[value - 1]);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const y = (value: number) => LINE - 4 - ((data.separateness[value - 1] - low) / Math.max(1e-9, high - low)) * RISE;
    const curve = counts.map(value => `L${place(data, value).toFixed(1)} ${y(value).toFixed(1)}`).join('');
    drawing.setAttribute('viewBox', `0 0 ${width} ${HEIGHT}`);
    drawing.replaceChildren(
      shape('path', 'curve', { d: `M${PAD} ${LINE}${curve}L${width - PAD} ${LINE}Z` }),
      shape('line', 'track', { x1: PAD, x2: width - PAD, y1: LINE, y2: LINE }),
      shape('line', 'filled', { x1: PAD, x2: place(data, count), y1: LINE, y2: LINE }),
      ...data.suggested.filter(value => value >= data.fewest).map(value => shape('circle', 'suggestion', { cx: place(data, value), cy: y(value), r: 3.5 })),
      ...readable(marks, count, value => place(data, value)).map(value => shape('text', value === count ? 'mark-now' : 'mark-text', { x: place(data, value), y: HEIGHT - 2, 'text-anchor': 'middle' }, formatNumber(value))),
      shape('circle', 'knob', { cx: place(data, count), cy: LINE, r: 8 }),
    );
  }

  return {
    element,
    show(data, count, marks) {
      shown = { data, count, marks };
      element.setAttribute('aria-valuemin', String(data.fewest));
      element.setAttribute('aria-valuemax', String(data.most));
      element.setAttribute('aria-valuenow', String(count));
      element.setAttribute('aria-valuetext', count === 1 ? strings.groupOne : fill(strings.groups, { count }));
      draw();
    },
  };
}

/** Half the width of a digit below the line, in CSS pixels, and the room between two numbers. */
const HALF_DIGIT = 3.6;
const BETWEEN = 5;

/** The numbers that can be written without running into one another, the present one before all. */
function readable(marks: readonly number[], count: number, place: (value: number) => number): number[] {
  const half = (value: number) => HALF_DIGIT * formatNumber(value).length;
  const kept: number[] = [];
  for (const value of [...marks].sort((a, b) => Number(b === count) - Number(a === count))) {
    if (kept.every(other => Math.abs(place(value) - place(other)) >= half(value) + half(other) + BETWEEN)) kept.push(value);
  }
  return kept;
}

function shape(tag: string, name: string, attributes: Readonly<Record<string, string | number>>, text?: string): SVGElement {
  const element = document.createElementNS(SVG, tag);
  element.classList.add(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (text !== undefined) element.textContent = text;
  return element;
}
