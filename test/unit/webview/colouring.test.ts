import { describe, expect, it, onTestFinished } from 'vitest';
import { oklab } from '../../../src/core/identity/colourSlots';
import { GROUP_COLOURS, UNGROUPED_SLOT, type ThemeKind } from '../../../src/core/palette';
import { MAP_STRINGS } from '../../../src/protocol/mapStrings';
import type { ChangeDates, MapData } from '../../../src/protocol/mapSides';
import { MapDocuments, packDocuments } from '../../../src/protocol/packedDocuments';
import { categorise } from '../../../src/webview/colouring/categories';
import { colourByFact, colourChoices, colourWords, numberOfColour, writtenEnds } from '../../../src/webview/colouring/colouring';
import { rangeOf, sizeSteps } from '../../../src/webview/colouring/ranges';
import { CATEGORY_SLOTS, OTHER_SLOT, furtherSlots, rampSlot } from '../../../src/webview/colouring/slots';
import { parseColour } from '../../../src/webview/colours';
import { documentsWithin, extended, joined } from '../../../src/webview/selecting/outline';

describe('categories', () => {
  it('go from common to rare; beyond twenty the rare ones are others; a document counts under its commonest value', () => {
    const values = Array.from({ length: 300 }, (_, i) => [`v${String(Math.floor(Math.sqrt(i * 2))).padStart(2, '0')}`]);
    values.push(['v23', 'v00'], []);
    const { slot, part, categories } = categorise(values, '', 'Other');
    expect(categories).toHaveLength(20);
    expect(categories[0].name).toBe('v23');
    expect(categories.at(-1)).toMatchObject({ name: 'Other', slot: OTHER_SLOT });
    expect(categories.reduce((sum, { count }) => sum + count, 0)).toBe(301);
    expect(part[300]).toBe(0);
    expect([part[301], slot[301]]).toEqual([-1, UNGROUPED_SLOT]);
    expect(categorise([['a'], ['b'], ['b']], '', 'Other').categories.map(({ name }) => name)).toEqual(['b', 'a']);
  });
});

/** The least difference in OKLab of any two of these slots. */
function leastDifference(kind: ThemeKind, slots: readonly number[]): number {
  const colours = slots.map(slot => oklab(GROUP_COLOURS[kind][slot]));
  return Math.min(...colours.flatMap((a, i) => colours.slice(0, i).map(b => Math.hypot(...a.map((v, c) => v - b[c])))));
}

describe('colours of categories', () => {
  it('take every slot once, the first eight as groups do', () => {
    expect([...CATEGORY_SLOTS].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, slot) => slot));
    expect(CATEGORY_SLOTS.slice(0, 8)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(categorise([['a'], ['a'], ['b']], '', '').categories.map(({ slot }) => slot)).toEqual([0, 1]);
    const nine = categorise(Array.from({ length: 9 }, (_, k) => [String(k)]), '', '');
    expect(nine.categories[8].slot).toBe(CATEGORY_SLOTS[8]);
    expect(nine.slot[8]).toBe(CATEGORY_SLOTS[8]);
  });

  it('stay apart in every theme, high-contrast light among them, as long as there are not too many', () => {
    for (const kind of ['dark', 'light', 'hc-dark', 'hc-light'] as const) {
      expect(leastDifference(kind, CATEGORY_SLOTS.slice(0, 9)), kind).toBeGreaterThan(0.08);
      expect(leastDifference(kind, CATEGORY_SLOTS.slice(0, 12)), kind).toBeGreaterThan(0.07);
      expect(leastDifference(kind, CATEGORY_SLOTS.slice(0, 14)), kind).toBeGreaterThan(0.064);
    }
  });
});

describe('ranges', () => {
  it('put each value into one bar and on the ramp, unknown ones into none', () => {
    const { slot, bins, scale } = rangeOf(Float64Array.from([0, 5, 10, NaN]), 'linear');
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    expect([slot[0], slot[1], slot[2], slot[3]]).toEqual([rampSlot(0), rampSlot(0.5), rampSlot(1), UNGROUPED_SLOT]);
    expect(scale.value(scale.place(7))).toBeCloseTo(7);
    const lengths = rangeOf(Float64Array.from([100, 1000, 10_000]), 'logarithmic');
    expect(lengths.scale.place(1000)).toBeCloseTo(0.5);
    expect(lengths.scale.value(0.5)).toBeCloseTo(1000);
  });

  it('stand for nothing known, and for one value only', () => {
    expect(rangeOf(Float64Array.from([NaN, NaN]), 'linear').bins.every(({ count }) => count === 0)).toBe(true);
    const { bins, slot } = rangeOf(Float64Array.from([4, 4]), 'linear');
    expect(bins).toEqual([{ from: 4, to: 4, count: 2, slot: slot[0] }]);
  });

  it('of dates are one date where all files came within a minute, and a ramp where they did not', async () => {
    const documents = new MapDocuments(await packDocuments(Array.from({ length: 3 }, (_, i) => ({ id: `${i}`, title: '', snippet: '', words: [], nearest: [] }))));
    const came = (...seconds: number[]) => {
      const times = Float64Array.from(seconds, second => Date.UTC(2026, 10, 26, 3, 30) + 1000 * second);
      const colouring = colourByFact('age', { documents } as MapData, { times, by: 'files' }, MAP_STRINGS);
      if (colouring.kind !== 'range') throw new Error(colouring.kind);
      return { ...colouring, ends: writtenEnds(colouring), colours: new Set(colouring.slot).size };
    };
    const once = came(1, 40, 59);
    expect(once.ends).toEqual([expect.stringMatching(/2026.*30/)]);
    expect([once.colours, once.bins.length, once.bins[0].count]).toEqual([1, 1, 3]);
    expect(came(1, 40, NaN)).toMatchObject({ ends: once.ends, colours: 2, bins: [{ count: 2 }] });
    expect(came(1, 900, 3000)).toMatchObject({ ends: [expect.stringMatching(/:30/), expect.stringMatching(/:20/)], colours: 3, bins: { length: 20 } });
    expect(came(NaN, NaN, NaN).ends).toEqual([]);
  });

  it.each(['America/Los_Angeles', 'UTC', 'Pacific/Auckland'])('of days that documents say are those days in %s', async zone => {
    const before = process.env.TZ;
    onTestFinished(() => void (before === undefined ? delete process.env.TZ : (process.env.TZ = before)));
    process.env.TZ = zone;
    const documents = new MapDocuments(await packDocuments(Array.from({ length: 3 }, (_, i) => ({ id: `${i}`, title: '', snippet: '', words: [], nearest: [] }))));
    const times = Float64Array.of(Date.UTC(2024, 2, 12), Date.UTC(2024, 2, 13, 23, 30), NaN);
    const about = (by: ChangeDates['by']) => {
      const colouring = colourByFact('age', { documents } as MapData, { times, by }, MAP_STRINGS);
      if (colouring.kind !== 'range') throw new Error(colouring.kind);
      return [colouring.title, colouring.source, ...(by.startsWith('documents') ? writtenEnds(colouring) : [])];
    };
    const days = ['Mar 12, 2024', 'Mar 13, 2024'];
    expect(about('documents')).toEqual(['Date written', 'From the documents themselves.', ...days]);
    expect(about('documentsOrGit')).toEqual(['Date', 'From the documents themselves, else from the repository’s history.', ...days]);
    expect(about('documentsOrFiles')).toEqual(['Date', 'From the documents themselves, else from the files’ dates.', ...days]);
    expect(about('git')).toEqual(['Date changed', 'From the repository’s history.']);
  });

  it('of numbers that records give are offered and shown by their names', async () => {
    const documents = new MapDocuments(await packDocuments(Array.from({ length: 3 }, (_, i) => ({ id: `${i}`, title: '', snippet: '', words: [], nearest: [] }))));
    const data = { documents, given: [{ name: 'stars', values: Float64Array.of(1, 2.5, NaN) }, { name: 'number price', values: Float64Array.of(10, 2000, 30) }] } as unknown as MapData;
    const choices = colourChoices(data).slice(-2);
    expect(choices.map(numberOfColour)).toEqual(['stars', 'number price']);
    expect(colourChoices({ documents } as MapData).map(numberOfColour)).toEqual(colourChoices({ documents } as MapData).map(() => undefined));
    const [stars, price] = choices.map(by => colourByFact(by as Exclude<typeof by, 'group'>, data, undefined, MAP_STRINGS));
    if (stars.kind !== 'range' || price.kind !== 'range') throw new Error(stars.kind);
    expect([stars.title, ...writtenEnds(stars), price.title, ...writtenEnds(price)]).toEqual(['stars', '1', '2.5', 'number price', '10', '2,000']);
    expect([colourWords(stars, 1), colourWords(stars, 2), stars.slot[2]]).toEqual(['2.5', undefined, UNGROUPED_SLOT]);
  });

  it('sort lengths into fifths', () => {
    expect([...sizeSteps(Uint32Array.from({ length: 10 }, (_, i) => 100 * i))].sort()).toEqual([0, 0, 0, 1, 1, 2, 2, 3, 3, 4]);
  });

  it.each(['dark', 'light', 'hc-dark', 'hc-light'] as const)('the ramp’s lightness never falls by more than can be seen (%s)', kind => {
    const groups = GROUP_COLOURS[kind].map(text => parseColour(text)!);
    const light = furtherSlots(groups).slice(1).map(({ r, g, b }) => 0.2126 * r ** 2.2 + 0.7152 * g ** 2.2 + 0.0722 * b ** 2.2);
    light.slice(1).forEach((value, k) => expect(value).toBeGreaterThanOrEqual(light[k] * 0.97));
  });
});

describe('outlines', () => {
  const square = [{ x: 0, y: 0 }, { x: 4, y: 0 }, { x: 4, y: 4 }, { x: 0, y: 4 }];
  it('hold what is inside, by the even-odd rule where they cross themselves', () => {
    const inside = (outline: typeof square, x: number, y: number) => documentsWithin({ count: 1, x: [x], y: [y] } as never, Uint8Array.of(2), outline).length === 1;
    expect(inside(square, 2, 2)).toBe(true);
    expect(inside(square, 5, 2)).toBe(false);
    const bow = [{ x: 0, y: 0 }, { x: 4, y: 4 }, { x: 4, y: 0 }, { x: 0, y: 4 }];
    expect([inside(bow, 3.5, 2), inside(bow, 0.5, 2), inside(bow, 2, 0.5)]).toEqual([true, true, false]);
  });

  it('leave hidden documents out', () => {
    const scene = { count: 3, x: Float32Array.from([1, 2, 9]), y: Float32Array.from([1, 2, 9]) } as never;
    expect(documentsWithin(scene, Uint8Array.from([2, 0, 2]), square)).toEqual([0]);
    expect(documentsWithin(scene, Uint8Array.from([2, 2, 2]), square.slice(0, 2))).toEqual([]);
  });

  it('grow with the pointer: a line by its way, a rectangle from corner to corner', () => {
    expect(extended('rectangle', [{ x: 1, y: 2 }], { x: 5, y: 7 })).toHaveLength(4);
    expect(extended('lasso', [{ x: 1, y: 2 }], { x: 2, y: 2 })).toHaveLength(1);
    expect(extended('lasso', [{ x: 1, y: 2 }], { x: 9, y: 2 })).toHaveLength(2);
  });

  it('join a selection', () => {
    const selected = new Set([1, 2]);
    expect(joined(selected, [2, 3], 'replace')).toEqual([2, 3]);
    expect(joined(selected, [2, 3], 'add')).toEqual([1, 2, 3]);
    expect(joined(selected, [2, 3], 'toggle')).toEqual([1, 3]);
  });
});
