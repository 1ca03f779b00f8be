import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { makeMap } from './data.mjs';
import { mapTests } from './page.mjs';

const { open } = await mapTests(after);
const data = makeMap();
const focused = map => map.page.evaluate(() => document.activeElement.getAttribute('aria-label'));
const press = async (map, ...keys) => {
  for (const key of keys) await map.page.keyboard.press(key);
};
const members = group => data.documents.flatMap((_, i) => (data.group[i] === group ? [i] : [])).sort((a, b) => data.strength[b] - data.strength[a] || a - b);

test('the list holds groups and their documents with fit and folder, and all is done by the keyboard', async () => {
  const map = await open();
  await map.show(data);
  await map.page.getByRole('button', { name: 'Show as List' }).click();
  const [first] = data.groups;
  assert.equal(await focused(map), `${first.name}, ${first.size} documents`);
  assert.equal(await map.page.getByRole('treeitem').count(), 19, '18 groups and the ungrouped documents');
  await press(map, 'ArrowRight', 'ArrowRight');
  const [best, second] = members(0);
  const said = await focused(map);
  assert.ok(said.startsWith(`${data.documents[best].title}, `), said);
  assert.ok(said.includes(`fit strong ${data.strength[best].toFixed(2)}`), said);
  assert.ok(said.includes(data.documents[best].path.split('/')[0]), said);
  assert.match(said, /\d close relatives?$/);
  await press(map, 'Enter');
  assert.deepEqual((await map.calls('open')).map(call => call.parameters), [{ id: data.documents[best].id, keep: false }]);
  await press(map, 'Space', 'ArrowDown', 'Space');
  assert.deepEqual((await map.calls('select')).at(-1).parameters.documents, [best, second]);
  assert.equal(await map.page.locator('[role=treeitem][aria-selected=true]').count(), 2);
  assert.ok((await map.page.locator('.tray').innerText()).startsWith('2 documents'), 'what can be done with a selection is there too');
  await map.screenshot('list-dark');
  await press(map, 'Shift+F10');
  assert.equal(await map.page.locator('.menu').getAttribute('aria-label'), '2 documents');
  await press(map, 'Escape', 'ArrowLeft', 'ArrowLeft');
  assert.equal(await focused(map), `${first.name}, ${first.size} documents`);
  assert.equal(await map.page.getByRole('treeitem').count(), 19);
  await press(map, 'c');
  assert.match(await focused(map), /^C/, 'a letter goes to the next row that begins with it');
  await press(map, 'End');
  assert.match(await focused(map), /^Ungrouped/);
  await map.page.getByRole('button', { name: 'Show as List' }).click();
  assert.equal(await map.page.evaluate(() => document.activeElement.getAttribute('role')), 'application');
  assert.deepEqual(await map.troubles(), []);
  await map.close();
});

test('a search narrows the list to its matches; hidden groups are left out; it survives a reload', async () => {
  const map = await open();
  await map.show(data);
  await map.page.locator('.legend-row').first().click();
  await map.page.getByRole('button', { name: 'Show as List' }).click();
  assert.equal(await map.page.getByRole('treeitem').count(), 18);
  await map.page.keyboard.press('/');
  await map.page.keyboard.type('kiln and moss');
  const wanted = data.documents.filter(({ title }, i) => data.group[i] !== 0 && /kiln/i.test(title) && /moss/i.test(title));
  await map.until(count => document.querySelectorAll('[role=treeitem][aria-level="2"]').length === count, wanted.length);
  const { view } = await map.describe();
  assert.equal(view.list, true);
  await map.page.reload();
  await map.show(data);
  assert.equal(await map.page.locator('[role=treeitem][aria-level="2"]').count(), wanted.length);
  await map.close();
});

test('with a screen reader the list comes first; large groups open in portions, hostile titles stay text', async () => {
  const map = await open();
  const hostile = ['<img src=x onerror="window.host.errors.push(1)">', '\u202Ereversed', 'y'.repeat(10_000)];
  const documents = data.documents.map((document, i) => ({ ...document, title: `${hostile[i % 3]} ${i}` }));
  const one = { ...data, documents, group: data.group.map(() => 0), subgroup: data.subgroup.map(() => -1) };
  await map.page.evaluate(() => window.sessionStorage.setItem('screenReader', 'yes'));
  await map.page.reload();
  await map.page.evaluate(sent => window.host.data(sent), one);
  await map.page.getByRole('treeitem').first().waitFor();
  await map.page.getByRole('treeitem').first().focus();
  await press(map, 'ArrowRight', 'End');
  assert.equal(await map.page.getByRole('treeitem').count(), 202);
  assert.equal(await focused(map), '1,671 more');
  await press(map, 'Enter');
  assert.equal(await map.page.getByRole('treeitem').count(), 402);
  assert.equal(await map.page.locator('.list img').count(), 0);
  const heights = await map.page.locator('.list-row').evaluateAll(list => [...new Set(list.map(element => element.offsetHeight))]);
  assert.deepEqual(heights, [24]);
  assert.equal(await map.page.evaluate(() => document.documentElement.scrollWidth), 1400);
  assert.deepEqual(await map.troubles(), []);
  await map.close();
});
