// What lies on the map lies on nothing else there: cards, tray, legend, buttons and points.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { makeMap } from './data.mjs';
import { mapTests } from './page.mjs';

const { open, geometry } = await mapTests(after);
const data = makeMap();

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
    await map.selectMany();
    await map.rest();
    const [at, tray] = [await map.places(geometry), await map.page.locator('.tray').boundingBox()];
    let cards = 0;
    for (let i = 0; i < data.documents.length; i += 60) {
      const { x, y } = at(i);
      if (y > tray.y - 8) continue;
      await map.page.mouse.move(x, y, { steps: 2 });
      await map.rest();
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
    await map.selectMany();
    for (let k = 0; k < closer; k++) await map.emit('command', { command: 'zoomIn' });
    await map.rest();
    const [at, stage] = [await map.places(geometry), await map.page.locator('.stage').boundingBox()];
    const tray = await map.page.locator('.tray').boundingBox();
    // Those in no group have no fit to tell.
    const below = data.documents.flatMap((_, i) => (data.group[i] >= 0 ? [at(i)] : [])).filter(({ x, y }) => x > 60 && x < size.width - 4 && y > tray.y + tray.height + 2 && y < stage.y + stage.height - 2);
    let cards = 0;
    for (let k = 0; k < below.length; k += Math.ceil(below.length / 12)) {
      const { x, y } = below[k];
      await map.page.mouse.move(x, y, { steps: 2 });
      await map.rest();
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
    await map.rest();
    const at = await map.places(geometry);
    for (const part of ['.zoomer', '.legend']) {
      const box = await map.page.locator(part).boundingBox();
      const under = few.documents.map((_, i) => at(i)).filter(({ x, y }) => x > box.x - 5 && x < box.x + box.width + 5 && y > box.y - 5 && y < box.y + box.height + 5);
      assert.deepEqual(under, [], `${part} in ${JSON.stringify(size)}${folded ? ', folded' : ''}`);
    }
    await map.close();
  }
});
