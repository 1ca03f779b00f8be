import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { makeMap } from './data.mjs';
import { mapTests } from './page.mjs';

const { open, geometry } = await mapTests(after);
const data = makeMap();
const canvas = 'canvas[role=application]';

test('the map says what it is, and arrows go from document to document and read them out', async () => {
  const map = await open();
  await map.show(data);
  assert.equal(await map.page.locator(canvas).getAttribute('aria-label'), 'Map of 1,871 documents in 18 groups');
  await map.page.focus(canvas);
  await map.page.keyboard.press('ArrowRight');
  await map.rest();
  const first = await map.page.locator('[aria-live]').innerText();
  const indexOf = text => data.documents.findIndex(document => text.startsWith(`${document.title},`));
  const told = text => (data.group[indexOf(text)] < 0 ? /^.+, ungrouped, \d close relatives?$/ : /^.+, .+, fit (strong|fair|weak), \d close relatives?$/);
  assert.match(first, told(first));
  await map.page.keyboard.press('ArrowRight');
  await map.rest();
  const second = await map.page.locator('[aria-live]').innerText();
  assert.notEqual(second, first);
  assert.match(second, told(second));
  assert.ok(data.positions[2 * indexOf(second)] > data.positions[2 * indexOf(first)], 'it lies to the right');
  const keys = () => map.page.locator('.hover .keys').innerText();
  assert.match(await keys(), /^Enter\s+open\s+Space\s+select$/, 'what keys do, for whom keys led there');
  await map.screenshot('keyboard-dark');
  await map.page.keyboard.press('Enter');
  assert.deepEqual((await map.calls('open')).map(call => call.parameters), [{ id: data.documents[indexOf(second)].id, keep: false }]);
  await map.page.keyboard.press('Space');
  assert.deepEqual((await map.calls('select')).at(-1).parameters.documents, [indexOf(second)]);
  const other = await map.place(geometry, indexOf(first));
  await map.page.mouse.move(other.x, other.y);
  await map.until(title => document.querySelector('.hover h2').innerText === title, data.documents[indexOf(first)].title);
  assert.match(await keys(), /^Click\s+open\s+Shift\+Click\s+select$/);
  await map.close();
});

test('+ − and 0 zoom; arrows pan while nothing has the keyboard', async () => {
  const map = await open();
  await map.show(data);
  await map.page.keyboard.press('+');
  await map.page.keyboard.press('+');
  await map.rest();
  const { view } = await map.describe();
  assert.ok(Math.abs(view.zoom - 2.25) < 0.01, `zoom ${view.zoom}`);
  await map.page.keyboard.press('-');
  await map.rest();
  assert.ok(Math.abs((await map.describe()).view.zoom - 1.5) < 0.01);
  const before = await map.place(geometry, 0);
  await map.page.keyboard.press('ArrowRight');
  await map.rest();
  assert.ok(Math.abs((await map.place(geometry, 0)).x - before.x + 80) < 1.5);
  await map.page.keyboard.press('0');
  await map.rest();
  assert.equal((await map.describe()).view.zoom, 1);
  await map.close();
});

test('going to a match whose group is switched off switches it on, so that there is a point to see', async () => {
  const map = await open();
  await map.show(data);
  const all = data.documents.length;
  for (const colour of ['group', 'folder']) {
    await map.page.getByRole('combobox', { name: 'Colour', exact: true }).selectOption(colour);
    for (const row of [1, 0]) await map.page.locator('.legend-row').nth(row).click();
    await map.rest();
    const off = (await map.describe()).shown;
    const hidden = data.documents.findIndex(({ path }, i) => (colour === 'group' ? data.group[i] === 0 : path.startsWith('garden/')));
    await map.page.locator('.search-input').fill(data.documents[hidden].title);
    await map.page.locator('.search-input').press('Enter');
    await map.rest();
    const { shown } = await map.describe();
    assert.ok(shown > off && shown < all, `one of two is back: ${off}, ${shown} of ${all}`);
    assert.ok(await map.page.locator('.hover').isVisible());
    await map.page.locator('.search-input').fill('');
    await map.page.getByRole('button', { name: 'Hide or show all' }).click();
  }
  await map.close();
});

test('search lights the matches, counts them, and Enter goes from one to the next', async () => {
  const map = await open();
  await map.show(data);
  await map.page.keyboard.press('/');
  await map.page.keyboard.type('kiln and moss');
  await map.rest();
  const matches = data.documents.map((document, i) => [document, i]).filter(([document]) => ['kiln', 'moss'].every(word => document.title.toLowerCase().includes(word)));
  assert.ok(matches.length > 3);
  assert.ok((await map.page.locator('.results').innerText()).includes(`${matches.length} documents contain “kiln and moss”`));
  assert.equal(await map.page.locator('.search-place').innerText(), `1 of ${matches.length}`);
  await map.screenshot('search-dark');
  await map.page.keyboard.press('Enter');
  await map.rest();
  assert.ok((await map.describe()).view.zoom >= 2.5);
  const first = await map.page.locator('.hover h2').innerText();
  assert.ok(matches.some(([document]) => document.title === first));
  await map.page.keyboard.press('Enter');
  await map.rest();
  assert.equal(await map.page.locator('.search-place').innerText(), `2 of ${matches.length}`);
  const current = map.page.getByRole('option', { selected: true }).and(map.page.locator('.result'));
  assert.deepEqual([await current.getAttribute('aria-posinset'), await current.getAttribute('aria-setsize')], ['2', String(matches.length)]);
  assert.notEqual(await map.page.locator('.hover h2').innerText(), first);
  await map.page.getByRole('button', { name: `Select all ${matches.length}` }).click();
  assert.deepEqual(new Set((await map.calls('select')).at(-1).parameters.documents), new Set(matches.map(([, i]) => i)));
  await map.page.locator('.search-input').fill('xyz "quoted" <b>');
  await map.until(() => document.querySelector('.results').innerText.includes('No document contains'));
  assert.equal(await map.page.locator('.results').innerText(), 'No document contains “xyz "quoted" <b>”. Search by meaning');
  await map.close();
});

test('search by meaning lights what the host finds, best first, and survives a reload', async () => {
  const map = await open();
  await map.show(data);
  await map.page.evaluate(() => void (window.host.meant = [42, 7, 99, 7_000_000]));
  await map.page.locator('.search-input').fill('what burns slowly');
  await map.until(() => document.querySelector('.results').innerText.includes('Search by meaning'));
  await map.page.getByRole('button', { name: 'Search by meaning' }).click();
  await map.until(() => document.querySelector('.results').innerText.includes('3 documents nearest to “what burns slowly”'));
  assert.deepEqual((await map.calls('search')).at(-1).parameters, { query: 'what burns slowly' });
  const titles = await map.page.locator('.result bdi:first-of-type').allInnerTexts();
  assert.deepEqual(titles, [42, 7, 99].map(i => data.documents[i].title));
  await map.screenshot('search-meaning-dark');
  assert.equal((await map.describe()).view.byMeaning, true);
  // What has the words comes along, once, behind what is nearer.
  await map.page.locator('.search-input').fill('kiln and moss');
  const words = data.documents.filter(document => ['kiln', 'moss'].every(word => document.title.toLowerCase().includes(word))).length;
  await map.until(() => document.querySelector('.results').innerText.includes('nearest to “kiln and moss”'));
  assert.match(await map.page.locator('.search-place').innerText(), new RegExp(` of ${words + 3}$`));
  await map.page.getByLabel('also by meaning').focus();
  await map.page.keyboard.press('Space');
  await map.until(() => document.querySelector('.results').innerText.includes('contain “kiln and moss”'));
  assert.equal(await map.page.evaluate(() => document.activeElement.id), 'kindred-by-meaning');
  await map.close();
});

test('Escape closes the card, then the selection, then the search', async () => {
  const map = await open();
  await map.show(data);
  await map.page.keyboard.press('/');
  await map.page.keyboard.type('kiln');
  await map.page.focus(canvas);
  await map.page.keyboard.press('ArrowDown');
  await map.page.keyboard.press('Space');
  const state = async () => {
    await map.rest();
    const { view } = await map.describe();
    const selected = (await map.calls('select')).at(-1).parameters.documents.length;
    return [await map.page.locator('.hover').isVisible(), selected, view.search];
  };
  assert.deepEqual(await state(), [true, 1, 'kiln']);
  await map.page.keyboard.press('Escape');
  assert.deepEqual(await state(), [false, 1, 'kiln']);
  await map.page.keyboard.press('Escape');
  assert.deepEqual(await state(), [false, 0, 'kiln']);
  await map.page.keyboard.press('Escape');
  assert.deepEqual(await state(), [false, 0, '']);
  await map.close();
});

test('a click on empty ground closes the card that keys or a search opened', async () => {
  const map = await open();
  await map.show(data);
  await map.page.keyboard.press('/');
  await map.page.keyboard.type('kiln');
  await map.page.keyboard.press('Enter');
  await map.rest();
  const card = map.page.locator('.hover');
  assert.ok(await card.isVisible());
  await map.page.locator(canvas).click({ position: { x: 3, y: 400 } });
  await map.rest();
  assert.equal(await card.isVisible(), false);
  assert.equal((await map.describe()).view.search, 'kiln');
  assert.deepEqual(await map.calls('open'), []);
  await map.close();
});

test('every button has a name, is reached by Tab, and shows where the keyboard is', async () => {
  const map = await open();
  await map.show(data);
  const seen = [];
  for (let k = 0; k < 16; k++) {
    await map.page.keyboard.press('Tab');
    seen.push(
      await map.page.evaluate(() => {
        const element = document.activeElement;
        const style = window.getComputedStyle(element.closest('.field, .legend-row, .pick') ?? element);
        return { name: element.getAttribute('aria-label') ?? '', ring: style.outlineStyle !== 'none' || element.tagName === 'BODY', tag: element.tagName };
      }),
    );
  }
  for (const { name, ring, tag } of seen.filter(one => one.tag !== 'BODY')) {
    assert.ok(name, `${tag} has a name`);
    assert.ok(ring, `${name} has a focus ring`);
  }
  const names = seen.map(one => one.name);
  for (const name of ['Search the documents on the map', 'Zoom to fit (0)', 'Show as List', 'Zoom in (+)', 'Map of 1,871 documents in 18 groups']) assert.ok(names.includes(name), name);
  await map.close();
});
