// The page of a comparison in Chromium: what it shows, says and asks for.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { finished, manyWays, pictures, running } from './compareData.mjs';
import { cutOff, pageTests, takePicture } from './page.mjs';

const open = await pageTests(after, 'compare');
const methods = ({ page }) => page.locator('.ways tbody .method > bdi').allInnerTexts();

test('shows table, verdict, maps and agreement; names are never taken for markup', async () => {
  for (const theme of ['dark', 'light', 'hc-dark', 'hc-light']) {
    const opened = await open({ theme });
    const { page } = opened;
    await opened.emit('view', finished);
    await opened.emit('pictures', pictures);
    await opened.until(() => document.querySelectorAll('figure').length === 2);
    assert.equal(await page.locator('tr.recommended').count(), 1);
    assert.ok((await page.locator('.lead').innerText()).startsWith('Language model is the right way to read here.'));
    assert.ok((await page.locator('.failed .reason').innerText()).includes('<script>'));
    assert.equal(await page.locator('img, #kindred-compare script').count(), 0);
    assert.equal(await page.locator('.matrix tbody tr').count(), 4);
    assert.equal(await cutOff(page), false, 'nothing is cut off at the side');
    assert.deepEqual(await opened.troubles(), []);
    await takePicture(page, `compare-${theme}`, { fullPage: true });
    await opened.close();
  }
});

test('is not wider than a narrow panel: the table scrolls in itself', async () => {
  const opened = await open({ width: 620 });
  await opened.emit('view', finished);
  await opened.emit('pictures', pictures);
  await opened.until(() => document.querySelectorAll('figure').length === 2);
  assert.equal(await cutOff(opened.page), false);
  const buttons = await opened.page.locator('header button').evaluateAll(all => all.map(button => button.getBoundingClientRect()));
  const title = await opened.page.locator('header h1').evaluate(h1 => { const words = document.createRange(); words.selectNodeContents(h1); return words.getBoundingClientRect(); });
  assert.ok(buttons.length > 2 && buttons.every(button => button.left >= title.right || button.top >= title.bottom), 'the title keeps clear of the buttons');
  await opened.close();
});

test('is a table to a screen reader: headings, sort state, names of buttons', async () => {
  const opened = await open();
  const { page } = opened;
  await opened.emit('view', finished);
  await page.getByRole('table', { name: 'Ways to read and group' }).waitFor();
  assert.equal(await page.getByRole('rowheader', { name: 'Language model', exact: true }).count(), 1);
  assert.equal(await page.getByRole('columnheader', { name: /Agrees with folders/ }).getAttribute('aria-sort'), 'none');
  assert.equal(await page.getByRole('button', { name: 'Use this: k-means++, Language model' }).count(), 1);
  assert.equal(await page.getByRole('img', { name: 'Recommended' }).count(), 1);
  for (const name of ['Recommended k-means++ closest to your folders', 'Hierarchical (Ward) in use']) assert.equal(await page.getByRole('rowheader', { name, exact: true }).count(), 1, name);
  await opened.close();
});

test('sorts by a column, by the keyboard as well; silhouettes within their block only', async () => {
  const opened = await open();
  const { page } = opened;
  await opened.emit('view', finished);
  const heading = page.getByRole('button', { name: /Same again/ });
  await heading.focus();
  await page.keyboard.press('Enter');
  assert.deepEqual(await methods(opened), ['Hierarchical (Ward)', 'k-means++', 'k-means++', 'HDBSCAN', 'Spectral <img src=x>']);
  assert.equal(await page.getByRole('columnheader', { name: /Same again/ }).getAttribute('aria-sort'), 'descending');
  assert.ok(await heading.evaluate(element => element === document.activeElement), 'the focus stays on the heading');
  await page.keyboard.press('Enter');
  assert.deepEqual(await methods(opened), ['HDBSCAN', 'k-means++', 'k-means++', 'Hierarchical (Ward)', 'Spectral <img src=x>']);
  await page.getByRole('button', { name: /Silhouette/ }).click();
  assert.deepEqual(await methods(opened), ['k-means++', 'Hierarchical (Ward)', 'HDBSCAN', 'k-means++', 'Spectral <img src=x>']);
  await opened.close();
});

test('goes on by the same column where others come or go, and by none where it is gone', async () => {
  const opened = await open();
  const { page } = opened;
  const few = { ...running, columns: running.columns.slice(1, 2), rows: running.rows.map(row => ({ ...row, found: row.found && { ...row.found, measures: row.found.measures.slice(1, 2) } })) };
  const sorted = () => page.locator('th[aria-sort=descending]').allInnerTexts();
  await opened.emit('view', finished);
  await page.getByRole('button', { name: /Same again/ }).click();
  await opened.emit('view', few);
  await page.getByText('grouped 2 of 5 times').waitFor();
  assert.match((await sorted()).join(), /^Same again/);
  await opened.emit('view', finished);
  await page.getByText('Took 41 s').waitFor();
  assert.match((await sorted()).join(), /^Same again/);
  await page.getByRole('button', { name: /Silhouette/ }).click();
  await opened.emit('view', few);
  await page.getByText('grouped 2 of 5 times').waitFor();
  assert.deepEqual(await sorted(), []);
  assert.deepEqual(await opened.troubles(), []);
  await opened.close();
});

test('shows progress with a count, keeps the focus over updates, and asks the host', async () => {
  const opened = await open();
  const { page } = opened;
  await opened.emit('view', running);
  assert.equal(await page.getByRole('progressbar').getAttribute('aria-valuetext'), '1 of 5 ways · Measuring meaning 412 of 1,871');
  assert.ok((await page.locator('.running .reason').allInnerTexts()).includes('grouped 2 of 5 times'));
  assert.equal(await page.getByRole('button', { name: 'Export Report…' }).count(), 0);
  await takePicture(page, 'compare-running');
  const use = page.getByRole('button', { name: 'Use this: k-means++, Language model' });
  await use.focus();
  await opened.emit('view', { ...running, running: { done: 2, total: 5, text: '2 of 5 ways' } });
  await opened.until(() => document.querySelector('.running').innerText.includes('2 of 5 ways'));
  assert.ok(await use.evaluate(element => element === document.activeElement));
  await page.getByRole('button', { name: 'Cancel' }).click();
  await opened.emit('view', { ...finished, ended: 'Stopped. The ways that were finished are shown.' });
  await page.getByText('Stopped. The ways').waitFor();
  await page.getByRole('button', { name: 'Export Report…' }).click();
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await use.click();
  const asked = (await opened.calls()).map(({ name, parameters }) => [name, parameters.command ?? parameters.at]);
  assert.deepEqual(asked.slice(1), [['run', 'cancel'], ['run', 'report'], ['run', 'markdown'], ['use', 0]]);
  await opened.close();
});

test('the keyboard goes from Compare Again to Cancel and back', async () => {
  const opened = await open();
  const { page } = opened;
  await opened.emit('view', finished);
  await page.getByRole('button', { name: 'Compare Again' }).focus();
  await opened.emit('view', running);
  await page.getByRole('button', { name: 'Cancel' }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Cancel');
  await opened.emit('view', finished);
  await page.getByRole('button', { name: 'Compare Again' }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Compare Again');
  await opened.close();
});

test('long names do not widen the page', async () => {
  const long = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen';
  const names = finished.matrix.names.map(name => `${long}${long} · ${name}`);
  for (const width of [380, 560]) {
    const opened = await open({ width });
    await opened.emit('view', { ...finished, verdict: { headline: `${long}${long}`, text: long }, matrix: { ...finished.matrix, names } });
    await opened.until(() => document.querySelector('.matrix tbody tr'));
    assert.equal(await cutOff(opened.page), false, `${width} px`);
    const figure = await opened.page.locator('.matrix td.num').first().boundingBox();
    assert.ok(figure.x + figure.width < width, 'figures are seen beside the names');
    await opened.close();
  }
});

test('in a narrow panel only the tables scroll, by keys too; their first columns and what is said about them stay', async () => {
  for (const theme of ['dark', 'light', 'hc-dark', 'hc-light']) {
    const opened = await open({ width: 380, theme });
    const { page } = opened;
    await opened.emit('view', manyWays);
    await opened.until(() => document.querySelector('.matrix tbody tr'));
    for (const [name, table] of [['Ways to read and group', '.ways'], ['How much the ways agree', '.matrix']]) {
      const box = page.getByRole('region', { name });
      const about = page.getByText('Adjusted Rand index of every two ways');
      const stays = () => Promise.all([box.locator('tbody th:visible').evaluateAll(all => all.map(head => head.getBoundingClientRect().x)), box.locator('thead tr > :visible').first().evaluate(head => head.getBoundingClientRect().x), about.evaluate(text => text.getBoundingClientRect().x)]);
      const before = await stays();
      const figure = await box.locator('td.num').last().boundingBox();
      await box.focus();
      for (let k = 0; k < 40; k++) await page.keyboard.press('ArrowRight');
      await opened.until(selector => {
        const scroller = document.querySelector(selector).parentElement;
        return scroller.scrollLeft > 10 && scroller.scrollLeft + scroller.clientWidth >= scroller.scrollWidth - 1;
      }, table);
      assert.ok((await box.locator('td.num').last().boundingBox()).x < figure.x - 10, `${name}: the figures come`);
      assert.deepEqual(await stays(), before, name);
      const covered = await box.locator('tbody th:visible').evaluateAll(all =>
        all.map(head => {
          head.scrollIntoView({ block: 'center', inline: 'nearest' });
          const { right, top } = head.getBoundingClientRect();
          return head.contains(document.elementFromPoint(right - 3, top + 8));
        }),
      );
      assert.ok(covered.every(Boolean), `${name}: figures go below the first column`);
    }
    assert.equal(await cutOff(page), false);
    const said = await page.getByText('Adjusted Rand index of every two ways').evaluate(text => [text.scrollWidth <= text.clientWidth, text.getBoundingClientRect().right <= window.innerWidth]);
    assert.deepEqual(said, [true, true], 'all of it is read');
    await takePicture(page, `compare-narrow-${theme}`, { fullPage: true });
    await opened.close();
  }
});

test('however far a table is scrolled, its heads say which measure a figure is of, and each row which way', async () => {
  for (const [width, theme] of [[380, 'dark'], [560, 'hc-light'], [1200, 'hc-dark'], [1200, 'light']]) {
    const opened = await open({ width, theme, height: 640 });
    const { page } = opened;
    await opened.emit('view', manyWays);
    await opened.until(() => document.querySelectorAll('.wide[tabindex]').length === 2);
    for (const [table, first] of [['.ways', '.method'], ['.matrix', 'th']]) {
      const told = `${table} at ${width} px`;
      const seen = await page.locator(table).evaluate(async (element, way) => {
        const box = element.parentElement;
        box.scrollIntoView({ block: 'start' });
        if (box.classList.contains('fits')) window.scrollBy(0, 400);
        else box.scrollTo(90, 400);
        await window.rested();
        const top = Math.max(0, box.getBoundingClientRect().top);
        const bottom = Math.min(window.innerHeight, box.getBoundingClientRect().bottom);
        const [left, right] = [box.getBoundingClientRect().left, box.getBoundingClientRect().left + box.clientWidth];
        const seenAt = (x, y) => document.elementFromPoint(x, y);
        const heads = [...element.tHead.rows[0].cells].map(cell => cell.getBoundingClientRect()).filter(({ width: wide }) => wide > 0);
        const body = [...element.querySelectorAll('tbody tr')].map(row => row.querySelector(way)).filter(cell => {
          const own = cell.getBoundingClientRect();
          return own.top > heads[0].bottom && own.bottom < bottom;
        });
        return {
          scrolled: element.getBoundingClientRect().top < top - 200,
          heads: heads.map(head => head.top - top),
          covers: heads.filter(head => head.left > left && head.right < right).map(head => Boolean(seenAt((head.left + head.right) / 2, head.bottom - 4)?.closest('thead'))),
          rows: body.length,
          ways: body.every(cell => {
            const { left: from, top: above, bottom: below } = cell.getBoundingClientRect();
            return from >= left - 1 && from < left + 140 && cell.contains(seenAt(from + 12, (above + below) / 2)) && cell.scrollWidth <= cell.clientWidth + 1;
          }),
        };
      }, first);
      assert.ok(seen.scrolled, `${told} has more than there is room for`);
      assert.ok(seen.heads.every(offset => Math.abs(offset) < 1.5), `${told}: ${seen.heads}`);
      assert.ok(seen.covers.length > 1 && seen.covers.every(Boolean), `${told}: figures go below the heads`);
      assert.ok(seen.rows > 3 && seen.ways, `${told}: ${JSON.stringify(seen)}`);
    }
    const readings = await page.locator('.ways tbody tr').evaluateAll(all => all.filter(row => [...row.querySelectorAll('.read-by, .reading')].some(cell => cell.checkVisibility())).length);
    assert.equal(readings, width < 700 ? 36 : 4, 'the way to read is told in each row where its own column has no room');
    assert.equal(await cutOff(page), false);
    await takePicture(page, `compare-many-${theme}-${width}`);
    await opened.close();
  }
});

test('what the keyboard comes to is below no head and no column that stays', async () => {
  for (const width of [380, 1200]) {
    const opened = await open({ width, height: 640 });
    const { page } = opened;
    await opened.emit('view', manyWays);
    await opened.until(() => document.querySelectorAll('.wide[tabindex]').length === 2);
    const heads = await page.locator('.ways .sort').count();
    assert.ok(heads > 6);
    for (let k = 0; k < 33 + heads; k++) {
      if (k === 33) await page.locator('.ways .sort').last().focus();
      else if (k > 0) await page.keyboard.press('Shift+Tab');
      else await page.locator('.ways tbody button').last().focus();
      const hidden = await page.evaluate(() => {
        const { left, top, right, bottom } = document.activeElement.getBoundingClientRect();
        return [[left + 1, top + 1], [right - 1, bottom - 1]].filter(([x, y]) => !document.activeElement.contains(document.elementFromPoint(x, y))).length && `${document.activeElement.className} ${document.activeElement.textContent} ${[left, top, right, bottom]}`;
      });
      assert.equal(hidden, 0, `${width} px`);
    }
    await opened.close();
  }
});

test('a box is a stop of the keyboard only where it scrolls, and stays as far scrolled while its table is made anew', async () => {
  const opened = await open({ width: 1400, height: 700 });
  const { page } = opened;
  await opened.emit('view', manyWays);
  const [ways, agreement] = ['Ways to read and group', 'How much the ways agree'].map(name => page.getByRole('region', { name }));
  await opened.until(() => document.querySelectorAll('.wide[tabindex]').length === 2);
  assert.deepEqual([await ways.getAttribute('tabindex'), await agreement.getAttribute('tabindex')], ['-1', '0']);
  await agreement.focus();
  await agreement.evaluate(box => box.scrollTo(120, 90));
  await opened.emit('view', { ...manyWays, notes: ['Another note.'] });
  await page.getByText('Another note.').waitFor();
  assert.deepEqual(await agreement.evaluate(box => [box.scrollLeft, box.scrollTop, box === document.activeElement]), [120, 90, true]);
  await page.setViewportSize({ width: 600, height: 800 });
  await opened.until(() => document.querySelector('.wide').tabIndex === 0);
  await opened.close();
});

test('while it goes on, what is said of a row stands in line with the figures of the others, and how far it is can be read', async () => {
  for (const width of [320, 380, 1200]) {
    const opened = await open({ width });
    const { page } = opened;
    await opened.emit('view', running);
    await opened.until(() => document.querySelector('.wide[tabindex]'));
    const told = await page.locator('tbody tr').evaluateAll(all =>
      all.map(row => {
        const told = row.querySelector('.reason span, .num');
        const [own, text] = [row.getBoundingClientRect(), told.getBoundingClientRect()];
        return { x: told.closest('td').getBoundingClientRect().x, whole: text.top >= own.top && text.bottom <= own.bottom && own.right > text.right };
      }),
    );
    assert.equal(told.length, 3);
    assert.ok(told.every(({ x, whole }) => whole && Math.abs(x - told[0].x) < 1), `${width} px: ${JSON.stringify(told)}`);
    const said = await page.getByText('1 of 5 ways · Measuring').boundingBox();
    const cancel = await page.getByRole('button', { name: 'Cancel' }).boundingBox();
    assert.ok(said.width >= 150 && said.height < 45, `${width} px: ${JSON.stringify(said)}`);
    assert.ok(cancel.x >= said.x + said.width || cancel.y >= said.y + said.height, `${width} px: Cancel lies on nothing`);
    await opened.close();
  }
});
