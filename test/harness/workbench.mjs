// A headless Chromium on an editor server: opens the workbench, gives commands by keyboard, finds webviews.
import path from 'node:path';
import { chromium } from 'playwright-core';
import { temporaryFolder } from './cache.mjs';
import { ensureChromium } from './chromium.mjs';
import { patiently, press } from './patience.mjs';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--disable-dev-shm-usage',
  // No name but our own server's is ever resolved. (The sandbox is off because root has none; only our own pages are opened.)
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'];

/** Far more than a browser, or the first page in it, needs to start. */
export const START_MS = 180_000;

/** A browser with an empty profile; closing it deletes the profile. */
export async function openBrowser({ width = 1280, height = 800, scale = 1 } = {}) {
  const profile = temporaryFolder('browser');
  const context = await chromium.launchPersistentContext(profile.folder, {
    executablePath: await ensureChromium(), headless: true, viewport: { width, height }, deviceScaleFactor: scale, args: FLAGS, timeout: START_MS,
    handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false,
  });
  context.setDefaultTimeout(30_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const close = async () => {
    await Promise.race([context.close().catch(() => {}), new Promise(resolve => setTimeout(resolve, 10_000).unref())]);
    profile.remove();
  };
  return { context, close };
}

/** Address of the workbench on `folder`, with an extension under development and a suite if given. */
export function workbenchAddress(url, { folder, developmentPath, suitePath, environment } = {}) {
  const remote = file => `vscode-remote://${new URL(url).host}${encodeURI(path.resolve(file))}`;
  const payload = [['skipWelcome', 'true'], ['skipReleaseNotes', 'true']];
  if (developmentPath) payload.push(['extensionDevelopmentPath', remote(developmentPath)]);
  if (suitePath) payload.push(['extensionTestsPath', remote(suitePath)]);
  if (environment) payload.push(['extensionEnvironment', JSON.stringify(environment)]);
  const query = new URLSearchParams(folder ? { folder: path.resolve(folder) } : { ew: 'true' });
  query.set('payload', JSON.stringify(payload));
  return `${url}/?${query}`;
}

const FILE_LIST = '.explorer-folders-view .monaco-list-row';

/** Opens the workbench and waits until it stands and shows `sign` (the server must have been started with `forTests`). */
export async function openWorkbench(context, url, { sign = FILE_LIST, ...options }) {
  const page = await context.newPage();
  await page.goto(workbenchAddress(url, options), { timeout: START_MS });
  await page.waitForFunction(() => window.driver, null, { timeout: START_MS });
  await page.evaluate(() => window.driver.whenWorkbenchRestored());
  await page.locator(sign).first().waitFor({ timeout: START_MS });
  return page;
}

/** So long it is tried to give a command by the palette. */
const COMMAND_MS = 30_000;
const OPEN = '.quick-input-widget:not([style*="display: none"])';

/** Puts words into the list that is open, and takes the entry with exactly this label: the list goes, or lists other things. */
export async function chooseEntry(page, label, timeout, words = label) {
  await page.locator(`${OPEN} input`).first().fill(words, { timeout });
  const entry = page.locator('.quick-input-list .monaco-list-row').getByText(label, { exact: true }).first();
  await press(entry, { timeout });
  await entry.waitFor({ state: 'hidden', timeout });
}

/**
 * Gives a command by the palette, as a person does: once more when the palette was closed by a part of the workbench that
 * took the focus late, as a webview does.
 */
export function giveCommand(page, label) {
  return patiently(async ms => {
    if (await page.locator(OPEN).isVisible()) await page.keyboard.press('Escape');
    await page.keyboard.press('F1');
    await chooseEntry(page, label, ms, `>${label}`);
  }, COMMAND_MS);
}

/** The innermost frame of a webview in which `selector` is found. */
export async function webviewFrame(page, selector, timeout = 30_000) {
  for (const end = Date.now() + timeout; Date.now() < end; await page.waitForTimeout(50)) {
    for (const frame of page.frames()) {
      if (frame !== page.mainFrame() && (await frame.$(selector).catch(() => null))) return frame;
    }
  }
  throw new Error(`no webview with ${selector} after ${timeout / 1000} s`);
}
