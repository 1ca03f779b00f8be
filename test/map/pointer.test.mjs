import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { makeMap } from './data.mjs';
import { mapTests } from './page.mjs';

const { open, geometry } = await mapTests(after);
const data = makeMap();
const near = (a, b, by) => assert.ok(Math.abs(a - b) <= by, `${a} is not within ${by} of ${b}`);

/** A document whose point lies free, so that nothing else can be meant. */
async function freeDocument(map, wanted = () => true) {
  const { labels } = await map.describe();
  const at = await map.places(geometry);
  const places = data.documents.map((_, i) => [i, at(i).x, at(i).y]);
  const positions = data.positions;
  const clear = places.find(([i, x, y]) => {
    if (x < 420 || x > 1000 || y < 150 || y > 780 || !wanted(i)) return false;
    if (labels.some(({ box: [bx, by, w, h] }) => x > bx - 8 && x < bx + w + 8 && y > by - 8 && y < by + h + 8)) return false;
    return data.documents.every((_, j) => j === i || Math.hypot(positions[2 * j] - positions[2 * i], positions[2 * j + 1] - positions[2 * i + 1]) > 0.018);
  });
  assert.ok(clear, 'a free document');
  return { i: clear[0], x: clear[1], y: clear[2] };
}

test('hovering a point shows its card beside it, and only after a moment', async () => {
  const map = await open();
  await map.show(data);
  const { i, x, y } = await freeDocument(map, k => data.group[k] >= 0);
  const card = map.page.locator('.hover');
  await map.page.mouse.move(x - 30, y - 30);
  await map.page.mouse.move(x, y);
  await map.until(() => !document.querySelector('.hover').hidden);
  const text = await card.innerText();
  assert.ok(text.includes(data.documents[i].title));
  assert.ok(text.includes(data.documents[i].path));
  assert.ok(text.includes(data.groups[data.group[i]].name));
  assert.ok(text.includes(data.documents[i].words[0]));
  assert.ok(text.includes(data.strength[i].toFixed(2)));
  assert.ok(text.includes(data.documents[data.documents[i].nearest[0]].title));
  const box = await card.boundingBox();
  assert.ok(x < box.x || x > box.x + box.width || y < box.y || y > box.y + box.height, 'the card covers its own point');
  await map.rest();
  await map.screenshot('hover-dark');
  await map.page.mouse.move(5, 870);
  await map.until(() => document.querySelector('.hover').hidden);
  assert.deepEqual(await map.troubles(), []);
  await map.close();
});

test('a click opens a preview, a double click keeps the editor, Shift and Ctrl select', async () => {
  const map = await open();
  await map.show(data);
  const { i, x, y } = await freeDocument(map);
  const { id } = data.documents[i];
  await map.page.mouse.click(x, y);
  assert.deepEqual((await map.calls('open')).map(call => call.parameters), [{ id, keep: false }]);
  assert.deepEqual((await map.calls('select')).at(-1).parameters, { documents: [i], groups: [] });
  await map.page.waitForTimeout(700);
  await map.page.mouse.dblclick(x, y);
  assert.deepEqual((await map.calls('open')).map(call => call.parameters.keep), [false, false, true]);
  const selects = (await map.calls('select')).length;
  await map.page.keyboard.down('Shift');
  await map.page.mouse.click(x, y);
  await map.page.keyboard.up('Shift');
  assert.deepEqual((await map.calls('select')).at(-1).parameters, { documents: [], groups: [] });
  await map.page.keyboard.down('Control');
  await map.page.mouse.click(x, y);
  await map.page.keyboard.up('Control');
  assert.deepEqual((await map.calls('select')).at(-1).parameters, { documents: [i], groups: [] });
  assert.equal((await map.calls('select')).length, selects + 2);
  assert.equal((await map.calls('open')).length, 3, 'selecting opens nothing');
  await map.close();
});

test('the wheel zooms at the pointer, also as a pinch with Ctrl', async () => {
  const map = await open();
  await map.show(data);
  const { i, x, y } = await freeDocument(map);
  await map.page.mouse.move(x, y);
  for (let k = 0; k < 5; k++) await map.page.mouse.wheel(0, -120);
  await map.rest();
  const { view } = await map.describe();
  assert.ok(view.zoom > 2, `zoom ${view.zoom}`);
  const after = await map.place(geometry, i);
  // The browser rounds the wheel's place to whole pixels, which the zoom enlarges.
  near(after.x, x, 2);
  near(after.y, y, 2);
  await map.until(() => !document.querySelector('.hover').hidden);
  assert.ok((await map.page.locator('.hover').innerText()).includes(data.documents[i].title), 'the same document is still under the pointer');
  await map.page.keyboard.down('Control');
  await map.page.mouse.wheel(0, 20);
  await map.page.keyboard.up('Control');
  await map.rest();
  const pinched = (await map.describe()).view.zoom;
  near(pinched / view.zoom, Math.exp(-0.2), 0.01);
  near((await map.place(geometry, i)).x, x, 2);
  assert.equal(await map.page.evaluate(() => window.visualViewport.scale), 1, 'the page itself is not zoomed');
  await map.close();
});

test('two fingers pinch', async () => {
  const map = await open({ touch: true });
  await map.show(data);
  const session = await map.page.context().newCDPSession(map.page);
  const touch = (type, ...points) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  await touch('touchStart', [500, 400], [600, 400]);
  for (let k = 1; k <= 8; k++) await touch('touchMove', [500 - 10 * k, 400], [600 + 10 * k, 400]);
  await touch('touchEnd');
  await map.rest();
  const { view } = await map.describe();
  near(view.zoom, 2.6, 0.25);
  assert.equal((await map.calls('open')).length, 0);
  await map.close();
});

test('dragging pans by the pixels dragged, and opens nothing', async () => {
  const map = await open();
  await map.show(data);
  const { i, x, y } = await freeDocument(map);
  await map.page.mouse.move(x, y);
  await map.page.mouse.down();
  await map.page.mouse.move(x + 40, y - 30, { steps: 5 });
  await map.page.mouse.move(x + 130, y - 60, { steps: 5 });
  const before = (await map.describe()).labels.length;
  await map.page.mouse.up();
  await map.rest();
  const moved = await map.place(geometry, i);
  near(moved.x, x + 130, 1);
  near(moved.y, y - 60, 1);
  assert.ok(before > 20, 'labels stay while panning');
  assert.equal((await map.calls('open')).length, 0);
  await map.page.mouse.click(moved.x, moved.y);
  assert.deepEqual((await map.calls('open')).map(call => call.parameters.id), [data.documents[i].id]);
  await map.close();
});

test('a drag ends where its button is let go, while another is held or out of sight', async () => {
  const map = await open();
  await map.show(data);
  const view = async () => {
    await map.rest();
    const { x, y } = (await map.describe()).view;
    return [x, y];
  };
  const { mouse } = map.page;
  await mouse.move(400, 300);
  await mouse.down();
  await mouse.move(460, 340, { steps: 4 });
  await mouse.down({ button: 'right' });
  const there = await view();
  await mouse.up({ button: 'left' });
  await mouse.move(600, 500, { steps: 4 });
  assert.deepEqual(await view(), there, 'the second button pans nothing');
  await mouse.up({ button: 'right' });
  await mouse.move(400, 300);
  await mouse.down();
  await mouse.move(430, 320, { steps: 4 });
  // As where a window of the system takes the release.
  await map.page.evaluate(() => window.addEventListener('pointerup', event => event.stopImmediatePropagation(), { capture: true, once: true }));
  await mouse.up();
  const last = await view();
  await mouse.move(700, 600, { steps: 4 });
  assert.deepEqual(await view(), last, 'the pointer drags nothing along');
  assert.equal(await map.page.locator('canvas.dragging').count(), 0);
  await map.close();
});

test('a click right after a movement opens what is there now', async () => {
  const map = await open();
  await map.show(data);
  const { i, x, y } = await freeDocument(map);
  await map.page.mouse.move(x - 60, y - 45);
  await map.page.mouse.down();
  await map.page.mouse.move(x - 20, y - 25);
  await map.page.mouse.move(x, y);
  await map.page.mouse.up();
  await map.page.mouse.click(x + 60, y + 45);
  assert.deepEqual((await map.calls('open')).map(call => call.parameters.id), [data.documents[i].id]);
  await map.close();
});

test('labels stay at their places while panning', async () => {
  const map = await open();
  await map.show(data);
  const first = await map.describe();
  await map.page.mouse.move(600, 860);
  await map.page.mouse.down();
  await map.page.mouse.move(520, 830, { steps: 8 });
  await map.page.mouse.up();
  await map.rest();
  const second = await map.describe();
  const old = new Map(first.labels.filter(label => label.kind === 'group').map(label => [label.text, label.box]));
  const kept = second.labels.filter(({ text, box }) => old.has(text) && Math.abs(old.get(text)[0] - 80 - box[0]) < 1 && Math.abs(old.get(text)[1] - 30 - box[1]) < 1);
  assert.ok(kept.length >= old.size - 3, `${kept.length} of ${old.size} group names moved along`);
  await map.close();
});

test('a group’s name lights its group, and a double click zooms to it', async () => {
  const map = await open();
  await map.show(data);
  const label = (await map.describe()).labels.find(one => one.kind === 'group');
  const [x, y] = [label.box[0] + label.box[2] / 2, label.box[1] + label.box[3] / 2];
  await map.page.mouse.move(x, y);
  await map.until(text => document.querySelector('.legend-row.hot bdi')?.textContent === text, label.text);
  await map.rest();
  await map.screenshot('label-dark');
  await map.page.mouse.dblclick(x, y);
  await map.rest();
  assert.ok((await map.describe()).view.zoom > 1.6);
  assert.ok((await map.page.locator('.way-back').innerText()).includes(label.text));
  const group = data.groups.find(one => one.name === label.text);
  assert.deepEqual((await map.calls('select')).at(-1).parameters, { documents: [], groups: [group.id] });
  await map.page.mouse.move(8, 500);
  await map.rest();
  await map.screenshot('zoom-dark');
  await map.page.getByRole('button', { name: 'All groups' }).click();
  await map.rest();
  assert.equal((await map.describe()).view.zoom, 1);
  await map.close();
});

test('the legend switches groups off and on, lights them, and folds', async () => {
  const map = await open();
  await map.show(data);
  const { shown } = await map.describe();
  const row = map.page.locator('.legend-row').first();
  const biggest = data.groups[0];
  assert.ok((await row.innerText()).includes(biggest.name));
  await row.hover();
  await map.until(() => document.querySelector('.legend-row').classList.contains('hot'));
  await row.click();
  await map.rest();
  const less = await map.describe();
  assert.equal(less.shown, shown - data.group.filter(g => g === 0).length);
  assert.ok(!less.labels.some(label => label.text === biggest.name), 'a hidden group has no label');
  assert.deepEqual(less.view.hidden, [biggest.id]);
  await row.click();
  await map.rest();
  assert.equal((await map.describe()).shown, shown);
  await map.page.getByRole('button', { name: 'Hide or show all' }).click();
  await map.rest();
  assert.equal((await map.describe()).shown, 0);
  await map.page.getByRole('button', { name: 'Hide or show all' }).click();
  await map.page.getByRole('button', { name: 'Fold the legend' }).click();
  await map.rest();
  assert.equal(await map.page.locator('.legend-list').isVisible(), false);
  assert.equal((await map.describe()).view.legendOpen, false);
  await map.close();
});

test('close by, an inset shows the whole map with the part on the stage, and a click there goes there', async () => {
  const map = await open();
  await map.show(data);
  const inset = map.page.locator('.overview');
  assert.equal(await inset.isVisible(), false);
  await map.page.mouse.move(400, 300);
  for (let k = 0; k < 7; k++) await map.page.mouse.wheel(0, -120);
  await map.rest();
  assert.ok(await inset.isVisible());
  const { view } = await map.describe();
  const drawn = await inset.locator('canvas').evaluate(canvas => {
    const { data: pixels } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return pixels.filter((value, i) => i % 4 === 3 && value > 0).length;
  });
  assert.ok(drawn > 1500, `${drawn} pixels`);
  const box = await inset.boundingBox();
  await map.page.mouse.click(box.x + box.width * 0.75, box.y + box.height * 0.7);
  await map.rest();
  const there = (await map.describe()).view;
  assert.ok(there.x > view.x + 0.3 && there.y < view.y - 0.1, JSON.stringify([view, there]));
  assert.ok(Math.abs(there.zoom - view.zoom) < 1e-9);
  await map.close();
});

test('a hovered document has lines to its six closest', async () => {
  const map = await open();
  await map.show(data);
  const { i, x, y } = await freeDocument(map, k => data.documents[k].nearest.length === 6);
  const at = await map.places(geometry);
  /** Which of the lines' middles have something drawn on the upper canvas. */
  const middles = () => map.page.evaluate(places => {
    const canvas = document.querySelector('canvas[role=application]');
    const { top } = canvas.getBoundingClientRect();
    return places.map(([px, py]) => canvas.getContext('2d').getImageData(px - 2, py - top - 2, 5, 5).data.some((value, k) => k % 4 === 3 && value > 0));
  }, data.documents[i].nearest.map(j => [(x + at(j).x) / 2, (y + at(j).y) / 2]));
  const before = await middles();
  await map.page.mouse.move(x, y);
  await map.until(() => !document.querySelector('.hover').hidden);
  await map.rest();
  assert.ok(before.some(drawn => !drawn), 'not all lie below names');
  assert.deepEqual(await middles(), before.map(() => true));
  await map.close();
});
