// Answers what a suite asks to be done by hand: it prints a line, and finds what came of it in a file.
import { renameSync, writeFileSync } from 'node:fs';
import { mapDeeds } from './mapHands.mjs';
import { workbenchDeeds } from './workbenchHands.mjs';

const deeds = { ...workbenchDeeds, ...mapDeeds };
const ASKED = /^KINDRED_HAND (.*)$/;
/** There is one mouse and one keyboard: a deed waits for the one before it, though nobody may wait for that any more. */
let before = Promise.resolve();

/** Does what a printed line asks for; false where it asks for nothing. `failed` is called before a failure is told. */
export function doByHand(page, line, failed) {
  const [, asked] = ASKED.exec(line) ?? [];
  if (asked) before = before.then(() => answer(page, JSON.parse(asked), failed));
  return asked !== undefined;
}

/** Leaves in the file `into` what a deed gave, or in words why it could not be done. */
async function answer(page, { deed, what, into }, failed) {
  let told;
  try {
    if (!deeds[deed]) throw new Error(`there is no deed of this name; there are ${Object.keys(deeds).join(', ')}`);
    told = { value: (await deeds[deed](page, what)) ?? null };
  } catch (error) {
    await failed();
    // What stands open, or is held, would be in the way of all that comes after.
    for (const clear of [() => page.mouse.up(), () => page.keyboard.press('Escape')]) await clear().catch(() => undefined);
    told = { error: `${deed} ${JSON.stringify(what ?? null)}: ${error.message}` };
  }
  // Whole or not at all, for the other side looks for it all the time.
  writeFileSync(`${into}.part`, JSON.stringify(told));
  renameSync(`${into}.part`, into);
}
