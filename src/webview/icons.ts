import { svg } from './dom';
import { UNGROUPED_SLOT } from '../core/palette';
import { shapeData } from './shapes';

/** Outlines of our own on a grid of 16, in the weight of the editor's icons. */
const GLYPHS = {
  search: ['M10.6 10.6 14 14', 'M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0Z'],
  close: ['M4 4l8 8', 'M12 4l-8 8'],
  back: ['M2.8 6.5h6.7a3.5 3.5 0 0 1 0 7H6', 'M5.6 3.7 2.8 6.5l2.8 2.8'],
  up: ['M8 13.5V3', 'M4 7l4-4 4 4'],
  down: ['M8 2.5V13', 'M4 9l4 4 4-4'],
  fit: ['M2.5 5.5v-3h3', 'M10.5 2.5h3v3', 'M13.5 10.5v3h-3', 'M5.5 13.5h-3v-3'],
  list: ['M5.5 3.5h8', 'M5.5 8.5h8', 'M5.5 13.5h8', 'M2.2 3.5h1', 'M2.2 8.5h1', 'M2.2 13.5h1'],
  more: ['M3.4 8h.2', 'M7.9 8h.2', 'M12.4 8h.2'],
  save: ['M6 2.5H2.5v11H6', 'M6 8h7.5', 'M10.5 5l3 3-3 3'],
  edit: ['M3 13l.7-3L10.6 3a1.2 1.2 0 0 1 1.7 0l.7.7a1.2 1.2 0 0 1 0 1.7L6 12.3Z'],
  add: ['M8 2.5v11', 'M2.5 8h11'],
  lasso: ['M5.2 10.6C2.9 9.9 1.5 8.4 1.5 6.6c0-2.6 2.9-4.6 6.5-4.6s6.5 2 6.5 4.6-2.9 4.6-6.5 4.6c-.5 0-.9 0-1.4-.1', 'M6.6 10.6a1.3 1.3 0 1 1-2.6 0 1.3 1.3 0 0 1 2.6 0Z', 'M5.4 11.9c.1 1-.3 1.9-1.6 2.4'],
  rectangle: ['M2 5V3h2', 'M6.5 3h3', 'M12 3h2v2', 'M14 7v2', 'M14 11v2h-2', 'M9.5 13h-3', 'M4 13H2v-2', 'M2 9V7'],
  zoomIn: ['M10.6 10.6 14 14', 'M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0Z', 'M5 7h4', 'M7 5v4'],
  zoomOut: ['M10.6 10.6 14 14', 'M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0Z', 'M5 7h4'],
  chevronUp: ['M3.5 10.5 8 6l4.5 4.5'],
  chevronDown: ['M3.5 6 8 10.5 12.5 6'],
  chevronRight: ['M6 3.5 10.5 8 6 12.5'],
  eye: ['M1.5 8C3 5.2 5.3 3.8 8 3.8S13 5.2 14.5 8C13 10.8 10.7 12.2 8 12.2S3 10.8 1.5 8Z', 'M10 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0Z'],
  eyeClosed: ['M1.5 7C3 9.6 5.3 10.9 8 10.9s5-1.3 6.5-3.9', 'M3.6 9.6 2.3 11.4', 'M8 11v2.2', 'M12.4 9.6l1.3 1.8'],
  lock: ['M3.5 7.2h9v6.3h-9Z', 'M5.3 7.2V5a2.7 2.7 0 0 1 5.4 0v2.2'],
  check: ['M3 8.6 6.4 12 13 4.6'],
  waiting: ['M9.8 8a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0Z'],
  spinner: ['M8 2.2A5.8 5.8 0 0 1 13.8 8'],
  folder: ['M1.8 3.8h4.4l1.4 1.7h6.6v7.2H1.8Z'],
  file: ['M4 1.8h5.2L12.5 5v9.2H4Z', 'M9 2v3.2h3.3'],
  warning: ['M8 2 14.5 13.6h-13Z', 'M8 6.4v3.4', 'M8 11.4v.4'],
  error: ['M14.2 8A6.2 6.2 0 1 1 1.8 8a6.2 6.2 0 0 1 12.4 0Z', 'M5.6 5.6l4.8 4.8', 'M10.4 5.6l-4.8 4.8'],
} as const;

export type Glyph = keyof typeof GLYPHS;

/** An icon in the colour of the text around it. */
export function icon(name: Glyph, size = 16): SVGSVGElement {
  const drawn = svg(
    16,
    { fill: 'none', stroke: 'currentColor', 'stroke-width': '1.1', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' },
    ...GLYPHS[name].map(d => ({ d })),
  );
  drawn.setAttribute('width', String(size));
  drawn.setAttribute('height', String(size));
  drawn.classList.add('icon', `icon-${name}`);
  return drawn;
}

/** A group's mark: its colour and, in high contrast, its shape; a hollow circle for the ungrouped documents. */
export function groupMark(slot: number, shape: number, size = 10): SVGSVGElement {
  const colour = `var(--mark-${slot})`;
  const middle = size / 2;
  const path: Record<string, string> =
    slot === UNGROUPED_SLOT
      ? { d: shapeData(0, middle, middle - 1), fill: 'none', stroke: colour, 'stroke-width': '1.4' }
      : { d: shapeData(shape, middle, shape === 0 ? middle : middle * 0.85), fill: colour };
  const drawn = svg(size, {}, path);
  drawn.classList.add('mark');
  return drawn;
}
