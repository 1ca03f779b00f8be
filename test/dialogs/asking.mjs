// Dialogs answered by mouse, and waiting for what comes of it.
import assert from 'node:assert/strict';
import { patiently, press } from '../harness/patience.mjs';

/** So long it is tried. */
const PATIENCE_MS = 200_000;
/** So long the effect of a deed is waited for before it is done again: done twice is worse than late. */
const EFFECT_MS = 60_000;

/** Waits until `look` gives something true. */
export function until(look, what, patience = PATIENCE_MS) {
  return patiently(async () => assert.ok(await look(), `waited in vain: ${what}`), patience);
}

/** Does something until it has come to pass: again from the start where nothing comes of it. */
export function untilDone(act, look, what) {
  return patiently(async () => {
    if (await look()) return;
    await act();
    await until(look, what, EFFECT_MS);
  }, PATIENCE_MS);
}

/** Has a dialog opened, which must say all of `words`, and presses a button of it; `meanwhile` is done while it stands there. */
async function answer(page, { open, words, button, meanwhile = () => undefined }) {
  const box = page.locator('.monaco-dialog-box').first();
  await untilDone(open, () => box.isVisible(), `the dialog: ${words[0]}`);
  const said = await box.innerText();
  for (const part of words) assert.ok(said.includes(part), `“${part}” in “${said}”`);
  await meanwhile();
  let pressed = false;
  await patiently(async ms => {
    // One that has just come may not heed the mouse; it stays then.
    if (!pressed || (await box.isVisible())) await press(box.getByRole('button', { name: button, exact: true }), { timeout: ms });
    pressed = true;
    await box.waitFor({ state: 'hidden', timeout: ms });
  }, PATIENCE_MS);
}

/**
 * Has a dialog opened and cancels it, then once more and says yes. What Cancel left is looked at by `kept` while the second
 * one stands there: by then the first answer has come to the extension.
 */
export async function cancelThenAgree(page, { open, words, yes, kept }) {
  await answer(page, { open, words, button: 'Cancel' });
  await answer(page, { open, words, button: yes, meanwhile: kept });
}
