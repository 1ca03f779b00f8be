// The page of folders and groups in Chromium: what it shows, says and asks for.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { faintTexts } from './contrast.mjs';
import { looking, many, nothing, view } from './foldersData.mjs';
import { cutOff, leftsOf, pageTests, takePicture } from './page.mjs';

const openReady = await pageTests(after, 'folders');
const open = async (shown, options) => {
  const opened = await openReady(options);
  await opened.emit('view', shown);
  await opened.until(() => document.querySelector('.lead').textContent !== '');
  return opened;
};

test('shows the matrix, files and pairs in four themes; figures can be read, names are never taken for markup', async () => {
  for (const theme of ['dark', 'light', 'hc-dark', 'hc-light']) {
    const opened = await open(view, { theme });
    const { page } = opened;
    assert.ok((await page.locator('.lead').innerText()).startsWith('Partly. The folders git and tmux'));
    assert.equal(await page.locator('.cells tbody tr').count(), 21);
    assert.equal(await page.locator('.list').first().locator('tbody tr').count(), 9);
    assert.equal(await page.locator('img, #kindred-folders script, #kindred-folders b b').count(), 0);
    assert.ok((await page.locator('.cell > button:not(:empty)').count()) > 30);
    assert.deepEqual(await faintTexts(page, 4.5), []);
    assert.equal(await cutOff(page), false, 'nothing is cut off at the side');
    assert.deepEqual(await opened.troubles(), []);
    await takePicture(page, `folders-${theme}`);
    await opened.close();
  }
});

test('is not wider than a narrow panel: the matrix scrolls in itself', async () => {
  const opened = await open(view, { width: 620 });
  assert.equal(await cutOff(opened.page), false);
  await opened.close();
});

test('is a table to a screen reader, whose cells say in full what they show', async () => {
  const opened = await open(view);
  const { page } = opened;
  const table = page.getByRole('table', { name: 'Share of each folder in each group' });
  await table.waitFor();
  assert.equal(await page.getByRole('rowheader', { name: 'rails', exact: true }).count(), 1);
  assert.equal(await page.getByRole('columnheader', { name: 'Git & commit' }).count(), 1);
  assert.equal(await page.getByRole('button', { name: /^\d+ of 190 files of rails are in Git & commit$/ }).innerText(), '95');
  assert.equal(await page.getByRole('button', { name: '8 of 190 files of rails are in tmux windows' }).innerText(), '', 'under 10 percent left blank');
  assert.equal(await page.getByRole('button', { name: 'Move Look Through File 0 to git' }).count(), 1);
  assert.equal(await page.getByRole('button', { name: 'Look Through File 0, unix/note-0.md', exact: true }).count(), 1, 'what is seen of a file is in its name');
  assert.equal(await page.getByRole('heading', { name: 'In another folder? 9 of 12, surest first', exact: true }).count(), 1);
  await opened.close();
});

test('is gone through by keys: one stop in the matrix, arrows from cell to cell, Enter shows the files', async () => {
  const opened = await open(view);
  const { page } = opened;
  assert.equal(await page.locator('.cell > button[tabindex="0"]').count(), 1);
  await page.locator('.cell > button[tabindex="0"]').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  const name = await page.evaluate(() => document.activeElement.getAttribute('aria-label'));
  assert.match(name, /files of \w+ are in /);
  assert.equal(await page.locator('.cell > button[tabindex="0"]').count(), 1);
  // What is drawn anew has its one stop where the keyboard is.
  await opened.emit('view', { ...view, verdict: { ...view.verdict, figure: 'Counted once more.' } });
  await page.getByText('Counted once more.').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), name);
  assert.deepEqual(await page.locator('.cell > button[tabindex="0"]').evaluateAll(all => all.map(stop => stop.getAttribute('aria-label'))), [name]);
  await page.keyboard.press('Enter');
  const [asked] = await opened.calls('show');
  assert.ok(asked.parameters.folder && asked.parameters.group > 0);
  await opened.close();
});

test('asks the host to move, keep, compare and copy, and shows more on demand', async () => {
  const opened = await open(view);
  const { page } = opened;
  await page.getByRole('button', { name: 'Move Look Through File 0 to git' }).click();
  await page.getByRole('button', { name: 'Keep Look Through File 2 in unix' }).click();
  await page.getByRole('button', { name: 'Keep all of unix' }).click();
  await page.getByRole('button', { name: /^Compare postgres\/clear-the-screen-in-psql-0/ }).click();
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await page.getByRole('button', { name: 'Save CSV' }).click();
  await page.getByRole('button', { name: 'rails', exact: true }).click();
  await page.getByRole('button', { name: 'show all' }).click();
  assert.equal(await page.locator('.cells tbody tr').count(), 24);
  await page.getByRole('button', { name: 'show more' }).first().click();
  assert.equal(await page.locator('.list').first().locator('tbody tr').count(), 12);
  const asked = (await opened.calls()).slice(1).map(({ name, parameters }) => [name, Object.values(parameters)[0]]);
  assert.deepEqual(asked, [['move', 'folder: unix/note-0.md'], ['keep', 'folder: unix/note-2.md'], ['keep', 'unix'], ['compare', 'same: 0'], ['run', 'markdown'], ['run', 'csv'], ['show', 'rails']]);
  await opened.close();
});

test('says what is still looked for, keeps the focus over updates, and says when there is nothing', async () => {
  const opened = await open(looking);
  const { page } = opened;
  assert.equal(await page.getByText('Looking for suggestions… 40 %').count(), 2);
  const folder = page.getByRole('button', { name: 'unix', exact: true });
  await folder.focus();
  await opened.emit('view', view);
  await opened.until(() => document.querySelectorAll('.list').length === 2);
  assert.ok(await folder.evaluate(element => element === document.activeElement));
  await opened.emit('view', { ...view, files: [], pairs: [] });
  await page.getByText('No file sits among files of another folder.').waitFor();
  await opened.emit('view', nothing);
  await page.getByText('there is nothing to compare').waitFor();
  assert.equal(await page.getByRole('table').count(), 0);
  await opened.close();
});

test('the keyboard goes from a file that was kept to the next one, and on where all are shown', async () => {
  const opened = await open(view);
  const { page } = opened;
  const focused = () => page.evaluate(() => document.activeElement.getAttribute('aria-label'));
  await page.getByRole('button', { name: 'Keep Look Through File 2 in unix' }).focus();
  await opened.emit('view', { ...view, files: view.files.filter((_, at) => at !== 2) });
  await opened.until(() => !document.body.innerText.includes('Look Through File 2'));
  assert.equal(await focused(), 'Keep Look Through File 3 in unix');
  await page.getByRole('button', { name: 'show more' }).first().focus();
  await page.keyboard.press('Enter');
  assert.equal(await focused(), 'Keep all of unix');
  await opened.close();
});

test('paths keep their order, and names in them their signs, whichever way folders are written', async () => {
  const path = 'מסמכים/(2024) old';
  const [row, ...rows] = view.rows;
  const [file, ...files] = view.files;
  const [pair, ...pairs] = view.pairs;
  const opened = await open({ ...view, rows: [{ ...row, folder: path }, ...rows], files: [{ ...file, from: path, to: path }, ...files], pairs: [{ ...pair, paths: [path, path] }, ...pairs] });
  for (const place of ['.folder-name bdi.clip', '.places .dim bdi', '.places .row-line > bdi', '.pairs .row-line bdi']) {
    const [folder, year, old] = await leftsOf(opened.page.locator(place).first(), ['מסמכים', '(2024)', 'old']);
    assert.ok(folder < year && year < old, `${place}: ${folder} ${year} ${old}`);
  }
  await opened.close();
});

test('a narrow panel shows where a file is and where it may belong, whatever the folders are called', async () => {
  const long = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen';
  const rightToLeft = 'מסמכים';
  const files = view.files.map((file, at) => ({ ...file, from: at % 2 ? rightToLeft : `${long}/${long}`, to: 'git' }));
  for (const width of [380, 560, 1000]) {
    const opened = await open({ ...view, files }, { width });
    const { page } = opened;
    assert.equal(await cutOff(page), false, `${width} px`);
    const widths = await page.locator('.places').evaluateAll(all => all.map(cell => cell.getBoundingClientRect().width));
    assert.ok(Math.min(...widths) >= 100, `${width} px: ${widths}`);
    // The arrow is where it is for a folder whose name runs from left to right.
    const [from, arrow] = await page.locator('.places').nth(1).evaluate(cell => {
      const middle = node => {
        const range = document.createRange();
        range.selectNodeContents(node);
        const { left, right } = range.getBoundingClientRect();
        return (left + right) / 2;
      };
      const texts = document.createTreeWalker(cell, window.NodeFilter.SHOW_TEXT);
      return [texts.nextNode(), texts.nextNode()].map(middle);
    });
    assert.ok(from < arrow, `${width} px: ${from}, ${arrow}`);
    const buttons = await page.locator('header .btn').evaluateAll(all => all.map(button => button.getBoundingClientRect().top));
    assert.equal(new Set(buttons).size, 1, 'what can be done with the page stands in one line');
    const lead = await page.locator('.lead').evaluate(text => text.getBoundingClientRect().width / Math.min(900, document.querySelector('.main').clientWidth));
    assert.ok(lead > 0.99, `${width} px: what it comes to has the width of the page, not what the buttons leave`);
    assert.deepEqual(await opened.troubles(), []);
    await opened.close();
  }
});

test('however far the matrix is scrolled, it says which folder and which group a cell is of', async () => {
  for (const [width, theme] of [[380, 'dark'], [560, 'hc-dark'], [1200, 'light'], [1200, 'hc-light']]) {
    const opened = await open(many, { width, theme, height: 640 });
    const { page } = opened;
    await page.getByRole('button', { name: 'show all' }).click();
    const box = page.getByRole('region', { name: 'Share of each folder in each group' });
    await box.focus();
    assert.ok(await box.evaluate(element => element === document.activeElement), 'the keyboard reaches it');
    const seen = await box.evaluate(async element => {
      element.scrollIntoView({ block: 'start' });
      element.scrollTo(200, 500);
      await window.rested();
      const own = element.getBoundingClientRect();
      const first = element.querySelector('thead .stays').getBoundingClientRect();
      const inSight = ({ left, right, top, bottom }) => left >= first.right - 1 && right <= own.left + element.clientWidth && top >= first.bottom - 1 && bottom <= own.bottom;
      const at = ({ left, right, top, bottom }) => document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      const rows = [...element.querySelectorAll('tbody tr')].filter(row => inSight(row.querySelectorAll('.cell')[8].getBoundingClientRect()));
      const columns = [...element.querySelectorAll('.group-name')].filter(name => {
        const { left, right } = name.parentElement.getBoundingClientRect();
        return left >= first.right && right <= own.left + element.clientWidth;
      });
      // Names of columns that are below the folders lean out into none of those in sight.
      const gone = [...element.querySelectorAll('.group-name')].filter(name => name.parentElement.getBoundingClientRect().right < first.right);
      return {
        rows: rows.map(row => row.querySelector('.folder-name').contains(at(row.querySelector('.folder-name').getBoundingClientRect()))),
        columns: columns.map(name => name.contains(at(name.querySelector('.mark').getBoundingClientRect()))),
        names: columns.map(name => name.querySelector('.slanted').getBoundingClientRect().top - own.top),
        gone: gone.map(name => window.getComputedStyle(name).opacity),
      };
    });
    const told = `${width} px: ${JSON.stringify(seen)}`;
    assert.ok(seen.rows.length > 10 && seen.rows.every(Boolean), told);
    assert.ok(seen.columns.length > 3 && seen.columns.every(Boolean), told);
    assert.ok(Math.min(...seen.names) >= 0, `${told}: no name is cut off at the top`);
    assert.ok(seen.gone.length > 3 && seen.gone.every(opacity => opacity === '0'), told);
    await takePicture(page, `folders-many-${theme}-${width}`);
    await opened.close();
  }
});

test('arrows go to cells that are seen: below no name, and below no folder', async () => {
  const opened = await open(many, { width: 380, height: 640 });
  const { page } = opened;
  await page.getByRole('button', { name: 'show all' }).click();
  await page.getByRole('region', { name: 'Share of each folder in each group' }).evaluate(element => element.scrollTo(800, 800));
  await page.locator('.cell > button').last().focus();
  for (const key of ['ArrowUp', 'ArrowLeft', 'ArrowUp', 'ArrowLeft', 'ArrowUp', 'ArrowLeft', 'ArrowUp', 'ArrowUp', 'ArrowLeft', 'ArrowLeft']) {
    await page.keyboard.press(key);
    const seen = await page.evaluate(() => {
      const { left, top, right, bottom } = document.activeElement.getBoundingClientRect();
      return [[left + 2, top + 2], [right - 2, bottom - 2]].every(([x, y]) => document.elementFromPoint(x, y) === document.activeElement);
    });
    assert.ok(seen, `${key}: ${await page.evaluate(() => document.activeElement.getAttribute('aria-label'))}`);
  }
  await opened.close();
});

test('a file’s folders and both files of a pair are read wherever the lists stand', async () => {
  for (const width of [380, 1100, 1200, 1400]) {
    const opened = await open(many, { width });
    const { page } = opened;
    const cut = await page.locator('.places .row-line, .pairs .row-line').evaluateAll(all => all.filter(line => line.scrollWidth > line.clientWidth).map(line => line.textContent));
    assert.deepEqual(cut, [], `${width} px`);
    await opened.close();
  }
});

test('names of groups that the keyboard comes to are below no folder', async () => {
  const opened = await open(many, { width: 600, height: 640 });
  const { page } = opened;
  await page.getByRole('button', { name: 'show all' }).click();
  await page.locator('.group-name').last().focus();
  for (let k = 0; k < 25; k++) {
    const seen = await page.evaluate(() => {
      const { left, top, width, height } = document.activeElement.getBoundingClientRect();
      return [document.activeElement.contains(document.elementFromPoint(left + width / 2, top + height / 2)), window.getComputedStyle(document.activeElement).opacity];
    });
    assert.deepEqual(seen, [true, '1'], await page.evaluate(() => document.activeElement.textContent));
    await page.keyboard.press('Shift+Tab');
    await opened.rest();
  }
  await opened.close();
});
