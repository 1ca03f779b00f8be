// The dialogs that stand before what cannot be done by accident, answered by hand: `node --test test/dialogs/dialogs.test.mjs`.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { patiently, press } from '../harness/patience.mjs';
import { giveCommand, webviewFrame } from '../harness/workbench.mjs';
import { workbenchDeeds as hands } from '../harness/workbenchHands.mjs';
import { cancelThenAgree, until, untilDone } from './asking.mjs';
import { startChatServer, startEmbeddingServer } from './farServers.mjs';
import { DOCUMENTS, openEditor } from './openEditor.mjs';

const NAME = 'Anything else';

describe('a dialog', () => {
  let server;
  let chat;
  let editor;
  let page;
  let computed;
  const command = name => giveCommand(page, `Kindred: ${name}`);
  const shows = row => hands.shows(page, { row });
  /** A test that leaves a picture where it fails, and nothing that would be in the way of the next one. */
  const asks = (what, act) =>
    it(`asks ${what}`, async () => {
      try {
        await act();
      } catch (error) {
        await editor.savePicture(`asks ${what}`.replaceAll(' ', '-'));
        await page.keyboard.press('Escape').catch(() => undefined);
        throw error;
      }
    });

  before(async () => {
    server = await startEmbeddingServer();
    chat = await startChatServer();
    editor = await openEditor();
    page = editor.page;
  });
  after(async () => {
    await editor?.close();
    server?.stop();
    chat?.stop();
  });

  asks('before documents go to a server', async () => {
    const told = page.locator('.welcome-view-content', { hasText: 'Texts are sent to the server that you chose, after you have agreed' });
    await untilDone(async () => {
      await giveCommand(page, 'View: Show Kindred');
      await command('Choose Method…');
      await hands.choose(page, { title: 'How Documents Are Read (1 of 2)', label: 'Embedding server' });
      await hands.fill(page, { title: 'Address of the Server', text: server.address });
      await hands.choose(page, { title: 'How Documents Are Grouped (2 of 2)', label: 'Automatic' });
    }, () => told.isVisible(), 'the server is chosen');
    await cancelThenAgree(page, {
      open: () => command('Cluster Workspace Documents'),
      words: [`Send documents to ${server.host}?`, `Up to ${DOCUMENTS} documents`, 'The connection is not encrypted'],
      yes: 'Send',
      kept: () => assert.deepEqual(server.counts, { connections: 0, texts: 0 }),
    });
    // It counts the groups once the run has ended.
    await page.locator('.statusbar-item', { hasText: /^\s*\d+ groups?\s*$/ }).waitFor({ timeout: 180_000 });
    assert.ok(server.counts.texts >= DOCUMENTS, `${server.counts.texts} texts`);
  });

  const named = () => until(() => shows(NAME), 'the name that was given');
  const asComputed = () => until(async () => (await shows(computed)) && !(await shows(NAME)), 'the computed name');

  asks('before all changes are forgotten', async () => {
    computed = await page.locator('.sidebar .monaco-list-row[aria-level="1"] .label-name').first().innerText();
    await untilDone(async () => {
      await command('Rename Group…');
      await hands.choose(page, { title: 'Rename Group: which?', label: computed });
      await hands.fill(page, { title: 'Rename Group', text: NAME });
    }, () => shows(NAME), 'the group has another name');
    await cancelThenAgree(page, {
      open: () => command('Forget All Changes to Groups…'),
      words: ['Forget all changes to groups?', 'Undo brings them back.'],
      yes: 'Forget All Changes',
      kept: named,
    });
    await asComputed();
  });

  asks('before groups get their computed names again', async () => {
    await untilDone(() => command('Undo Last Change to Groups'), () => shows(NAME), 'undo brings the changes back');
    await cancelThenAgree(page, {
      open: () => command('Reset to Computed Names…'),
      words: ['Give 1 group its computed name again?'],
      yes: 'Reset Names',
      kept: named,
    });
    await asComputed();
  });

  asks('before a chat model is told of the groups', async () => {
    const suggested = page.locator('.quick-input-widget:visible .quick-input-title', { hasText: 'Suggested Names' });
    const askForNames = async () => {
      await command('Suggest Names by a Chat Model…');
      await hands.choose(page, { title: 'Suggest Names by a Chat Model: for what?', label: 'Groups' });
    };
    await untilDone(async () => {
      await command('Suggest Names by a Chat Model…');
      await hands.fill(page, { title: 'Address of the Server', text: chat.address });
      await hands.fill(page, { title: 'Chat Model', text: 'writer' });
    }, () => page.locator('.quick-input-widget:visible .quick-input-title', { hasText: 'for what?' }).isVisible(), 'the chat model is chosen');
    await page.keyboard.press('Escape');
    await cancelThenAgree(page, {
      open: askForNames,
      words: [`Send titles and first words to ${chat.host}?`, 'Titles and first words of up to', 'The connection is not encrypted'],
      yes: 'Send',
      kept: () => assert.deepEqual(chat.counts, { connections: 0, texts: 0 }),
    });
    await suggested.waitFor({ timeout: 60_000 });
    assert.ok(chat.counts.texts > 0);
    await page.keyboard.press('Enter');
    await until(() => shows('Workshop'), 'the names that were suggested');
    await untilDone(() => command('Undo Last Change to Groups'), () => shows(computed), 'undo takes them back');
  });

  asks('before a chat agent is told what was found', async () => {
    const told = words => page.locator('.statusbar-item', { hasText: words });
    await cancelThenAgree(page, {
      open: () => giveCommand(page, 'Ask Kindred as a Chat Agent'),
      words: ['Search your documents by meaning?', '“baking **bread**”', 'up to 4 passages of your documents', 'It goes to the chat model that you are using, which may run elsewhere.'],
      yes: 'Yes',
      kept: () => told('Agent was told nothing before').waitFor({ timeout: 5_000 }),
    });
    await told('Agent was told 4 passages').waitFor({ timeout: 60_000 });
  });

  asks('before many documents are opened', async () => {
    const opened = () => page.locator('.tab[data-resource-name$=".md"], .tab[data-resource-name$=".txt"]').count();
    await untilDone(() => command('Show Map'), () => page.locator('.tab', { hasText: 'Map:' }).isVisible(), 'the map is open');
    await cancelThenAgree(page, {
      open: () =>
        patiently(async ms => {
          const map = await webviewFrame(page, '#kindred-map canvas[role=application]', ms);
          await map.locator('canvas[role=application]').press('Control+a', { timeout: ms });
          await press(map.locator('.tray').getByRole('button', { name: 'Open', exact: true }), { timeout: ms });
        }),
      words: [`Open ${DOCUMENTS} documents?`],
      yes: 'Open',
      kept: async () => assert.equal(await opened(), 0),
    });
    await until(async () => (await opened()) === DOCUMENTS, 'all are open');
  });
});
