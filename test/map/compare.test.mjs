// The page of a comparison in Chromium: what it shows, says and asks for.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { finished, pictures, running } from './compareData.mjs';
import { openPage, pageTests } from './page.mjs';

const { browser, url } = await pageTests(after, 'compare/main.ts', 'kindred-compare');
const open = async options => {
  const opened = await openPage(browser, url, options);
  await opened.until(() => window.host.calls.some(call => call.name === 'ready'));
  return opened;
};
const methods = ({ page }) => page.locator('.ways tbody td.method bdi').allInnerTexts();

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
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), false, 'nothing is cut off at the side');
    assert.deepEqual(await opened.troubles(), []);
    await page.screenshot({ path: new URL(`../../out/compare-${theme}.png`, import.meta.url).pathname, fullPage: true });
    await opened.close();
  }
});

test('is not wider than a narrow panel: the table scrolls in itself', async () => {
  const opened = await open({ width: 620 });
  await opened.emit('view', finished);
  await opened.emit('pictures', pictures);
  await opened.until(() => document.querySelectorAll('figure').length === 2);
  assert.equal(await opened.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), false);
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

test('shows progress with a count, keeps the focus over updates, and asks the host', async () => {
  const opened = await open();
  const { page } = opened;
  await opened.emit('view', running);
  assert.equal(await page.getByRole('progressbar').getAttribute('aria-valuetext'), '1 of 5 ways · Measuring meaning 412 of 1,871');
  assert.ok((await page.locator('.running .reason').allInnerTexts()).includes('grouped 2 of 5 times'));
  assert.equal(await page.getByRole('button', { name: 'Export Report…' }).count(), 0);
  await page.screenshot({ path: new URL('../../out/compare-running.png', import.meta.url).pathname });
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
    assert.equal(await opened.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), false, `${width} px`);
    const figure = await opened.page.locator('.matrix td.num').first().boundingBox();
    assert.ok(figure.x + figure.width < width, 'figures are seen beside the names');
    await opened.close();
  }
});

test('in a narrow panel only the tables scroll, by keys too; their first columns and what is said about them stay', async () => {
  for (const theme of ['dark', 'light', 'hc-dark', 'hc-light']) {
    const opened = await open({ width: 380, theme });
    const { page } = opened;
    await opened.emit('view', finished);
    await opened.until(() => document.querySelector('.matrix tbody tr'));
    for (const [name, table] of [['Ways to read and group', '.ways'], ['How much the ways agree', '.matrix']]) {
      const box = page.getByRole('region', { name });
      const about = page.getByText('Adjusted Rand index of every two ways');
      const stays = () => Promise.all([box.locator('tbody th').evaluateAll(all => all.map(head => head.getBoundingClientRect().x)), box.locator('thead tr > :first-child').evaluate(head => head.getBoundingClientRect().x), about.evaluate(text => text.getBoundingClientRect().x)]);
      const before = await stays();
      const figure = await box.locator('td.num').last().boundingBox();
      await box.focus();
      for (let k = 0; k < 30; k++) await page.keyboard.press('ArrowRight');
      await opened.until(selector => {
        const scroller = document.querySelector(selector).parentElement;
        return scroller.scrollLeft > 10 && scroller.scrollLeft + scroller.clientWidth >= scroller.scrollWidth - 1;
      }, table);
      assert.ok((await box.locator('td.num').last().boundingBox()).x < figure.x - 10, `${name}: the figures come`);
      assert.deepEqual(await stays(), before, name);
      const covered = await box.locator('tbody th').evaluateAll(all =>
        all.map(head => {
          head.scrollIntoView({ block: 'center', inline: 'nearest' });
          const { right, top } = head.getBoundingClientRect();
          return head.contains(document.elementFromPoint(right - 3, top + 8));
        }),
      );
      assert.ok(covered.every(Boolean), `${name}: figures go below the first column`);
    }
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), false);
    const said = await page.getByText('Adjusted Rand index of every two ways').evaluate(text => [text.scrollWidth <= text.clientWidth, text.getBoundingClientRect().right <= window.innerWidth]);
    assert.deepEqual(said, [true, true], 'all of it is read');
    await page.screenshot({ path: new URL(`../../out/compare-narrow-${theme}.png`, import.meta.url).pathname, fullPage: true });
    await opened.close();
  }
});
