import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { makeMap } from './data.mjs';
import { mapTests } from './page.mjs';

const { open } = await mapTests(after);
const data = makeMap();
const svgOf = map => map.page.evaluate(() => window.host.ask('picture', { type: 'svg' }));

/** What a browser makes of an SVG text. */
const parsed = (map, text) =>
  map.page.evaluate(source => {
    const read = new window.DOMParser().parseFromString(source, 'image/svg+xml');
    return {
      broken: read.querySelector('parsererror')?.textContent,
      circles: read.querySelectorAll('circle').length,
      texts: [...read.querySelectorAll('text')].map(element => element.firstChild.textContent),
      elements: [...new Set([...read.querySelectorAll('*')].map(element => element.nodeName))].sort(),
      scripted: [...read.querySelectorAll('*')].some(element => [...element.attributes].some(({ name, value }) => name.startsWith('on') || /^javascript/i.test(value))),
    };
  }, text);

test('the map as SVG holds every document as a shape and every name as text, with the legend', async () => {
  const map = await open();
  await map.show(data);
  const found = await parsed(map, await svgOf(map));
  assert.equal(found.broken, undefined);
  assert.equal(found.circles, data.documents.length);
  const { labels } = await map.describe();
  for (const { text } of labels) assert.ok(found.texts.includes(text), text);
  assert.ok(found.texts.includes('Ungrouped'));
  await map.page.getByRole('combobox', { name: 'Colour', exact: true }).selectOption('age');
  await map.rest();
  assert.ok((await parsed(map, await svgOf(map))).texts.includes('Date changed'), 'no colour without its meaning');
  await map.close();
});

test('hostile names are text in the picture too', async () => {
  const map = await open();
  const hostile = ['</text><script>window.host.errors.push("ran")</script>', '"><image href="x" onerror="alert(1)"/>', '\u202Ereversed & <b>', 'z'.repeat(10_000)];
  const groups = data.groups.map((group, i) => ({ ...group, name: `${hostile[i % 4]}${i}` }));
  await map.show({ ...data, groups, title: hostile[0] });
  const found = await parsed(map, await svgOf(map));
  assert.equal(found.broken, undefined);
  assert.deepEqual(found.elements, ['circle', 'g', 'image', 'path', 'rect', 'svg', 'text', 'title', 'tspan']);
  assert.equal(found.scripted, false);
  assert.deepEqual(await map.troubles(), []);
  await map.close();
});

test('a name of two scripts runs in the direction of its first, in the picture and on the map, with its number behind it', async () => {
  const map = await open();
  // What is drawn on the map is seen by the marks around it, in the picture by where its letters are.
  await map.page.evaluate(() => {
    const own = window.CanvasRenderingContext2D.prototype.fillText;
    window.drawn = new Set();
    window.CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
      window.drawn.add(text);
      return own.call(this, text, ...rest);
    };
  });
  const name = 'מסמכים & Git';
  await map.show({ ...data, groups: data.groups.map((group, i) => (i ? group : { ...group, name })) });
  assert.ok(await map.page.evaluate(wanted => window.drawn.has(wanted), `\u2068${name}\u2069`), 'on the map');
  const places = await map.page.evaluate(source => {
    const holder = document.body.appendChild(document.createElement('div'));
    holder.append(document.importNode(new window.DOMParser().parseFromString(source, 'image/svg+xml').documentElement, true));
    const found = [...holder.querySelectorAll('text')].filter(text => text.textContent.includes('Git'));
    const all = found.map(text => ['מ', 'G', ...(text.querySelector('tspan') ? [text.querySelector('tspan').textContent] : [])].map(part => text.getExtentOfChar(text.textContent.indexOf(part)).x));
    holder.remove();
    return all;
  }, await svgOf(map));
  assert.equal(places.length, 2, 'on the map and in the legend');
  for (const [hebrew, latin, count = Infinity] of places) assert.ok(latin < hebrew && hebrew < count, JSON.stringify(places));
  await map.close();
});

test('the map as PNG has twice the pixels of the stage, with its points in it', async () => {
  const map = await open({ theme: 'light' });
  await map.show(data);
  const stage = await map.page.locator('.stage').boundingBox();
  const found = await map.page.evaluate(async () => {
    const bytes = await window.host.ask('picture', { type: 'png' });
    const image = await window.createImageBitmap(new window.Blob([bytes], { type: 'image/png' }));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const pen = canvas.getContext('2d');
    pen.drawImage(image, 0, 0);
    const { data: pixels } = pen.getImageData(0, 0, image.width, image.height);
    let coloured = 0;
    for (let i = 0; i < pixels.length; i += 4) if (Math.max(pixels[i], pixels[i + 1], pixels[i + 2]) - Math.min(pixels[i], pixels[i + 1], pixels[i + 2]) > 60) coloured++;
    return { start: [...bytes.slice(0, 4)], size: [image.width, image.height], coloured };
  });
  assert.deepEqual(found.start, [0x89, 0x50, 0x4e, 0x47]);
  assert.deepEqual(found.size, [2 * stage.width, 2 * stage.height]);
  assert.ok(found.coloured > 20_000, `${found.coloured} coloured pixels`);
  assert.deepEqual(await map.troubles(), []);
  await map.page.getByRole('button', { name: 'Save Map Image…' }).click();
  assert.deepEqual((await map.calls('run')).map(call => call.parameters), [{ command: 'saveImage' }]);
  await map.close();
});

test('what was changed about the groups is told in a quiet line with Undo, for eight seconds', async () => {
  // The clock is that of all tabs.
  const map = await open({ ownWindow: true });
  await map.show(data);
  await map.page.clock.install();
  await map.emit('edited', { text: 'Moved 3 documents to <b>Bird calls</b>.', canUndo: true });
  const line = map.page.locator('.quiet');
  await line.waitFor();
  assert.ok((await line.innerText()).startsWith('Moved 3 documents to <b>Bird calls</b>.'));
  await map.page.clock.runFor(7000);
  assert.ok(await line.isVisible());
  await map.page.clock.runFor(1500);
  assert.equal(await line.isVisible(), false);
  await map.emit('edited', { text: 'Merged.', canUndo: true });
  await line.waitFor();
  await map.page.getByRole('button', { name: 'Undo' }).click();
  assert.equal((await map.calls('undo')).length, 1);
  assert.equal(await line.isVisible(), false);
  await map.emit('edited', { text: 'Undone.', canUndo: false });
  await line.waitFor();
  assert.equal(await map.page.getByRole('button', { name: 'Undo' }).isVisible(), false);
  await map.close();
});
