// What larger actions on the map take: from the event to the picture that shows it, and the longest task on the way.
import { quiet } from './measure.mjs';

/** Does something and gives the milliseconds until the last picture or change of the page after it. */
async function timed(page, act) {
  await quiet(page, 300);
  await page.evaluate(() => {
    window.seen.tasks.length = 0;
    window.seen.draws.length = 0;
    window.seen.frames.length = 0;
    delete window.seen.acted;
    for (const type of ['pointerdown', 'pointerup', 'click', 'wheel', 'keydown', 'change', 'input']) window.addEventListener(type, () => (window.seen.acted = performance.now()), { capture: true, once: type !== 'pointerup' });
  });
  await act();
  await page.waitForTimeout(250);
  await quiet(page, 300);
  return page.evaluate(() => {
    const { acted, draws, frames, tasks } = window.seen;
    const last = Math.max(acted, ...draws.slice(-3), ...frames.slice(-3).filter(({ drew }) => drew).map(({ start, work }) => start + work));
    return { drawn: last - acted, longest: Math.max(0, ...tasks.map(({ ms }) => ms)) };
  });
}

export async function actions({ page }) {
  const done = {};
  const measure = async (name, act) => (done[name] = await timed(page, act));
  const { mouse, keyboard } = page;
  await page.locator('.stage canvas').nth(1).focus();
  await keyboard.press('0');
  await measure('lasso around half', async () => {
    await mouse.move(200, 100);
    await keyboard.down('Alt');
    await mouse.down();
    for (const [x, y] of [[600, 90], [700, 400], [600, 800], [200, 780], [190, 110]]) await mouse.move(x, y, { steps: 6 });
    await mouse.up();
    await keyboard.up('Alt');
  });
  await measure('selection cleared', () => keyboard.press('Escape'));
  await measure('group switched off', () => page.locator('.legend-row').first().click());
  await measure('group switched on', () => page.locator('.legend-row').first().click());
  await measure('group lit by its row', () => page.locator('.legend-row').nth(2).hover());
  await mouse.move(400, 20);
  await measure('another colour: fit', () => page.locator('select').first().selectOption('fit'));
  const bars = await page.locator('.histogram .brush').boundingBox();
  if (bars) {
    await measure('range brushed', async () => {
      await mouse.move(bars.x + 60, bars.y + 20);
      await mouse.down();
      await mouse.move(bars.x + 110, bars.y + 20, { steps: 8 });
      await mouse.up();
    });
  }
  await measure('another colour: folder', () => page.locator('select').first().selectOption('folder'));
  await measure('colours of groups', () => page.locator('select').first().selectOption('group'));
  await measure('search, one letter more', async () => {
    await page.locator('.stage canvas').nth(1).focus();
    await keyboard.press('/');
    await keyboard.press('k');
  });
  await measure('search narrowed', () => keyboard.press('i'));
  await measure('search left', () => keyboard.press('Escape'));
  await page.locator('.stage canvas').nth(1).focus();
  await measure('zoomed in, names and small map', async () => {
    for (let k = 0; k < 4; k++) await keyboard.press('+');
  });
  await measure('step to the next document', () => keyboard.press('ArrowRight'));
  await measure('shown as a list', () => page.getByRole('button', { name: 'Show as List' }).click());
  await measure('group opened in the list', () => keyboard.press('ArrowRight'));
  done.rows = { drawn: await page.getByRole('treeitem').count(), longest: 0 };
  return done;
}
