import { isolate } from '../../core/plainText';
import { cssColour } from '../colours';
import type { MapGroup } from '../scene';
import { traceShape } from '../shapes';
import type { Theme } from '../theme';
import type { Box } from './box';
import type { PlacedLabel } from './place';
import { dotRoom } from './wishes';

/** Beyond this distance from its place a label gets a leader line. */
const LEADER = 56;

/** The thin line from a label that had to move to the place it speaks of, (x, y). */
export function paintLeader(pen: CanvasRenderingContext2D, label: PlacedLabel, box: Box, x: number, y: number, theme: Theme): void {
  if (label.kind !== 'group' || label.moved <= LEADER) return;
  pen.strokeStyle = cssColour(theme.foreground, theme.highContrast ? 0.8 : 0.35);
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(Math.max(box.x, Math.min(x, box.x + box.w)), Math.max(box.y, Math.min(y, box.y + box.h)));
  pen.lineTo(x, y);
  pen.stroke();
}

/** Draws a label's text with a halo in the background's colour; names of groups with their mark, boxed in high contrast. */
export function paintLabel(pen: CanvasRenderingContext2D, label: PlacedLabel, box: Box, group: MapGroup | undefined, theme: Theme): void {
  const middle = box.y + box.h / 2;
  const named = label.kind === 'group' || label.kind === 'area';
  let x = box.x + (label.kind === 'document' ? 2 : 4);
  if (named && theme.highContrast) {
    pen.fillStyle = cssColour(theme.background);
    pen.fillRect(box.x - 2, box.y, box.w + 4, box.h);
    pen.strokeStyle = cssColour(theme.border);
    pen.lineWidth = 1;
    pen.strokeRect(Math.round(box.x) - 2.5, Math.round(box.y) - 0.5, Math.round(box.w) + 5, Math.round(box.h) + 1);
  }
  if (label.marked && group) {
    const radius = label.size * 0.27;
    traceShape(pen, theme.highContrast ? group.shape : 0, x + radius + 1, middle, radius + 1);
    pen.strokeStyle = cssColour(theme.background);
    pen.lineWidth = 3;
    pen.stroke();
    pen.fillStyle = theme.slotCss[group.slot];
    pen.fill();
    x += dotRoom(label.size);
  }
  const ink = named ? theme.strong : label.kind === 'subgroup' ? theme.foreground : theme.dim;
  const size = label.kind === 'document' ? 11 : label.size;
  const weight = named ? 600 : label.kind === 'subgroup' ? 500 : 400;
  pen.font = `${weight} ${size}px ${theme.font}`;
  write(pen, isolate(label.text), x, middle, named ? 4.5 : 3.5, cssColour(ink), theme);
  if (!label.note) return;
  x += pen.measureText(label.text).width + 6;
  pen.font = `400 11px ${theme.font}`;
  write(pen, label.note, x, middle, 3.5, cssColour(theme.dim), theme);
}

function write(pen: CanvasRenderingContext2D, text: string, x: number, y: number, halo: number, ink: string, theme: Theme): void {
  pen.textBaseline = 'middle';
  pen.lineJoin = 'round';
  pen.strokeStyle = cssColour(theme.background, theme.highContrast ? 1 : 0.86);
  pen.lineWidth = halo;
  pen.strokeText(text, x, y);
  pen.fillStyle = ink;
  pen.fillText(text, x, y);
}
