// The page that says why a file is where it is, in Chromium.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { faintTexts } from './contrast.mjs';
import { cutOff, leftsOf, openShowing, pageTests, takePicture } from './page.mjs';

const hostile = '<img src=x onerror=alert(1)> [x](command:y) \u202e"quoted"';
const near = (id, likeness, title = `Note ${id}`) => ({ id, title, folder: 'git', likeness });
const view = {
  id: 'git/reflog.md',
  title: 'Accessing A Lost Commit',
  path: 'git/accessing-a-lost-commit.md',
  verdict: 'It is clearly about the same as Git commits. The next group would be Shell & files.',
  words: ['commit', 'reflog', hostile],
  own: { id: 3, name: 'Git commits', colour: 2, fit: 0.97, fitText: 'strong (0.97)', likeness: '0.71', nearest: [near('a', '0.86', 'Last Commit A File Appeared In'), near('b', '0.81', hostile), near('c', '0.80', 'x'.repeat(10_000))] },
  next: { id: 5, name: 'Shell & files', colour: 15, fit: 0.03, fitText: 'weak (0.03)', likeness: '0.42', nearest: [near('d', '0.51')] },
  passages: [
    { text: 'If you have lost track of a recent commit (perhaps you did a reset), you can generally still get it back.', place: 'line 3', line: 2, likeness: '0.70' },
    { text: `From there, the utility belt that is git is at your disposal. ${hostile} ${'y'.repeat(3_000)}`, place: 'line 9 · Further', line: 8, likeness: '0.64' },
  ],
};

const openReady = await pageTests(after, 'why');
const open = (options, sent = view) => openShowing(openReady, sent, options);

test('tells the reasons in every theme, on a narrow panel too; texts are never taken for markup', async () => {
  for (const [theme, width] of [['dark', 900], ['light', 900], ['hc-dark', 900], ['hc-light', 900], ['dark', 360]]) {
    const opened = await open({ theme, width });
    const { page } = opened;
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), view.title);
    assert.equal(await page.locator('.lead').innerText(), view.verdict);
    assert.deepEqual(await page.locator('.fits tbody tr').first().locator('td.num').allInnerTexts(), ['strong (0.97)', '0.71']);
    assert.equal(await page.locator('.passage').count(), 2);
    assert.equal(await page.locator('img, #kindred-why script, #kindred-why a').count(), 0);
    assert.equal(await cutOff(page), false, `${theme}, ${width} px`);
    assert.deepEqual(await faintTexts(page, 4.5), []);
    assert.deepEqual(await opened.troubles(), []);
    await takePicture(page, `why-${theme}-${width}`, { fullPage: true });
    await opened.close();
  }
});

test('opens documents and passages, and shows them on the map, by mouse and keyboard', async () => {
  const opened = await open();
  const { page } = opened;
  await page.getByRole('button', { name: 'Open Last Commit' }).click();
  await page.getByRole('button', { name: 'Open the passage in line 9' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Show on Map' }).click();
  assert.deepEqual((await opened.calls()).slice(1).map(({ name, parameters }) => [name, parameters]), [['open', { id: 'a' }], ['open', { id: view.id, line: 8 }], ['showOnMap', {}]]);
  await opened.close();
});

test('a path keeps its order, and names in it their signs, whichever way its folders are written', async () => {
  const nearest = [{ ...near('a', '0.86'), folder: 'מסמכים/(2024) notes' }];
  const opened = await open({}, { ...view, path: 'מסמכים/(2024).md', own: { ...view.own, nearest } });
  const places = [...(await leftsOf(opened.page.locator('header p'), ['מסמכים', '(2024)', 'md'])), ...(await leftsOf(opened.page.locator('.document').first(), ['מסמכים', '(2024)', 'notes']))];
  assert.ok(places[0] < places[1] && places[1] < places[2] && places[3] < places[4] && places[4] < places[5], String(places));
  await opened.close();
});

test('says what it can of a document in no group', async () => {
  const opened = await open({}, { ...view, own: null, words: [], verdict: 'It is in no group. The nearest one is Shell & files.' });
  assert.equal(await opened.page.locator('.fits tbody tr').count(), 1);
  assert.equal(await opened.page.locator('.passage').count(), 2);
  assert.deepEqual(await opened.troubles(), []);
  await opened.close();
});

test('reads out its verdict when it changes and only then, keeps the focus, and says passages and neighbours in full', async () => {
  const opened = await open();
  const { page } = opened;
  assert.equal(await page.getByRole('button', { name: /^Open the passage in line 3, 0\.70: If you have lost track of a recent commit/ }).count(), 1);
  const last = page.getByRole('button', { name: 'Open Last Commit A File Appeared In, git, 0.86' });
  await last.focus();
  await page.evaluate(() => {
    window.said = [];
    new window.MutationObserver(changes => window.said.push(...changes.filter(({ target, addedNodes }) => target.closest('[role=status]') || [...addedNodes].some(node => node.matches('[role=status]'))))).observe(document.body, { childList: true, subtree: true });
  });
  await opened.emit('view', { ...view, words: ['another'] });
  await page.getByText('another', { exact: true }).waitFor();
  assert.ok(await last.evaluate(element => element === document.activeElement));
  assert.equal(await page.evaluate(() => window.said.length), 0);
  await opened.emit('view', { ...view, verdict: 'It lies between two groups.' });
  await page.getByText('It lies between two groups.').waitFor();
  assert.equal(await page.evaluate(() => window.said.length), 1);
  await opened.close();
});

test('long names do not widen the page', async () => {
  const long = 'A very long name of a group that somebody has given by hand and nobody shortened';
  for (const width of [380, 560, 1000]) {
    const opened = await open({ width }, { ...view, own: { ...view.own, name: long }, next: { ...view.next, name: 'x'.repeat(90) } });
    assert.equal(await cutOff(opened.page), false, `${width} px`);
    const names = await opened.page.locator('.fits tbody th bdi').evaluateAll(all => all.map(name => name.getBoundingClientRect().width));
    assert.ok(Math.min(...names) > 80, `${width} px: ${names}`);
    await opened.close();
  }
});
