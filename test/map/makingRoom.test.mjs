// Names on the map make room for what comes and goes above it, and are back where they were when that has gone.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { makeMap } from './data.mjs';
import { mapTests } from './page.mjs';

const { open, geometry } = await mapTests(after);
const data = makeMap();

const labels = async map => {
  await map.settle();
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
    await map.settle();
    if (await map.page.locator('.hover').isVisible()) return;
  }
}
async function selectMany(map) {
  await map.emit('selection', { documents: data.documents.slice(0, 40).map((_, i) => i), groups: [], active: -1 });
  await map.until(() => !document.querySelector('.tray').hidden);
}

test('names that made room for the tray are back in their places when it has gone', async () => {
  const map = await lowMap();
  const before = await labels(map);
  await selectMany(map);
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
  await selectMany(map);
  await map.settle();
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
  await selectMany(map);
  await labels(map);
  await map.emit('command', { command: 'zoomIn' });
  await labels(map);
  await map.emit('selection', { documents: [], groups: [], active: -1 });
  assert.deepEqual(await named(), before);
  await map.close();
});

/** Every part that lies on the map and is not to be covered, with what lies on it. */
const covering = (map, selector) =>
  map.page.evaluate(wanted => {
    const box = part => part.getBoundingClientRect();
    const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    const card = document.querySelector(wanted);
    if (card.hidden) return undefined;
    return ['.legend', '.tray', '.zoomer'].filter(part => meet(box(card), box(document.querySelector(part))));
  }, selector);

test('in a small window, or in a large one at 200 %, the card lies on nothing else', async () => {
  for (const size of [{ width: 700, height: 420, ratio: 2 }, { width: 700, height: 760 }]) {
    const map = await open(size);
    await map.show(data);
    await selectMany(map);
    await map.settle();
    const [at, tray] = [await map.places(geometry), await map.page.locator('.tray').boundingBox()];
    let cards = 0;
    for (let i = 0; i < data.documents.length; i += 60) {
      const { x, y } = at(i);
      if (y > tray.y - 8) continue;
      await map.page.mouse.move(x, y, { steps: 2 });
      await map.settle();
      const covered = await covering(map, '.hover');
      if (!covered) continue;
      cards++;
      assert.deepEqual(covered, [], JSON.stringify({ size, i, x, y }));
      assert.ok((await map.page.locator('.hover').innerText()).includes('Fit'), 'it says how well the document fits');
    }
    assert.ok(cards > 10, `${cards} cards`);
    await map.close();
  }
});

test('the card of a document below the tray lies on neither the tray nor the document', async () => {
  for (const [size, closer] of [[{ width: 620, height: 420 }, 0], [{ width: 380, height: 700 }, 3], [{ width: 380, height: 480 }, 3]]) {
    const map = await open(size);
    await map.show(data);
    await selectMany(map);
    for (let k = 0; k < closer; k++) await map.emit('command', { command: 'zoomIn' });
    await map.settle();
    const [at, stage] = [await map.places(geometry), await map.page.locator('.stage').boundingBox()];
    const tray = await map.page.locator('.tray').boundingBox();
    // Those in no group have no fit to tell.
    const below = data.documents.flatMap((_, i) => (data.group[i] >= 0 ? [at(i)] : [])).filter(({ x, y }) => x > 60 && x < size.width - 4 && y > tray.y + tray.height + 2 && y < stage.y + stage.height - 2);
    let cards = 0;
    for (let k = 0; k < below.length; k += Math.ceil(below.length / 12)) {
      const { x, y } = below[k];
      await map.page.mouse.move(x, y, { steps: 2 });
      await map.settle();
      const covered = await covering(map, '.hover');
      if (!covered) continue;
      cards++;
      assert.deepEqual(covered, [], JSON.stringify({ size, x, y }));
      const card = await map.page.locator('.hover').boundingBox();
      assert.ok(x < card.x || x > card.x + card.width || y < card.y || y > card.y + card.height, 'the document is seen');
      assert.ok(card.x >= 0 && card.x + card.width <= size.width && card.y >= stage.y && card.y + card.height <= stage.y + stage.height, 'the card is seen');
      assert.ok((await map.page.locator('.hover').innerText()).includes('Fit'), 'it says how well the document fits');
    }
    assert.ok(cards > 2, `${cards} cards at ${size.width} × ${size.height}`);
    await map.screenshot(`below-tray-${size.width}-${size.height}`);
    await map.close();
  }
});

test('all that is on the map lies clear of the buttons and the folded legend, in corners too', async () => {
  const few = makeMap({ count: 40, groups: 4 });
  // As wide and as high as the room, with a document in each corner.
  const fill = ({ width, height }) => ({ ...few, positions: few.positions.map((value, k) => (k < 8 ? [-1, -1, 1, -1, 1, 1, -1, 1][k] * (k % 2 ? height / width : 1) : value * 0.3)) });
  for (const [size, folded] of [[{ width: 1100, height: 700 }, false], [{ width: 1100, height: 700 }, true], [{ width: 520, height: 800 }, false]]) {
    const map = await open(size);
    const room = await map.page.locator('.stage').boundingBox();
    await map.show(fill({ width: room.width - (size.width > 640 && !folded ? 260 : 0), height: room.height }));
    if (folded) await map.page.getByRole('button', { name: 'Fold the legend' }).click();
    await map.settle();
    const at = await map.places(geometry);
    for (const part of ['.zoomer', '.legend']) {
      const box = await map.page.locator(part).boundingBox();
      const under = few.documents.map((_, i) => at(i)).filter(({ x, y }) => x > box.x - 5 && x < box.x + box.width + 5 && y > box.y - 5 && y < box.y + box.height + 5);
      assert.deepEqual(under, [], `${part} in ${JSON.stringify(size)}${folded ? ', folded' : ''}`);
    }
    await map.close();
  }
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
  await map.settle();
  const at = await map.places(geometry);
  let [seen, all] = [0, 0];
  for (let i = 0; i < few.documents.length; i += 4) {
    await map.page.mouse.move(at(i).x, at(i).y, { steps: 2 });
    await map.settle();
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
  await map.settle();
  const results = await map.page.locator('.results').boundingBox();
  assert.ok(covered.length > 3 && results.height > 100, JSON.stringify({ covered, results }));
  for (const active of covered.slice(0, 12)) {
    await map.emit('selection', { documents: [], groups: [], active });
    await map.settle();
    const box = (await tag.isVisible()) && (await tag.boundingBox());
    assert.ok(!box || clear([{ box: [box.x, box.y, box.width, box.height] }], results), JSON.stringify({ box, results, at: at(active) }));
  }
  await map.page.locator('.search-input').fill('');
  await map.settle();
  assert.ok(await tag.isVisible(), 'it is there when the list has gone');
  await map.close();
});
