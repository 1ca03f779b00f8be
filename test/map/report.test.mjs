// What is exported, in a real browser: the report as it opens from a file, and XML by a strict parser.
/* global DOMParser, navigator */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { faintTexts } from './contrast.mjs';
import { buildPage, launch, takePicture } from './page.mjs';

const root = new URL('../..', import.meta.url).pathname;
let browser;
let folder;
let written;

/** What the reports' writers make of the hostile grouping of the unit tests. */
async function write() {
  const contents = `
    import { groupingGraphml } from './src/core/report/graphml';
    import { groupingHtml } from './src/core/report/html';
    import { mapSvg } from './src/core/report/mapFile';
    import { mapPage } from './src/core/report/mapPage';
    import { MAP_PAGE_STRINGS } from './src/protocol/mapStrings';
    import { packMap } from './src/protocol/packedMap';
    import { packSharedMap } from './src/protocol/sharedMap';
    import { dates, grouping } from './test/unit/report/fixture';
    const many = { ...grouping, documents: Array.from({ length: 300 }, (_, i) => ({ ...grouping.documents[i % 7], id: String(i), x: Math.sin(i * i), y: Math.cos(i * 3) })) };
    export const html = groupingHtml({ name: 'notes <b>', grouping: many, dates: { meaning: 'added', by: 'git', times: new Map(many.documents.map(({ id }, i) => [id, Date.UTC(2020, i % 40, 3)])) }, nearlySame: [{ documents: ['0', '1'], likeness: 0.9 }] });
    export const svg = mapSvg(grouping);
    export const map = async (script, style) => {
      const dates = { times: Float64Array.from(many.documents, (_, i) => Date.UTC(2020, i % 40, 3)), by: 'git' };
      const packed = await packSharedMap({ data: await packMap(many, 'notes <b>'), dates });
      return mapPage({ title: 'notes <b>', language: 'en', strings: MAP_PAGE_STRINGS, script, style, data: Buffer.from(packed).toString('base64') });
    };
    export const graphml = groupingGraphml(grouping);`;
  const { outputFiles } = await build({ stdin: { contents, resolveDir: root, loader: 'ts' }, bundle: true, format: 'esm', write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}

before(async () => {
  mkdirSync(path.join(root, 'out'), { recursive: true });
  folder = mkdtempSync(path.join(tmpdir(), 'kindred-report-'));
  written = await write();
  for (const ending of ['html', 'svg']) writeFileSync(path.join(folder, `groups.${ending}`), written[ending]);
  const page = await buildPage('mapPage/main.ts');
  writeFileSync(path.join(folder, 'map.html'), await written.map(page['/page.js'], page['/page.css']));
  browser = await launch();
});
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a file, and notes all that goes wrong and everything that is asked for. */
async function openFile(file, options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const troubles = [];
  page.on('pageerror', error => troubles.push(error.message));
  page.on('console', message => troubles.push(message.text()));
  page.on('dialog', dialog => troubles.push(dialog.message()));
  page.on('request', request => request.url().startsWith('file:') || troubles.push(request.url()));
  await page.goto(`file://${path.join(folder, file)}`);
  return { page, troubles, close: () => context.close() };
}

test('the report: nothing runs, nothing is fetched, every text is readable, nothing is cut off', async () => {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1280, 420]) {
      const { page, troubles, close } = await openFile('groups.html', { colorScheme, viewport: { width, height: 900 } });
      await page.evaluate(() => document.querySelectorAll('details').forEach(element => (element.open = true)));
      assert.deepEqual(troubles, []);
      assert.equal(await page.title(), 'Groups: notes <b>');
      assert.equal(await page.locator('img, script, body b:not(.parts b)').count(), 0);
      assert.equal(await page.locator('.map text').filter({ hasText: 'Git commits' }).count(), 1);
      const charts = await page.locator('.times svg:not(.dot)').evaluateAll(all => all.map(chart => [chart.getBoundingClientRect().width, chart.querySelectorAll('path:not(.tick)').length, chart.getAttribute('viewBox')]));
      // All documents and three groups over time, and each group in its own section.
      assert.equal(charts.length, 4 + 3);
      for (const [wide, bars, box] of charts) assert.deepEqual([wide > 200, bars > 20, box], [true, true, '0 0 40 40'], String([wide, bars, box]));
      // Where a row has room for bars beside what it says, that has one line.
      if (width > 820) for (const line of await page.locator('#times .line > span:last-child').all()) assert.ok((await line.boundingBox()).height < 25, await line.innerText());
      const dates = await page.locator('.axis').evaluateAll(all => all.map(axis => [...axis.querySelectorAll('span')].filter(date => date.getBoundingClientRect().width > 0).map(date => date.getBoundingClientRect())));
      for (const line of dates) {
        assert.ok(line.length >= 2);
        line.forEach(({ left, right }, at) => assert.ok(right < (line[at + 1]?.left ?? width) && left >= 0, `${width} px: dates of the axis apart`));
      }
      assert.deepEqual(await faintTexts(page, 4.5), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), false, `${colorScheme}, ${width} px`);
      await takePicture(page, `report-${colorScheme}-${width}`, { fullPage: true });
      await close();
    }
  }
});

test('the report works without scripts, and prints on plain paper', async () => {
  const { page, close } = await openFile('groups.html', { javaScriptEnabled: false });
  await page.getByRole('navigation').getByRole('link', { name: 'Git commits' }).click();
  await page.locator('summary').first().click();
  assert.ok(await page.locator('details table').first().isVisible());
  assert.ok((await page.pdf({ format: 'A4' })).length > 10_000);
  await close();
});

test('names on the map lie within it', async () => {
  const { page, troubles, close } = await openFile('groups.svg', { viewport: { width: 960, height: 600 } });
  const boxes = await page.evaluate(() => [...document.querySelectorAll('text')].map(text => text.getBBox()).map(({ x, y, width, height }) => [x, y, x + width, y + height]));
  assert.ok(boxes.length > 0);
  for (const [left, top, right, bottom] of boxes) assert.ok(left >= 0 && top >= 0 && right <= 960 && bottom <= 600, String([left, top, right, bottom]));
  assert.deepEqual(troubles, []);
  await close();
});

test('SVG and GraphML are well-formed to a strict parser, and keep every text', async () => {
  const page = await browser.newPage();
  const facts = await page.evaluate(texts => texts.map(text => {
    const parsed = new DOMParser().parseFromString(text, 'application/xml');
    return { error: parsed.querySelector('parsererror')?.textContent, name: parsed.documentElement.localName, text: parsed.documentElement.textContent, nodes: parsed.getElementsByTagName('node').length };
  }), [written.svg, written.graphml]);
  assert.deepEqual(facts.map(({ error, name }) => [error, name]), [[undefined, 'svg'], [undefined, 'graphml']]);
  assert.equal(facts[1].nodes, 14);
  for (const said of ['<script>alert(1)</script>', 'bell null lone end', '\u202e']) assert.ok(facts[1].text.includes(said), said);
  await page.close();
});

/** Opens the page of the map, and waits until it is drawn. */
async function openMapPage(options) {
  const opened = await openFile('map.html', options);
  await opened.page.locator('.status b').first().waitFor();
  return opened;
}

/** Where on the page a document is whose card opens when the pointer rests there. */
async function findPoint(page) {
  const box = await page.locator('.stage > canvas').last().boundingBox();
  for (let k = 0; k < 400; k++) {
    const [x, y] = [box.x + box.width * (0.2 + 0.55 * ((k * 0.618) % 1)), box.y + box.height * (0.15 + (0.7 * k) / 400)];
    await page.mouse.move(x, y);
    if (await page.evaluate(() => document.querySelector('canvas.over') !== null) && (await page.waitForTimeout(250), await page.locator('.hover').isVisible())) return { x, y };
  }
  throw new Error('no point was found');
}

test('the map as a page: nothing is fetched, themes are those of the system, and it offers what can be done without an editor', async () => {
  for (const [options, theme] of [[{ colorScheme: 'dark' }, 'vscode-dark'], [{ colorScheme: 'light' }, 'vscode-light'], [{ colorScheme: 'light', contrast: 'more' }, 'vscode-high-contrast vscode-high-contrast-light']]) {
    const { page, troubles, close } = await openMapPage({ ...options, viewport: { width: 1200, height: 800 } });
    assert.deepEqual([await page.title(), await page.locator('body').getAttribute('class')], ['notes <b>', theme]);
    assert.match(await page.locator('.status').innerText(), /300 documents[^]*Everything shown is in this file/);
    assert.deepEqual(await faintTexts(page, 4.5), []);
    await takePicture(page, `map-page-${theme.split(' ').at(-1)}`);
    assert.deepEqual(troubles, []);
    await close();
  }
  const { page, troubles, close } = await openMapPage({ viewport: { width: 1200, height: 800 }, permissions: ['clipboard-read', 'clipboard-write'] });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('body.vscode-dark').waitFor();
  const { x, y } = await findPoint(page);
  assert.doesNotMatch(await page.locator('.hover .keys').innerText(), /open/);
  await page.mouse.click(x, y, { button: 'right' });
  assert.deepEqual(await page.locator('.menu [role=menuitem]').allInnerTexts(), ['Copy Path']);
  await page.keyboard.press('Enter');
  assert.notEqual(await page.evaluate(() => navigator.clipboard.readText()), '');
  await page.locator('.legend-row').first().click({ button: 'right' });
  assert.deepEqual(await page.locator('.menu [role=menuitem]').allInnerTexts(), ['Zoom to Group']);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.legend-row[draggable=true]').count(), 0);
  await page.keyboard.press('Control+a');
  assert.deepEqual((await page.locator('.tray button').allInnerTexts()).filter(Boolean), ['Copy Paths']);
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'Colour', exact: true }).selectOption('age');
  assert.match(await page.locator('.legend').innerText(), /From the repository’s history\./);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save Map Image…' }).click()]);
  assert.match(download.suggestedFilename(), /\.png$/);
  assert.deepEqual(troubles.filter(trouble => !trouble.startsWith('blob:')), []);
  await close();
});

test('the map as a page says so where the browser makes no picture', async () => {
  const { page, close } = await openMapPage({ viewport: { width: 1200, height: 800 } });
  // As browsers answer for a canvas beyond their bounds.
  await page.evaluate(() => (window.HTMLCanvasElement.prototype.toBlob = answer => answer(null)));
  await page.getByRole('button', { name: 'Save Map Image…' }).click();
  await page.locator('.quiet', { hasText: 'cannot make so large a picture' }).waitFor();
  assert.equal(await page.locator('.quiet .link').isVisible(), false, 'there is nothing to undo');
  await close();
});

test('the map as a page is searched by words, and a click or a finger shows what a document is', async () => {
  const { page, troubles, close } = await openMapPage({ viewport: { width: 1200, height: 800 } });
  const { x, y } = await findPoint(page);
  const title = await page.locator('.hover h2').innerText();
  await page.mouse.click(x, y);
  await page.mouse.move(5, 795);
  assert.ok(await page.locator('.hover').isVisible(), 'the card stays');
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.type(title.split(' ')[0]);
  await page.locator('.result').first().waitFor();
  assert.equal(await page.locator('.by-meaning').count(), 0);
  await page.keyboard.press('Enter');
  await page.locator('.hover').waitFor();
  await page.getByRole('button', { name: 'Show as List' }).click();
  await page.locator('.list-row[aria-level="2"]').first().click();
  assert.equal(await page.locator('.list-row[aria-selected=true]').count(), 1);
  assert.equal(await page.locator('.hover').isVisible(), false);
  assert.deepEqual(troubles, []);
  await close();
  const phone = await openMapPage({ viewport: { width: 390, height: 800 }, hasTouch: true });
  const found = await findPoint(phone.page);
  await phone.page.mouse.move(5, 700);
  await phone.page.touchscreen.tap(found.x, found.y);
  await phone.page.locator('.hover').waitFor();
  await phone.close();
});

test('the map as a page copies paths where it is served over plain http, and the keyboard stays', async () => {
  const context = await browser.newContext({ viewport: { width: 1200, height: 800 } });
  const page = await context.newPage();
  await page.route('http://notes.example/', route => route.fulfill({ path: path.join(folder, 'map.html'), contentType: 'text/html' }));
  await page.goto('http://notes.example/');
  assert.equal(await page.evaluate(() => window.isSecureContext), false);
  const { x, y } = await findPoint(page);
  const shown = await page.locator('.hover .path').innerText();
  await page.locator('canvas[role=application]').focus();
  await page.mouse.click(x, y, { button: 'right' });
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'application');
  assert.equal(await page.locator('textarea').count(), 0);
  await page.keyboard.press('/');
  await page.keyboard.press('Control+v');
  assert.equal(await page.locator('.search-input').inputValue(), shown);
  await context.close();
});

test('where the map as a page cannot be drawn, it says so: without scripts, and where the file was cut off', async () => {
  writeFileSync(path.join(folder, 'cut.html'), readFileSync(path.join(folder, 'map.html'), 'utf8').replace(/(id="kindred-data">[^<]{400})[^<]*/, '$1'));
  for (const [file, options] of [['map.html', { javaScriptEnabled: false }], ['cut.html', {}]]) {
    const { page, close } = await openFile(file, options);
    await page.waitForTimeout(500);
    assert.match(await page.locator('body').innerText(), /open it in a current browser/, file);
    await close();
  }
});
