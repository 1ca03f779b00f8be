// Drives the editor as a person would and saves pictures of tree and map in four themes:
// `npm start -- --screenshots DIR`. The pictures of the README come from here.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../test/harness/cache.mjs';
import { startEditorServer } from '../test/harness/editorServer.mjs';
import { chooseEntry, giveCommand, openBrowser, openWorkbench, webviewFrame } from '../test/harness/workbench.mjs';
import { installInto } from './editor.mjs';

const SIZE = { width: 1400, height: 900 };
/** What the view shows before the first run. */
const WELCOME = '.sidebar .welcome-view-content .monaco-button';
const SIDE_BAR_WIDTH = 370;

/** Themes by the word in the file's name: as the list of themes calls them, and the class the workbench then has. */
const THEMES = {
  dark: ['Dark Modern', 'dark_modern'],
  light: ['Light Modern', 'light_modern'],
  'hc-dark': ['Dark High Contrast', 'hc_black'],
  'hc-light': ['Light High Contrast', 'hc_light'],
};

async function chooseTheme(page, word) {
  const [theme, part] = THEMES[word];
  await giveCommand(page, 'Preferences: Color Theme');
  await page.locator('.quick-input-widget input[placeholder*="Theme"]').waitFor();
  await chooseEntry(page, theme);
  await page.locator(`.monaco-workbench[class*="${part}"]`).waitFor();
  await page.mouse.move(SIZE.width / 2, SIZE.height - 4);
  // The map draws itself anew in the frames after, and hints that the pointer brought up go.
  await page.waitForTimeout(1200);
}

const rows = (page, level) => page.locator(`.sidebar .monaco-list-row[aria-level="${level}"]`);

/** Groups the documents by the palette's command; progress in the status bar counts documents. */
async function beginGrouping(page) {
  await giveCommand(page, 'Kindred: Cluster Workspace Documents');
  await page.locator('.statusbar-item', { hasText: /\d\/\d/ }).waitFor({ timeout: 60_000 });
}

/** The status bar counts the groups once the run has ended. */
async function waitForGroups(page) {
  await page.locator('.statusbar-item', { hasText: /^\s*\d+ groups?\s*$/ }).waitFor({ timeout: 300_000 });
  await rows(page, 1).nth(1).waitFor();
}

async function widenSideBar(page) {
  const edge = await page.locator('.part.sidebar').boundingBox();
  const y = edge.y + edge.height / 2;
  await page.mouse.move(edge.x + edge.width, y);
  await page.mouse.down();
  await page.mouse.move(edge.x + SIDE_BAR_WIDTH, y, { steps: 5 });
  await page.mouse.up();
}

/** Opens the first group, and a document in it. */
async function openDocument(page) {
  await rows(page, 1).first().locator('.monaco-tl-twistie').click();
  await rows(page, 2).first().waitFor();
  const document = page.locator('.sidebar .monaco-list-row[aria-level="2"]').first();
  if ((await document.getAttribute('aria-expanded')) !== null) await document.locator('.monaco-tl-twistie').click();
  await page.waitForTimeout(500);
  const files = page.locator('.sidebar .monaco-list-row .monaco-icon-label.file-icon');
  await files.first().click();
  await page.locator('.monaco-editor .view-line').first().waitFor();
}

async function openMap(page) {
  await giveCommand(page, 'Kindred: Show Map');
  const frame = await webviewFrame(page, '#kindred-map canvas');
  await frame.waitForFunction(() => {
    const canvas = document.querySelector('#kindred-map canvas');
    const pixels = canvas?.width && canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
    return pixels && new Set(new Uint32Array(pixels.buffer)).size > 8;
  });
}

/** Chooses what colours mean on the map. */
async function colourBy(page, what) {
  const frame = await webviewFrame(page, '#kindred-map canvas');
  await frame.locator('select[aria-label="Colour"]').selectOption(what);
  await frame.waitForTimeout(1000);
}

/** Keeps the later part of the span in the legend. */
async function keepSpan(page) {
  const frame = await webviewFrame(page, '#kindred-map .brush');
  const brush = await frame.locator('.brush').boundingBox();
  await page.mouse.move(brush.x + brush.width * 0.5, brush.y + brush.height / 2);
  await page.mouse.down();
  await page.mouse.move(brush.x + brush.width - 2, brush.y + brush.height / 2, { steps: 5 });
  await page.mouse.up();
  await frame.waitForTimeout(500);
}

/** Types a word into the map's search. */
async function searchMap(page, query) {
  const frame = await webviewFrame(page, '#kindred-map .search-input');
  await frame.locator('.search-input').fill(query);
  await frame.waitForTimeout(1500);
}

/** Zooms into the map until files have names. */
async function zoomIn(page) {
  const frame = await webviewFrame(page, '#kindred-map canvas');
  // The document in the editor is at the corner of its tag.
  const tag = await frame.locator('.tag').boundingBox();
  await page.mouse.move(tag.x - 16, tag.y - 16);
  for (let turn = 0; turn < 6; turn++) {
    await page.mouse.wheel(0, -120);
    await frame.waitForTimeout(150);
  }
  await frame.waitForTimeout(1500);
}

/** Draws around the middle of the map, so that the tray tells what can be done with what is inside. */
async function drawAround(page) {
  await page.keyboard.press('l');
  const box = await (await webviewFrame(page, '#kindred-map canvas')).locator('canvas[role=application]').boundingBox();
  const at = turn => [box.x + box.width * (0.42 + 0.16 * Math.cos(turn)), box.y + box.height * (0.5 + 0.22 * Math.sin(turn))];
  await page.mouse.move(...at(0));
  await page.mouse.down();
  for (let turn = 0.2; turn < 2 * Math.PI; turn += 0.2) await page.mouse.move(...at(turn));
  await page.mouse.up();
  // The tool is put back; what is selected stays.
  await page.keyboard.press('l');
  await (await webviewFrame(page, '#kindred-map .tray')).waitForTimeout(300);
}

/** Compares methods by the palette's command, as it proposes; the page has its verdict in the end. */
async function compareMethods(page) {
  await giveCommand(page, 'Kindred: Compare Methods');
  for (const step of ['1 of 5', '2 of 5', '3 of 5', '4 of 5', '5 of 5']) {
    await takeProposed(page, step);
  }
  const frame = await webviewFrame(page, '#kindred-compare .ways');
  await frame.locator('figure').first().waitFor({ timeout: 300_000 });
}

/** Takes what a list proposes, by its own field: a webview may have taken the focus late, and the key with it. */
async function takeProposed(page, title) {
  await page.locator('.quick-input-widget .quick-input-title', { hasText: title }).waitFor();
  await page.locator('.quick-input-widget .quick-input-box input').first().press('Enter');
}

/** Opens the page of the first group by the palette's command. */
async function showGroup(page) {
  await giveCommand(page, 'Kindred: Show Group Report');
  await takeProposed(page, 'Show Group Report');
  const frame = await webviewFrame(page, '#kindred-group h1');
  await frame.locator('.passage').first().waitFor();
}

/** Gives a command that opens a page, and waits until the page says something. */
async function openPage(page, command, heading) {
  await giveCommand(page, `Kindred: ${command}`);
  await webviewFrame(page, heading, 60_000);
}

/** The pages by the names of their pictures, with how each is opened. */
const PAGES = {
  compare: compareMethods,
  group: showGroup,
  cut: page => openPage(page, 'Change Number of Groups…', '#kindred-cut h1'),
  why: async page => {
    await page.locator('.tab', { hasText: /\.(md|txt|org|rst|adoc|html|tex)/ }).first().click();
    await openPage(page, 'Why Is This Here?', '#kindred-why h1');
  },
  folders: page => openPage(page, 'Compare Folders with Groups', '#kindred-folders h1'),
};

/** Saves tree-dark.png, map-lasso-dark.png, and <name>-<theme>.png of workbench, map and each page into the folder `into`. */
export async function takeScreenshots({ folder, packagePath, into, tell }) {
  mkdirSync(into, { recursive: true });
  const { folder: home, remove } = temporaryFolder('pictures');
  let server, browser, page;
  try {
    await installInto(home, packagePath, tell);
    server = await startEditorServer({ home, forTests: true, tell, extraSettings: { 'kindred.openMapAfterRun': false, 'editor.minimap.enabled': false } });
    browser = await openBrowser(SIZE);
    tell('opening the editor');
    page = await openWorkbench(browser.context, server.url, { folder, sign: WELCOME });
    const save = async name => {
      // No hint of what the pointer is over.
      await page.mouse.move(SIZE.width / 2, SIZE.height - 4);
      await page.waitForTimeout(300);
      await page.screenshot({ path: path.join(into, `${name}.png`) });
      tell(path.join(path.relative(process.cwd(), into), `${name}.png`));
    };
    await giveCommand(page, 'Kindred: Show Map');
    await webviewFrame(page, '#kindred-map .message button');
    await save('first-run-dark');
    tell('grouping by the palette');
    await giveCommand(page, 'Kindred: Cluster Open Editors');
    // Messages stay in their list while the window is in the background.
    await giveCommand(page, 'Notifications: Show Notifications');
    await page.locator('.notifications-center').getByText('No document is open').waitFor();
    await save('nothing-open-dark');
    await giveCommand(page, 'Notifications: Clear All Notifications');
    await beginGrouping(page);
    await save('running-dark');
    await waitForGroups(page);
    await giveCommand(page, 'View: Close All Editors');
    await giveCommand(page, 'Notifications: Clear All Notifications');
    await widenSideBar(page);
    await openDocument(page);
    await save('tree-dark');
    await openMap(page);
    for (const theme of Object.keys(THEMES)) {
      await chooseTheme(page, theme);
      await save(`workbench-${theme}`);
    }
    await giveCommand(page, 'View: Toggle Primary Side Bar Visibility');
    await page.locator('.tab', { hasText: 'Map' }).click();
    await giveCommand(page, 'View: Toggle Maximize Editor Group');
    await page.keyboard.press('0');
    for (const theme of Object.keys(THEMES)) {
      await chooseTheme(page, theme);
      await save(`map-${theme}`);
    }
    await chooseTheme(page, 'dark');
    await drawAround(page);
    await save('map-lasso-dark');
    await page.keyboard.press('Escape');
    await searchMap(page, 'water');
    await save('map-search-dark');
    await searchMap(page, '');
    await zoomIn(page);
    for (const theme of ['dark', 'light']) {
      await chooseTheme(page, theme);
      await save(`map-zoom-${theme}`);
    }
    await giveCommand(page, 'View: Toggle Maximize Editor Group');
    await page.locator('.tab', { hasText: 'Map' }).click();
    await (await webviewFrame(page, '#kindred-map canvas')).getByRole('button', { name: 'Zoom to fit' }).click();
    for (const theme of Object.keys(THEMES)) {
      await chooseTheme(page, theme);
      await colourBy(page, 'age');
      await keepSpan(page);
      await save(`map-date-${theme}`);
    }
    await chooseTheme(page, 'dark');
    await colourBy(page, 'group');
    await drawAround(page);
    await save('map-narrow-dark');
    await page.keyboard.press('Escape');
    for (const [name, open] of Object.entries(PAGES)) {
      await open(page);
      for (const theme of Object.keys(THEMES)) {
        await chooseTheme(page, theme);
        await save(`${name}-${theme}`);
      }
    }
  } catch (error) {
    await page?.screenshot({ path: path.join(into, 'failed.png') }).catch(() => {});
    throw error;
  } finally {
    await browser?.close();
    await server?.stop();
    remove();
  }
}
