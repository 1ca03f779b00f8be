// What a person does with the workbench: rows of views, keys, lists, boxes. (Dialogs are answered in `test/dialogs`.)
import { patiently, press } from './patience.mjs';
import { chooseEntry, giveCommand, webviewFrame } from './workbench.mjs';

/** So long it is tried to answer a list or box: one that closed by itself has to be opened again, which the suite does. */
const ANSWER_MS = 10_000;

/** A view of the side bar, by the name at its head. */
const pane = (page, view) => page.locator(`.pane:has(> .pane-header[aria-label^=${JSON.stringify(view)}])`);
/** A row of a view, named by how its label for screen readers begins. */
const rowIn = (page, label, view = 'Groups') => pane(page, view).locator(`.monaco-list-row[aria-label^=${JSON.stringify(label)}]`).first();
const list = page => page.locator('.quick-input-widget:visible');
const rowsOf = page => list(page).locator('.quick-input-list .monaco-list-row');
/** The title of the list or box that is open, if it is exactly this one. */
const titleOf = (page, title) => list(page).locator('.quick-input-title').getByText(title, { exact: true });

/** Takes the mouse away, so that no hover stands before what it goes to next. */
async function aside(page, ms) {
  await page.mouse.move(0, 0);
  // One that stays may still be elsewhere: whether it covers something, a click tells.
  await page.locator('.workbench-hover').first().waitFor({ state: 'hidden', timeout: ms / 2 }).catch(() => undefined);
}

/** Waits until the list or box of exactly this title is open, with the keyboard in it. */
async function titled(page, title, ms) {
  await titleOf(page, title).waitFor({ timeout: ms });
  const box = list(page).locator('.quick-input-box input').first();
  // What opened it, as a webview, may take the focus late.
  await box.focus({ timeout: ms });
  return box;
}

/** Answers the list or box of a title: `act` again where that was swallowed, until it is closed; gives what the first one gave. */
async function answered(page, title, act) {
  let given;
  await patiently(async ms => {
    if (!given || (await titleOf(page, title).isVisible())) {
      const box = await titled(page, title, ms);
      const now = { value: await act(box, ms) };
      given ??= now;
    }
    await titleOf(page, title).waitFor({ state: 'hidden', timeout: ms });
  }, ANSWER_MS);
  return given.value;
}

/** Turns a row that can be ticked, or its box, to ticked. */
async function tickOff(row, isTicked, ms) {
  if (!(await isTicked())) await press(row, { timeout: ms });
  for (const end = Date.now() + ms; !(await isTicked()); await row.page().waitForTimeout(50)) if (Date.now() > end) throw new Error('it is not ticked');
}

/** What is seen of the rows of the focused tree, and of the hover of its focused row. */
async function seenWithHover(page) {
  await aside(page, 5000);
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
  drag: (page, { from, to }) =>
    patiently(async ms => {
      await aside(page, ms);
      // Both have to stand still before the first is taken up.
      for (const row of [to, from]) await rowIn(page, row).hover({ trial: true, timeout: ms });
      await rowIn(page, from).dragTo(rowIn(page, to), { timeout: 3 * ms });
    }),
  /** Presses keys, one after the other. */
  keys: async (page, keys) => {
    for (const key of keys) await page.keyboard.press(key, { delay: 20 });
  },
  /** Whether a row of a view is on screen. */
  shows: (page, { row, view }) => rowIn(page, row, view).isVisible(),
  /** Clicks a row of a view. */
  click: (page, { row, view }) =>
    patiently(async ms => {
      await aside(page, ms);
      await press(rowIn(page, row, view), { timeout: ms });
    }),
  /** Chooses an entry of a row's context menu. */
  menu: (page, { of, view, entry: name }) =>
    patiently(async ms => {
      const menu = page.locator('.monaco-menu-container');
      if (await menu.first().isVisible()) await page.keyboard.press('Escape');
      await aside(page, ms);
      await rowIn(page, of, view).click({ button: 'right', timeout: ms });
      await press(page.getByRole('menuitem', { name, exact: true }), { delay: 50, timeout: ms });
      // A menu that has just come up heeds no button for a moment; it stays open then.
      await menu.first().waitFor({ state: 'hidden', timeout: ms });
    }),
  /** Presses one of the buttons that a row has while the pointer rests on it. */
  rowButton: (page, { of, view, button }) =>
    patiently(async ms => {
      await aside(page, ms);
      await rowIn(page, of, view).hover({ timeout: ms });
      await press(rowIn(page, of, view).getByRole('button', { name: button }), { timeout: ms });
    }),
  /** Presses a button above the rows; that of a view which is alone stands at the head of the side bar. */
  viewButton: (page, button) =>
    patiently(async ms => {
      await aside(page, ms);
      await press(page.locator('.part.sidebar').getByRole('button', { name: button }).first(), { timeout: ms });
    }),
  /** Gives a command by the palette. */
  palette: (page, label) => giveCommand(page, label),
  /** Takes the entry of this label in the open list of a title, after typing it. */
  choose: (page, { title, label }) => answered(page, title, (_box, ms) => chooseEntry(page, label, ms)),
  /** Ticks entries of the open list of a title, or leaves it as it is proposed without labels, and says OK; gives what was ticked before. */
  tick: (page, { title, labels = [] }) =>
    answered(page, title, async (_box, ms) => {
      await rowsOf(page).first().waitFor({ timeout: ms });
      const ticked = () => rowsOf(page).evaluateAll(all => all.filter(row => row.querySelector('input:checked, .checked')).map(row => row.getAttribute('aria-label')));
      const before = await ticked();
      for (const label of labels) {
        const row = rowsOf(page).filter({ has: page.getByText(label, { exact: true }) }).first();
        await tickOff(row.getByText(label, { exact: true }).first(), async () => (await row.locator('input:checked, .checked').count()) > 0, ms);
      }
      await press(list(page).getByRole('button', { name: 'OK' }), { timeout: ms });
      return before;
    }),
  /** Types into the open list of a title that looks things up; gives what it lists when it has come to rest. */
  lookUp: async (page, { title, text }) => {
    await patiently(async ms => (await titled(page, title, ms)).fill(text, { timeout: ms }), ANSWER_MS);
    let before;
    for (const end = Date.now() + ANSWER_MS; Date.now() < end; await page.waitForTimeout(400)) {
      const now = await rowsOf(page).evaluateAll(all => all.map(row => row.getAttribute('aria-label')));
      if (now.length > 0 && now.join() === before?.join()) return now;
      before = now;
    }
    throw new Error(`the list did not come to rest: ${before}`);
  },
  /** Types into the open box of a title in place of what it holds, and presses Enter; gives what it held. */
  fill: (page, { title, text }) =>
    answered(page, title, async (box, ms) => {
      const held = await box.inputValue({ timeout: ms });
      await box.fill(text, { timeout: ms });
      await box.press('Enter', { timeout: ms });
      return held;
    }),
  /** Says where to save a file in the editor's own dialog, which lists what is there; gives the path it proposed. */
  save: async (page, file) => {
    const box = list(page).locator('.quick-input-box input').first();
    const rests = async ms => {
      await rowsOf(page).first().waitFor({ timeout: ms });
      await list(page).locator('.quick-input-progress:not(.active)').first().waitFor({ state: 'attached', timeout: ms });
    };
    // It fills in its proposal when it knows the folder; what is typed before gets lost.
    await page.waitForFunction(() => /[^/\\]$/.test(document.querySelector('.quick-input-widget .quick-input-box input')?.value ?? ''), null, { timeout: 2 * ANSWER_MS });
    await rests(ANSWER_MS);
    const proposed = await box.inputValue();
    // While it looks up what was typed it does not heed Enter.
    await patiently(async ms => {
      if (!(await box.isVisible())) return;
      if ((await box.inputValue({ timeout: ms })) !== file) await box.fill(file, { timeout: ms });
      await rests(ms);
      await box.press('Enter', { timeout: ms });
      await box.waitFor({ state: 'hidden', timeout: ms });
    });
    return proposed;
  },
  /** Ticks the row of some words in the editor's preview of changes to files, if any are given, and presses one of its buttons. */
  preview: async (page, { tick, press: name }) => {
    const preview = page.locator('.bulk-edit-panel');
    const button = preview.getByRole('button', { name, exact: true });
    let pressed = false;
    await patiently(async ms => {
      if (!pressed || (await button.isVisible())) {
        await button.waitFor({ timeout: ms });
        const box = preview.locator('.monaco-list-row', { hasText: tick }).first().locator('.edit-checkbox');
        if (tick) await tickOff(box, () => box.isChecked({ timeout: ms }), ms);
        await press(button, { timeout: ms });
        pressed = true;
      }
      await button.waitFor({ state: 'hidden', timeout: ms });
    });
  },
  /** Presses a button of a message, in the list below the bell: under a test driver messages do not come up by themselves. */
  message: (page, button) =>
    patiently(async ms => {
      const messages = page.locator('.notifications-center');
      if (!(await messages.isVisible())) await page.locator('[id="status.notifications"]').click({ timeout: ms });
      await press(messages.getByRole('button', { name: button, exact: true }).first(), { timeout: ms });
    }),
  /** Presses a button of a page in a webview, which is named by the element that holds all of it. */
  pagePress: (page, { root, name }) =>
    patiently(async ms => press((await webviewFrame(page, root, ms)).getByRole('button', { name, exact: true }), { timeout: ms })),
  /** What is seen of the rows of the focused tree, with the hover of the focused one; null where the tree was drawn anew meanwhile. */
  see: page => seenWithHover(page).catch(() => null),
};
