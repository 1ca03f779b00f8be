import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { makeMap } from './data.mjs';
import { mapTests } from './page.mjs';

const { open, geometry } = await mapTests(after);
const data = makeMap();
const canvas = 'canvas[role=application]';
const tray = map => map.page.locator('.tray');
const camera = async map => {
  const { x, y, zoom } = (await map.describe()).view;
  return { x, y, zoom };
};
const selected = async map => (await map.calls('select')).at(-1)?.parameters.documents;

/** Drags through places, with keys held. */
async function drag(map, places, keys = []) {
  for (const key of keys) await map.page.keyboard.down(key);
  await map.page.mouse.move(...places[0]);
  await map.page.mouse.down();
  for (const place of places.slice(1)) await map.page.mouse.move(...place, { steps: 4 });
  await map.page.mouse.up();
  for (const key of keys) await map.page.keyboard.up(key);
  await map.rest();
}

const box = (x, y, w, h) => [[x, y], [x + w, y], [x + w, y + h], [x, y + h], [x, y]];
const inside = (places, x, y, w, h) => places.flatMap((at, i) => (at.x > x && at.x < x + w && at.y > y && at.y < y + h ? [i] : []));
/** Where all documents are on the page, by the view the map tells. */
async function placesOf(map) {
  const at = await map.places(geometry);
  return data.documents.map((_, i) => at(i));
}
/** The documents in a rectangle of the page. */
const within = async (map, ...area) => inside(await placesOf(map), ...area);
/** A part of the map with many documents, away from cards. */
async function crowded(map) {
  const places = await placesOf(map);
  for (let y = 150; y < 600; y += 50) for (let x = 150; x < 800; x += 50) if (inside(places, x, y, 200, 150).length > 40) return [x, y, 200, 150];
  throw new Error('no crowded part');
}

test('a line drawn with L selects what it encloses; the tray counts it by group and says what can be done', async () => {
  const map = await open();
  await map.show(data);
  const area = await crowded(map);
  const expected = await within(map, ...area);
  const before = await camera(map);
  await map.page.keyboard.press('l');
  assert.equal(await map.page.getByRole('button', { name: 'Select by drawing' }).getAttribute('aria-pressed'), 'true');
  await drag(map, box(...area));
  assert.deepEqual(new Set(await selected(map)), new Set(expected));
  assert.deepEqual(await camera(map), before, 'drawing does not pan');
  const text = (await tray(map).innerText()).replace(/\s+/g, ' ');
  assert.ok(text.startsWith(`${expected.length} documents`), text);
  const counts = new Map();
  for (const i of expected) counts.set(data.group[i], (counts.get(data.group[i]) ?? 0) + 1);
  const [most, count] = [...counts].sort((a, b) => b[1] - a[1])[0];
  assert.ok(text.includes(`${data.groups[most]?.name ?? 'Ungrouped'} ${count}`), text);
  await map.screenshot('lasso-dark');
  const labels = (await map.describe()).labels;
  const card = await tray(map).boundingBox();
  assert.ok(labels.every(({ box: [x, y, w, h] }) => x + w < card.x || x > card.x + card.width || y + h < card.y || y > card.y + card.height), 'labels keep clear of the tray');
  for (const name of ['Make a Group', 'Move to…', 'Open', 'Export…', 'Copy Paths']) await map.page.getByRole('button', { name, exact: true }).click();
  const ids = new Set(expected.map(i => data.documents[i].id));
  assert.deepEqual((await map.calls('edit')).map(({ parameters: { kind, documents } }) => [kind, new Set(documents)]), [['make', ids]]);
  assert.deepEqual((await map.calls('ask')).map(({ parameters: { what, documents } }) => [what, new Set(documents)]), [['move', ids]]);
  assert.deepEqual((await map.calls('act')).map(({ parameters: { action, documents } }) => [action, new Set(documents)]), [['open', ids], ['export', ids], ['copyPaths', ids]]);
  await map.page.getByRole('button', { name: 'Clear the selection' }).click();
  assert.deepEqual(await selected(map), []);
  assert.equal(await tray(map).isVisible(), false);
  await map.page.keyboard.press('Escape');
  assert.equal(await map.page.getByRole('button', { name: 'Select by drawing' }).getAttribute('aria-pressed'), 'false');
  assert.deepEqual(await map.troubles(), []);
  await map.close();
});

test('Alt draws a line and Shift+Alt a rectangle without a tool; Shift adds, Ctrl takes away again', async () => {
  const map = await open();
  await map.show(data);
  const [x, y, w, h] = await crowded(map);
  await drag(map, [[x, y], [x + w, y + h]], ['Shift', 'Alt']);
  const first = new Set(await within(map, x, y, w, h));
  assert.deepEqual(new Set(await selected(map)), first);
  await drag(map, box(x, y, w / 2, h), ['Alt']);
  assert.deepEqual(new Set(await selected(map)), new Set(await within(map, x, y, w / 2, h)), 'a new area takes the place of the old one');
  await map.page.keyboard.press('r');
  await drag(map, [[x + w / 2, y], [x + w, y + h]], ['Shift']);
  assert.deepEqual(new Set(await selected(map)), first, 'both halves');
  await drag(map, [[x, y], [x + w, y + h / 2]], ['Control']);
  assert.deepEqual(new Set(await selected(map)), new Set(await within(map, x, y + h / 2, w, h / 2)), 'the upper half is taken away');
  const before = await camera(map);
  await map.page.keyboard.press('r');
  await drag(map, [[x, y], [x + 40, y + 30]]);
  assert.notDeepEqual(await camera(map), before, 'without a tool a drag pans');
  assert.equal((await map.calls('open')).length, 0);
  await map.close();
});

test('a line around nothing leaves no trace', async () => {
  const map = await open();
  await map.show(data);
  const [x, y, w, h] = await crowded(map);
  await map.page.keyboard.press('l');
  await map.rest();
  await map.page.evaluate(() => {
    window.drawn = () => document.querySelector('canvas[role=application]').toDataURL();
    window.before = window.drawn();
  });
  await drag(map, box(x, y, w, h));
  // A line around documents stays.
  await map.until(() => window.drawn() !== window.before);
  await map.rest();
  assert.ok(await map.page.evaluate(() => window.drawn() !== window.before));
  const empty = [8, 560, 60, 60];
  assert.equal((await within(map, ...empty)).length, 0);
  await drag(map, box(...empty));
  assert.deepEqual(await selected(map), []);
  await map.page.keyboard.press('Escape');
  await map.until(() => window.drawn() === window.before);
  await map.close();
});

test('names are drawn in full where they end appearing within a frame', async () => {
  const map = await open();
  await map.page.evaluate(() => {
    const now = performance.now.bind(performance);
    let late = 0;
    // A frame takes long: more than half the time in which names appear goes by between two looks at the clock.
    performance.now = () => now() + (late += 100);
  });
  await map.show(data);
  await map.page.evaluate(() => {
    window.drawn = () => document.querySelector('canvas[role=application]').toDataURL();
    window.before = window.drawn();
  });
  // A line that is begun and given up is drawn and taken away, and nothing else.
  await map.page.keyboard.press('l');
  await map.page.mouse.move(600, 400);
  await map.page.mouse.down();
  await map.page.mouse.move(700, 500, { steps: 4 });
  await map.until(() => window.drawn() !== window.before);
  await map.page.keyboard.press('Escape');
  await map.page.mouse.up();
  await map.until(() => window.drawn() === window.before);
  await map.close();
});

test('Escape gives up the line that is being drawn, and keeps the selection', async () => {
  const map = await open();
  await map.show(data);
  const [x, y, w, h] = await crowded(map);
  await map.page.keyboard.press('L');
  await drag(map, box(x, y, w, h));
  const before = (await map.calls('select')).length;
  await map.page.mouse.move(x, y);
  await map.page.mouse.down();
  await map.page.mouse.move(x + w, y + h, { steps: 6 });
  const { view } = await map.describe();
  await map.page.keyboard.press('Escape');
  await map.page.mouse.move(x + w, y, { steps: 3 });
  await map.page.mouse.up();
  assert.equal((await map.calls('select')).length, before);
  assert.equal(await tray(map).isVisible(), true);
  await map.rest();
  const after = (await map.describe()).view;
  assert.deepEqual([after.x, after.y, after.zoom], [view.x, view.y, view.zoom], 'what is still held moves nothing');
  await map.close();
});

test('another button pressed while a line is drawn opens no menu; letting go of the first closes the line', async () => {
  const map = await open();
  await map.show(data);
  const [x, y, w, h] = await crowded(map);
  await map.page.keyboard.press('L');
  await map.page.mouse.move(x, y);
  await map.page.mouse.down();
  for (const place of box(x, y, w, h).slice(1, 4)) await map.page.mouse.move(...place, { steps: 3 });
  const { x: px, y: py } = await map.place(geometry, 0);
  await map.page.mouse.move(px, py, { steps: 3 });
  await map.page.mouse.down({ button: 'right' });
  await map.rest();
  assert.equal(await map.page.locator('.menu').isVisible(), false);
  const before = (await map.calls('select')).length;
  await map.page.mouse.up({ button: 'left' });
  await map.page.mouse.move(px + 60, py + 60, { steps: 3 });
  assert.equal((await map.calls('select')).length, before + 1);
  await map.page.mouse.up({ button: 'right' });
  assert.equal((await map.calls('select')).length, before + 1);
  await map.close();
});

test('the tray closes by its corner, however many lines it has', async () => {
  const map = await open();
  await map.show(data);
  const area = await crowded(map);
  await map.page.keyboard.press('l');
  await drag(map, box(...area));
  let lowest = 0;
  for (const width of [1400, 1000, 900, 800, 700, 500]) {
    await map.resize(width, 800);
    await map.rest();
    const [card, close, make] = await Promise.all([tray(map), tray(map).getByRole('button', { name: 'Clear the selection' }), tray(map).getByRole('button', { name: 'Make a Group' })].map(part => part.boundingBox()));
    assert.ok(close.y - card.y < 16 && card.x + card.width - close.x - close.width < 16, `${width}: ${JSON.stringify({ card, close })}`);
    assert.ok(make.x + make.width <= close.x || make.y >= close.y + close.height, 'it covers nothing');
    lowest = Math.max(lowest, card.height);
  }
  assert.ok(lowest > 60, 'there were several lines');
  await map.close();
});

test('the keyboard selects without a line: Space adds the document, Ctrl+A all matches or all on show', async () => {
  const map = await open();
  await map.show(data);
  await map.page.focus(canvas);
  for (let k = 0; k < 3; k++) {
    await map.page.keyboard.press('ArrowRight');
    await map.page.keyboard.press('Space');
  }
  assert.equal((await selected(map)).length, 3);
  assert.ok((await tray(map).innerText()).startsWith('3 documents'));
  await map.page.keyboard.press('/');
  await map.page.keyboard.type('kiln');
  await map.page.focus(canvas);
  await map.page.keyboard.press('Control+a');
  const matches = data.documents.flatMap(({ title, path, words, snippet }, i) => (`${title} ${path} ${words.join(' ')} ${snippet}`.toLowerCase().includes('kiln') ? [i] : []));
  assert.deepEqual(new Set(await selected(map)), new Set(matches));
  await map.page.locator('.search-input').fill('');
  await map.page.focus(canvas);
  await map.page.locator('.legend-row').first().click();
  await map.page.focus(canvas);
  await map.page.keyboard.press('Control+a');
  assert.deepEqual(new Set(await selected(map)), new Set(data.documents.flatMap((_, i) => (data.group[i] === 0 ? [] : [i]))), 'hidden groups are left out');
  await map.close();
});

test('as many matches are selected as it says, where a group is switched off', async () => {
  const map = await open();
  await map.show(data);
  await map.page.locator('.search-input').fill('kiln');
  const all = map.page.getByRole('button', { name: /^Select all/ });
  const before = await all.innerText();
  await map.page.locator('.legend-row').first().click();
  await map.until(text => document.querySelector('.results-foot button').textContent !== text, before);
  const said = Number((await all.innerText()).replace(/\D/g, ''));
  await all.click();
  const { documents } = (await map.calls('select')).at(-1).parameters;
  assert.equal(documents.length, said);
  assert.ok(said < Number(before.replace(/\D/g, '')) && documents.every(i => data.group[i] !== 0));
  await map.close();
});

test('a pen or finger draws too, and a second finger gives the line up', async () => {
  const map = await open({ touch: true });
  await map.show(data);
  const [x, y, w, h] = await crowded(map);
  await map.page.keyboard.press('l');
  const session = await map.page.context().newCDPSession(map.page);
  const touch = (type, ...points) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([px, py], id) => ({ x: px, y: py, id })) });
  await touch('touchStart', [x, y]);
  for (const place of box(x, y, w, h).slice(1)) await touch('touchMove', place);
  await touch('touchEnd');
  assert.deepEqual(new Set(await selected(map)), new Set(await within(map, x, y, w, h)));
  const calls = (await map.calls('select')).length;
  await touch('touchStart', [x, y]);
  await touch('touchMove', [x + 60, y]);
  await touch('touchStart', [x + 60, y], [x + 200, y + 100]);
  await touch('touchMove', [x + 50, y], [x + 220, y + 100]);
  await touch('touchEnd');
  assert.equal((await map.calls('select')).length, calls);
  await map.close();
});
