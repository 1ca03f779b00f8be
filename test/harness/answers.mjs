// Answers what a suite asks to be done by hand: it prints a line, and finds what came of it in a file.
import { renameSync, writeFileSync } from 'node:fs';
import { mapDeeds } from './mapHands.mjs';
import { workbenchDeeds } from './workbenchHands.mjs';

const deeds = { ...workbenchDeeds, ...mapDeeds };
const ASKED = /^KINDRED_HAND (.*)$/;

/** Does what a printed line asks for; false where it asks for nothing. `failed` is called before a failure is told. */
export function doByHand(page, line, failed) {
  const [, asked] = ASKED.exec(line) ?? [];
  if (asked) void answer(page, JSON.parse(asked), failed);
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
    // What stands open would be in the way of all that comes after.
    await page.keyboard.press('Escape');
    told = { error: `${deed} ${JSON.stringify(what ?? null)}: ${error.message}` };
  }
  // Whole or not at all, for the other side looks for it all the time.
  writeFileSync(`${into}.part`, JSON.stringify(told));
  renameSync(`${into}.part`, into);
}
