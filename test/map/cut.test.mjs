// The page for the number of groups in Chromium: the slider by pointer and keys, the columns, what a step would do.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { faintTexts } from './contrast.mjs';
import { cut } from './cutData.mjs';
import { cutOff, pageTests, takePicture } from './page.mjs';

const openReady = await pageTests(after, 'cut');
const open = async (data = cut, options) => {
  const opened = await openReady(options);
  await opened.emit('data', data);
  await opened.until(() => document.querySelectorAll('.column').length > 0);
  return opened;
};
const count = ({ page }) => page.getByRole('slider').getAttribute('aria-valuenow').then(Number);
const columns = ({ page }) => page.locator('.column h3').allInnerTexts();

test('shows groups from few to many, what a step would do, and names never as markup', async () => {
  for (const theme of ['dark', 'light', 'hc-dark', 'hc-light']) {
    const opened = await open(cut, { theme });
    const { page } = opened;
    assert.deepEqual(await columns(opened), ['5 groups', '9 groups', '18 groups (now)', '34 groups', '59 groups']);
    assert.equal(await page.locator('.current .cell').count(), 18);
    assert.ok((await page.locator('.suggestion-text').innerText()).includes('suggested: 8, 18 or 33 groups'));
    assert.equal(await page.locator('.suggestion').count(), 3);
    assert.equal(await page.getByRole('button', { name: 'Use 18 Groups' }).count(), 1);
    const told = await page.locator('.steps-told').innerText();
    assert.match(told, /One step fewer\s*9 groups/);
    assert.match(told, /takes in .+, .+/);
    assert.match(told, /One step more\s*34 groups, \d+ stay as they are/);
    assert.match(told, /splits into .+ \d+, .+ \d+/);
    assert.equal(await page.locator('img').count(), 0);
    assert.equal(await cutOff(page), false, 'nothing is cut off at the side');
    assert.deepEqual(await opened.troubles(), []);
    await takePicture(page, `cut-${theme}`);
    await opened.close();
  }
});

test('groups stand in the line of the group that holds them, and every document is in each column', async () => {
  const opened = await open();
  const cells = await opened.page.locator('.column').evaluateAll(all => all.map(column => [...column.querySelectorAll('.cell')].map(cell => ({ top: cell.getBoundingClientRect().top, bottom: cell.getBoundingClientRect().bottom, documents: Number(/, (\d+) documents/.exec(cell.title.replace(',', ''))?.[1] ?? /(\d+) documents/.exec(cell.title)[1]) }))));
  const all = cut.sizes.reduce((sum, size) => sum + size, 0);
  for (const column of cells) assert.equal(column.reduce((sum, { documents }) => sum + documents, 0), all);
  for (let at = 1; at < cells.length; at++) {
    for (const cell of cells[at]) {
      const middle = (cell.top + cell.bottom) / 2;
      assert.ok(cells[at - 1].some(outer => outer.top - 2 <= middle && middle <= outer.bottom + 2));
    }
  }
  await opened.close();
});

test('columns end in one line, however low their groups are', async () => {
  for (const theme of ['dark', 'hc-dark']) {
    const opened = await open({ ...cut, now: 14 }, { theme, height: 420 });
    const beyond = await opened.page.locator('.column ul').evaluateAll(all => all.map(list => list.lastElementChild.getBoundingClientRect().bottom - list.getBoundingClientRect().bottom));
    // Each ends in a gap, and heights are drawn to 1/64 of a pixel.
    assert.ok(beyond.length === 5 && beyond.every(px => px > -2.5 && px < 0.5), `${theme}: ${beyond}`);
    await opened.close();
  }
});

test('answers to keys: one group, one step, both ends, and never past them', async () => {
  const opened = await open();
  const { page } = opened;
  const press = async (key, expected) => {
    await page.keyboard.press(key);
    assert.equal(await count(opened), expected, key);
  };
  await press('ArrowRight', 19);
  await press('ArrowLeft', 18);
  await press('PageUp', 34);
  await press('PageDown', 17);
  await press('Home', 2);
  await press('ArrowLeft', 2);
  await press('End', 64);
  await press('ArrowRight', 64);
  assert.match(await page.locator('.steps-told').innerText(), /There are no more groups\./);
  await page.getByRole('button', { name: 'Reset to suggested' }).click();
  assert.equal(await count(opened), 18);
  await page.keyboard.press('Escape');
  assert.equal((await opened.calls('close')).length, 1);
  assert.equal((await opened.calls('use')).length, 0);
  await opened.close();
});

test('follows the pointer while it drags, and uses what it came to', async () => {
  const opened = await open();
  const { page } = opened;
  const box = await page.getByRole('slider').boundingBox();
  const y = box.y + 40;
  await page.mouse.move(box.x + box.width / 2, y);
  await page.mouse.down();
  const seen = [];
  for (let x = box.x + box.width / 2; x < box.x + box.width - 30; x += 40) {
    await page.mouse.move(x, y);
    seen.push(await count(opened));
  }
  await page.mouse.up();
  assert.ok(seen.length > 5);
  assert.deepEqual(seen, [...seen].sort((a, b) => a - b));
  const chosen = await count(opened);
  assert.ok(chosen > 40);
  await page.mouse.move(box.x + 30, y);
  assert.equal(await count(opened), chosen, 'not without the button down');
  await page.getByRole('button', { name: `Use ${chosen} Groups` }).click();
  assert.deepEqual((await opened.calls('use')).map(call => call.parameters), [{ count: chosen }]);
  await opened.close();
});

test('leaves pinned groups whole at every number', async () => {
  const pinned = cut.merges[cut.merges.length - 2];
  const opened = await open({ ...cut, keep: [pinned] });
  for (const wanted of [2, 6, 18, 40]) {
    await opened.page.keyboard.press('Home');
    for (let at = 2; at < wanted; at++) await opened.page.keyboard.press('ArrowRight');
    const { groups } = await opened.page.evaluate(() => window.host.describe());
    assert.ok(groups.includes(cut.names[pinned]), `${wanted}: ${groups.join(', ')}`);
  }
  await opened.close();
});

test('fits a narrow panel', async () => {
  const opened = await open(cut, { width: 620 });
  assert.equal(await cutOff(opened.page), false);
  await opened.close();
});

test('in a narrow panel there are as many columns as have room for names, and their heads are whole', async () => {
  for (const width of [300, 380, 520]) {
    const opened = await open(cut, { width });
    const shown = await opened.page.locator('.column').evaluateAll(all => all.filter(column => column.checkVisibility()).map(column => ({ own: column.classList.contains('current'), wide: column.clientWidth, top: column.querySelector('ul').getBoundingClientRect().top })));
    assert.deepEqual(shown.map(({ own }) => own), [false, true, false]);
    for (const { wide, top } of shown) assert.ok(wide > 76 && Math.abs(top - shown[0].top) < 1, JSON.stringify(shown));
    const heads = opened.page.locator('.column:visible h3');
    assert.deepEqual(await heads.allInnerTexts(), ['9 groups', '18 groups (now)', '34 groups']);
    assert.ok(await heads.evaluateAll(all => all.every(head => head.scrollWidth <= head.clientWidth)));
    await opened.close();
  }
});

test('names that run from right to left keep their numbers behind them and their places in a line', async () => {
  const hebrew = ['מסמכים', 'טבלאות', 'שאילתות'];
  const opened = await open({ ...cut, names: cut.names.map((_, node) => hebrew[node % 3]) });
  // Where each name of a line begins, and where the number that belongs to it stands.
  const lines = await opened.page.locator('.steps-told section:last-child li > bdi').evaluateAll(all =>
    all.map(line => {
      const text = line.firstChild;
      const at = (from, to) => {
        const range = document.createRange();
        range.setStart(text, from);
        range.setEnd(text, to);
        return range.getBoundingClientRect();
      };
      return [...text.data.matchAll(/([\u05d0-\u05ea]+)\u2069? (\d+)/g)].map(({ index, 0: whole, 1: name, 2: count }) => {
        const [word, number] = [at(index, index + name.length), at(index + whole.length - count.length, index + whole.length)];
        return word.top !== number.top || word.right <= number.left + 1;
      });
    }),
  );
  assert.ok(lines.flat().length > 4, JSON.stringify(lines));
  assert.ok(lines.flat().every(Boolean), JSON.stringify(lines));
  await opened.close();
});

test('the keyboard goes from the button that resets the number to the slider', async () => {
  const opened = await open();
  await opened.page.keyboard.press('ArrowRight');
  await opened.page.getByRole('button', { name: 'Reset to suggested' }).focus();
  await opened.page.keyboard.press('Enter');
  assert.equal(await opened.page.getByRole('button', { name: 'Reset to suggested' }).isDisabled(), true);
  assert.equal(await opened.page.evaluate(() => document.activeElement.getAttribute('role')), 'slider');
  await opened.close();
});

test('numbers below the slider do not run into one another, and nothing is suggested where nothing is', async () => {
  const opened = await open({ ...cut, now: 60, suggested: [] }, { width: 380 });
  const { page } = opened;
  const marks = await page.locator('.slider text').evaluateAll(all => all.map(mark => ({ text: mark.textContent, ...JSON.parse(JSON.stringify(mark.getBoundingClientRect())) })).sort((a, b) => a.left - b.left));
  assert.ok(marks.some(({ text }) => text === '60'), 'the present number is written');
  for (let k = 1; k < marks.length; k++) assert.ok(marks[k].left > marks[k - 1].right, `${marks[k - 1].text} and ${marks[k].text}`);
  assert.equal(await page.locator('.suggestion-text').isVisible(), false);
  const buttons = await page.locator('header .btn').evaluateAll(all => all.map(button => button.getBoundingClientRect().top));
  assert.equal(new Set(buttons).size, 1);
  await opened.close();
});

test('each of 60 groups has a name that can be read; the columns scroll by keys while the slider stays', async () => {
  for (const size of [{ width: 1400, height: 900 }, { width: 900, height: 600 }, { width: 380, height: 700, theme: 'hc-dark' }]) {
    const opened = await open({ ...cut, now: 60 }, size);
    const { page } = opened;
    const told = JSON.stringify(size);
    const names = await page.locator('.current .cell').evaluateAll(all =>
      all.map(cell => {
        const [name, own] = [cell.querySelector('bdi')?.getBoundingClientRect(), cell.getBoundingClientRect()];
        return Boolean(name && name.height >= 14 && name.width > 20 && name.top >= own.top && name.bottom <= own.bottom);
      }),
    );
    assert.deepEqual(names, new Array(60).fill(true), told);
    assert.equal(await cutOff(page), false, told);
    const box = page.getByRole('group', { name: 'Groups from few to many' });
    const [scrolled, slider, heads] = [() => box.evaluate(element => element.scrollTop), () => page.getByRole('slider').boundingBox(), () => page.locator('.current h3').boundingBox()];
    const before = [await slider(), await heads()];
    assert.equal(await scrolled(), 0, 'the first groups are seen first');
    await page.keyboard.press('Tab');
    assert.ok(await box.evaluate(element => element === document.activeElement), 'the columns follow the slider');
    await page.keyboard.press('End');
    await opened.until(() => {
      const columns = document.querySelector('.columns');
      return columns.scrollTop > 100 && columns.scrollTop + columns.clientHeight >= columns.scrollHeight - 1;
    });
    assert.deepEqual([await slider(), await heads()], before, 'slider and heads stay');
    assert.equal(await count(opened), 60);
    await page.keyboard.press('Tab');
    assert.ok(await box.evaluate(element => element.contains(document.activeElement) && element !== document.activeElement), 'the heads of the other columns come next');
    await page.keyboard.press('Home');
    await opened.until(() => document.querySelector('.columns').scrollTop === 0);
    assert.equal(await count(opened), 60, 'keys scroll from there as well');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await count(opened), 59);
    await takePicture(page, `cut-60-${size.width}`);
    await opened.close();
  }
});

test('rows that are too low for a name say it to the pointer at once, over their neighbours, and to a screen reader', async () => {
  for (const [height, theme] of [[560, 'dark'], [560, 'light'], [700, 'hc-dark'], [560, 'hc-light']]) {
    const opened = await open(cut, { height, theme });
    const { page } = opened;
    const low = page.locator('.cell.low');
    const silent = await low.evaluateAll(all => all.map(cell => [cell.title, cell.getAttribute('aria-label'), cell.innerText]));
    assert.ok(silent.length > 20 && silent.every(([title, label, text]) => /\d+ documents/.test(title) && title === label && text === ''));
    const scrolls = await page.locator('.columns').evaluate(box => box.scrollHeight);
    for (const at of [0, 7, silent.length - 2, silent.length - 1]) {
      const cell = low.nth(at);
      await cell.scrollIntoViewIfNeeded();
      const { x, y, width, height: tall } = await cell.boundingBox();
      await page.mouse.move(x + width / 2, y + tall / 2);
      const seen = await cell.evaluate(element => {
        const told = element.querySelector('.told');
        const [own, box] = [told.getBoundingClientRect(), element.closest('ul').getBoundingClientRect()];
        const words = told.querySelector('bdi').getBoundingClientRect();
        return { text: told.innerText.replace(/\s+/g, ' '), whole: own.height >= 19 && words.height >= 14 && own.top >= box.top - 0.5 && own.bottom <= box.bottom + 0.5, on: element.matches(':hover') };
      });
      assert.ok(seen.whole && seen.on, `${silent[at][0]}: ${JSON.stringify(seen)}`);
      assert.ok(silent[at][0].startsWith(seen.text.replace(/ \d+$/, '')), `${silent[at][0]}: ${seen.text}`);
      // The row below is told as soon as the pointer is on it, though the name before lay over it.
      if (at < silent.length - 2) {
        await page.mouse.move(x + width / 2, y + tall + 3);
        assert.equal(await cell.evaluate(element => element.matches(':hover')), false);
      }
    }
    assert.equal(await page.locator('.columns').evaluate(box => box.scrollHeight), scrolls, 'nothing has to scroll for it');
    assert.deepEqual(await faintTexts(page, 4.5), []);
    await takePicture(page, `cut-low-${theme}`);
    await opened.close();
  }
});

test('the head of a column leads to its number, at which each of its groups has a name that can be read', async () => {
  const opened = await open();
  const { page } = opened;
  const heads = page.locator('.columns h3 button');
  assert.deepEqual(await heads.evaluateAll(all => all.map(head => head.getAttribute('aria-label'))), ['Go to 5 groups', 'Go to 9 groups', 'Go to 34 groups', 'Go to 59 groups']);
  await page.getByRole('button', { name: 'Go to 59 groups' }).click();
  assert.equal(await count(opened), 59);
  assert.equal(await page.locator('.current .cell:not(.low)').count(), 59);
  const focused = () => page.evaluate(() => document.activeElement.getAttribute('role') ?? document.activeElement.className);
  assert.equal(await focused(), 'slider', 'the keyboard goes on where the number is chosen');
  await page.getByRole('button', { name: 'Go to 30 groups' }).focus();
  await page.keyboard.press('Enter');
  assert.equal(await count(opened), 30);
  assert.equal(await focused(), 'slider');
  await page.getByRole('button', { name: 'Go to 15 groups' }).focus();
  await page.keyboard.press('ArrowRight');
  assert.equal(await count(opened), 31);
  assert.equal(await focused(), 'head', 'what the arrows draw anew keeps the keyboard');
  await opened.close();
});
