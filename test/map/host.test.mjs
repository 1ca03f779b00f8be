import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { makeMap } from './data.mjs';
import { mapTests } from './page.mjs';

const { open, geometry } = await mapTests(after);
const data = makeMap();

test('a selection from the host rings its documents and pans to them, without zooming or answering', async () => {
  const map = await open();
  await map.show(data);
  for (let k = 0; k < 4; k++) await map.page.keyboard.press('+');
  await map.rest();
  const { view } = await map.describe();
  const at = await map.places(geometry);
  const outside = data.documents.findIndex((_, i) => at(i).x < -300 || at(i).x > 1700);
  await map.emit('selection', { documents: [outside], groups: [], active: -1 });
  await map.rest();
  const { x, y } = await map.place(geometry, outside);
  assert.ok(x > 0 && x < 1400 && y > 41 && y < 874, `at ${x}, ${y}`);
  assert.ok(Math.abs((await map.describe()).view.zoom - view.zoom) < 1e-9);
  assert.deepEqual(await map.calls('select'), [], 'what came from the host is not sent back');
  // It comes again with new groups; by then the person has gone elsewhere, and stays there.
  for (let k = 0; k < 30; k++) await map.page.keyboard.press(x > 700 ? 'ArrowLeft' : 'ArrowRight');
  await map.rest();
  const elsewhere = await map.describe();
  const gone = await map.place(geometry, outside);
  assert.ok(gone.x < 0 || gone.x > 1400, `at ${gone.x}`);
  await map.show(data);
  await map.emit('selection', { documents: [outside], groups: [], active: -1 });
  await map.rest();
  assert.deepEqual((await map.describe()).view, elsewhere.view);
  await map.close();
});

test('nothing pans to what is switched off, a document or a group, until somebody asks to see it', async () => {
  const map = await open();
  await map.show(data);
  for (const colour of ['group', 'folder']) {
    await map.page.getByRole('combobox', { name: 'Colour', exact: true }).selectOption(colour);
    await map.page.locator('.legend-row').nth(0).click();
    await map.page.locator('.stage canvas').last().focus();
    await map.emit('command', { command: 'fit' });
    await map.rest();
    for (let k = 0; k < 4; k++) await map.page.keyboard.press('+');
    await map.rest();
    const at = await map.places(geometry);
    const outside = (i, off) => off === (colour === 'group' ? data.group[i] === 0 : data.documents[i].path.startsWith(folder)) && (at(i).x < -300 || at(i).x > 1700);
    const folder = `${(await map.page.locator('.legend-row').nth(0).innerText()).split(/\s/)[0]}/`;
    const [off, on] = [true, false].map(wanted => data.documents.findIndex((_, i) => outside(i, wanted)));
    assert.ok(off >= 0 && on >= 0, `${colour}: ${off}, ${on}`);
    const { view } = await map.describe();
    const select = async selection => {
      await map.emit('selection', { documents: [], groups: [], active: -1, ...selection });
      await map.rest();
      return (await map.describe()).view;
    };
    const place = ({ x, y, zoom }) => ({ x, y, zoom });
    assert.deepEqual(place(await select({ documents: [off], active: off })), place(view), `${colour}: a document that is switched off`);
    if (colour === 'group') assert.deepEqual(place(await select({ groups: [data.groups[0].id] })), place(view), 'a group that is switched off');
    await select({ documents: [off, on], active: off });
    assert.ok((await map.place(geometry, on)).x > 0, `${colour}: what of a selection is shown is panned to`);
    await select({ documents: [off], asked: true });
    const { x, y } = await map.place(geometry, off);
    assert.ok(x > 0 && x < 1400 && y > 41 && y < 874, `${colour}: what was asked for, at ${x}, ${y}`);
    await select({});
  }
  await map.close();
});

test('what the person asks to see is seen: its group and its category are switched on, and the list goes to it', async () => {
  const map = await open();
  await map.show(data);
  const rows = map.page.locator('.legend-row');
  const shown = async () => (await map.describe()).shown;
  const select = async selection => {
    await map.emit('selection', { documents: [], groups: [], active: -1, ...selection });
    await map.rest();
  };
  for (const colour of ['group', 'folder']) {
    await map.page.getByRole('combobox', { name: 'Colour', exact: true }).selectOption(colour);
    for (const row of [1, 0]) await rows.nth(row).click();
    await map.rest();
    const off = await shown();
    const hidden = data.documents.findLastIndex(({ path }, i) => (colour === 'group' ? data.group[i] === 0 : path.startsWith('garden/')));
    await select({ documents: [hidden] });
    assert.equal(await shown(), off, 'what is only selected elsewhere, as by its editor, changes nothing that was switched off');
    await select({ documents: [hidden], asked: true });
    assert.ok((await shown()) > off, 'what was selected before is shown too');
    assert.ok((await shown()) < data.documents.length, 'the other one stays off');
    assert.deepEqual([await rows.nth(0).locator('input').isChecked(), await rows.nth(1).locator('input').isChecked()].sort(), [false, true]);
    await map.page.getByRole('button', { name: 'Hide or show all' }).click();
    await select({});
  }
  await map.page.getByRole('combobox', { name: 'Colour', exact: true }).selectOption('group');
  await rows.nth(2).click();
  await map.rest();
  await select({ groups: [data.groups.find((_, at) => at === 2).id], asked: true });
  assert.equal(await shown(), data.documents.length, 'a group that is asked for is switched on');
  await rows.nth(0).click();
  await map.page.getByRole('button', { name: 'Show as List' }).click();
  const members = data.documents.flatMap((_, i) => (data.group[i] === 0 ? [i] : [])).sort((a, b) => data.strength[b] - data.strength[a] || a - b);
  await select({ documents: [members.at(-1)], asked: true });
  const row = map.page.locator('[role=treeitem][aria-selected=true]');
  const box = await row.boundingBox();
  assert.ok(box.y > 0 && box.y + box.height < 900, `its row is seen, at ${box.y}`);
  assert.equal(await row.getAttribute('tabindex'), '0');
  await map.close();
});

test('the document in the active editor has a ring and a quiet label', async () => {
  const map = await open();
  await map.show(data);
  const i = data.group.findIndex(group => group === 3);
  await map.emit('selection', { documents: [], groups: [], active: i });
  await map.rest();
  const tag = map.page.locator('.tag');
  assert.ok((await tag.innerText()).includes(data.documents[i].title));
  assert.ok((await tag.innerText()).includes(`fit ${data.strength[i].toFixed(2)}`));
  const { x, y } = await map.place(geometry, i);
  const box = await tag.boundingBox();
  assert.ok(Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y) < 260);
  const legend = await map.page.locator('.legend').boundingBox();
  assert.ok(box.x + box.width <= legend.x || box.y >= legend.y + legend.height, 'it keeps clear of the legend');
  await map.screenshot('active-dark');
  await map.emit('selection', { documents: [], groups: [], active: -1 });
  await map.until(() => document.querySelector('.tag').hidden);
  await map.close();
});

test('the label of the document in the editor covers no points where there is a free place beside its own', async () => {
  const map = await open();
  await map.show(data);
  await map.page.mouse.move(500, 400);
  for (let k = 0; k < 8; k++) await map.page.mouse.wheel(0, -120);
  await map.page.mouse.move(2, 300);
  await map.rest();
  const at = await map.places(geometry);
  const points = data.documents.map((_, i) => at(i));
  const stage = await map.page.locator('.stage').boundingBox();
  const parts = await map.page.locator('.stage > .card:visible:not(.tag), .stage > .zoomer').evaluateAll(all => all.map(part => part.getBoundingClientRect()).map(({ x, y, width, height }) => ({ x, y, width, height })));
  const meets = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  const covered = box => points.filter(({ x, y }) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height).length;
  let free = 0;
  const inside = points.flatMap(({ x, y }, i) => (x > 120 && x < 1000 && y > 120 && y < 780 ? [i] : []));
  for (const i of inside.filter((_, k) => k % Math.ceil(inside.length / 20) === 0)) {
    await map.emit('selection', { documents: [], groups: [], active: i });
    await map.rest();
    const tag = map.page.locator('.tag');
    if (await tag.isHidden()) continue;
    const { width, height, ...where } = await tag.boundingBox();
    const { x, y } = points[i];
    const places = [0, 0.25, 0.5, 0.75, 1].flatMap(share => [
      { x: x + 15, y: y - share * height }, { x: x - 15 - width, y: y - share * height },
      { x: x - share * width, y: y + 15 }, { x: x - share * width, y: y - 15 - height },
    ]).map(place => ({ ...place, width, height }));
    const good = places.filter(box => box.x > stage.x + 8 && box.y > stage.y + 8 && box.x + width < stage.x + stage.width - 8 && box.y + height < stage.y + stage.height - 8 && !parts.some(part => meets(part, box)));
    // With the room of a point around, as places are whole steps apart.
    if (!good.some(box => !covered({ x: box.x - 6, y: box.y - 6, width: width + 12, height: height + 12 }))) continue;
    free++;
    assert.equal(covered({ ...where, width, height }), 0, `document ${i} at ${x}, ${y}`);
  }
  assert.ok(free > 4, `${free} with a free place`);
  await map.close();
});

test('legend and results: a name that runs from right to left begins beside its mark', async () => {
  const map = await open();
  const name = 'מסמכים על לחם';
  const groups = data.groups.map((group, at) => (at === 0 ? { ...group, name } : group));
  const documents = data.documents.map((document, i) => (i % 40 ? document : { ...document, title: `${name} ${i}` }));
  await map.show({ ...data, groups, documents });
  await map.page.locator('.search-input').fill('לחם');
  await map.rest();
  for (const row of ['.legend-row', '.result']) {
    const gap = await map.page.locator(row).first().evaluate(element => {
      const text = document.createRange();
      const written = [...element.querySelectorAll('bdi')].find(part => /לחם/.test(part.textContent));
      text.selectNodeContents(written);
      return text.getBoundingClientRect().left - element.querySelector('.mark').getBoundingClientRect().right;
    });
    assert.ok(gap > 0 && gap < 16, `${row}: ${gap} px`);
  }
  await map.screenshot('right-to-left-dark');
  await map.close();
});

test('camera, search, hidden groups and legend survive a reload', async () => {
  const map = await open();
  await map.show(data);
  await map.page.mouse.move(500, 400);
  for (let k = 0; k < 4; k++) await map.page.mouse.wheel(0, -120);
  await map.page.locator('.legend-row').nth(2).click();
  await map.page.keyboard.press('/');
  await map.page.keyboard.type('ember');
  await map.rest();
  const { view, shown } = await map.describe();
  await map.page.reload();
  assert.deepEqual((await map.calls('ready'))[0].parameters.view, view);
  await map.show(data);
  const again = await map.describe();
  assert.deepEqual(again.view, view);
  assert.equal(again.shown, shown);
  assert.equal(await map.page.locator('.search-input').inputValue(), 'ember');
  await map.close();
});

test('new data keeps camera and selection, and points end exactly at their new places', async () => {
  const map = await open();
  await map.show(data);
  await map.page.mouse.move(500, 400);
  for (let k = 0; k < 3; k++) await map.page.mouse.wheel(0, -120);
  await map.rest();
  const { view } = await map.describe();
  const moved = { ...data, positions: data.positions.map((value, i) => (i % 2 ? value : value * 0.98 + 0.01)) };
  await map.show(moved);
  assert.deepEqual((await map.describe()).view, view);
  const { labels } = await map.describe();
  const at = await map.places(geometry);
  const i = moved.documents.findIndex((_, k) => {
    const { x, y } = at(k);
    const clear = !labels.some(({ box: [bx, by, w, h] }) => x > bx - 8 && x < bx + w + 8 && y > by - 8 && y < by + h + 8);
    return clear && x > 300 && x < 900 && y > 200 && y < 700 && moved.documents.every((_, j) => j === k || Math.hypot(at(j).x - x, at(j).y - y) > 12);
  });
  await map.page.mouse.click(at(i).x, at(i).y);
  assert.deepEqual((await map.calls('open')).map(call => call.parameters.id), [moved.documents[i].id]);
  await map.close();
});

test('first run, progress, failure: each says what to do', async () => {
  const map = await open();
  await map.emit('status', { state: 'empty', noFolder: true });
  await map.page.locator('.message').getByRole('button', { name: 'Open Folder' }).click();
  assert.equal(await map.page.locator('.message').innerText(), 'Open a folder to group its documents by what they are about.\n\nOpen Folder');
  await map.emit('status', { state: 'empty' });
  await map.until(() => document.querySelector('.message').innerText.includes('puts those about the same thing together'));
  await map.screenshot('empty-dark');
  assert.deepEqual(await map.page.locator('button:visible').allInnerTexts(), ['Cluster Workspace Documents'], 'nothing that would have no effect');
  assert.equal(await map.page.getByRole('button', { name: 'Close (Esc)' }).count(), 0, 'in the place of groups it stays');
  await map.page.getByRole('button', { name: 'Cluster Workspace Documents' }).click();
  await map.emit('status', { state: 'empty', stopped: 'Stopped. What was measured is kept.' });
  await map.until(() => document.querySelector('.message').innerText.includes('is kept'));
  await map.page.locator('.message').getByRole('button', { name: 'Continue' }).click();
  await map.emit('status', { state: 'running', progress: { phase: 'embedding', done: 412, total: 1871, secondsLeft: 26 }, text: 'Measuring meaning: 412 of 1,871. About 26 s left.' });
  await map.show({ ...data, draft: true });
  assert.equal(await map.page.locator('.phase[aria-current=step]').innerText(), 'Measuring meaning\n412 of 1,871');
  assert.equal(await map.page.locator('.phase-check').count(), 1);
  assert.ok((await map.page.locator('.status').innerText()).includes('About 26 s left'));
  await map.screenshot('running-dark');
  const cancel = map.page.locator('.status').getByRole('button', { name: 'Cancel' });
  await cancel.focus();
  await map.emit('status', { state: 'running', progress: { phase: 'grouping', done: 3, total: 10 }, text: 'Grouping: 30 %.' });
  await map.until(() => document.querySelector('.status').innerText.includes('30 %'));
  assert.equal(await map.page.locator('.phase[aria-current=step]').innerText(), 'Grouping\n30 %');
  assert.equal(await map.page.locator('.phase-check').count(), 2);
  assert.ok(await cancel.evaluate(element => element === document.activeElement), 'what tells of a run leaves the keyboard where it is');
  await cancel.click();
  await map.emit('status', { state: 'failed', text: 'Kindred ran out of memory after 1,204 of 1,871 documents. <b>Those are kept.</b>' });
  await map.until(() => document.querySelector('.message').innerText.includes('<b>Those are kept.</b>'));
  await map.rest();
  await map.screenshot('failed-dark');
  await map.page.getByRole('button', { name: 'Show Log' }).click();
  await map.emit('status', { state: 'failed', setting: true, text: 'A setting cannot be used: There is no method "kmeanz".' });
  await map.until(() => document.querySelector('.message').innerText.includes('kmeanz'));
  assert.deepEqual(await map.page.locator('.message .btn').allInnerTexts(), ['Open Settings', 'Try Again'], 'as it is, it would fail again');
  await map.page.getByRole('button', { name: 'Open Settings' }).click();
  const named = map.page.locator('.message .btn');
  await named.evaluateAll(all => all.forEach(button => (button.textContent = 'Einstellungen der Erweiterung öffnen')));
  assert.deepEqual(await named.evaluateAll(all => all.map(button => button.offsetHeight)), [26, 26], 'long names have a line each');
  await map.emit('status', { state: 'nothing', text: 'No documents found. Choose a folder with Markdown, text or other documents.' });
  await map.until(() => document.querySelector('.message').innerText.includes('No documents found.'));
  assert.equal(await map.page.locator('.message .icon-error').count(), 0, 'it is no error');
  assert.doesNotMatch(await map.page.locator('.message').innerText(), /\blog\b/, 'the log says no more than this');
  const sidesBeyondCard = await map.page.locator('.message').evaluate(card => {
    const { left, right } = card.getBoundingClientRect();
    return [...card.querySelectorAll('p, button')].map(part => part.getBoundingClientRect()).filter(part => part.left < left || part.right > right).length;
  });
  assert.equal(sidesBeyondCard, 0, 'beside groups the card holds its buttons');
  await map.page.getByRole('button', { name: 'Choose What to Include…' }).click();
  await map.emit('status', { state: 'done', text: '1,871 documents in 18 groups', ungrouped: 48 });
  await map.until(() => document.querySelector('.message').hidden);
  assert.match((await map.page.locator('.status').innerText()).replace(/\s+/g, ' '), /^1,871 documents · 18 groups · \d+ ungrouped Nothing leaves this machine$/);
  assert.deepEqual((await map.calls('run')).map(call => call.parameters.command), ['openFolder', 'cluster', 'refresh', 'cancel', 'showLog', 'include', 'include']);
  await map.close();
});

test('commands of the host zoom, fit and search', async () => {
  const map = await open();
  await map.show(data);
  await map.emit('command', { command: 'zoomIn' });
  await map.rest();
  assert.ok((await map.describe()).view.zoom > 1.4);
  await map.emit('command', { command: 'fit' });
  await map.rest();
  assert.equal((await map.describe()).view.zoom, 1);
  await map.emit('command', { command: 'search' });
  await map.until(() => document.activeElement.className === 'search-input');
  await map.close();
});
