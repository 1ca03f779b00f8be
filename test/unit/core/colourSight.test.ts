import { describe, expect, it } from 'vitest';
import { GROUP_COLOURS, UNGROUPED_SLOT, type ThemeKind } from '../../../src/core/palette';

type Three = readonly [number, number, number];
type Rows = readonly [Three, Three, Three];

/**
 * What eyes without one kind of cone see of linear RGB: Machado, Oliveira & Fernandes, "A Physiologically-based Model for
 * Simulation of Color Vision Deficiency", IEEE TVCG 15 (2009), severity 1.
 */
const SIGHTS: Readonly<Record<'normal' | 'protan' | 'deutan' | 'tritan', Rows>> = {
  normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protan: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deutan: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritan: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

/** Björn Ottosson, "A perceptual color space for image processing" (2020). */
const TO_CONES: Rows = [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]];
const TO_LAB: Rows = [[0.2104542553, 0.793617785, -0.0040720468], [1.9779984951, -2.428592205, 0.4505937099], [0.0259040371, 0.7827717662, -0.808675766]];

const times = (rows: Rows, [x, y, z]: Three) => rows.map(([a, b, c]) => a * x + b * y + c * z) as unknown as Three;
const each = (values: Three, change: (value: number) => number) => values.map(change) as unknown as Three;
const clipped = (values: Three) => each(values, value => Math.min(1, Math.max(0, value)));
const linear = (hex: string) => each([1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16) / 255) as unknown as Three, part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
const lab = (rgb: Three) => times(TO_LAB, each(times(TO_CONES, rgb), Math.cbrt));

/** The smallest OKLab distance between any two colours as eyes of a kind see them. */
function closest(colours: readonly string[], sight: Rows): number {
  const seen = colours.map(colour => lab(clipped(times(sight, linear(colour)))));
  const distances = seen.flatMap((a, at) => seen.slice(at + 1).map(b => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])));
  return Math.min(...distances);
}

/** WCAG 2 contrast of two colours. */
function contrast(one: string, other: string): number {
  const [darker, lighter] = [one, other].map(hex => linear(hex).reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0)).sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Smallest distance between any two of the first eight colours and of all twenty, by sight; and the least contrast. */
const CLOSEST = { normal: [0.105, 0.06], protan: [0.095, 0.047], deutan: [0.062, 0.044], tritan: [0.057, 0.036] } as const;
const BACKGROUNDS: Readonly<Record<ThemeKind, readonly [string, number]>> = { dark: ['#1f1f1f', 4.5], light: ['#ffffff', 3.25], 'hc-dark': ['#000000', 7], 'hc-light': ['#ffffff', 4.5] };

describe.each(Object.keys(GROUP_COLOURS) as ThemeKind[])('the group colours of the %s theme', theme => {
  const groups = GROUP_COLOURS[theme].slice(0, UNGROUPED_SLOT);

  it.each(Object.keys(SIGHTS) as (keyof typeof SIGHTS)[])('stay apart to %s eyes', sight => {
    const [first, all] = CLOSEST[sight];
    expect(closest(groups.slice(0, 8), SIGHTS[sight])).toBeGreaterThanOrEqual(first);
    expect(closest(groups, SIGHTS[sight])).toBeGreaterThanOrEqual(all);
  });

  it('stand out from the background', () => {
    const [background, least] = BACKGROUNDS[theme];
    expect(Math.min(...groups.map(colour => contrast(colour, background)))).toBeGreaterThanOrEqual(least);
  });
});

it('sees as colour-blind eyes do: red and green come together, greys stay', () => {
  const apart = (one: string, other: string, sight: keyof typeof SIGHTS) => closest([one, other], SIGHTS[sight]);
  expect(apart('#c06050', '#808040', 'deutan')).toBeLessThan(apart('#c06050', '#808040', 'normal') / 2);
  expect(apart('#808080', '#c0c0c0', 'protan')).toBeCloseTo(apart('#808080', '#c0c0c0', 'normal'), 4);
});
