// Runs a suite inside the extension host of a real VS Code: what @vscode/test-electron does, without a desktop.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import { doByHand } from './answers.mjs';
import { temporaryFolder } from './cache.mjs';
import { startEditorServer } from './editorServer.mjs';
import { openBrowser, START_MS, workbenchAddress } from './workbench.mjs';

const NOISE = /^\[?(Resolv|Creating a socket|Ignoring fetching|\[reconnection|\[AccountPolicy|\[Service Worker|\[AgentHost|Updating additional|No search provider|\[remote-connection|Timed out waiting for authentication|Unable to resolve resource vscode-bulkedit|Creation of workbench)/;

/**
 * Opens `folder` with the extension at `developmentPath`, runs `suite` (a module with `run()`) in its extension host and
 * resolves to undefined if it passed, else to what went wrong. `home` names an editor with extensions already installed;
 * `extraSettings` come on top of those of all tests; `onText` sees what suite and extension print; a failed run leaves a
 * picture at `picture`, and what cannot be done by hand another one beside it.
 */
export async function runSuite({ folder, developmentPath, suite, home, extraSettings, environment = {}, timeout = 900_000, picture, onText = text => process.stdout.write(text) }) {
  const notes = temporaryFolder('suite');
  const settled = path.join(notes.folder, 'settled.json');
  const inHost = { ...environment, KINDRED_SUITE: path.resolve(suite), KINDRED_SUITE_SETTLED: settled, KINDRED_TEST_BROWSER: '1' };
  const suitePath = path.join(import.meta.dirname, 'settledSuite.cjs');
  const server = await startEditorServer({ home, extraSettings, environment: inHost, forTests: true });
  let browser;
  try {
    browser = await openBrowser();
    const page = await browser.context.newPage();
    const takePicture = name => page.screenshot({ path: name, timeout: 5000 }).catch(() => {});
    const failedByHand = async () => picture && takePicture(picture.replace(/\.png$/, '-hand.png'));
    const ended = endOfRun(page, browser.context, timeout, onText, failedByHand);
    await page.goto(workbenchAddress(server.url, { folder, developmentPath, suitePath, environment: inHost }), { timeout: START_MS });
    const end = await ended;
    if (end !== 0 && picture) await takePicture(picture);
    if (typeof end === 'string') return `${end}\n${server.log().slice(-4000)}`;
    if (!existsSync(settled)) return `the extension host died before the suite ended\n${server.log().slice(-4000)}`;
    return JSON.parse(readFileSync(settled, 'utf8')).reason;
  } finally {
    await browser?.close();
    await server.stop();
    notes.remove();
  }
}

/** Resolves to the exit code the workbench reports, or to the reason why none came. */
async function endOfRun(page, context, timeout, onText, failedByHand) {
  let settle;
  const ended = new Promise(resolve => (settle = resolve));
  await page.exposeFunction('codeAutomationLog', (_type, values) => {
    if (doByHand(page, values[0], failedByHand)) return;
    if (!NOISE.test(values[0])) onText(`${format(...values)}\n`);
  });
  await page.exposeFunction('codeAutomationExit', code => settle(code));
  page.on('crash', () => settle('the page crashed'));
  page.on('close', () => settle('the page was closed'));
  context.on('close', () => settle('the browser died'));
  setTimeout(() => settle(`no result within ${timeout / 1000} s`), timeout).unref();
  return ended;
}
