// What a person does with the map in its webview: pointer, wheel, buttons, menus. Places are those of the page in the webview.
import { patiently, press } from './patience.mjs';
import { webviewFrame } from './workbench.mjs';

const mapFrame = (page, ms) => webviewFrame(page, '#kindred-map canvas[role=application]', ms);

/** Where on the whole page places in the map's page are; rejects where one of them is covered by something. */
async function onPage(page, frame, places) {
  const box = await (await frame.frameElement()).boundingBox();
  const moved = places.map(([x, y]) => [box.x + x, box.y + y]);
  const above = ([x, y]) => {
    const element = document.elementFromPoint(x, y);
    return /^(CANVAS|IFRAME)$/.test(element?.tagName ?? '') ? null : `${element?.tagName}.${element?.className} “${element?.textContent.slice(0, 60)}”`;
  };
  const covering = (await frame.evaluate(above, places[0])) ?? (await page.evaluate(above, moved[0]));
  if (covering) throw new Error(`${places[0].map(Math.round)} is below ${covering}`);
  return moved;
}

/** The map's frame, and where on the whole page places in it are, once nothing covers the first of them. */
const placed = (page, places) =>
  patiently(async ms => {
    const frame = await mapFrame(page, ms);
    // A card at the pointer would be in the way.
    await page.mouse.move(0, 0);
    return { frame, at: await onPage(page, frame, places) };
  });

/** Opens a menu of the map by `open`, and chooses an entry of it. */
const chooseFrom = (page, entry, open) =>
  patiently(async ms => {
    const frame = await mapFrame(page, ms);
    const menu = frame.locator('.menu').first();
    if (await menu.isVisible()) await menu.getByRole('menuitem').first().press('Escape', { timeout: ms });
    await open(frame, ms);
    await press(frame.getByRole('menuitem', { name: entry, exact: true }), { timeout: ms });
    await menu.waitFor({ state: 'hidden', timeout: ms });
  });

/** Holds keys while something is done. */
async function holding(page, keys, act) {
  for (const key of keys) await page.keyboard.down(key);
  try {
    return await act();
  } finally {
    for (const key of keys) await page.keyboard.up(key);
  }
}

/** The legend's row of a name. */
const legendRow = (frame, name) => frame.locator('.legend-row', { has: frame.getByText(name, { exact: true }) });

const text = async locator => ((await locator.isVisible()) ? (await locator.innerText()).replace(/\s+/g, ' ').trim() : null);

/** Deeds by name, each with what it is given; what they give must be plain data. */
export const mapDeeds = {
  /** Drags the pointer through places, with keys held. */
  mapDrag: async (page, { path, keys = [] }) => {
    const [first, ...rest] = (await placed(page, path)).at;
    await holding(page, keys, async () => {
      await page.mouse.move(...first);
      await page.mouse.down();
      for (const place of rest) await page.mouse.move(...place, { steps: 4 });
      await page.mouse.up();
    });
  },
  /** Clicks at a place. */
  mapClick: async (page, { at }) => page.mouse.click(...(await placed(page, [at])).at[0]),
  /** Rests at a place until a card is open; gives its words, or null where none comes. */
  mapHover: async (page, { at }) => {
    const { frame, at: [[x, y]] } = await placed(page, [at]);
    await page.mouse.move(x - 1, y);
    await page.mouse.move(x, y);
    const card = frame.locator('.hover');
    await card.waitFor({ timeout: 2000 }).catch(() => undefined);
    return text(card);
  },
  /** Turns the wheel at a place, so many notches. */
  mapWheel: async (page, { at, notches }) => {
    await page.mouse.move(...(await placed(page, [at])).at[0]);
    for (let k = 0; k < Math.abs(notches); k++) await page.mouse.wheel(0, 120 * Math.sign(notches));
  },
  /** Presses what has this role and name: a button, a box. */
  mapPress: (page, { role = 'button', name }) =>
    patiently(async ms => press((await mapFrame(page, ms)).getByRole(role, { name, exact: true }), { timeout: ms })),
  /** Opens the menu at a place, and chooses an entry. */
  mapMenu: (page, { at, entry }) =>
    chooseFrom(page, entry, async frame => {
      await page.mouse.move(0, 0);
      await page.mouse.click(...(await onPage(page, frame, [at]))[0], { button: 'right' });
    }),
  /** Opens the menu of the legend's row of a name, and chooses an entry. */
  mapLegendMenu: (page, { of, entry }) => chooseFrom(page, entry, (frame, ms) => legendRow(frame, of).click({ button: 'right', timeout: ms })),
  /** Clicks the legend's row of a name. */
  mapLegend: (page, { of }) => patiently(async ms => press(legendRow(await mapFrame(page, ms), of), { timeout: ms })),
  /** Drags a row of the legend onto another one. */
  mapLegendDrag: (page, { from, to }) =>
    patiently(async ms => {
      const frame = await mapFrame(page, ms);
      for (const name of [to, from]) await legendRow(frame, name).hover({ trial: true, timeout: ms });
      await legendRow(frame, from).dragTo(legendRow(frame, to), { timeout: 3 * ms });
    }),
  /** Drags the knob of the slider to a part of its length, 0 … 1. */
  mapSlide: (page, { to }) =>
    patiently(async ms => {
      const slider = (await mapFrame(page, ms)).getByRole('slider', { name: 'Number of groups' });
      const { x, y, width, height } = await slider.boundingBox({ timeout: ms });
      // The knob's middle stays half its width away from the ends.
      const part = await slider.evaluate(({ value, min, max }) => (value - min) / (max - min));
      const at = share => x + height / 2 + share * (width - height);
      await page.mouse.move(at(part), y + height / 2);
      await page.mouse.down();
      await page.mouse.move(at(to), y + height / 2, { steps: 8 });
      await page.mouse.up();
    }),
  /** Puts words into the map's search box in place of what it holds. */
  mapSearch: (page, query) => patiently(async ms => (await mapFrame(page, ms)).locator('.search-input').fill(query, { timeout: ms })),
  /** The words of the parts that come and go; null for those not on screen. */
  mapSee: page =>
    patiently(async ms => {
      const frame = await mapFrame(page, ms);
      const parts = { tray: '.tray', quiet: '.quiet', results: '.results', menu: '.menu', card: '.hover', list: '.list' };
      return Object.fromEntries(await Promise.all(Object.entries(parts).map(async ([name, selector]) => [name, await text(frame.locator(selector).first())])));
    }),
};
