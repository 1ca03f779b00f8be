// Names on the map make room for what comes and goes above it, and are back where they were when that has gone.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { makeMap } from './data.mjs';
import { mapTests } from './page.mjs';

const { open, geometry } = await mapTests(after);
const data = makeMap();

const labels = async map => {
  await map.rest();
  return (await map.describe()).labels;
};
const clear = (labels, card) =>
  labels.every(({ box: [x, y, w, h] }) => x + w <= card.x || x >= card.x + card.width || y + h <= card.y || y >= card.y + card.height);
/** What is named where, to the pixel. */
const placesOf = labels => labels.map(({ text, box }) => `${text} ${box.map(Math.round)}`).sort();

/** A map in a low panel, so that names lie where the tray comes. */
async function lowMap() {
  const map = await open({ width: 1100, height: 520 });
  await map.show(data);
  return map;
}
/** Rests on a document whose point is low, so that its card is above it, until the card is open. */
async function openCard(map) {
  const at = await map.places(geometry);
  const low = data.documents.map((_, i) => at(i)).filter(({ y }) => y < 440).sort((a, b) => b.y - a.y);
  for (const { x, y } of low) {
    await map.page.mouse.move(x, y, { steps: 3 });
    await map.rest();
    if (await map.page.locator('.hover').isVisible()) return;
  }
}

test('names that made room for the tray are back in their places when it has gone', async () => {
  const map = await lowMap();
  const before = await labels(map);
  await map.selectMany();
  const tray = await map.page.locator('.tray').boundingBox();
  assert.ok(!clear(before, tray), 'there is a name where the tray comes');
  assert.ok(clear(await labels(map), tray), 'names keep clear of the tray');
  await map.page.getByRole('button', { name: 'Clear the selection' }).click();
  await map.page.mouse.move(2, 2);
  assert.deepEqual(placesOf(await labels(map)), placesOf(before));
  await map.close();
});

test('names keep clear of the tray that came while a card was open, when the card has closed', async () => {
  const map = await lowMap();
  const before = await labels(map);
  await openCard(map);
  await map.selectMany();
  await map.rest();
  await map.page.mouse.move(2, 200);
  await map.page.locator('.hover').waitFor({ state: 'hidden' });
  const tray = await map.page.locator('.tray').boundingBox();
  assert.ok(clear(await labels(map), tray), 'names keep clear of the tray');
  await map.page.keyboard.press('Escape');
  await map.emit('selection', { documents: [], groups: [], active: -1 });
  assert.deepEqual(placesOf(await labels(map)), placesOf(before));
  await map.close();
});

test('names that were placed while the tray was there have their own places when it has gone', async () => {
  const map = await lowMap();
  // Names of sub-groups go by what is lit besides.
  const named = async () => placesOf((await labels(map)).filter(({ kind }) => kind === 'group'));
  await map.emit('command', { command: 'zoomIn' });
  const before = await named();
  await map.emit('command', { command: 'fit' });
  await map.selectMany();
  await labels(map);
  await map.emit('command', { command: 'zoomIn' });
  await labels(map);
  await map.emit('selection', { documents: [], groups: [], active: -1 });
  assert.deepEqual(await named(), before);
  await map.close();
});

test('documents that were found, and those closest to the one with the card, keep their names', async () => {
  const few = makeMap({ count: 105, groups: 9 });
  const map = await open();
  await map.show(few);
  const named = async () => (await labels(map)).filter(({ kind }) => kind === 'document').map(({ text, box }) => ({ text, box }));
  const before = await named();
  const name = i => few.documents[i].path.split('/')[1].replace('.md', '');
  const clearOf = async selector => {
    const card = await map.page.locator(selector).boundingBox();
    return before.filter(({ box }) => clear([{ box }], { x: card.x - 8, y: card.y - 8, width: card.width + 16, height: card.height + 16 }));
  };

  await map.page.locator('.search-input').fill('note 1');
  await map.page.locator('.results').waitFor();
  const after = (await named()).map(({ text }) => text);
  const found = few.documents.flatMap(({ title }, i) => (title.includes('note 1') ? [name(i)] : []));
  const inSight = (await clearOf('.results')).map(({ text }) => text).filter(text => found.includes(text));
  assert.ok(inSight.length > 2, JSON.stringify({ found, before }));
  assert.deepEqual(inSight.filter(text => !after.includes(text)), [], 'names of documents that were found');

  await map.page.locator('.search-input').fill('');
  await map.rest();
  const at = await map.places(geometry);
  let [seen, all] = [0, 0];
  for (let i = 0; i < few.documents.length; i += 4) {
    await map.page.mouse.move(at(i).x, at(i).y, { steps: 2 });
    await map.rest();
    if (await map.page.locator('.hover').isHidden()) continue;
    const near = few.documents[i].nearest.map(name);
    const own = (await clearOf('.hover')).map(({ text }) => text).filter(text => near.includes(text));
    const still = (await named()).map(({ text }) => text);
    seen += own.filter(text => still.includes(text)).length;
    all += own.length;
  }
  assert.ok(seen > all / 2, `${seen} of ${all} names of closest documents`);
  await map.close();
});

test('the name at the point of the open document is not half below the list of what was found', async () => {
  const map = await open({ width: 520, height: 800 });
  await map.show(data);
  const tag = map.page.locator('.tag');
  // Without the list the name has room at every point.
  const at = await map.places(geometry);
  const covered = data.documents.map((_, i) => i).filter(i => at(i).y > 150 && at(i).y < 300 && at(i).x > 60 && at(i).x < 320);
  await map.page.locator('.search-input').fill('a');
  await map.rest();
  const results = await map.page.locator('.results').boundingBox();
  assert.ok(covered.length > 3 && results.height > 100, JSON.stringify({ covered, results }));
  for (const active of covered.slice(0, 12)) {
    await map.emit('selection', { documents: [], groups: [], active });
    await map.rest();
    const box = (await tag.isVisible()) && (await tag.boundingBox());
    assert.ok(!box || clear([{ box: [box.x, box.y, box.width, box.height] }], results), JSON.stringify({ box, results, at: at(active) }));
  }
  await map.page.locator('.search-input').fill('');
  await map.rest();
  assert.ok(await tag.isVisible(), 'it is there when the list has gone');
  await map.close();
});

test('the card of a run has room for the name of what is done and for the count of many passages', async () => {
  const map = await open();
  await map.emit('status', { state: 'running', progress: { phase: 'embedding', done: 999_999, total: 1_000_000 }, text: 'Measuring meaning.' });
  await map.until(() => document.querySelector('.phase[aria-current]')?.innerText.includes('999,999'));
  const whole = await map.page.locator('.phase, .phase > .grow').evaluateAll(parts => parts.map(part => part.scrollHeight <= part.clientHeight && part.scrollWidth <= part.clientWidth));
  assert.deepEqual(whole, new Array(8).fill(true));
  await map.close();
});
