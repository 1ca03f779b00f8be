import { cssColour, mix, type Rgba } from './colours';

const BLACK: Rgba = { r: 0, g: 0, b: 0, a: 1 };
const WHITE: Rgba = { r: 255, g: 255, b: 255, a: 1 };

/**
 * The more readable of black and white on a colour that is mixed into a background at an opacity, by measured contrast
 * (WCAG 2): 4.58 at least, whatever the colour, which inks nearer to one another could not promise.
 */
export function inkOn(colour: Rgba, opacity: number, background: Rgba): string {
  const ground = mix(colour, background, opacity);
  return cssColour(contrast(BLACK, ground) >= contrast(WHITE, ground) ? BLACK : WHITE);
}

/** The contrast of two colours, 1 … 21 (WCAG 2). */
export function contrast(one: Rgba, other: Rgba): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Relative luminance, 0 … 1. */
function luminance({ r, g, b }: Rgba): number {
  const [red, green, blue] = [r, g, b].map(part => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
