// Runs a suite inside the extension host of a real VS Code: what @vscode/test-electron does, without a desktop.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import { temporaryFolder } from './cache.mjs';
import { startEditorServer } from './editorServer.mjs';
import { openBrowser, workbenchAddress } from './workbench.mjs';

const NOISE = /^\[?(Resolv|Creating a socket|Ignoring fetching|\[reconnection|\[AccountPolicy|\[Service Worker|\[AgentHost|Updating additional|No search provider|\[remote-connection|Timed out waiting for authentication|Creation of workbench)/;

/**
 * Opens `folder` with the extension at `developmentPath`, runs `suite` (a module with `run()`) in its extension host and
 * resolves to undefined if it passed, else to what went wrong. `home` names an editor with extensions already installed;
 * `onText` sees what suite and extension print; a failed run leaves a picture at `picture`.
 */
export async function runSuite({ folder, developmentPath, suite, home, environment = {}, timeout = 300_000, picture, onText = text => process.stdout.write(text) }) {
  const notes = temporaryFolder('suite');
  const settled = path.join(notes.folder, 'settled.json');
  const inHost = { ...environment, KINDRED_SUITE: path.resolve(suite), KINDRED_SUITE_SETTLED: settled, KINDRED_TEST_BROWSER: '1' };
  const suitePath = path.join(import.meta.dirname, 'settledSuite.cjs');
  const server = await startEditorServer({ home, environment: inHost, forTests: true });
  let browser;
  try {
    browser = await openBrowser();
    const page = await browser.context.newPage();
    const ended = endOfRun(page, browser.context, timeout, onText);
    await page.goto(workbenchAddress(server.url, { folder, developmentPath, suitePath, environment: inHost }));
    const end = await ended;
    if (end !== 0 && picture) await page.screenshot({ path: picture, timeout: 5000 }).catch(() => {});
    if (typeof end === 'string') return `${end}\n${server.log().slice(-4000)}`;
    if (!existsSync(settled)) return `the extension host died before the suite ended\n${server.log().slice(-4000)}`;
    return JSON.parse(readFileSync(settled, 'utf8')).reason;
  } finally {
    await browser?.close();
    await server.stop();
    notes.remove();
  }
}

/** A row of a tree, named by how its label for screen readers begins. */
const row = (page, label) => page.locator(`.monaco-list-row[aria-label^=${JSON.stringify(label)}]`).first();

/** Takes the mouse away, so that no hover stands before what it goes to next. */
async function aside(page) {
  await page.mouse.move(0, 0);
  await page.locator('.workbench-hover').first().waitFor({ state: 'hidden', timeout: 10_000 });
}

/** What a suite asks for by a printed line, `KINDRED_DRAG {"from": …}`, so that it is done as a person does it. */
const byHand = {
  /** Drags a row of a tree onto another one, as a mouse does. */
  KINDRED_DRAG: async (page, { from, to }) => {
    await aside(page);
    await row(page, from).dragTo(row(page, to), { timeout: 10_000 });
  },
  /** Presses keys, one after the other. */
  KINDRED_KEYS: async (page, keys) => {
    for (const key of keys) await page.keyboard.press(key, { delay: 20 });
  },
  /** Chooses an entry of a row's context menu. */
  KINDRED_MENU: async (page, { of, entry }) => {
    await aside(page);
    await row(page, of).click({ button: 'right', timeout: 10_000 });
    await page.getByRole('menuitem', { name: entry, exact: true }).click({ delay: 50, timeout: 10_000 });
  },
  /**
   * Rests on the focused row of a tree until its hover is there, and leaves in a file what is seen of all rows and of it;
   * null where none is focused, as when the tree was drawn anew in that moment.
   */
  KINDRED_SEE: async (page, { file }) => {
    writeFileSync(`${file}.part`, JSON.stringify(await seenWithHover(page).catch(() => null)));
    renameSync(`${file}.part`, file);
  },
};

/** What is seen of the rows of the focused tree, and of the hover of its focused row. */
async function seenWithHover(page) {
  await aside(page);
  await page.locator('.pane-body .monaco-list:focus-within .monaco-list-row.focused').first().hover({ timeout: 5000 });
  await page.locator('.workbench-hover .hover-contents').first().waitFor({ timeout: 5000 });
  return page.evaluate(() => {
    const look = element => ({
      text: element.textContent,
      letters: element.textContent.length,
      height: element.offsetHeight,
      marked: element.querySelectorAll('img, script, iframe, b, strong, a[href], a[data-href], .rendered-markdown .codicon').length,
    });
    const all = selector => [...document.querySelectorAll(selector)].map(look);
    return { hostile: globalThis.hostile ?? null, rows: all('.pane-body .monaco-list:focus-within .monaco-list-row'), hover: all('.workbench-hover .hover-contents')[0] };
  });
}

/** Resolves to the exit code the workbench reports, or to the reason why none came. */
async function endOfRun(page, context, timeout, onText) {
  let settle;
  const ended = new Promise(resolve => (settle = resolve));
  await page.exposeFunction('codeAutomationLog', (_type, values) => {
    const [, deed, what] = /^(KINDRED_[A-Z]+) (.*)$/.exec(values[0]) ?? [];
    // What cannot be done is told here and waited for in vain there.
    if (byHand[deed]) return byHand[deed](page, JSON.parse(what)).catch(error => onText(`${deed} ${what}: ${error}\n`));
    if (!NOISE.test(values[0])) onText(`${format(...values)}\n`);
  });
  await page.exposeFunction('codeAutomationExit', code => settle(code));
  page.on('crash', () => settle('the page crashed'));
  page.on('close', () => settle('the page was closed'));
  context.on('close', () => settle('the browser died'));
  setTimeout(() => settle(`no result within ${timeout / 1000} s`), timeout).unref();
  return ended;
}
