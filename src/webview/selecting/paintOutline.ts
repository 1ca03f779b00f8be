import type { Transform } from '../camera';
import { cssColour } from '../colours';
import type { Theme } from '../theme';
import type { Place } from './outline';

/** Draws the outline of an area, given in the world, with a faint wash and a dashed line. */
export function paintOutline(pen: CanvasRenderingContext2D, outline: readonly Place[], { scale, dx, dy }: Transform, theme: Theme): void {
  if (outline.length < 2) return;
  pen.beginPath();
  for (const { x, y } of outline) pen.lineTo(x * scale + dx, y * scale + dy);
  pen.closePath();
  if (!theme.highContrast) {
    pen.fillStyle = cssColour(theme.focus, 0.1);
    pen.fill();
  }
  pen.setLineDash([5, 4]);
  pen.strokeStyle = cssColour(theme.focus);
  pen.lineWidth = theme.highContrast ? 2 : 1.4;
  pen.stroke();
  pen.setLineDash([]);
}
