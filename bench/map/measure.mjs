/* global WheelEvent, requestAnimationFrame, getComputedStyle */
// What is measured of one page with a map, ours or the peer's, by real pointer and wheel events.
import { median } from '../runner.mjs';
import { takeFrames, takeSharp, watchInPage } from './observe.mjs';

const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

/** Sends input as a hand does: on and on, without waiting for the page unless it is far behind. */
async function send(seconds, every, one) {
  const end = performance.now() + 1000 * seconds;
  const underWay = new Set();
  for (let k = 0; performance.now() < end; k++) {
    const sent = one(k).then(() => underWay.delete(sent));
    underWay.add(sent);
    if (underWay.size > 6) await Promise.race(underWay);
    await pause(every);
  }
  await Promise.all(underWay);
}

/** Waits until the page has drawn nothing for a while. */
export async function quiet(page, ms = 400) {
  await page.waitForFunction(least => performance.now() - Math.max(window.seen.draws.at(-1) ?? 0, window.seen.frames.at(-1)?.start ?? 0, window.seen.tasks.at(-1)?.at ?? 0) > least, ms, { timeout: 60_000, polling: 100 });
}

/** Where the pointer drags: a corner, where it comes to rest on no name, which would light a group; and where the wheel zooms. */
const CORNER = { x: 190, y: 740 };
const MIDDLE = { x: 560, y: 450 };
const around = k => [CORNER.x + 150 * Math.sin(k / 24), CORNER.y + 100 * Math.sin(k / 19)];

/** Turns the wheel without the pointer being there. */
const turn = (page, deltaY) =>
  page.evaluate(([y, at]) => document.querySelector('.stage canvas:nth-of-type(2), canvas.stage').dispatchEvent(new WheelEvent('wheel', { deltaY: y, clientX: at.x, clientY: at.y, bubbles: true, cancelable: true })), [deltaY, MIDDLE]);

async function frames(page, seconds, every, one) {
  await page.evaluate(takeFrames);
  await send(seconds, every, one);
  const { intervals, work } = await page.evaluate(takeFrames);
  return { interval: median(intervals), work: median(work) };
}

/** Pans in a wide figure and zooms in and out: median time from frame to frame, and of work in one. */
async function moved(page) {
  await page.mouse.move(CORNER.x, CORNER.y);
  await page.mouse.down();
  const pan = await frames(page, 2, 5, k => page.mouse.move(...around(k)));
  // From where the first of them starts, so that it is no jump; then one to where no finished ground is.
  await page.mouse.move(CORNER.x + 90, CORNER.y + 40);
  const sharp = await rested(page, k => page.mouse.move(CORNER.x + 90 + 7 * k, CORNER.y + 40));
  const { sharp: sharpFar } = await rested(page, k => page.mouse.move(CORNER.x + 150 - 30 * k, CORNER.y + 40));
  await page.mouse.up();
  await page.mouse.move(700, 899);
  const zoom = await frames(page, 2, 10, k => turn(page, k % 80 < 40 ? -15 : 15));
  const sharpZoom = await rested(page, k => turn(page, k % 2 ? 15 : -15));
  return { pan: pan.interval, panWork: pan.work, zoom: zoom.interval, zoomWork: zoom.work, ...sharp, sharpFar, sharpZoom: sharpZoom.sharp };
}

/** A few more movements, and how long after the last the picture was sharp. */
async function rested(page, one) {
  await quiet(page);
  await send(0.1, 16, one);
  await page.evaluate(() => (window.seen.keep = true));
  await one(9);
  await pause(300);
  await quiet(page);
  const since = await page.evaluate(() => window.seen.moves.at(-1));
  const rest = await page.evaluate(from => Math.max(0, ...window.seen.tasks.filter(({ at, ms }) => at + ms > from).map(({ ms }) => ms)), since);
  return { ...(await page.evaluate(takeSharp)), rest };
}

/** From the message posted to the first picture, in milliseconds. */
async function opened(page, count) {
  return page.evaluate(async wanted => {
    window.seen.draws.length = 0;
    const start = performance.now();
    window.host.emit('data', window.made);
    // Not asked by a message: that would wait behind the one that is timed.
    while (!window.seen.draws.length) await new Promise(resolve => setTimeout(resolve, 1));
    await new Promise(requestAnimationFrame);
    const took = performance.now() - start;
    if ((await window.host.describe()).documents !== wanted) throw new Error('another map is shown');
    return took;
  }, count);
}

/** Moves the pointer onto points; milliseconds of the page's work until the ring is drawn, the median and the most. */
async function hovered(page, places) {
  const took = [];
  for (const { x, y } of places) {
    await page.mouse.move(x + 3, y - 40);
    await pause(60);
    await page.evaluate(() => {
      window.seen.frames.length = 0;
      window.addEventListener('pointermove', () => (window.seen.hover = performance.now()), { capture: true, once: true });
    });
    await page.mouse.move(x, y);
    await pause(60);
    took.push(await page.evaluate(() => window.seen.frames.find(({ start }) => start >= window.seen.hover)).then(frame => frame && page.evaluate(({ start, work }) => [start - window.seen.hover, work], frame)));
  }
  const answered = took.filter(Boolean).map(([wait, work]) => wait + work);
  return answered.length ? median(answered) : NaN;
}

export async function measureMap(map, geometry, count, groups, make) {
  const { page } = map;
  await page.evaluate(watchInPage);
  await page.evaluate(make, { count, groups });
  const open = await opened(page, count);
  await quiet(page);
  const view = await viewOf(page, geometry);
  const hover = await hovered(page, view.places);
  const memoryMb = await page.evaluate(() => performance.memory.usedJSHeapSize / 1e6);
  return { open, hover, memoryMb, view, ...(await moved(page)) };
}

/** The peer with the same points, size, colours and view. */
export async function measurePeer({ page }, count, groups, make, { view }) {
  await page.evaluate(watchInPage);
  await page.evaluate(make, { count, groups });
  const open = await page.evaluate(async ({ transform, style, slots, background }) => {
    const { positions, group, groups: made } = window.made;
    const colours = new Uint8Array(3 * group.length);
    group.forEach((g, i) => colours.set(g < 0 ? slots.at(-1) : slots[made[g].colour], 3 * i));
    const start = performance.now();
    window.showPoints({ positions, colours, view: transform, diameter: 2 * style.radius, opacity: style.plain, background });
    window.oneFrame();
    await new Promise(requestAnimationFrame);
    return performance.now() - start;
  }, view);
  const once = await page.evaluate(() => Array.from({ length: 9 }, () => window.oneFrame()));
  return { open, frame: median(once), hover: NaN, memoryMb: NaN, ...(await moved(page)), sharp: NaN, sharpFar: NaN, sharpZoom: NaN, rest: NaN };
}

/** Scale and place of the map on show, the points' look, and the page's colours; and where some documents lie. */
async function viewOf(page, geometry) {
  const seen = await page.evaluate(() => {
    const { left, top } = document.querySelector('.stage').getBoundingClientRect();
    const { clientWidth, clientHeight } = document.querySelector('.stage');
    const css = getComputedStyle(document.documentElement);
    const { positions } = window.made;
    const [xs, ys] = [[Infinity, -Infinity], [Infinity, -Infinity]];
    for (let i = 0; i < positions.length; i += 2) {
      xs[0] = Math.min(xs[0], positions[i]);
      xs[1] = Math.max(xs[1], positions[i]);
      ys[0] = Math.min(ys[0], -positions[i + 1]);
      ys[1] = Math.max(ys[1], -positions[i + 1]);
    }
    const some = Array.from({ length: 9 }, (_, k) => 1000 + 137 * k).map(i => [positions[2 * i], -positions[2 * i + 1]]);
    const variable = name => css.getPropertyValue(name).trim();
    return { left, top, clientWidth, clientHeight, xs, ys, some, background: variable('--vscode-editor-background'), count: positions.length / 2 };
  });
  const { view } = await page.evaluate(() => window.host.describe());
  const { frame } = geometry.layoutOf(seen, undefined, view, seen.clientWidth < 640);
  const bounds = { left: seen.xs[0], right: seen.xs[1], top: seen.ys[0], bottom: seen.ys[1] };
  const { scale, dx, dy } = geometry.transformOf(geometry.cameraFromData(view, false), { ...frame, bounds });
  const rgb = colour => [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16) || 128);
  return {
    transform: { scale, dx: dx + seen.left, dy: dy + seen.top },
    style: geometry.pointStyle(1, seen.count, seen.count, { light: false, highContrast: false }),
    slots: [...geometry.GROUP_COLOURS.dark.slice(0, 20).map(rgb), [128, 128, 128]],
    background: rgb(seen.background || '#1f1f1f'),
    places: seen.some.map(([x, y]) => ({ x: seen.left + x * scale + dx, y: seen.top + y * scale + dy })),
  };
}
