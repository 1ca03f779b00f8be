// Where the keyboard goes when what has it goes away, what is read out, and how both look in high contrast and forced colours.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { makeMap } from './data.mjs';
import { mapTests } from './page.mjs';

const { open } = await mapTests(after);
const data = makeMap();
const numbers = { fewest: 2, most: 60, now: 18, own: 12 };
const canvas = 'canvas[role=application]';
const focused = map => map.page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.id ?? document.activeElement.tagName);
const press = async (map, ...keys) => {
  for (const key of keys) await map.page.keyboard.press(key);
};
/** Notes everything that is read out from now on. */
const listen = map =>
  map.page.evaluate(() => {
    window.said = [];
    const regions = '[aria-live], [role=status], [role=alert]';
    new window.MutationObserver(changes => {
      for (const { target, addedNodes } of changes) {
        const region = (target.nodeType === 1 ? target : target.parentElement).closest(regions) ?? [...addedNodes].find(node => node.nodeType === 1 && node.matches(regions));
        if (region?.textContent) window.said.push(region.textContent);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
const said = map => map.page.evaluate(() => window.said.splice(0));

test('where the keyboard is goes away, the map takes it: tray, way back, quiet line, kept span, search', async () => {
  const map = await open();
  await map.show(data);
  const onMap = 'Map of 1,871 documents in 18 groups';
  await map.page.focus(canvas);
  await press(map, 'ArrowRight', 'Space', 'ArrowRight', 'Space');
  await map.rest();
  await map.page.getByRole('button', { name: 'Clear the selection (Esc)' }).focus();
  await press(map, 'Enter');
  assert.equal(await focused(map), onMap, 'the tray closed');
  await map.emit('edited', { text: 'Moved 2 documents', canUndo: true });
  await map.page.getByRole('button', { name: 'Undo' }).focus();
  await press(map, 'Enter');
  assert.equal(await focused(map), onMap, 'undone');
  await press(map, '+', '+', '+', '+');
  await map.rest();
  await map.page.getByRole('button', { name: 'All groups' }).focus();
  await press(map, 'Enter');
  await map.rest();
  assert.equal(await focused(map), onMap, 'back at all groups');
  await press(map, '/');
  await map.page.keyboard.type('kiln');
  const all = map.page.getByRole('button', { name: /^Select all \d+$/ });
  await all.focus();
  await press(map, 'Enter');
  await map.rest();
  assert.match(await focused(map), /^Select all/, 'what stays keeps it');
  await press(map, 'Escape', 'Escape');
  assert.equal(await focused(map), onMap, 'the search is over');
  await map.page.getByRole('combobox', { name: 'Colour', exact: true }).selectOption('length');
  await map.page.getByRole('slider', { name: 'Keep from' }).press('PageUp');
  await map.page.getByRole('button', { name: 'Keep all' }).focus();
  await press(map, 'Enter');
  assert.equal(await focused(map), onMap, 'all is kept');
  await map.close();
});

test('what is said beside groups can be closed, by Esc and by its button, and the keyboard goes back to where it was', async () => {
  const map = await open();
  await map.show(data);
  const failed = { state: 'failed', text: 'The grouping process stopped unexpectedly. Finished work is kept.' };
  const close = map.page.getByRole('button', { name: 'Close (Esc)' });
  const isOpen = () => map.page.locator('.message').isVisible();
  await map.emit('status', failed);
  await close.waitFor();
  const list = map.page.getByRole('button', { name: 'Show as List' });
  await list.focus();
  await close.click();
  assert.deepEqual([await isOpen(), await focused(map)], [false, 'Show as List']);
  await map.emit('status', failed);
  await map.rest();
  assert.equal(await isOpen(), false, 'what was closed stays so, as when the page is made again');
  assert.equal((await map.describe()).view.dismissed, failed.text);
  await map.emit('status', { state: 'running', progress: { phase: 'reading', done: 1, total: 2 }, text: 'Reading.' });
  await map.emit('status', failed);
  await close.waitFor();
  await map.page.focus(canvas);
  await press(map, 'ArrowRight', 'Space', 'Escape');
  assert.equal(await isOpen(), true, 'the card of the document goes first');
  await press(map, 'Escape');
  assert.equal(await isOpen(), false);
  assert.equal((await map.describe()).view.selected.length, 1, 'the selection goes after the cards');
  await map.emit('status', { state: 'nothing', text: 'No documents found.' });
  await map.page.locator('.search-input').focus();
  await map.page.getByRole('button', { name: 'Try Again' }).focus();
  await press(map, 'Escape');
  assert.deepEqual([await isOpen(), await map.page.evaluate(() => document.activeElement.tagName)], [false, 'INPUT']);
  await map.close();
});

test('where all documents are gone, others can be grouped from there', async () => {
  const map = await open();
  await map.emit('status', { state: 'nothing', text: 'No groups are left: all documents that were grouped are gone.', gone: true });
  await map.until(() => document.querySelector('.message').innerText.includes('gone'));
  assert.deepEqual(await map.page.locator('button:visible').allInnerTexts(), ['Cluster Workspace Documents', 'Choose What to Include…']);
  assert.doesNotMatch(await map.page.locator('.message').innerText(), /left out/);
  await map.close();
});

test('the list takes the keyboard in the place of the map, and nothing takes it from elsewhere', async () => {
  const map = await open();
  await map.show(data);
  await map.page.getByRole('button', { name: 'Show as List' }).click();
  await press(map, 'ArrowRight', 'ArrowRight', 'Space', 'ArrowDown', 'Space');
  const row = await focused(map);
  await map.page.getByRole('button', { name: 'Clear the selection (Esc)' }).focus();
  await press(map, 'Enter');
  assert.equal(await focused(map), row);
  await press(map, 'Space', 'ArrowDown', 'Space');
  await map.page.getByRole('button', { name: 'Move to…' }).focus();
  await map.page.mouse.click(700, 860);
  await map.page.evaluate(() => document.activeElement.blur());
  await map.emit('selection', { documents: [], groups: [], active: -1 });
  await map.rest();
  assert.equal(await map.page.evaluate(() => document.activeElement.tagName), 'BODY');
  await map.close();
});

test('matches come after the search and the tray after the map in the order of the keyboard', async () => {
  const map = await open();
  await map.show(data);
  await press(map, '/');
  await map.page.keyboard.type('kiln');
  await map.rest();
  await map.page.getByRole('button', { name: /^Select all \d+$/ }).click();
  await map.page.locator('.search-input').focus();
  const order = [];
  for (let k = 0; k < 24; k++) {
    await press(map, 'Tab');
    order.push(await focused(map));
  }
  const at = name => order.findIndex(text => text.startsWith(name));
  const wanted = ['Save Map Image…', 'Select all', 'kindred-by-meaning', 'Map of', 'Make a Group', 'Clear the selection', 'Zoom in', 'Fold the legend'].map(at);
  assert.ok(!wanted.includes(-1), JSON.stringify(order));
  assert.deepEqual(wanted, [...wanted].sort((a, b) => a - b), JSON.stringify(order));
  await map.close();
});

test('each change is read out once: what is found, what is selected, what was done', async () => {
  const map = await open();
  await map.show(data);
  await listen(map);
  await press(map, '/');
  await map.page.keyboard.insertText('kiln and moss');
  await map.rest();
  const [found, ...more] = await said(map);
  assert.match(found, /^\d+ documents contain “kiln and moss” in \d+ groups$/);
  assert.deepEqual(more, []);
  await map.page.locator('.legend-row').first().hover();
  await map.rest();
  assert.deepEqual(await said(map), [], 'nothing new was found');
  await map.page.locator('.search-input').fill('xyz');
  await map.rest();
  assert.deepEqual(await said(map), ['No document contains “xyz”.']);
  await map.page.locator('.search-input').fill('');
  await map.page.focus(canvas);
  await press(map, 'ArrowRight');
  await map.rest();
  assert.equal((await said(map)).length, 1);
  await press(map, 'Space');
  await map.rest();
  assert.deepEqual(await said(map), ['1 selected']);
  await press(map, 'Escape', 'Escape');
  await map.rest();
  assert.deepEqual(await said(map), ['0 selected']);
  await map.emit('edited', { text: 'Moved 2 documents', canUndo: true });
  await map.rest();
  assert.deepEqual(await said(map), ['Moved 2 documents']);
  await map.close();
});

test('a document in no group has no fit to read out', async () => {
  const map = await open();
  await map.show({ ...data, group: data.group.map(() => -1), subgroup: data.subgroup.map(() => -1) });
  await map.page.focus(canvas);
  await press(map, 'ArrowRight');
  await map.rest();
  assert.match(await map.page.locator('[aria-live]').innerText(), /, note \d+, ungrouped, \d close relatives?$/);
  await map.close();
});

test('a list to pick from keeps its letters', async () => {
  const map = await open();
  await map.show(data);
  await map.page.getByRole('combobox', { name: 'Colour', exact: true }).focus();
  await press(map, 'l');
  assert.equal(await map.page.locator('.drawing').count(), 0);
  assert.equal((await map.describe()).view.colour, 'length');
  await map.close();
});

test('Escape folds the choices of a narrow panel before anything else, and the keyboard is on their button', async () => {
  const map = await open({ width: 560, height: 800 });
  await map.show(data);
  await map.page.focus(canvas);
  await press(map, 'ArrowRight', 'Space');
  const opener = map.page.getByRole('button', { name: 'Size and shape' });
  await opener.focus();
  await press(map, 'Enter', 'Shift+Tab');
  assert.equal(await focused(map), 'Shape');
  await press(map, 'Escape');
  assert.equal(await opener.getAttribute('aria-expanded'), 'false');
  assert.equal(await map.page.getByRole('combobox', { name: 'Shape' }).isVisible(), false);
  assert.equal(await focused(map), 'Size and shape');
  assert.equal((await map.describe()).view.selected.length, 1, 'the selection stays');
  await press(map, 'Escape');
  assert.equal((await map.describe()).view.selected.length, 0);
  await map.close();
});

test('the number of groups shows where the keyboard is in high contrast too', async () => {
  for (const theme of ['dark', 'light', 'hc-dark', 'hc-light']) {
    const map = await open({ theme });
    await map.show({ ...data, numbers });
    const slider = map.page.getByRole('slider', { name: 'Number of groups' });
    const look = () => slider.evaluate(element => {
      const { outlineStyle, outlineWidth, outlineOffset } = window.getComputedStyle(element);
      return `${outlineStyle} ${outlineWidth} ${outlineOffset}`;
    });
    const before = await look();
    await map.page.keyboard.press('/');
    await press(map, 'Tab', 'Tab', 'Tab', 'Tab');
    assert.equal(await focused(map), 'Number of groups');
    assert.notEqual(await look(), before, theme);
    await map.close();
  }
});

test('forced colours leave the bars of the legend, the track of the slider, and what is selected', async () => {
  const map = await open();
  await map.page.emulateMedia({ forcedColors: 'active' });
  await map.show({ ...data, numbers });
  await map.page.getByRole('combobox', { name: 'Colour', exact: true }).selectOption('length');
  const ground = selector => map.page.locator(selector).first().evaluate(element => window.getComputedStyle(element).backgroundColor);
  const canvasColour = await map.page.evaluate(() => window.getComputedStyle(document.body).backgroundColor);
  for (const selector of ['.bars > i', '.group-slider input']) assert.notEqual(await ground(selector), canvasColour, selector);
  assert.notEqual(await ground('.bars > i'), await ground('.bars > i:last-child'));
  await map.page.getByRole('button', { name: 'Show as List' }).click();
  await press(map, 'ArrowRight', 'ArrowRight', 'Space');
  assert.notEqual(await ground('.list-row[aria-selected=true]'), await ground('.list-row[aria-selected=false]'));
  await map.close();
});

test('tools and legend have names and roles of their own', async () => {
  const map = await open();
  await map.show(data);
  assert.equal(await map.page.getByRole('toolbar', { name: 'Tools of the map' }).count(), 1);
  assert.equal(await map.page.getByRole('banner').count(), 0);
  await map.close();
});
