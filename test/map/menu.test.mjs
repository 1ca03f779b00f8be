import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { makeMap } from './data.mjs';
import { mapTests } from './page.mjs';

const { open, geometry } = await mapTests(after);
const data = makeMap();
const items = map => map.page.locator('.menu [role=menuitem]').allInnerTexts();

/** A document whose point no label lies over. */
async function free(map) {
  const { labels } = await map.describe();
  const at = await map.places(geometry);
  const i = data.documents.findIndex((_, k) => {
    const { x, y } = at(k);
    const clear = labels.every(({ box: [bx, by, w, h] }) => x < bx - 8 || x > bx + w + 8 || y < by - 8 || y > by + h + 8);
    return data.group[k] >= 0 && clear && x > 300 && x < 1000 && y > 120 && y < 700 && data.documents.every((_, j) => j === k || Math.hypot(at(j).x - x, at(j).y - y) > 11);
  });
  return { i, ...at(i) };
}

test('a right click on a point offers what the tree’s row offers; arrows and Enter choose', async () => {
  const map = await open();
  await map.show({ ...data, pinned: { groups: [], documents: [] } });
  const { i, x, y } = await free(map);
  await map.page.mouse.click(x, y, { button: 'right' });
  assert.deepEqual(await items(map), ['Open', 'Move to Group…', 'Make a Group…', 'Pin Document', 'Does Not Belong Here', 'Copy Path']);
  assert.equal(await map.page.locator('.hover').isVisible(), false);
  await map.screenshot('menu-dark');
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) await map.page.keyboard.press(key);
  const { id } = data.documents[i];
  assert.deepEqual((await map.calls('edit')).map(call => call.parameters), [{ kind: 'pinDocuments', documents: [id], pinned: true }]);
  assert.equal(await map.page.locator('.menu').isVisible(), false);
  await map.page.mouse.click(x, y, { button: 'right' });
  await map.page.getByRole('menuitem', { name: 'Move to Group…' }).click();
  assert.deepEqual((await map.calls('ask')).map(call => call.parameters), [{ what: 'move', documents: [id] }]);
  assert.deepEqual(await map.calls('select'), [], 'asking for a menu changes no selection');
  await map.page.mouse.click(x, y, { button: 'right' });
  await map.page.mouse.click(20, 500);
  assert.equal(await map.page.locator('.menu').isVisible(), false, 'a press elsewhere closes it');
  assert.deepEqual(await map.troubles(), []);
  await map.close();
});

test('a record of a file is offered in its file too, alone', async () => {
  const map = await open();
  await map.show({ ...data, records: true });
  const { i, x, y } = await free(map);
  await map.page.mouse.click(x, y, { button: 'right' });
  await map.page.getByRole('menuitem', { name: 'Open in File' }).click();
  assert.deepEqual((await map.calls('act')).map(call => call.parameters), [{ action: 'openInFile', documents: [data.documents[i].id] }]);
  await map.emit('selection', { documents: [i, 5], groups: [], active: -1 });
  await map.rest();
  await map.page.mouse.click(x, y, { button: 'right' });
  assert.ok(!(await items(map)).includes('Open in File'));
  await map.close();
});

test('on one of several selected documents the menu is about all of them', async () => {
  const map = await open();
  await map.show({ ...data, pinned: { groups: [], documents: [...data.documents.keys()] } });
  const { i, x, y } = await free(map);
  await map.emit('selection', { documents: [i, 5, 6], groups: [], active: -1 });
  await map.rest();
  await map.page.mouse.click(x, y, { button: 'right' });
  assert.equal(await map.page.locator('.menu').getAttribute('aria-label'), '3 documents');
  await map.page.getByRole('menuitem', { name: 'Unpin Document' }).click();
  assert.deepEqual(new Set((await map.calls('edit'))[0].parameters.documents), new Set([i, 5, 6].map(k => data.documents[k].id)));
  await map.close();
});

test('Shift+F10 opens the menu of the document the keyboard is on, and Esc goes back to the map', async () => {
  const map = await open();
  await map.show(data);
  await map.page.focus('canvas[role=application]');
  await map.page.keyboard.press('ArrowRight');
  await map.rest();
  const title = await map.page.locator('.hover h2').innerText();
  await map.page.keyboard.press('Shift+F10');
  await map.page.locator('.menu').waitFor();
  assert.equal(await map.page.locator('.menu').getAttribute('aria-label'), title);
  await map.page.keyboard.press('c');
  assert.equal(await map.page.evaluate(() => document.activeElement.textContent), 'Copy Path');
  await map.page.keyboard.press('Escape');
  assert.equal(await map.page.locator('.menu').isVisible(), false);
  assert.equal(await map.page.evaluate(() => document.activeElement.getAttribute('role')), 'application');
  await map.close();
});

test('names of groups, on the map and in the legend, offer what can be done with a group; a renamed one has a pencil', async () => {
  const map = await open();
  const [biggest] = data.groups;
  await map.show({ ...data, pinned: { groups: [biggest.id], documents: [] }, renamed: { [biggest.id]: '<i>Loaves</i>' } });
  assert.equal(await map.page.locator('.pencil').count(), 1);
  assert.equal(await map.page.locator('.pencil').getAttribute('title'), 'Renamed; computed name: <i>Loaves</i>');
  await map.page.locator('.legend-row').first().click({ button: 'right' });
  assert.deepEqual(await items(map), ['Zoom to Group', 'Rename Group…', 'Unpin Group', 'Choose Group Colour…', 'Merge Groups…', 'Split Group…', 'Hide Group']);
  for (const name of ['Rename Group…', 'Split Group…', 'Hide Group', 'Unpin Group']) {
    await map.page.getByRole('menuitem', { name }).click();
    await map.page.locator('.legend-row').first().click({ button: 'right' });
  }
  const groups = [biggest.id];
  assert.deepEqual((await map.calls('ask')).map(call => call.parameters), [{ what: 'rename', groups }, { what: 'split', groups }]);
  assert.deepEqual((await map.calls('edit')).map(call => call.parameters), [{ kind: 'hide', groups, hidden: true }, { kind: 'pinGroups', groups, pinned: false }]);
  await map.page.keyboard.press('Escape');
  const label = (await map.describe()).labels.find(one => one.kind === 'subgroup');
  await map.page.mouse.click(label.box[0] + label.box[2] / 2, label.box[1] + label.box[3] / 2, { button: 'right' });
  assert.ok(!(await items(map)).includes('Choose Group Colour…'), 'a sub-group has its group’s colour');
  await map.page.getByRole('menuitem', { name: 'Zoom to Group' }).click();
  await map.rest();
  assert.ok((await map.describe()).view.zoom > 1.5);
  await map.close();
});
