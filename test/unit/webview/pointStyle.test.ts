import { describe, expect, it } from 'vitest';
import { GROUP_COLOURS, type ThemeKind } from '../../../src/core/palette';
import { SIZE_FACTORS } from '../../../src/webview/colouring/ranges';
import { furtherSlots } from '../../../src/webview/colouring/slots';
import { mix, parseColour } from '../../../src/webview/colours';
import { makeMasks } from '../../../src/webview/discs';
import { contrast } from '../../../src/webview/ink';
import { labelOpacity, type MapState } from '../../../src/webview/mapState';
import { pointStyle } from '../../../src/webview/pointStyle';
import type { Scene } from '../../../src/webview/scene';
import type { Theme } from '../../../src/webview/theme';

/** Zoom, points on show, points in view. */
const SIGHTS: [number, number, number][] = [[1, 200, 200], [1, 700, 700], [1, 1871, 1871], [1.6, 5000, 2000], [4, 1871, 90], [1, 300_000, 300_000]];
const styleOf = (kind: ThemeKind, [zoom, shown, inView]: [number, number, number]) =>
  pointStyle(zoom, shown, inView, { light: kind.endsWith('light'), highContrast: kind.startsWith('hc') } as Theme);

/** How strongly the name of a group is drawn while another one is lit. */
const steppedBack = (theme: Theme) => labelOpacity({ highlighted: 1 } as MapState, { groups: [{ top: 0 }, { top: 1 }] } as unknown as Scene, theme, 0, -1, false);

describe.each(['hc-dark', 'hc-light'] as const)('dim points in %s', kind => {
  const background = parseColour(kind === 'hc-dark' ? '#000000' : '#ffffff')!;
  const groups = GROUP_COLOURS[kind].map(colour => parseColour(colour)!);
  const slots = [...groups, ...furtherSlots(groups)];

  it.each(SIGHTS)('have a contrast of 3 in every colour, wherever between pixels they lie (%#)', (...sight) => {
    const { speck, dim } = styleOf(kind, sight);
    const masks = makeMasks({ shape: 0, radius: speck!, hollow: 0, opacity: dim }, 1000, true);
    const faintest = Math.min(...masks.map(({ cover }) => Math.max(...cover))) / 256;
    for (const colour of slots) expect(contrast(mix(colour, background, faintest), background)).toBeGreaterThanOrEqual(3);
  });

  it.each(SIGHTS)('are smaller than any other point, drawn in full (%#)', (...sight) => {
    const { speck, radius, plain } = styleOf(kind, sight);
    expect(speck!).toBeLessThan(0.6 * radius);
    expect(speck!).toBeLessThan(0.85 * radius * SIZE_FACTORS[0]);
    expect(plain).toBe(1);
  });

  it('go with names whose marks have that contrast too', () => {
    const step = steppedBack({ highContrast: true } as Theme);
    expect(step).toBeLessThan(1);
    for (const colour of slots) expect(contrast(mix(colour, background, step), background)).toBeGreaterThanOrEqual(3);
  });
});

it.each(['dark', 'light'] as const)('in %s, dim points are faint and as large as others', kind => {
  for (const sight of SIGHTS) {
    const { speck, dim } = styleOf(kind, sight);
    expect(speck).toBeUndefined();
    expect(dim).toBe((kind === 'light' ? 0.3 : 0.26) / (sight[2] > 20_000 ? 2 : 1));
  }
  expect(steppedBack({ highContrast: false } as Theme)).toBe(0.35);
});
