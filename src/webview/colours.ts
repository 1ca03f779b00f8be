/** A colour as 0 … 255 parts and an opacity of 0 … 1. */
export interface Rgba {
  readonly r: number;
  readonly g: number;
  readonly b: number;
  readonly a: number;
}

/** Reads `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa`, `rgb()` and `rgba()`, the forms the editor hands out. */
export function parseColour(text: string): Rgba | undefined {
  const value = text.trim();
  const hex = /^#([\da-f]{3,8})$/i.exec(value)?.[1];
  if (hex) {
    const wide = hex.length < 5 ? [...hex].map(digit => digit + digit).join('') : hex;
    if (wide.length !== 6 && wide.length !== 8) return undefined;
    const part = (at: number) => parseInt(wide.slice(at, at + 2), 16);
    return { r: part(0), g: part(2), b: part(4), a: wide.length === 8 ? part(6) / 255 : 1 };
  }
  const numbers = /^rgba?\(([^)]*)\)$/i.exec(value)?.[1].split(/[\s,/]+/).filter(Boolean);
  if (!numbers || numbers.length < 3) return undefined;
  const [r, g, b] = numbers.map(Number);
  const a = numbers[3] === undefined ? 1 : numbers[3].endsWith('%') ? parseFloat(numbers[3]) / 100 : Number(numbers[3]);
  return [r, g, b, a].some(Number.isNaN) ? undefined : { r, g, b, a };
}

/** As one little-endian pixel of an `ImageData`, opaque. */
export function packPixel({ r, g, b }: Rgba): number {
  return (0xff000000 | (Math.round(b) << 16) | (Math.round(g) << 8) | Math.round(r)) >>> 0;
}

/** `over` laid on `under` with the given opacity. */
export function mix(over: Rgba, under: Rgba, opacity: number): Rgba {
  const part = (key: 'r' | 'g' | 'b') => over[key] * opacity + under[key] * (1 - opacity);
  return { r: part('r'), g: part('g'), b: part('b'), a: 1 };
}

/** For the 2-D API, with an opacity of its own. */
export function cssColour({ r, g, b }: Rgba, opacity = 1): string {
  return `rgba(${Math.round(r)}, ${Math.round(g)}, ${Math.round(b)}, ${opacity})`;
}
