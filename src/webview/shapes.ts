/** The five marks of groups, as in `protocol/groupShapes.ts`; the sizes are chosen so that all look equally heavy. */

/** Whether a point at (x, y) from the centre lies inside the shape of radius r. */
export function insideShape(shape: number, x: number, y: number, r: number): boolean {
  switch (shape) {
    case 1:
      return Math.max(Math.abs(x), Math.abs(y)) <= r * 0.88;
    case 2: {
      const down = (y + r * 1.15) / (r * 1.95);
      return down >= 0 && down <= 1 && Math.abs(x) <= r * 1.1 * down;
    }
    case 3:
      return Math.abs(x) + Math.abs(y) <= r * 1.25;
    case 4: {
      const thin = r * 0.42;
      const long = r * 1.15;
      return (Math.abs(x) <= thin && Math.abs(y) <= long) || (Math.abs(y) <= thin && Math.abs(x) <= long);
    }
    default:
      return x * x + y * y <= r * r;
  }
}

/** Corner points of a shape around (0, 0), as x, y pairs; empty for the circle. */
function corners(shape: number, r: number): number[] {
  const s = r * 0.88;
  const a = r * 0.42;
  const b = r * 1.15;
  switch (shape) {
    case 1:
      return [-s, -s, s, -s, s, s, -s, s];
    case 2:
      return [0, -b, r * 1.1, r * 0.8, -r * 1.1, r * 0.8];
    case 3:
      return [0, -r * 1.25, r * 1.25, 0, 0, r * 1.25, -r * 1.25, 0];
    case 4:
      return [-a, -b, a, -b, a, -a, b, -a, b, a, a, a, a, b, -a, b, -a, a, -b, a, -b, -a, -a, -a];
    default:
      return [];
  }
}

/** Begins a path with the shape on a canvas. */
export function traceShape(pen: CanvasRenderingContext2D, shape: number, x: number, y: number, r: number): void {
  pen.beginPath();
  const points = corners(shape, r);
  if (!points.length) {
    pen.arc(x, y, r, 0, 7);
    return;
  }
  for (let i = 0; i < points.length; i += 2) pen.lineTo(x + points[i], y + points[i + 1]);
  pen.closePath();
}

/** The shape as the `d` of an SVG path around (c, c). */
export function shapeData(shape: number, c: number, r: number): string {
  const points = corners(shape, r);
  if (!points.length) return `M${c - r} ${c}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  const parts: string[] = [];
  for (let i = 0; i < points.length; i += 2) parts.push(`${(c + points[i]).toFixed(2)} ${(c + points[i + 1]).toFixed(2)}`);
  return `M${parts.join('L')}z`;
}
