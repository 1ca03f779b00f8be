import { GROUP_COLOURS } from '../palette';

/** How many colours groups can have. */
export const COLOUR_SLOTS = 20;

/** Perceived difference of every two slots: distance in OKLab (Ottosson 2020), 20 × 20, row-major. */
export const COLOUR_DIFFERENCES: Float64Array = differences(GROUP_COLOURS.dark.slice(0, COLOUR_SLOTS).map(oklab));

function differences(colours: readonly (readonly number[])[]): Float64Array {
  const result = new Float64Array(colours.length ** 2);
  colours.forEach((a, i) => colours.forEach((b, j) => (result[i * colours.length + j] = Math.hypot(...a.map((v, c) => v - b[c])))));
  return result;
}

/** A colour such as `#3a5fc9` in OKLab. */
export function oklab(hex: string): readonly number[] {
  const [r, g, b] = [1, 3, 5].map(at => linear(parseInt(hex.slice(at, at + 2), 16) / 255));
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
