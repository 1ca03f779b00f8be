// What comes from the host, or from the person, in the middle of something else.
/* global KeyboardEvent */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { makeMap } from './data.mjs';
import { mapTests } from './page.mjs';

const { open } = await mapTests(after);
const data = makeMap();

test('a line that is drawn while another selection comes selects what it encloses', async () => {
  const map = await open();
  await map.show(data);
  await map.page.keyboard.press('l');
  await map.page.mouse.move(250, 200);
  await map.page.mouse.down();
  for (const place of [[700, 200], [700, 600], [250, 600]]) await map.page.mouse.move(...place, { steps: 4 });
  await map.emit('selection', { documents: [3], groups: [], active: 3 });
  await map.rest();
  await map.page.mouse.up();
  await map.rest();
  assert.ok((await map.calls('select')).at(-1)?.parameters.documents.length > 40);
  assert.equal(await map.page.locator('.tray').isVisible(), true);
  await map.close();
});

test('a menu closes when other groups come: what it offers is of those that were', async () => {
  const map = await open();
  await map.show(data);
  const box = map.page.locator('.legend-row input').nth(4);
  await box.focus();
  await map.page.keyboard.press('Shift+F10');
  await map.page.locator('.menu [role=menuitem]').first().waitFor();
  await map.show({ ...data, groups: data.groups.map(group => ({ ...group, id: group.id + 1 })) });
  assert.equal(await map.page.locator('.menu').isVisible(), false);
  assert.deepEqual(await map.troubles(), []);
  await map.close();
});

test('a row of the legend that is dragged while other groups come merges none of them', async () => {
  const map = await open();
  await map.show(data);
  const rows = map.page.locator('.legend-row');
  await rows.nth(2).hover();
  await map.page.mouse.down();
  await rows.nth(1).hover();
  await map.show({ ...data, groups: data.groups.map(group => ({ ...group, name: `${group.name} anew` })) });
  await rows.nth(0).hover();
  await rows.nth(0).hover({ position: { x: 30, y: 8 } });
  await map.page.mouse.up();
  await map.rest();
  assert.deepEqual(await map.calls('edit'), []);
  await map.close();
});

test('the keyboard stays on its row of the legend when the group is renamed or others go', async () => {
  const map = await open();
  await map.show(data);
  const name = () => map.page.evaluate(() => document.activeElement.getAttribute('aria-label'));
  await map.page.locator('.legend-row input').nth(4).focus();
  const { id } = data.groups[4];
  await map.show({ ...data, groups: data.groups.map(group => (group.id === id ? { ...group, name: 'Rye' } : group)) });
  assert.equal(await name(), 'Show Rye');
  const without = { ...data, groups: data.groups.map(group => (group.id === id ? { ...group, id: 7 } : group)) };
  await map.show(without);
  assert.equal(await map.page.evaluate(() => document.activeElement.getAttribute('role')), 'application');
  await map.close();
});

test('a search by meaning comes to its end although colours change meanwhile', async () => {
  const map = await open();
  await map.show(data);
  await map.page.evaluate(() => void (window.host.meant = [42, 7, 99]));
  await map.page.locator('.search-input').fill('what burns slowly');
  await map.page.getByRole('button', { name: 'Search by meaning' }).click();
  await map.page.locator('.pick select').first().selectOption('folder');
  await map.rest();
  assert.match(await map.page.locator('.results').innerText(), /3 documents nearest to “what burns slowly”/);
  await map.close();
});

test('keys that compose a word neither clear the search nor go through its matches', async () => {
  const map = await open();
  await map.show(data);
  const input = map.page.locator('.search-input');
  await input.fill('kiln');
  await map.rest();
  const press = (key, isComposing) => input.evaluate((element, init) => element.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true })), { key, isComposing });
  for (const key of ['Enter', 'ArrowDown', 'Escape']) await press(key, true);
  assert.equal(await input.inputValue(), 'kiln');
  assert.match(await map.page.locator('.search-place').innerText(), /^1 of /);
  assert.equal(await map.page.locator('.hover').isVisible(), false);
  await press('Escape', false);
  assert.equal(await input.inputValue(), '');
  await map.close();
});
