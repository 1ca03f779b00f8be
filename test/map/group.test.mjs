// The page of a group in Chromium: what it shows, says and asks for.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { faintTexts } from './contrast.mjs';
import { view } from './groupData.mjs';
import { cutOff, leftsOf, openShowing, pageTests, takePicture } from './page.mjs';

const openReady = await pageTests(after, 'group');
const open = (options, sent = view) => openShowing(openReady, sent, options);

test('shows what the group is about, in every theme; names are never taken for markup', async () => {
  for (const theme of ['dark', 'light', 'hc-dark', 'hc-light']) {
    const opened = await open({ theme });
    const { page } = opened;
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'Git commits\u00a0pinned');
    assert.equal(await page.locator('.passage').count(), 3);
    assert.ok((await page.locator('.passage .place').first().innerText()).endsWith('line 3'));
    assert.equal(await page.locator('img, #kindred-group script, #kindred-group b').count(), 0);
    assert.ok((await page.locator('.passage p').nth(1).innerText()).includes('<script>alert(2)</script>'));
    assert.deepEqual(await page.locator('tbody tr').first().locator('th, td').allInnerTexts(), ['Find Top-Level Directories Matching A Pattern', 'unix', '0.19', 'Shell & files', 'Move · Keep']);
    assert.equal(await page.locator('.words .bar').count(), 2);
    assert.deepEqual(await page.locator('section', { has: page.getByRole('heading', { name: 'Numbers mean here, and over all' }) }).locator('li').first().locator('span').allInnerTexts(), ['stars', '4.12', '3.60']);
    assert.equal(await page.getByRole('img', { name: 'Map with the documents of Git commits lit' }).count(), 1);
    assert.equal(await page.getByRole('img', { name: 'Over time. Most in Mar 2021: 9 of 120. Last in Jul 2023.' }).count(), 1);
    assert.equal(await page.locator('figure.times path:not(.tick) title').first().textContent(), 'Period 1: 3');
    assert.deepEqual(await page.locator('.side .axis span:visible').allInnerTexts(), ['Jan 2021', 'Jan 2022', 'Jan 2023']);
    assert.equal(await cutOff(page), false, 'nothing is cut off at the side');
    assert.deepEqual(await faintTexts(page, 4.5), []);
    assert.deepEqual(await opened.troubles(), []);
    await takePicture(page, `group-${theme}`, { fullPage: true });
    await opened.close();
  }
});

test('its headings are read as they are seen, word by word', async () => {
  const opened = await open();
  for (const name of ['What it is about the documents nearest its centre', 'Doubtful members they fit here weakly; you decide', 'Sub-groups']) assert.equal(await opened.page.getByRole('heading', { name, exact: true }).count(), 1, name);
  await opened.close();
});

test('fits a narrow panel', async () => {
  for (const width of [620, 360]) {
    const opened = await open({ width });
    assert.equal(await cutOff(opened.page), false, `${width} px`);
    await opened.close();
  }
});

test('stands among the other groups over time: a row each, on the same dates, as the way to their pages', async () => {
  for (const [width, theme] of [[1400, 'dark'], [700, 'hc-dark'], [360, 'light'], [700, 'hc-light']]) {
    const opened = await open({ theme, width, height: 1500 });
    const { page } = opened;
    const rows = page.locator('ul.times > li:not([aria-hidden])');
    assert.deepEqual(await rows.evaluateAll(all => all.map(row => row.querySelectorAll('svg[viewBox="0 0 31 40"] path:not(.tick)').length)), [31, 21, 21, 9, 16, 30]);
    const places = await rows.evaluateAll(all => all.map(row => row.querySelector('[viewBox="0 0 31 40"]').getBoundingClientRect()).map(({ left, right }) => [left, right].join()));
    assert.equal(new Set(places).size, 1, `${width} px: bars below bars`);
    assert.equal(await page.locator('li[aria-current=true]').innerText().then(text => text.includes('Git commits')), true);
    // One document in a period that another has four hundred in is seen.
    assert.ok(await rows.nth(4).locator('path:not(.tick)').first().evaluate(bar => bar.getBoundingClientRect().height > 1.2));
    for (const line of await page.locator('.axis').evaluateAll(all => all.map(axis => [...axis.querySelectorAll('span')].map(date => date.getBoundingClientRect()).filter(box => box.width > 0).map(({ left, right }) => [left, right])))) {
      line.forEach(([left, right], at) => assert.ok(left >= 0 && right < (line[at + 1]?.[0] ?? width), `${width} px: dates apart`));
    }
    assert.equal(await cutOff(page), false, `${width} px`);
    assert.deepEqual(await faintTexts(page, 4.5), []);
    await takePicture(page, `group-times-${theme}-${width}`, { fullPage: true });
    await rows.getByRole('button', { name: 'Show Shell & files' }).click();
    assert.deepEqual((await opened.calls('show')).map(({ parameters }) => parameters), [{ group: 2 }]);
    assert.deepEqual(await opened.troubles(), []);
    await opened.close();
  }
});

test('asks the host: open, show another group, move, keep, and what its buttons say', async () => {
  const opened = await open();
  const { page } = opened;
  await page.getByRole('button', { name: /Open List Just/ }).click();
  await page.getByRole('button', { name: 'Show Stash' }).click();
  await page.locator('.side').getByRole('button', { name: 'Show Shell & files' }).click();
  await page.getByRole('button', { name: 'Move Find Top-Level Directories Matching A Pattern to Shell & files' }).click();
  const keep = page.getByRole('button', { name: 'Keep Find System-wide Config File For User here' });
  await keep.focus();
  await page.keyboard.press('Enter');
  for (const name of ['Rename…', 'Unpin', 'Merge…', 'Split…', 'Show on Map']) await page.getByRole('button', { name, exact: true }).click();
  assert.deepEqual((await opened.calls()).slice(1).map(({ name, parameters }) => [name, ...Object.values(parameters)]), [
    ['open', 'git/list.md', false],
    ['show', 12],
    ['show', 2],
    ['move', 'unix/find.md', 2],
    ['keep', 'jj/config.md'],
    ['run', 'rename'],
    ['run', 'unpin'],
    ['run', 'merge'],
    ['run', 'split'],
    ['run', 'showOnMap'],
  ]);
  await opened.close();
});

test('keeps the focus when it changes, leaves out what there is none of, and says when the group is gone', async () => {
  const opened = await open();
  const { page } = opened;
  const pin = page.locator('[data-key=pin]');
  await pin.focus();
  await opened.emit('view', { ...view, pinned: false, subgroups: [], doubtful: [], moreDoubtful: undefined, times: undefined, folders: [], near: [], words: [], tags: [], numbers: [] });
  await opened.until(() => document.querySelector('[data-key=pin]').innerText === 'Pin');
  assert.ok(await pin.evaluate(element => element === document.activeElement));
  assert.deepEqual(await page.locator('h2').allInnerTexts(), ['What it is about the documents nearest its centre']);
  await opened.emit('gone', 'This group is there no more.');
  await page.getByRole('status').getByText('This group is there no more.').waitFor();
  assert.equal(await page.getByRole('button').count(), 0);
  await opened.close();
});

test('hands the focus to the next choice where a row whose choice was made goes away', async () => {
  const opened = await open();
  const { page } = opened;
  const [first, second] = view.doubtful;
  const isOn = name => page.getByRole('button', { name }).evaluate(element => element === document.activeElement);
  await page.getByRole('button', { name: `Keep ${first.title} here` }).focus();
  await opened.emit('view', { ...view, doubtful: view.doubtful.slice(1) });
  await opened.until(count => document.querySelectorAll('tbody tr').length === count, view.doubtful.length - 1);
  assert.ok(await isOn(`Keep ${second.title} here`));
  await opened.emit('view', { ...view, doubtful: [] });
  await opened.until(() => !document.querySelector('tbody'));
  assert.notEqual(await page.evaluate(() => document.activeElement.tagName), 'BODY');
  await opened.close();
});

test('a long name stands beside its mark; long names of sub-groups end in an ellipsis; nothing is announced that is not there', async () => {
  for (const width of [380, 560, 1000]) {
    const opened = await open({ width }, { ...view, group: { ...view.group, name: 'A very long name of a group that somebody has given by hand '.repeat(3) }, passages: [] });
    const { page } = opened;
    assert.equal(await cutOff(page), false, `${width} px`);
    const [mark, name] = await page.locator('h1 > :is(.mark, bdi)').evaluateAll(all => all.map(part => part.getBoundingClientRect()));
    assert.ok(mark.right < name.left && mark.bottom < name.top + 25 && mark.top >= name.top, `${width} px: the mark is in the first line`);
    const ended = await page.locator('.columns .link').evaluateAll(all => all.map(link => link.scrollWidth > link.clientWidth && window.getComputedStyle(link).textOverflow === 'ellipsis'));
    assert.deepEqual(ended, [false, false, true]);
    assert.equal(await page.getByText('What it is about').count(), 0);
    await opened.close();
  }
});

test('what a group is besides stands in the line of the last words of its name, and never alone in one', async () => {
  const long = 'A very long name of a group that somebody has given by hand and that goes over two lines';
  for (const name of ['Git commits', long, 'מסמכים טבלאות שאילתות '.repeat(3).trim()]) {
    const opened = await open({ width: 700 }, { ...view, draft: true, group: { ...view.group, name } });
    const { page } = opened;
    for (let width = 420; width <= 700; width += 14) {
      await page.setViewportSize({ width, height: 500 });
      const beside = await page.locator('h1').evaluate(title => {
        const chips = [...title.querySelectorAll('.chip')].map(chip => chip.getBoundingClientRect());
        const lines = [...title.querySelector('bdi').getClientRects()];
        const last = lines[lines.length - 1];
        const middle = (chips[0].top + chips[0].bottom) / 2;
        return [chips.length, last.top < middle && middle < last.bottom, chips[0].left - Math.max(...lines.filter(({ top }) => top === last.top).map(({ right }) => right)) > 0, chips.every(({ height }) => height < 24)];
      });
      assert.deepEqual(beside, [2, true, true, true], `${name}, ${width} px`);
    }
    assert.equal(await cutOff(page), false);
    await opened.close();
  }
});

test('a doubtful member has both choices in sight in a narrow panel, beside where it may belong', async () => {
  const long = { ...view.doubtful[0], id: 'long.md', title: 'x'.repeat(150), folder: 'deep/'.repeat(30), other: { ...view.doubtful[0].other, name: 'A very long name of a group '.repeat(4) } };
  for (const [width, theme] of [[300, 'dark'], [380, 'hc-light'], [560, 'light'], [620, 'dark']]) {
    const opened = await open({ width, theme }, { ...view, doubtful: [...view.doubtful, long] });
    const { page } = opened;
    const rows = await page.locator('tbody tr').evaluateAll(all =>
      all.map(row => [...row.querySelectorAll('button, .num, .mark')].map(part => part.getBoundingClientRect()).map(({ left, right, width: wide }) => wide > 9 && left >= 0 && right <= window.innerWidth)),
    );
    assert.equal(rows.length, 3);
    assert.ok(rows.every(row => row.length === 5 && row.every(Boolean)), `${width} px: ${JSON.stringify(rows)}`);
    assert.ok((await page.locator('tbody td:nth-child(4) bdi').evaluateAll(all => all.map(name => name.getBoundingClientRect().width))).every(wide => wide > 20), `${width} px`);
    assert.equal(await page.locator('.wide').evaluate(box => box.scrollWidth > box.clientWidth), false, `${width} px`);
    await page.getByRole('columnheader', { name: 'May belong to' }).waitFor({ state: 'attached' });
    assert.equal(await cutOff(page), false);
    await takePicture(page, `group-doubtful-${theme}-${width}`, { fullPage: true });
    await opened.close();
  }
});

test('a name that runs from right to left and has no room loses its end, not its beginning', async () => {
  const name = 'מסמכים טבלאות שאילתות '.repeat(6).trim();
  const sent = { ...view, doubtful: view.doubtful.map(one => ({ ...one, title: name, folder: name, other: { ...one.other, name } })), subgroups: view.subgroups.map(one => ({ ...one, name })), folders: [{ name, count: '3' }], near: view.near.map(one => ({ ...one, name })) };
  for (const width of [380, 1200]) {
    const opened = await open({ width }, sent);
    const begins = await opened.page.locator('.clip bdi, bdi.clip').evaluateAll(all =>
      all.filter(bdi => bdi.textContent.startsWith('מסמכים')).map(bdi => {
        const first = document.createRange();
        first.setStart(bdi.firstChild, 0);
        first.setEnd(bdi.firstChild, 6);
        const [{ left, right }, box] = [first.getBoundingClientRect(), bdi.closest('.clip').getBoundingClientRect()];
        return left >= box.left - 1 && right <= box.right + 1;
      }),
    );
    assert.ok(begins.length > 9, String(begins.length));
    assert.deepEqual(begins, begins.map(() => true), `${width} px`);
    await opened.close();
  }
});

test('the line of a passage stands behind a path that runs from right to left', async () => {
  const opened = await open({ width: 1200 }, { ...view, passages: view.passages.map(one => ({ ...one, place: '\u2068לחם/יומן.md\u2069, line 3' })) });
  const [path, line] = await leftsOf(opened.page.locator('.place').first(), ['יומן', 'line']);
  assert.ok(line > path, `${path} ${line}`);
  await opened.close();
});

test('its table stays as far scrolled while the page is made anew', async () => {
  const opened = await open({ width: 950 });
  const box = opened.page.locator('.wide');
  const scrolled = await box.evaluate(element => {
    element.scrollTo(30, 0);
    return element.scrollLeft;
  });
  assert.equal(scrolled, 30);
  await opened.emit('view', { ...view, pinned: !view.pinned });
  await opened.until(() => document.querySelector('h1 .chip') === null);
  assert.equal(await box.evaluate(element => element.scrollLeft), 30);
  await opened.close();
});
