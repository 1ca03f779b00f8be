import { describe, expect, it } from 'vitest';
import { between, boundsCamera, fitCamera, panBy, transformOf, zoomAt, type Frame } from '../../../src/webview/camera';

const frame: Frame = {
  width: 1000,
  height: 700,
  padding: { left: 26, top: 26, right: 250, bottom: 26 },
  bounds: { left: -1, top: -0.6, right: 0.9, bottom: 0.7 },
};
const toStage = (camera: { x: number; y: number; zoom: number }, x: number, y: number) => {
  const { scale, dx, dy } = transformOf(camera, frame);
  return [x * scale + dx, y * scale + dy];
};

describe('camera', () => {
  it('fits all of the world into the free room, with one scale', () => {
    const [left, top] = toStage(fitCamera(frame), frame.bounds.left, frame.bounds.top);
    const [right, bottom] = toStage(fitCamera(frame), frame.bounds.right, frame.bounds.bottom);
    expect(left).toBeGreaterThanOrEqual(26 - 1e-9);
    expect(right).toBeLessThanOrEqual(750 + 1e-9);
    expect(top).toBeGreaterThanOrEqual(26 - 1e-9);
    expect(bottom).toBeLessThanOrEqual(674 + 1e-9);
    expect(Math.min(left - 26, top - 26)).toBeCloseTo(0);
  });

  it('keeps the world point below the pointer while zooming, in and out', () => {
    let camera = fitCamera(frame);
    const [x, y] = toStage(camera, 0.3, -0.2);
    for (const factor of [1.3, 2, 0.4, 5]) camera = zoomAt(camera, frame, x, y, factor);
    const [px, py] = toStage(camera, 0.3, -0.2);
    expect(px).toBeCloseTo(x, 6);
    expect(py).toBeCloseTo(y, 6);
  });

  it('pans by exactly the pixels asked for', () => {
    const camera = zoomAt(fitCamera(frame), frame, 400, 300, 3);
    const [x, y] = toStage(camera, 0, 0);
    const [px, py] = toStage(panBy(camera, frame, 35, -20), 0, 0);
    expect([px - x, py - y]).toEqual([expect.closeTo(35, 6), expect.closeTo(-20, 6)]);
  });

  it('cannot lose the documents by panning, however close', () => {
    for (const zoom of [0.6, 1, 7, 80]) {
      for (const [dx, dy] of [[1e6, 1e6], [-1e6, 1e6], [1e6, -1e6], [-1e6, -1e6], [0, 1e6]]) {
        const camera = panBy({ ...fitCamera(frame), zoom }, frame, dx, dy);
        const [left, top] = toStage(camera, frame.bounds.left, frame.bounds.top);
        const [right, bottom] = toStage(camera, frame.bounds.right, frame.bounds.bottom);
        // A tenth of the free room, which is 724 by 648 pixels from (26, 26) on.
        expect(Math.min(right, 750) - Math.max(left, 26)).toBeGreaterThanOrEqual(72);
        expect(Math.min(bottom, 674) - Math.max(top, 26)).toBeGreaterThanOrEqual(64);
      }
    }
  });

  it('comes back without a jump from where zooming led beyond that', () => {
    const out = { x: 40, y: -40, zoom: 1 };
    expect(panBy(out, frame, 0, 0)).toEqual(out);
    expect(panBy(out, frame, -10, 10)).toEqual(out);
    expect(panBy(out, frame, 10, -10).x).toBeLessThan(40);
  });

  it('keeps the pointer’s place on the way between two zooms', () => {
    const from = fitCamera(frame);
    const to = zoomAt(from, frame, 120, 500, 6);
    const world = [(120 - transformOf(from, frame).dx) / transformOf(from, frame).scale, (500 - transformOf(from, frame).dy) / transformOf(from, frame).scale];
    for (const t of [0.2, 0.5, 0.9]) {
      const [x, y] = toStage(between(from, to, t), world[0], world[1]);
      expect(x).toBeCloseTo(120, 3);
      expect(y).toBeCloseTo(500, 3);
    }
    expect(between(from, { ...from, x: 0.5 }, 0.5).x).toBeCloseTo((from.x + 0.5) / 2);
  });

  it('shows a part whole, and a single point not too close', () => {
    const part = { left: 0.1, top: 0.1, right: 0.2, bottom: 0.15 };
    const camera = boundsCamera(frame, part, 40);
    const [left, top] = toStage(camera, part.left, part.top);
    const [right, bottom] = toStage(camera, part.right, part.bottom);
    expect(left).toBeGreaterThan(26);
    expect(right).toBeLessThan(750);
    expect(top).toBeGreaterThan(26);
    expect(bottom).toBeLessThan(674);
    expect(boundsCamera(frame, { left: 0, top: 0, right: 0, bottom: 0 }).zoom).toBe(8);
  });
});
