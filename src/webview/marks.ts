import type { Transform } from './camera';
import { cssColour } from './colours';
import { SIZE_FACTORS } from './colouring/ranges';
import { HIDDEN, LIT } from './emphasis';
import { UNGROUPED_SLOT } from '../core/palette';
import type { Scene } from './scene';
import { traceShape } from './shapes';
import type { Theme } from './theme';

/** Documents that stand out, by position; −1 = none. */
export interface Marks {
  /** Under the pointer or the keyboard; with lines to its relatives when `related`. */
  readonly hot: number;
  readonly related: boolean;
  readonly cursor: number;
  readonly active: number;
  readonly selected: ReadonlySet<number>;
}

/** Most relatives a document shows. */
const RELATIVES = 6;

/** The relatives a document shows, those that are switched off among them: as many lines, boxes kept clear and read out. */
export function relativesOf({ data: { documents } }: Scene, document: number): number[] {
  return documents.nearestOf(document).slice(0, RELATIVES);
}

/** Most rings; more would not be told apart, and each is drawn in every frame. */
const MOST_RINGS = 2000;

/** The selected documents that get a ring: several are lit where nothing else is, and rings are for those that are not. */
export function ringedOf(scene: Scene, levels: Uint8Array, selected: ReadonlySet<number>): number[] {
  const ringed: number[] = [];
  for (const i of selected) {
    if (i < scene.count && levels[i] !== HIDDEN && levels[i] !== LIT) ringed.push(i);
    if (ringed.length === MOST_RINGS) break;
  }
  return ringed;
}

/** Draws rings and relatives over the points. */
export function paintMarks(
  pen: CanvasRenderingContext2D,
  scene: Scene,
  levels: Uint8Array,
  { scale, dx, dy }: Transform,
  radius: number,
  theme: Theme,
  marks: Marks,
  ringed: readonly number[],
): void {
  const x = (i: number) => scene.x[i] * scale + dx;
  const y = (i: number) => scene.y[i] * scale + dy;
  const visible = (i: number) => i >= 0 && i < scene.count && levels[i] !== HIDDEN;
  const ink = cssColour(theme.foreground);
  const point = (i: number, size: number, width: number) => {
    traceShape(pen, scene.shape[i], x(i), y(i), size + radius * ((scene.size ? SIZE_FACTORS[scene.size[i]] : 1) - 1));
    pen.fillStyle = scene.slot[i] === UNGROUPED_SLOT ? cssColour(theme.background) : theme.slotCss[scene.slot[i]];
    pen.fill();
    pen.strokeStyle = ink;
    pen.lineWidth = width;
    pen.stroke();
  };
  const ring = (i: number, size: number, colour: string, width: number) => {
    pen.beginPath();
    pen.arc(x(i), y(i), size, 0, 7);
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.stroke();
  };

  for (const i of ringed) {
    point(i, radius + 0.8, 1);
    ring(i, radius + 4.2, cssColour(theme.focus), 2);
  }
  if (visible(marks.active)) {
    point(marks.active, radius + 2.2, 1.6);
    ring(marks.active, radius + 6, cssColour(theme.foreground, 0.7), 1.2);
  }
  if (visible(marks.cursor)) ring(marks.cursor, radius + 6, cssColour(theme.focus), 2);
  const { hot } = marks;
  if (!visible(hot)) return;
  if (marks.related) {
    const near = relativesOf(scene, hot).filter(visible);
    pen.strokeStyle = cssColour(theme.foreground, theme.highContrast ? 0.9 : 0.42);
    pen.lineWidth = 1;
    pen.beginPath();
    for (const j of near) {
      pen.moveTo(x(hot), y(hot));
      pen.lineTo(x(j), y(j));
    }
    pen.stroke();
    for (const j of near) point(j, radius + 0.8, 1);
  }
  point(hot, radius + 3, 2);
}
