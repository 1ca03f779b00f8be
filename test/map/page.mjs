// Opens the built map in Chromium, under the same content security policy as in the editor, with a stand-in host.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';

const here = new URL('.', import.meta.url);
const NONCE = 'Zm9yIHRlc3Rz';

/** Builds script and styles as they are shipped. */
export async function buildMap() {
  const { outputFiles } = await build({
    entryPoints: [new URL('../../src/webview/main.ts', here).pathname],
    outfile: 'map.js', bundle: true, platform: 'browser', format: 'iife', target: 'chrome128', write: false, minify: true,
  });
  return Object.fromEntries(outputFiles.map(file => [file.path.endsWith('.css') ? '/map.css' : '/map.js', file.text]));
}

/** Serves the page; `url` is where, `close` stops it. */
export async function serveMap(files) {
  const html = `<!doctype html><html class="dark" lang="en"><head><meta charset="utf-8"><title>Map</title>
    <link rel="stylesheet" href="/themes.css"><link rel="stylesheet" href="/map.css"></head>
    <body class="vscode-dark"><div id="kindred-map"></div>
    <script nonce="${NONCE}" src="/host.js"></script><script nonce="${NONCE}" src="/map.js"></script></body></html>`;
  const types = { js: 'text/javascript', css: 'text/css', '/': 'text/html' };
  const server = createServer((request, response) => {
    const path = request.url.split('?')[0];
    const body = path === '/' ? html : (files[path] ?? (/^\/(host\.js|themes\.css)$/.test(path) ? readFileSync(new URL(`page${path}`, here), 'utf8') : undefined));
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': `${types[path === '/' ? '/' : path.slice(path.lastIndexOf('.') + 1)] ?? 'text/plain'}; charset=utf-8`,
      'content-security-policy': `default-src 'none'; style-src http://127.0.0.1:${server.address().port}; script-src 'nonce-${NONCE}'`,
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
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking', '--disable-component-update'],
  });
}

/** A page with the map, ready to be given data. */
export async function openMap(browser, url, { width = 1400, height = 900, ratio = 1, theme = 'dark', reducedMotion = 'no-preference', touch = false } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: ratio, reducedMotion, hasTouch: touch });
  const page = await context.newPage();
  page.on('pageerror', error => console.error('page error:', error.message));
  await page.goto(url);
  await page.evaluate(name => window.host.theme(name), theme);
  return {
    page,
    close: () => context.close(),
    describe: () => page.evaluate(() => window.host.describe()),
    calls: name => page.evaluate(wanted => window.host.calls.filter(call => !wanted || call.name === wanted), name),
    emit: (name, payload) => page.evaluate(([n, p]) => window.host.emit(n, p), [name, payload]),
    /** Sends documents and waits until they are drawn. */
    async show(data) {
      await page.evaluate(sent => window.host.data(sent), data);
      await page.waitForFunction(async count => (await window.host.describe()).documents === count, data.documents.length);
      await this.settle();
      this.data = data;
    },
    /** Waits until movements, fades and the finished picture are through. */
    settle: () => page.waitForTimeout(550),
    /** Where a document is on the page, by the view the map tells: only for maps that are not turned. */
    async place(i) {
      return page.evaluate(k => window.host.placeOf(k), i);
    },
  };
}
