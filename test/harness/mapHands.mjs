// What a person does with the map in its webview: pointer, wheel, buttons, menus. Places are those of the page in the webview.
import { webviewFrame } from './workbench.mjs';

const PATIENCE = 10_000;
const MAP = '#kindred-map canvas[role=application]';

const mapFrame = page => webviewFrame(page, MAP, PATIENCE);

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
    const [first, ...rest] = await onPage(page, await mapFrame(page), path);
    await holding(page, keys, async () => {
      await page.mouse.move(...first);
      await page.mouse.down();
      for (const place of rest) await page.mouse.move(...place, { steps: 4 });
      await page.mouse.up();
    });
  },
  /** Clicks at a place. */
  mapClick: async (page, { at, keys = [], ...options }) => {
    const [place] = await onPage(page, await mapFrame(page), [at]);
    await holding(page, keys, () => page.mouse.click(...place, options));
  },
  /** Rests at a place until a card is open; gives its words, or null where none comes. */
  mapHover: async (page, { at }) => {
    const frame = await mapFrame(page);
    const [[x, y]] = await onPage(page, frame, [at]);
    await page.mouse.move(x - 1, y);
    await page.mouse.move(x, y);
    const card = frame.locator('.hover');
    await card.waitFor({ timeout: 2000 }).catch(() => undefined);
    return text(card);
  },
  /** Turns the wheel at a place, so many notches. */
  mapWheel: async (page, { at, notches }) => {
    const [place] = await onPage(page, await mapFrame(page), [at]);
    await page.mouse.move(...place);
    for (let k = 0; k < Math.abs(notches); k++) await page.mouse.wheel(0, 120 * Math.sign(notches));
  },
  /** Presses what has this role and name: a button, an entry of a menu, a box. */
  mapPress: async (page, { role = 'button', name, button }) => {
    await (await mapFrame(page)).getByRole(role, { name, exact: true }).click({ button, timeout: PATIENCE });
  },
  /** Opens the menu of the legend's row of a name, and chooses an entry. */
  mapLegendMenu: async (page, { of, entry }) => {
    const frame = await mapFrame(page);
    await legendRow(frame, of).click({ button: 'right', timeout: PATIENCE });
    await frame.getByRole('menuitem', { name: entry, exact: true }).click({ timeout: PATIENCE });
  },
  /** Clicks the legend's row of a name. */
  mapLegend: async (page, { of }) => legendRow(await mapFrame(page), of).click({ timeout: PATIENCE }),
  /** Drags a row of the legend onto another one. */
  mapLegendDrag: async (page, { from, to }) => {
    const frame = await mapFrame(page);
    await legendRow(frame, from).dragTo(legendRow(frame, to), { timeout: PATIENCE });
  },
  /** Drags the knob of the slider to a part of its length, 0 … 1. */
  mapSlide: async (page, { to }) => {
    const slider = (await mapFrame(page)).getByRole('slider', { name: 'Number of groups' });
    const { x, y, width, height } = await slider.boundingBox({ timeout: PATIENCE });
    // The knob's middle stays half its width away from the ends.
    const part = await slider.evaluate(({ value, min, max }) => (value - min) / (max - min));
    const at = share => x + height / 2 + share * (width - height);
    await page.mouse.move(at(part), y + height / 2);
    await page.mouse.down();
    await page.mouse.move(at(to), y + height / 2, { steps: 8 });
    await page.mouse.up();
  },
  /** Types into the map's search box in place of what it holds. */
  mapSearch: async (page, query) => {
    const box = (await mapFrame(page)).locator('.search-input');
    await box.click({ timeout: PATIENCE });
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.type(query);
  },
  /** The words of the parts that come and go; null for those not on screen. */
  mapSee: async page => {
    const frame = await mapFrame(page);
    const parts = { tray: '.tray', quiet: '.quiet', results: '.results', menu: '.menu', card: '.hover', list: '.list' };
    return Object.fromEntries(await Promise.all(Object.entries(parts).map(async ([name, selector]) => [name, await text(frame.locator(selector).first())])));
  },
};
