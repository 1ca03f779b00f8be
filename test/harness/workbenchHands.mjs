// What a person does with the workbench: rows of views, keys, lists, boxes. (Dialogs do not come up under a test driver.)
import { chooseEntry, giveCommand, webviewFrame } from './workbench.mjs';

/** Longest time that something takes to come up, on a machine busy with other things. */
const PATIENCE = 10_000;

/** A view of the side bar, by the name at its head. */
const pane = (page, view) => page.locator(`.pane:has(> .pane-header[aria-label^=${JSON.stringify(view)}])`);
/** A row of a view, named by how its label for screen readers begins. */
const rowIn = (page, label, view = 'Groups') => pane(page, view).locator(`.monaco-list-row[aria-label^=${JSON.stringify(label)}]`).first();
const list = page => page.locator('.quick-input-widget:visible');

/** Takes the mouse away, so that no hover stands before what it goes to next. */
async function aside(page) {
  await page.mouse.move(0, 0);
  await page.locator('.workbench-hover').first().waitFor({ state: 'hidden', timeout: PATIENCE });
}

/** Waits until the list or box of exactly this title is open, with the keyboard in it. */
async function titled(page, title) {
  await list(page).locator('.quick-input-title').getByText(title, { exact: true }).waitFor({ timeout: PATIENCE });
  const box = list(page).locator('.quick-input-box input').first();
  // What opened it, as a webview, may take the focus late.
  await box.focus({ timeout: PATIENCE });
  return box;
}

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

/** Deeds by name, each with what it is given; what they give must be plain data. */
export const workbenchDeeds = {
  /** Drags a row of a tree onto another one. */
  drag: async (page, { from, to }) => {
    await aside(page);
    await rowIn(page, from).dragTo(rowIn(page, to), { timeout: PATIENCE });
  },
  /** Presses keys, one after the other. */
  keys: async (page, keys) => {
    for (const key of keys) await page.keyboard.press(key, { delay: 20 });
  },
  /** Clicks a row of a view. */
  click: async (page, { row, view }) => {
    await aside(page);
    await rowIn(page, row, view).click({ timeout: PATIENCE });
  },
  /** Chooses an entry of a row's context menu. */
  menu: async (page, { of, view, entry: name }) => {
    await aside(page);
    await rowIn(page, of, view).click({ button: 'right', timeout: PATIENCE });
    await page.getByRole('menuitem', { name, exact: true }).click({ delay: 50, timeout: PATIENCE });
  },
  /** Presses one of the buttons that a row has while the pointer rests on it. */
  rowButton: async (page, { of, view, button }) => {
    await aside(page);
    await rowIn(page, of, view).hover({ timeout: PATIENCE });
    await rowIn(page, of, view).getByRole('button', { name: button }).click({ timeout: PATIENCE });
  },
  /** Presses a button above the rows; that of a view which is alone stands at the head of the side bar. */
  viewButton: async (page, button) => {
    await aside(page);
    await page.locator('.part.sidebar').getByRole('button', { name: button }).first().click({ timeout: PATIENCE });
  },
  /** Gives a command by the palette. */
  palette: (page, label) => giveCommand(page, label),
  /** Takes the entry of this label in the open list of a title, after typing some of it. */
  choose: async (page, { title, label }) => {
    await titled(page, title);
    await chooseEntry(page, label, PATIENCE);
  },
  /** Ticks entries of the open list of a title, or leaves it as it is proposed without labels, and says OK; gives what was ticked before. */
  tick: async (page, { title, labels = [] }) => {
    await titled(page, title);
    const rows = list(page).locator('.quick-input-list .monaco-list-row');
    await rows.first().waitFor({ timeout: PATIENCE });
    const before = await rows.evaluateAll(all => all.filter(row => row.querySelector('input:checked, .checked')).map(row => row.getAttribute('aria-label')));
    for (const label of labels) await rows.getByText(label, { exact: true }).first().click({ timeout: PATIENCE });
    await list(page).getByRole('button', { name: 'OK' }).click({ timeout: PATIENCE });
    return before;
  },
  /** Types into the open list of a title that looks things up; gives what it lists when it has come to rest. */
  lookUp: async (page, { title, text }) => {
    await titled(page, title);
    await page.keyboard.type(text);
    const rows = () => list(page).locator('.quick-input-list .monaco-list-row').evaluateAll(all => all.map(row => row.getAttribute('aria-label')));
    let before;
    for (const end = Date.now() + PATIENCE; Date.now() < end; await page.waitForTimeout(400)) {
      const now = await rows();
      if (now.length > 0 && now.join() === before?.join()) return now;
      before = now;
    }
    throw new Error(`the list did not come to rest: ${before}`);
  },
  /** Types into the open box of a title in place of what it holds, and presses Enter; gives what it held. */
  fill: async (page, { title, text }) => {
    const box = await titled(page, title);
    const held = await box.inputValue();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    await box.waitFor({ state: 'hidden', timeout: PATIENCE });
    return held;
  },
  /** Says where to save a file in the editor's own dialog, which lists what is there; gives the path it proposed. */
  save: async (page, file) => {
    const box = list(page).locator('.quick-input-box input').first();
    const rests = async () => {
      await list(page).locator('.quick-input-list .monaco-list-row').first().waitFor({ timeout: PATIENCE });
      await list(page).locator('.quick-input-progress:not(.active)').first().waitFor({ state: 'attached', timeout: PATIENCE });
    };
    // It fills in its proposal when it knows the folder; what is typed before gets lost.
    await page.waitForFunction(() => /[^/\\]$/.test(document.querySelector('.quick-input-widget .quick-input-box input')?.value ?? ''), null, { timeout: PATIENCE });
    await rests();
    const proposed = await box.inputValue();
    await box.fill(file, { timeout: PATIENCE });
    // While it looks up what was typed it does not heed Enter.
    for (let left = 6; ; left--) {
      await rests();
      await page.keyboard.press('Enter');
      const closed = box.waitFor({ state: 'hidden', timeout: PATIENCE / 5 });
      if (left === 0) await closed;
      else if (await closed.then(() => true, () => false)) break;
    }
    return proposed;
  },
  /** Ticks the row of some words in the editor's preview of changes to files, if any are given, and presses one of its buttons. */
  preview: async (page, { tick, press }) => {
    const preview = page.locator('.bulk-edit-panel');
    const box = tick && preview.locator('.monaco-list-row', { hasText: tick }).first().locator('.edit-checkbox');
    await box?.click({ timeout: PATIENCE });
    await preview.getByRole('button', { name: press, exact: true }).click({ timeout: PATIENCE });
  },
  /** Presses a button of a message, in the list below the bell: under a test driver messages do not come up by themselves. */
  message: async (page, button) => {
    const messages = page.locator('.notifications-center');
    if (!(await messages.isVisible())) await page.locator('[id="status.notifications"]').click({ timeout: PATIENCE });
    await messages.getByRole('button', { name: button, exact: true }).first().click({ timeout: PATIENCE });
  },
  /** Presses a button of a page in a webview, which is named by the element that holds all of it. */
  pagePress: async (page, { root, name }) => {
    const frame = await webviewFrame(page, root, PATIENCE);
    await frame.getByRole('button', { name, exact: true }).click({ timeout: PATIENCE });
  },
  /** What is seen of the rows of the focused tree, with the hover of the focused one; null where the tree was drawn anew meanwhile. */
  see: page => seenWithHover(page).catch(() => null),
};
