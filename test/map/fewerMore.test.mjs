// Fewer and more groups on the map: the slider in the toolbar, and groups of groups seen from far.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { makeMap } from './data.mjs';
import { mapTests } from './page.mjs';

const { open } = await mapTests(after);
const made = makeMap();
const tops = made.groups.flatMap((group, at) => (group.level === 'group' ? [at] : []));
const AREAS = ['At home', 'Out of doors', 'Music & games', 'Old things'];
const across = at => made.positions[2 * made.group.indexOf(at)];
const fromLeft = [...tops].sort((a, b) => across(a) - across(b));
const data = {
  ...made,
  areas: AREAS.map((name, k) => ({ id: 5000 + k, name, groups: fromLeft.filter((_, at) => Math.floor((at * AREAS.length) / tops.length) === k) })),
  numbers: { now: 18, own: 18, fewest: 2, most: 60 },
};
const slider = ({ page }) => page.getByRole('slider', { name: 'Number of groups' });
const wanted = async map => (await map.calls('setGroupCount')).map(call => call.parameters.count);

test('from far areas are named large, from nearer groups; no label meets another', async () => {
  const map = await open();
  await map.show(data);
  const kinds = async () => new Set((await map.describe()).labels.map(({ kind }) => kind));
  assert.ok(!(await kinds()).has('area'));
  const size = await map.page.locator('.stage').boundingBox();
  await map.page.mouse.move(size.x + size.width / 2, size.y + size.height / 2);
  for (let k = 0; k < 6; k++) await map.page.mouse.wheel(0, 120);
  await map.rest();
  const { labels } = await map.describe();
  const areas = labels.filter(({ kind }) => kind === 'area');
  assert.deepEqual(areas.map(({ text }) => text).sort(), [...AREAS].sort());
  const tallest = Math.max(...labels.filter(({ kind }) => kind === 'group').map(({ box }) => box[3]));
  for (const area of areas) assert.ok(area.box[3] > tallest, area.text);
  labels.forEach(({ text, box: [x, y, w, h] }, i) => {
    for (const { text: other, box } of labels.slice(i + 1)) assert.ok(x >= box[0] + box[2] || box[0] >= x + w || y >= box[1] + box[3] || box[1] >= y + h, `“${text}” meets “${other}”`);
  });
  await map.screenshot('far');

  const [x, y, w, h] = areas[0].box;
  await map.page.mouse.click(x + w / 2, y + h / 2);
  const selected = (await map.calls('select')).at(-1).parameters.groups;
  const own = data.areas.find(({ name }) => name === areas[0].text).groups.map(at => data.groups[at].id);
  assert.deepEqual([...selected].sort(), own.sort());
  await map.rest();
  const [left, top, width, height] = (await map.describe()).labels.find(({ text }) => text === areas[0].text).box;
  await map.page.mouse.dblclick(left + width / 2, top + height / 2);
  await map.rest();
  assert.ok((await map.describe()).view.zoom > 0.9);
  assert.deepEqual(await map.troubles(), []);
  await map.close();
});

test('the slider asks for the number it is moved to, one group by the keys, and shows the number there is', async () => {
  const map = await open();
  await map.show(data);
  assert.equal(await slider(map).getAttribute('aria-valuetext'), '18 groups');
  assert.equal(await map.page.getByRole('button', { name: 'Reset to suggested' }).count(), 0);
  await slider(map).focus();
  await map.page.keyboard.press('ArrowRight');
  await map.until(() => window.host.calls.some(call => call.name === 'setGroupCount'));
  assert.deepEqual(await wanted(map), [19]);
  const box = await slider(map).boundingBox();
  await map.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await map.page.mouse.down();
  await map.page.mouse.move(box.x + 8, box.y + box.height / 2, { steps: 40 });
  await map.page.mouse.up();
  await map.rest();
  const asked = await wanted(map);
  assert.ok(asked.length > 1 && asked.at(-1) < 8, asked.join());
  assert.ok(asked.every((count, k) => count !== asked[k - 1]), asked.join());
  await map.show({ ...data, numbers: { ...data.numbers, now: 4 } });
  assert.equal(await slider(map).getAttribute('aria-valuetext'), '4 groups');
  const reset = map.page.getByRole('button', { name: 'Reset to suggested' });
  await reset.click();
  assert.equal((await wanted(map)).at(-1), 18);
  await map.show(data);
  assert.equal(await reset.count(), 0);
  assert.equal(await slider(map).getAttribute('aria-valuetext'), '18 groups');
  await map.close();
});

test('the slider counts what a person divided by hand, and asks for the number without it', async () => {
  const map = await open();
  await map.show({ ...data, numbers: { ...data.numbers, byHand: 2 } });
  assert.equal(await slider(map).getAttribute('aria-valuetext'), '20 groups');
  await slider(map).focus();
  await map.page.keyboard.press('ArrowRight');
  await map.until(() => window.host.calls.some(call => call.name === 'setGroupCount'));
  assert.deepEqual(await wanted(map), [19]);
  await map.close();
});

test('there is no slider where groups cannot be fewer or more', async () => {
  const map = await open();
  await map.show(made);
  assert.equal(await slider(map).count(), 0);
  await map.close();
});
