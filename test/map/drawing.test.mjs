import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { makeMap } from './data.mjs';
import { mapTests } from './page.mjs';

const { open } = await mapTests(after);
const data = makeMap();
const meet = ([ax, ay, aw, ah], [bx, by, bw, bh]) => ax < bx + bw && bx < ax + aw && ay < by + bh && by < ay + ah;

async function checkLabels(map) {
  const { labels } = await map.describe();
  const stage = await map.page.locator('.stage').boundingBox();
  const floating = await map.page.locator('.stage > :is(.card, nav):visible').evaluateAll(list => list.map(element => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x, y, width, height];
  }));
  labels.forEach(({ text, box }, i) => {
    const [x, y, w, h] = box;
    assert.ok(x >= stage.x && y >= stage.y && x + w <= stage.x + stage.width && y + h <= stage.y + stage.height, `“${text}” is cut off`);
    for (const part of floating) assert.ok(!meet(box, part), `“${text}” lies below a card`);
    for (const other of labels.slice(i + 1)) assert.ok(!meet(box, other.box), `“${text}” meets “${other.text}”`);
  });
  return labels;
}

for (const theme of ['dark', 'light', 'hc-dark', 'hc-light']) {
  test(`${theme}: every group is named, no label meets another, nothing is refused`, async () => {
    const map = await open({ theme });
    await map.show(data);
    const labels = await checkLabels(map);
    const names = labels.filter(label => label.kind === 'group').map(label => label.text);
    assert.deepEqual(new Set(names), new Set(data.groups.filter(group => group.level === 'group').map(group => group.name)));
    assert.ok(labels.some(label => label.kind === 'subgroup'));
    assert.equal((await map.describe()).theme, theme);
    await map.screenshot(`overview-${theme}`);
    const label = labels.find(one => one.kind === 'group');
    await map.page.mouse.move(label.box[0] + 40, label.box[1] + 40);
    for (let k = 0; k < 6; k++) await map.page.mouse.wheel(0, -120);
    await map.page.mouse.move(20, 700);
    await map.rest();
    const close = await checkLabels(map);
    assert.ok(close.filter(one => one.kind === 'document').length > 20, 'documents are named close by');
    await map.screenshot(`close-${theme}`);
    assert.deepEqual(await map.troubles(), []);
    await map.close();
  });
}

test('the picture follows the theme without a reload', async () => {
  const map = await open();
  await map.show(data);
  const corner = () => map.page.evaluate(() => [...document.querySelector('.stage canvas').getContext('2d').getImageData(3, 3, 1, 1).data]);
  assert.deepEqual(await corner(), [31, 31, 31, 255]);
  for (const [theme, pixel] of [['light', [255, 255, 255, 255]], ['hc-dark', [0, 0, 0, 255]], ['hc-light', [255, 255, 255, 255]], ['dark', [31, 31, 31, 255]]]) {
    await map.page.evaluate(name => window.host.theme(name), theme);
    await map.rest();
    assert.deepEqual(await corner(), pixel, theme);
    assert.equal((await map.describe()).theme, theme);
  }
  await map.close();
});

test('the user’s own group colours are used', async () => {
  const map = await open();
  await map.page.evaluate(() => document.documentElement.style.setProperty('--vscode-kindred-group03', '#ff0000'));
  await map.show(data);
  const red = await map.page.evaluate(() => {
    const canvas = document.querySelector('.stage canvas');
    const { data: pixels } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let i = 0; i < pixels.length; i += 4) if (pixels[i] > 200 && pixels[i + 1] < 20 && pixels[i + 2] < 20) count++;
    return count;
  });
  assert.ok(data.groups.some(group => group.colour === 2));
  assert.ok(red > 500, `${red} red pixels`);
  await map.close();
});

test('hostile titles, paths and group names are text, on one line, and move nothing', async () => {
  const map = await open();
  const hostile = ['<img src=x onerror="window.host.errors.push(\'ran\')">', '\u202Ereversed\u202C \u2067isolate', 'x'.repeat(10_000), 'line\nbreak\u0000null', ''];
  const documents = data.documents.map((document, i) => ({ ...document, title: hostile[i % 5], path: `${hostile[i % 5].slice(0, 300)}/${i}.md`, snippet: hostile[(i + 1) % 5], words: [hostile[i % 5], '"><script>'] }));
  const groups = data.groups.map((group, i) => ({ ...group, name: i < 5 ? `${hostile[i]}${i}` : group.name }));
  await map.show({ ...data, documents, groups });
  await checkLabels(map);
  await map.page.focus('canvas[role=application]');
  for (let k = 0; k < 6; k++) {
    await map.page.keyboard.press(['ArrowRight', 'ArrowDown'][k % 2]);
    await map.page.waitForTimeout(60);
    const box = await map.page.locator('.hover').boundingBox();
    assert.ok(box.width <= 316 && box.height < 420, `card of ${box.width} × ${box.height}`);
  }
  await map.rest();
  await map.screenshot('hostile-dark');
  await map.page.keyboard.press('/');
  await map.page.keyboard.type('<img');
  await map.rest();
  assert.ok((await map.page.locator('.results').innerText()).includes('contain “<img”'));
  assert.equal(await map.page.locator('img, script:not([src])').count(), 0);
  const legend = await map.page.locator('.legend').boundingBox();
  assert.equal(legend.width, 224);
  assert.equal(await map.page.evaluate(() => document.documentElement.scrollWidth), 1400);
  assert.deepEqual(await map.troubles(), []);
  await map.close();
});

test('a narrow panel names groups only, folds the legend, and lies along its longer side', async () => {
  const map = await open({ width: 560, height: 840 });
  await map.show(data);
  const labels = await checkLabels(map);
  assert.deepEqual(new Set(labels.map(label => label.kind)), new Set(['group']));
  assert.equal(await map.page.locator('.legend-list').isVisible(), false);
  await map.screenshot('narrow-dark');
  await map.page.getByRole('button', { name: 'Open the legend' }).click();
  assert.ok(await map.page.locator('.legend-list').isVisible());
  await map.resize(1300, 800);
  await map.rest();
  assert.ok((await checkLabels(map)).some(label => label.kind === 'subgroup'), 'a wider panel is used');
  await map.close();
});

test('few documents are all named; none, one and two do not break anything', async () => {
  const map = await open();
  await map.show(makeMap({ count: 60, groups: 5, parts: 2, seed: 3 }));
  const labels = await checkLabels(map);
  assert.ok(labels.filter(label => label.kind === 'document').length > 15);
  await map.screenshot('few-dark');
  for (const count of [2, 1, 0]) {
    await map.show(makeMap({ count, groups: 1, parts: 1 }));
    await checkLabels(map);
    assert.equal((await map.describe()).shown, count);
  }
  const same = makeMap({ count: 40, groups: 2 });
  await map.show({ ...same, positions: same.positions.map(() => 0.25) });
  assert.deepEqual(await map.troubles(), []);
  await map.close();
});

test('the picture follows size and resolution of the screen', async () => {
  const map = await open({ ownWindow: true });
  await map.show(data);
  const width = () => map.page.evaluate(() => [...document.querySelectorAll('.stage > canvas')].map(canvas => canvas.width));
  assert.deepEqual(await width(), [1400, 1400]);
  const session = await map.page.context().newCDPSession(map.page);
  await session.send('Emulation.setDeviceMetricsOverride', { width: 1200, height: 900, deviceScaleFactor: 1.5, mobile: false });
  await map.until(() => window.innerWidth === 1200 && window.devicePixelRatio === 1.5);
  await map.rest();
  assert.deepEqual(await width(), [1800, 1800]);
  await checkLabels(map);
  await map.close();
});

test('with less motion wanted, nothing fades or travels', async () => {
  const map = await open({ reducedMotion: 'reduce' });
  await map.show(data);
  await map.page.keyboard.press('+');
  await map.page.waitForTimeout(50);
  assert.ok(Math.abs((await map.describe()).view.zoom - 1.5) < 1e-9);
  assert.ok((await map.describe()).frames.length < 2);
  await map.close();
});
