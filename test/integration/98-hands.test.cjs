const assert = require('node:assert/strict');
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { after, before, describe, it } = require('mocha');
const vscode = require('vscode');
const { allByHand, byHand, mapSays, places, restingMap } = require('./hands.cjs');
const { activePath, api: activate, asComputed, command, fileAt, membersOf, until } = require('./window.cjs');

describe('by hand on the map', () => {
  let api;
  let map;
  const groupOf = id => {
    const group = api.grouping.documents.find(document => document.id === id)?.group;
    return api.grouping.groups.find(({ id: own }) => own === group);
  };
  const nameOf = id => groupOf(id)?.name ?? null;
  /** What a group that something was decided about is found again by; its computed name may be another one after a run. */
  const keyOf = id => api.edits.facts.keys.get(groupOf(id)?.id);
  const showMap = async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await command('showMap');
    await restingMap(api);
  };
  const selected = ids => until(() => JSON.stringify([...api.selection.documents].sort()) === JSON.stringify([...ids].sort()), `selected: ${ids}`);
  /** Right-clicks a place and chooses an entry of the menu there. */
  const menuAt = async (at, entry) => {
    await byHand('mapClick', { at, button: 'right' });
    await byHand('mapPress', { role: 'menuitem', name: entry });
  };

  before(async function () {
    if (!allByHand()) this.skip();
    api = await activate();
    map = places(api);
    await asComputed(api);
    await showMap();
  });
  after(() => api && asComputed(api));

  describe('looking', () => {
    after(showMap);

    it('tells about the document under the pointer, zooms to it by the wheel, and opens it by a click beside the map', async () => {
      const { id, at, card } = await map.free('sky/jupiter.md', 'sky/moon-phases.md', 'sky/star-hopping.md', 'bicycle/chain.md');
      assert.ok(card.includes(id) && card.includes(nameOf(id)), card);
      const { view } = await restingMap(api);
      await byHand('mapWheel', { at, notches: -3 });
      const near = await until(async () => ((await restingMap(api)).view.zoom > view.zoom * 1.3), 'the map is nearer');
      assert.ok(near);
      assert.equal(await byHand('mapHover', { at }), card);
      await byHand('mapClick', { at });
      await until(() => activePath()?.endsWith(`/${id}`) || vscode.window.tabGroups.all.some(({ activeTab }) => activeTab?.input?.uri?.path.endsWith(`/${id}`)), 'the document is open');
      await selected([id]);
      await until(() => vscode.window.tabGroups.all.length === 2, 'beside the map');
    });

    it('finds by words and by meaning, goes to what is found by Enter, and selects all of it', async () => {
      await showMap();
      await byHand('mapSearch', 'telescope');
      const [, count] = await mapSays('results', /^(\d+) documents? contains? “telescope”/);
      await byHand('keys', ['Enter']);
      await byHand('mapPress', { role: 'checkbox', name: 'also by meaning' });
      await mapSays('results', /nearest to “telescope”/);
      await byHand('mapPress', { role: 'checkbox', name: 'also by meaning' });
      await byHand('mapPress', { name: `Select all ${count}` });
      await until(() => api.selection.documents.length === Number(count), 'all are selected');
      await byHand('mapPress', { name: 'Clear the search (Esc)' });
      await byHand('mapPress', { name: 'Clear the selection (Esc)' });
      await selected([]);
    });

    it('shows the same as a list, in which keys open a document', async () => {
      await byHand('mapPress', { name: 'Show as List' });
      await mapSays('list', new RegExp(nameOf('sky/jupiter.md')));
      await byHand('keys', ['ArrowDown', 'Home', 'ArrowRight', 'ArrowDown', 'Enter']);
      await until(() => vscode.window.tabGroups.all.some(({ activeTab }) => activeTab?.input instanceof vscode.TabInputText), 'a document is open');
      await byHand('mapPress', { name: 'Show as List' });
    });

    it('goes from point to point by arrows, and selects by Space', async () => {
      await showMap();
      await byHand('mapClick', { at: await corner() });
      await byHand('keys', ['ArrowRight', 'ArrowRight', ' ', 'ArrowLeft', 'ArrowUp', ' ']);
      await until(() => api.selection.documents.length > 0, 'something is selected');
      await byHand('keys', ['Escape', 'Escape']);
      await selected([]);
    });

    it('hides a group by a click in the legend', async () => {
      const name = nameOf('sky/jupiter.md');
      await byHand('mapLegend', { of: name });
      await until(async () => (await api.describeMap()).shown === api.grouping.documents.length - groupOf('sky/jupiter.md').size, 'its documents are not drawn');
      await byHand('mapLegend', { of: name });
      await until(async () => (await api.describeMap()).shown === api.grouping.documents.length, 'they are drawn again');
    });

    it('makes groups fewer and more by the slider, at once in the tree', async () => {
      const { own, fewest, most } = api.numbers;
      await byHand('mapSlide', { to: 0 });
      await until(() => api.numbers.now === fewest, 'the fewest groups');
      assert.equal((await api.tree.children()).filter(({ kind }) => kind === 'group').length, fewest);
      await byHand('mapSlide', { to: 1 });
      await until(() => api.numbers.now === most, `the most groups: ${JSON.stringify(api.numbers)}`);
      assert.ok(most > own || fewest < own);
      // Numbers on the way are kept a moment later.
      await until(async () => {
        while (api.edits.undoable.length > 0) await command('edit.undo');
        await new Promise(resolve => setTimeout(resolve, 500));
        return api.edits.undoable.length === 0 && api.numbers.now === own;
      }, 'the number there was');
    });
  });

  /** A place of the map where nothing is. */
  const corner = async () => {
    const { points, labels } = await restingMap(api);
    const left = Math.min(...points.filter((_, k) => k % 2 === 0), ...labels.map(({ box }) => box[0]));
    const top = Math.min(...points.filter((_, k) => k % 2), ...labels.map(({ box }) => box[1]));
    return [Math.max(3, left - 20), top + 5];
  };

  describe('changing groups', () => {
    /** What has to stand after another run. */
    const facts = [];

    it('makes a group of what a line encloses, and takes that back by the Undo below', async () => {
      const { path: line, inside } = await map.around('baking/rye-bread.md', 'baking/baguette.md');
      const before = nameOf('baking/rye-bread.md');
      await byHand('mapDrag', { path: line, keys: ['Alt'] });
      await selected(inside);
      await mapSays('tray', new RegExp(`^${inside.length} documents`));
      await byHand('mapPress', { name: 'Make a Group' });
      await until(() => nameOf('baking/rye-bread.md') !== before, 'the group is made');
      assert.deepEqual(membersOf(api, nameOf('baking/rye-bread.md')).sort(), [...inside].sort());
      await byHand('mapPress', { name: 'Undo' });
      await until(() => nameOf('baking/rye-bread.md') === before, 'the group is as it was');
    });

    it('moves what a rectangle holds to the group chosen in the list', async () => {
      const target = nameOf('bicycle/chain.md');
      const { path: line, inside } = await map.around('sky/meteor-shower.md', 'sky/light-pollution.md');
      await byHand('mapDrag', { path: [line[0], line[2]], keys: ['Alt', 'Shift'] });
      await selected(inside);
      await byHand('mapPress', { name: 'Move to…' });
      await byHand('choose', { title: 'Move to Group', label: target });
      await until(() => inside.every(id => nameOf(id) === target), 'they are in the other group');
      const key = keyOf(inside[0]) ?? assert.fail('the group is known by no key');
      facts.push(() => inside.every(id => keyOf(id) === key));
    });

    it('copies the paths of what is selected, opens it, and writes it to a file', async () => {
      const { path: line, inside } = await map.around('bicycle/derailleur.md', 'bicycle/chain.md');
      await byHand('mapDrag', { path: line, keys: ['Alt'] });
      await selected(inside);
      await byHand('mapPress', { name: 'Copy Paths' });
      const copied = await until(async () => (await vscode.env.clipboard.readText()).includes('derailleur.md') && vscode.env.clipboard.readText(), 'the paths are copied');
      assert.deepEqual(copied.split('\n').sort(), inside.map(id => fileAt(...id.split('/')).fsPath).sort());
      await byHand('mapPress', { name: 'Export…' });
      await byHand('choose', { title: `Export ${inside.length} documents`, label: 'CSV' });
      const file = path.join(path.dirname(process.env.KINDRED_TEST_RESULTS), 'chosen.csv');
      assert.match(await byHand('save', file), /documents\.csv$/);
      await until(() => existsSync(file), 'the file is written');
      const lines = readFileSync(file, 'utf8').trim().split('\r\n');
      assert.deepEqual(lines.slice(1).map(row => row.split(',')[0]).sort(), [...inside].sort());
      await byHand('mapPress', { name: 'Open' });
      const open = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => input instanceof vscode.TabInputText);
      await until(() => open().length === inside.length, 'all are open');
      await showMap();
    });

    it('takes out, pins and moves a document by its menu', async () => {
      const out = await map.free('baking/pizza-dough.txt', 'baking/brioche.md', 'baking/oven-steam.md');
      const was = nameOf(out.id);
      await menuAt(out.at, 'Does Not Belong Here');
      await until(() => nameOf(out.id) !== was, 'it is out');
      const pinned = await map.free('sky/moon-phases.md', 'sky/telescope-mirror.txt');
      await menuAt(pinned.at, 'Pin Document');
      await until(() => api.edits.facts.pinnedDocuments.has(pinned.id), 'it is pinned');
      const moved = await map.free('sky/star-hopping.md', 'bicycle/saddle-height.md');
      await menuAt(moved.at, 'Move to Group…');
      await byHand('choose', { title: 'Move to Group', label: 'New Group…' });
      assert.equal(await byHand('fill', { title: 'Make a Group', text: 'Paths of stars' }), '');
      await until(() => nameOf(moved.id) === 'Paths of stars', 'it has a group of its own');
      facts.push(() => groupOf(out.id)?.id !== groupOf('baking/baguette.md').id, () => api.edits.facts.pinnedDocuments.has(pinned.id));
    });

    it('renames, pins and colours a group by the menu of its name', async () => {
      const was = nameOf('baking/baguette.md');
      await menuAt(await map.nameOf(was), 'Rename Group…');
      assert.equal(await byHand('fill', { title: 'Rename Group', text: 'Loaves' }), was);
      await until(() => nameOf('baking/baguette.md') === 'Loaves', 'the new name');
      await menuAt(await map.nameOf('Loaves'), 'Pin Group');
      await until(() => api.edits.facts.pinnedGroups.has(groupOf('baking/baguette.md').id), 'the group is pinned');
      await menuAt(await map.nameOf('Loaves'), 'Choose Group Colour…');
      await byHand('choose', { title: 'Colour of Loaves', label: 'Crimson' });
      await until(() => groupOf('baking/baguette.md').colour === 12, 'the colour');
      facts.push(() => nameOf('baking/baguette.md') === 'Loaves', () => api.edits.facts.pinnedGroups.has(groupOf('baking/baguette.md').id), () => groupOf('baking/baguette.md').colour === 12);
    });

    it('splits, merges and hides groups by the menu in the legend, and merges by dragging there', async () => {
      const whole = nameOf('bicycle/chain.md');
      await byHand('mapLegendMenu', { of: whole, entry: 'Split Group…' });
      const proposed = await byHand('tick', { title: `Split ${whole}: which parts become groups of their own?` });
      assert.ok(proposed.length > 0 && proposed.every(label => /, \d+ documents?, /.test(label)), proposed.join());
      const [part] = proposed[0].split(', ');
      await until(() => membersOf(api, part).length > 0, `${part} is a group`);
      assert.match(api.edits.undoable[0], /split off/);
      const back = membersOf(api, part);
      const parts = [...membersOf(api, whole), ...back].sort();
      await byHand('mapLegendMenu', { of: whole, entry: 'Merge Groups…' });
      await byHand('tick', { title: 'Merge Groups: which?', labels: [part] });
      await byHand('choose', { title: 'Merge Groups', label: whole });
      await until(() => membersOf(api, part).length === 0, 'one group');
      assert.deepEqual(membersOf(api, whole).sort(), parts);
      const key = keyOf(back[0]) ?? assert.fail('the group is known by no key');
      const [from, to] = ['Paths of stars', nameOf('sky/jupiter.md')];
      const both = [from, to].flatMap(name => membersOf(api, name)).sort();
      await byHand('mapLegendDrag', { from, to });
      await until(() => membersOf(api, from).length === 0, 'one group again');
      assert.deepEqual(membersOf(api, to).sort(), both);
      await byHand('mapPress', { name: 'Undo' });
      await until(() => membersOf(api, from).length > 0, 'two groups');
      await byHand('mapLegendMenu', { of: from, entry: 'Hide Group' });
      await until(() => api.edits.facts.hidden.size === 1, 'the group is hidden');
      assert.deepEqual(membersOf(api, from), []);
      // Hidden with it is the document that was moved to it.
      facts.push(() => api.edits.facts.hidden.size === 1 && membersOf(api, from).length === 0, () => back.every(id => keyOf(id) === key));
    });

    it('stands after another run', async () => {
      await command('refresh');
      facts.forEach((stands, i) => assert.ok(stands(), `${i}: ${stands}`));
    });
  });
});
