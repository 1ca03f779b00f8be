// Opens the built map in Chromium, under the same content security policy as in the editor, with a stand-in host.
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';

const here = new URL('.', import.meta.url);
const NONCE = 'Zm9yIHRlc3Rz';

/** Builds script and styles of a page as they are shipped. */
export async function buildPage(entry) {
  const { outputFiles } = await build({
    entryPoints: [new URL(`../../src/webview/${entry}`, here).pathname],
    outfile: 'page.js', bundle: true, platform: 'browser', format: 'iife', target: 'chrome128', write: false, minify: true,
  });
  return Object.fromEntries(outputFiles.map(file => [file.path.endsWith('.css') ? '/page.css' : '/page.js', file.text]));
}

/** The map's own arithmetic, to know where on the page a document should be. */
export async function loadGeometry() {
  const contents = ['camera', 'layout', 'pointStyle', 'scene', '../core/palette'].map(name => `export * from './src/webview/${name}';`).join('\n');
  const root = new URL('../..', here).pathname;
  const { outputFiles } = await build({ stdin: { contents, resolveDir: root, loader: 'ts' }, bundle: true, format: 'esm', write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}

/** What the host packs documents with, for the stand-in: `window.packing`. */
async function buildPacking() {
  const entry = new URL('../../src/protocol/packedDocuments.ts', here).pathname;
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: 'iife', globalName: 'packing', write: false });
  return outputFiles[0].text;
}

/** Serves a page that is built in the element `root`; `url` is where, `close` stops it. */
export async function servePage(files, root) {
  const html = `<!doctype html><html class="dark" lang="en"><head><meta charset="utf-8"><title>Kindred</title>
    <link rel="stylesheet" href="/themes.css"><link rel="stylesheet" href="/page.css"></head>
    <body class="vscode-dark"><div id="${root}"></div>
    <script nonce="${NONCE}" src="/packing.js"></script><script nonce="${NONCE}" src="/rest.js"></script><script nonce="${NONCE}" src="/host.js"></script><script nonce="${NONCE}" src="/page.js"></script></body></html>`;
  const themes = readFileSync(new URL('../../src/webview/styles/themes.css', here), 'utf8');
  const served = { '/packing.js': await buildPacking(), '/themes.css': themes, ...files };
  const types = { js: 'text/javascript', css: 'text/css', '/': 'text/html' };
  const server = createServer((request, response) => {
    const path = request.url.split('?')[0];
    const body = path === '/' ? html : (served[path] ?? (/^\/(host|rest)\.js$/.test(path) ? readFileSync(new URL(`page${path}`, here), 'utf8') : undefined));
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': `${types[path === '/' ? '/' : path.slice(path.lastIndexOf('.') + 1)] ?? 'text/plain'}; charset=utf-8`,
      'content-security-policy': `default-src 'none'; style-src http://127.0.0.1:${server.address().port}; script-src 'nonce-${NONCE}'; img-src data: blob:`,
    });
    response.end(body ?? '');
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

export function launch() {
  return chromium.launch({
    executablePath: process.env.KINDRED_CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    timeout: 180_000,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking', '--disable-component-update'],
  });
}

const windows = new WeakMap();

/** A window of a browser for pages of a kind, the same each time, with its tabs that are free: opening either costs as much as drawing a map. */
function windowFor(browser, kind) {
  const known = windows.get(browser) ?? windows.set(browser, new Map()).get(browser);
  const key = JSON.stringify(kind);
  if (!known.has(key)) known.set(key, browser.newContext(kind).then(context => ({ context, free: [] })));
  return known.get(key);
}

/** A tab of a window, with what gives it back: nothing of a page is left in it, as the next one comes from another address. */
async function openTab({ context, free }) {
  const page = free.pop() ?? (await newTab(context));
  return {
    page,
    async close() {
      await page.mouse.move(-10, -10);
      free.push(page);
    },
  };
}

async function openNewWindow(browser, kind) {
  const context = await browser.newContext(kind);
  return { page: await newTab(context), close: () => context.close() };
}

async function newTab(context) {
  const page = await context.newPage();
  page.on('pageerror', error => console.error('page error:', error.message));
  return page;
}

let opened = 0;

/**
 * A page in a tab, or in a new window if what is done to it goes beyond the page or its time is measured; in one of the
 * editor's themes.
 */
export async function openPage(browser, url, { width = 1400, height = 900, ratio = 1, theme = 'dark', reducedMotion = 'no-preference', touch = false, ownWindow = false } = {}) {
  const kind = { deviceScaleFactor: ratio, reducedMotion, hasTouch: touch };
  const { page, close } = await (ownWindow ? openNewWindow(browser, kind) : openTab(await windowFor(browser, kind)));
  await page.setViewportSize({ width, height });
  await page.goto(`${url}?${opened++}`);
  await page.evaluate(name => window.host.theme(name), theme);
  return {
    page,
    close,
    calls: name => page.evaluate(wanted => window.host.calls.filter(call => !wanted || call.name === wanted), name),
    emit: (name, payload) => page.evaluate(([n, p]) => window.host.emit(n, p), [name, payload]),
    /** Waits until something is true of the page. */
    until: (condition, argument) => page.waitForFunction(condition, argument, { timeout: 30_000 }),
    /** Gives the page another size, and waits until it knows. */
    async resize(width, height) {
      await page.setViewportSize({ width, height });
      await page.waitForFunction(([w, h]) => window.innerWidth === w && window.innerHeight === h, [width, height]);
    },
    /** Waits until all that has begun to move, fade or wait for the hand to pause has come to its end. */
    rest: () => page.evaluate(() => window.rested()),
    /** What went wrong in the page, and what the content security policy refused. */
    troubles: () => page.evaluate(() => [...window.host.errors, ...window.host.violations]),
  };
}

/** Leaves a picture of a page in `out/`, for people to look at: in the form that is made fastest. */
export function takePicture(page, name, options) {
  return page.screenshot({ path: new URL(`../../out/${name}.jpg`, here).pathname, type: 'jpeg', quality: 90, ...options });
}

/** A page with the map, ready to be given data. */
async function openMap(browser, url, options) {
  const opened = await openPage(browser, url, options);
  const { page } = opened;
  const map = {
    ...opened,
    /** What the map tells of itself, but for the places of all points: the driver takes long to pass them on. */
    describe: () => page.evaluate(async () => ({ ...(await window.host.describe()), points: undefined })),
    /** Sends documents, as text: the driver takes seconds to pass on an object this large. */
    send: data => page.evaluate(sent => window.host.data(JSON.parse(sent)), JSON.stringify(data)),
    /** Sends documents and waits until they are drawn. */
    async show(data) {
      await this.send(data);
      await this.rest();
      const drawn = await page.evaluate(async () => (await window.host.describe()).documents);
      if (drawn !== data.documents.length) throw new Error(`${drawn} of ${data.documents.length} documents are drawn`);
      this.data = data;
    },
    /** Selects the first forty documents, so that the tray comes. */
    async selectMany() {
      await this.emit('selection', { documents: Array.from({ length: 40 }, (_, i) => i), groups: [], active: -1 });
      await this.until(() => !document.querySelector('.tray').hidden);
    },
    /** Where a document should be on the page. */
    place: async (geometry, i) => (await map.places(geometry))(i),
    /** Where documents should be on the page with the view the map tells, as a function of their position. */
    async places(geometry) {
      const typed = { ...this.data, positions: Float32Array.from(this.data.positions), group: Int32Array.from(this.data.group), subgroup: Int32Array.from(this.data.subgroup) };
      const { view } = await this.describe();
      const stage = await page.locator('.stage').evaluate(element => {
        const { left, top } = element.getBoundingClientRect();
        return { left, top, clientWidth: element.clientWidth, clientHeight: element.clientHeight };
      });
      const { frame, turned } = geometry.layoutOf(stage, typed, view, stage.clientWidth < 640);
      const scene = geometry.makeScene(typed, turned, false);
      const { scale, dx, dy } = geometry.transformOf(geometry.cameraFromData(view, turned), { ...frame, bounds: scene.bounds });
      return i => ({ x: stage.left + scene.x[i] * scale + dx, y: stage.top + scene.y[i] * scale + dy });
    },
    screenshot: name => takePicture(page, `map-${name}`),
  };
  return map;
}

/** One browser and server for a file of tests: `const { open, geometry } = await mapTests(after)`. */
export async function mapTests(after) {
  const { browser, url } = await served(after, 'main.ts', 'kindred-map');
  return { geometry: await loadGeometry(), open: options => openMap(browser, url, options) };
}

/** The same for the tests of a page beside the map: what opens it, ready to be given what it shows. */
export async function pageTests(after, name) {
  const { browser, url } = await served(after, `${name}/main.ts`, `kindred-${name}`);
  return async options => {
    const opened = await openPage(browser, url, options);
    await opened.until(() => window.host.calls.some(call => call.name === 'ready'));
    return opened;
  };
}

async function served(after, entry, root) {
  mkdirSync(new URL('../../out', here), { recursive: true });
  const server = await servePage(await buildPage(entry), root);
  const browser = await launch();
  after(async () => {
    await browser.close();
    server.close();
  });
  return { browser, url: server.url };
}

/** Opens a page that shows one view, and shows it. */
export async function openShowing(open, view, options) {
  const opened = await open(options);
  await opened.emit('view', view);
  await opened.until(() => document.querySelector('h1'));
  return opened;
}

/** Whether something of a page is cut off at the side. */
export const cutOff = page => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

/** Where words within an element begin, from the left. */
export const leftsOf = (place, words) =>
  place.evaluate((element, words) => words.map(word => {
    const texts = document.createTreeWalker(element, window.NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const at = texts.currentNode.data.indexOf(word);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(texts.currentNode, at);
      range.setEnd(texts.currentNode, at + word.length);
      return range.getBoundingClientRect().left;
    }
    throw new Error(`"${word}" is not there`);
  }), words);
