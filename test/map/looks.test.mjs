import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { faintPoints } from './contrast.mjs';
import { makeMap } from './data.mjs';
import { mapTests } from './page.mjs';

const { open, geometry } = await mapTests(after);
const data = makeMap();
const pick = (map, name) => map.page.getByRole('combobox', { name, exact: true });

/** Pixels of the picture with a colour, nearly. */
const pixels = (map, [r, g, b]) =>
  map.page.evaluate(([red, green, blue]) => {
    const canvas = document.querySelector('.stage canvas');
    const { data: all } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let i = 0; i < all.length; i += 4) if (Math.abs(all[i] - red) + Math.abs(all[i + 1] - green) + Math.abs(all[i + 2] - blue) < 60) count++;
    return count;
  }, [r, g, b]);

test('colours by date are one ramp, named by a histogram; a span is kept by dragging and by the keyboard', async () => {
  const map = await open();
  await map.show({ ...data, datesBy: 'git' });
  const before = (await map.describe()).labels.length;
  await pick(map, 'Colour').selectOption('Date');
  await map.until(() => document.querySelectorAll('.bars > i').length === 20 && [...document.querySelectorAll('.ends span')].some(part => part.textContent.includes('2015')));
  await map.rest();
  assert.equal((await map.calls('dates')).length, 1);
  const first = Math.min(...data.dates.filter(date => !Number.isNaN(date)));
  const written = new Intl.DateTimeFormat('en', { year: 'numeric', month: 'short', day: 'numeric' }).format(first);
  assert.ok((await map.page.locator('.histogram').innerText()).includes(written), written);
  assert.ok((await map.page.locator('.histogram').innerText()).includes(`${data.dates.filter(Number.isNaN).length} unknown`));
  assert.match(await map.page.locator('.histogram').innerText(), /From the repository’s history/);
  const { labels } = await map.describe();
  assert.ok(labels.length > 10 && labels.length < before, `names of groups stay, sub-groups make room: ${labels.length} of ${before}`);
  await map.screenshot('date-dark');
  const brush = await map.page.locator('.brush').boundingBox();
  const violet = await pixels(map, [145, 100, 205]);
  assert.ok(violet > 50, `${violet} violet pixels`);
  await map.page.mouse.move(brush.x + brush.width * 0.5 + 3, brush.y + 30);
  await map.page.mouse.down();
  await map.page.mouse.move(brush.x + brush.width - 2, brush.y + 30, { steps: 5 });
  await map.page.mouse.up();
  await map.rest();
  const { range } = (await map.describe()).view;
  assert.ok(range[0] > Date.UTC(2020, 0, 1) && range[0] < Date.UTC(2021, 6, 1), new Date(range[0]).toISOString());
  assert.ok(await pixels(map, [145, 100, 205]) < violet / 5, 'what is outside steps back');
  await map.screenshot('brush-dark');
  const left = map.page.getByRole('slider', { name: 'Keep from' });
  const at = Number(await left.getAttribute('aria-valuenow'));
  await left.press('ArrowRight');
  assert.equal(Number(await left.getAttribute('aria-valuenow')), at + 1);
  assert.match(await left.getAttribute('aria-valuetext'), /20\d\d/);
  const right = map.page.getByRole('slider', { name: 'Keep up to' });
  await right.press('PageDown');
  assert.equal(Number(await right.getAttribute('aria-valuenow')), 15);
  await right.press('Home');
  assert.equal(Number(await right.getAttribute('aria-valuenow')), at + 2, 'the edges do not pass one another');
  await map.page.getByRole('button', { name: 'Keep all' }).click();
  assert.equal((await map.describe()).view.range, undefined);
  assert.deepEqual(await map.troubles(), []);
  await map.close();
});

test('colours by folder are named in the legend, which switches them off and on; the card says what the colour means', async () => {
  const map = await open();
  await map.show(data);
  const { shown } = await map.describe();
  await pick(map, 'Colour').selectOption('Folder');
  await map.rest();
  const folders = new Map();
  for (const { path } of data.documents) folders.set(path.split('/')[0], (folders.get(path.split('/')[0]) ?? 0) + 1);
  const rows = await map.page.locator('.legend-row').allInnerTexts();
  assert.equal(rows.length, folders.size);
  const most = [...folders].sort((a, b) => b[1] - a[1])[0];
  assert.deepEqual(rows[0].trim().split(/\s+/), [most[0], String(most[1])]);
  await map.page.locator('.legend-row').first().click();
  await map.rest();
  assert.equal((await map.describe()).shown, shown - most[1]);
  await map.screenshot('folder-dark');
  await map.page.locator('.legend-row').first().click();
  await map.page.focus('canvas[role=application]');
  await map.page.keyboard.press('ArrowRight');
  await map.rest();
  const card = await map.page.locator('.hover').innerText();
  assert.ok(card.includes('Folder'), card);
  await map.close();
});

test('every choice of colour is drawn in all four themes without trouble', async () => {
  for (const theme of ['dark', 'light', 'hc-dark', 'hc-light']) {
    const map = await open({ theme });
    await map.show(data);
    for (const [value, rows] of [['type', 1], ['tag', 2], ['fit', 0], ['length', 0], ['group', 18]]) {
      await pick(map, 'Colour').selectOption(value);
      await map.rest();
      assert.equal((await map.describe()).view.colour, value);
      assert.ok((await map.page.locator('.legend-row').count()) >= rows, value);
      if (rows === 0) assert.ok(await map.page.locator('.histogram').isVisible(), value);
    }
    await pick(map, 'Size').selectOption('length');
    await map.rest();
    await map.screenshot(`size-${theme}`);
    assert.equal(await pick(map, 'Shape').inputValue(), theme.startsWith('hc') ? 'group' : 'circle');
    await map.page.locator('.legend-row').nth(1).hover();
    await map.page.locator('.legend-row.hot').waitFor();
    await map.rest();
    await map.screenshot(`group-lit-${theme}`);
    const places = await map.places(geometry);
    const faint = await faintPoints(map.page, data.documents.map((_, i) => places(i)), 3);
    if (theme.startsWith('hc')) assert.equal(faint, 0, `${faint} points of ${data.documents.length} are faint in ${theme}`);
    else assert.ok(faint > data.documents.length / 2, `in ${theme} what steps back is faint: ${faint}`);
    assert.deepEqual(await map.troubles(), []);
    await map.close();
  }
});

test('choices survive a reload with the span that is kept and the selection', async () => {
  const map = await open();
  await map.show(data);
  await pick(map, 'Colour').selectOption('length');
  await pick(map, 'Size').selectOption('length');
  await pick(map, 'Shape').selectOption('group');
  await map.page.getByRole('slider', { name: 'Keep from' }).press('PageUp');
  await map.page.focus('canvas[role=application]');
  for (let k = 0; k < 2; k++) {
    await map.page.keyboard.press('ArrowRight');
    await map.page.keyboard.press('Space');
  }
  await map.rest();
  const { view } = await map.describe();
  assert.deepEqual([view.colour, view.size, view.shape], ['length', 'length', 'group']);
  assert.equal(view.selected.length, 2);
  await map.page.reload();
  assert.deepEqual((await map.calls('ready'))[0].parameters.view, view, 'the host is told what was selected');
  await map.show(data);
  assert.deepEqual({ ...(await map.describe()).view, selected: view.selected }, view);
  assert.equal(await pick(map, 'Colour').inputValue(), 'length');
  assert.equal(Number(await map.page.getByRole('slider', { name: 'Keep from' }).getAttribute('aria-valuenow')), 5);
  await map.close();
});

test('a legend row dragged onto another asks to merge the groups', async () => {
  const map = await open();
  await map.show(data);
  const rows = map.page.locator('.legend-row');
  await rows.nth(2).dragTo(rows.nth(0));
  assert.deepEqual((await map.calls('edit')).map(call => call.parameters), [{ kind: 'merge', groups: [data.groups[2].id], into: data.groups[0].id }]);
  assert.deepEqual((await map.describe()).view.hidden, [], 'dragging switches nothing off');
  await map.close();
});

test('in a narrow panel size and shape are behind a button', async () => {
  const map = await open({ width: 560, height: 800 });
  await map.show(data);
  assert.equal(await pick(map, 'Size').isVisible(), false);
  await map.page.getByRole('button', { name: 'Size and shape' }).click();
  await pick(map, 'Shape').selectOption('group');
  await map.rest();
  await map.screenshot('narrow-looks-dark');
  assert.equal((await map.describe()).view.shape, 'group');
  assert.equal(await map.page.evaluate(() => document.documentElement.scrollWidth), 560);
  await map.close();
});

test('hostile folders and tags are text in legend and card, on one line', async () => {
  const map = await open();
  const hostile = ['<img src=x onerror="window.host.errors.push(1)">', '\u202Ereversed\u2067', 'w'.repeat(10_000), 'two\nlines\u0000'];
  const documents = data.documents.map((document, i) => ({ ...document, path: `${hostile[i % 4].replaceAll('/', '')}/${i}.${hostile[(i + 1) % 4]}`, tags: [hostile[i % 4]] }));
  await map.show({ ...data, documents });
  for (const colour of ['folder', 'type', 'tag']) {
    await pick(map, 'Colour').selectOption(colour);
    await map.rest();
    const heights = await map.page.locator('.legend-row').evaluateAll(rows => [...new Set(rows.map(row => row.offsetHeight))]);
    assert.deepEqual(heights, [23], colour);
    assert.equal((await map.page.locator('.legend').boundingBox()).width, 224);
    assert.ok(!(await map.page.locator('.legend').innerText()).includes('\u202E'));
  }
  await map.page.focus('canvas[role=application]');
  await map.page.keyboard.press('ArrowRight');
  await map.rest();
  assert.ok((await map.page.locator('.hover').boundingBox()).width <= 316);
  assert.equal(await map.page.locator('img').count(), 0);
  assert.deepEqual(await map.troubles(), []);
  await map.close();
});

test('however narrow the panel, no tool is cut off, and what was typed is seen', async () => {
  const map = await open();
  await map.show(data);
  await pick(map, 'Colour').selectOption('length');
  for (const query of ['', 'kiln']) {
    await map.page.locator('.search-input').fill(query);
    for (const width of [230, 290, 340, 390, 440, 490, 550, 600, 640, 700, 760, 800, 900, 1000, 1181, 1300]) {
      await map.resize(width, 700);
      await map.rest();
      const seen = await map.page.evaluate(() => {
        const parts = [...document.querySelectorAll('.toolbar :is(button, select, .field)')].filter(part => part.checkVisibility()).map(part => part.getBoundingClientRect());
        const overlaps = parts.filter((a, i) => parts.some((b, j) => i !== j && a.left < b.left && a.right > b.left + 1 && a.right < b.right));
        return { cut: parts.filter(({ right }) => right > window.innerWidth).length, overlaps: overlaps.length, typed: document.querySelector('.search-input').clientWidth >= 40 };
      });
      assert.deepEqual(seen, { cut: 0, overlaps: 0, typed: true }, `“${query}”, ${width} px`);
    }
  }
  await map.close();
});
