import { describe, expect, it } from 'vitest';
import { MapDocuments, packDocuments } from '../../../src/protocol/packedDocuments';
import { MaskStore } from '../../../src/webview/discs';
import { inOrder, makeDrawList } from '../../../src/webview/drawList';
import { drawPoints } from '../../../src/webview/drawPoints';
import { DIM, HIDDEN, LIT, PLAIN } from '../../../src/webview/emphasis';
import { MARGIN, wholeOf, type Raster } from '../../../src/webview/raster';
import { makeScene } from '../../../src/webview/scene';
import type { Theme } from '../../../src/webview/theme';
import { seededRandom } from '../../../src/core/random';

const [WIDTH, HEIGHT] = [400, 300];
const theme = { slotPixels: Uint32Array.from({ length: 60 }, (_, k) => (0xff000000 | (k * 4_194_301)) >>> 0), background: { r: 9, g: 9, b: 9, a: 1 }, foreground: { r: 240, g: 240, b: 240, a: 1 } } as unknown as Theme;
const style = { radius: 2, plain: 0.6, dim: 0.2, outline: 0.8 };

async function made(count: number) {
  const next = seededRandom(5);
  const places = Float32Array.from({ length: 2 * count }, () => next() * 2 - 1);
  const group = Int32Array.from({ length: count }, () => Math.floor(next() * 4) - 1);
  const groups = [0, 1, 2].map(id => ({ id, level: 'group' as const, parent: null, name: `g${id}`, keywords: [], size: 1, examples: [], colour: 3 * id }));
  const documents = new MapDocuments(await packDocuments(Array.from({ length: count }, () => ({ id: '', title: '', snippet: '', words: [], nearest: [] }))));
  const scene = makeScene({ title: '', documents, positions: places, group, subgroup: new Int32Array(count).fill(-1), strength: new Float32Array(count), groups, draft: false }, false, true);
  const levels = Uint8Array.from({ length: count }, () => [HIDDEN, DIM, PLAIN, PLAIN, LIT][Math.floor(next() * 5)]);
  return { scene, levels };
}

function raster(): Raster {
  const [width, height] = [WIDTH + 2 * MARGIN, HEIGHT + 2 * MARGIN];
  return { width, height, ratio: 1, pixels: new Uint32Array(width * height).fill(0xff202020), image: undefined as never };
}

describe('points', async () => {
  // More than are drawn in the order they come in, so that the cells count.
  const { scene, levels } = await made(40_000);
  const list = makeDrawList(inOrder(scene, false), levels);

  it('are listed once each with their emphasis, the ungrouped first', () => {
    expect([...list.index].sort((a, b) => a - b)).toEqual([...levels.keys()]);
    const grouped = [...list.index].map(i => scene.data.group[i] >= 0);
    expect(grouped.indexOf(true)).toBe(grouped.lastIndexOf(false) + 1);
    expect(list.index.every((i, k) => list.x[k] === scene.x[i] && list.y[k] === scene.y[i] && list.look[k] >> 8 === scene.slot[i] && list.level[k] === levels[i])).toBe(true);
    expect([...list.counts]).toEqual([HIDDEN, DIM, PLAIN, LIT].map(wanted => levels.filter(level => level === wanted).length));
  });

  for (const [zoom, dx, dy] of [[150, 200, 150], [900, 100, -300], [4000, -1500, 2500]]) {
    it(`look the same drawn in parts as at once (scale ${zoom})`, () => {
      const transform = { scale: zoom, dx, dy };
      const [once, parts] = [raster(), raster()];
      const store = new MaskStore(once.width, true);
      const whole = wholeOf(once);
      drawPoints(once, store, list, false, transform, style, theme, { rect: whole, every: 1, pick: undefined });
      for (const rect of [{ ...whole, right: 90 }, { ...whole, left: 90, bottom: 111 }, { ...whole, left: 90, top: 111 }]) {
        const part = raster();
        drawPoints(part, store, list, false, transform, style, theme, { rect, every: 1, pick: undefined });
        for (let y = rect.top; y < rect.bottom; y++) for (let x = rect.left; x < rect.right; x++) parts.pixels[y * parts.width + x] = part.pixels[y * part.width + x];
      }
      let different = 0;
      for (let y = whole.top; y < whole.bottom; y++) for (let x = whole.left; x < whole.right; x++) different += Number(once.pixels[y * once.width + x] !== parts.pixels[y * once.width + x]);
      expect(different).toBe(0);
      expect(once.pixels.some(pixel => pixel !== 0xff202020), 'something is in view').toBe(true);
    });
  }

  it('look the same drawn row by row, with hard edges, as pixel by pixel', () => {
    const store = new MaskStore(WIDTH + 2 * MARGIN, false);
    const byPixel = { get: (...given: Parameters<MaskStore['get']>) => store.get(...given).map(mask => ({ ...mask, rows: undefined })) } as unknown as MaskStore;
    const [rows, pixels] = [store, byPixel].map(masks => {
      const drawn = raster();
      drawPoints(drawn, masks, list, false, { scale: 900, dx: 100, dy: -300 }, style, theme, { rect: wholeOf(drawn), every: 1, pick: undefined });
      return drawn.pixels;
    });
    expect(store.get({ shape: 0, radius: 4, hollow: 1, opacity: 0.5 })[0].rows!.length, 'an open mark has rows of two pieces').toBeGreaterThan(20);
    expect(rows.some(pixel => pixel !== 0xff202020)).toBe(true);
    expect(Buffer.compare(Buffer.from(rows.buffer), Buffer.from(pixels.buffer))).toBe(0);
  });

  it('can be found where they are drawn', () => {
    const transform = { scale: 900, dx: 100, dy: -300 };
    const drawn = raster();
    const pick = new Uint32Array(drawn.pixels.length);
    drawPoints(drawn, new MaskStore(drawn.width, true), list, false, transform, style, theme, { rect: wholeOf(drawn), every: 1, pick });
    let found = 0;
    let farthest = 0;
    for (let at = 0; at < pick.length; at++) {
      if (!pick[at]) continue;
      found++;
      const i = pick[at] - 1;
      const [x, y] = [(at % drawn.width) + 0.5 - MARGIN, Math.floor(at / drawn.width) + 0.5 - MARGIN];
      farthest = Math.max(farthest, Math.hypot(scene.x[i] * 900 + 100 - x, scene.y[i] * 900 - 300 - y));
    }
    expect(farthest).toBeLessThan(7);
    expect(found).toBeGreaterThan(1000);
  });
});
