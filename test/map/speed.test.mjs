import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { makeMap } from './data.mjs';
import { mapTests } from './page.mjs';

const { open } = await mapTests(after);
const data = makeMap({ count: 20_000, groups: 20, seed: 11 });
const median = list => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
/** Slowest median frame accepted; wide, since test machines are shared. The aim is 33 ms. */
const MOST_MS = Number(process.env.KINDRED_FRAME_MS ?? 120);

for (const ratio of [1, 2]) {
  test(`20,000 points follow the mouse and the wheel at pixel ratio ${ratio}`, async t => {
    const map = await open({ ratio });
    await map.show(data);
    await map.settle();
    await map.page.mouse.move(600, 450);
    await map.page.mouse.down();
    for (let k = 0; k < 90; k++) await map.page.mouse.move(600 + 150 * Math.sin(k / 9), 450 + 100 * Math.cos(k / 7));
    const pan = (await map.describe()).frames;
    await map.page.mouse.up();
    await map.settle();
    await map.page.keyboard.press('0');
    await map.settle();
    const before = (await map.describe()).frames.length;
    for (let k = 0; k < 40; k++) await map.page.mouse.wheel(0, k % 20 < 10 ? -60 : 60);
    const zoom = (await map.describe()).frames.slice(Math.min(before, 80));
    t.diagnostic(`median frame at ratio ${ratio}: pan ${median(pan).toFixed(1)} ms, zoom ${median(zoom).toFixed(1)} ms (${pan.length} and ${zoom.length} frames)`);
    assert.ok(pan.length > 10);
    assert.ok(median(pan) < MOST_MS, `pan ${median(pan)} ms`);
    assert.ok(median(zoom) < MOST_MS, `zoom ${median(zoom)} ms`);
    await map.settle();
    await map.screenshot(`20k-ratio-${ratio}`);
    assert.deepEqual(await map.troubles(), []);
    await map.close();
  });
}
