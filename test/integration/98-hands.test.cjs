const assert = require('node:assert/strict');
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { after, before, describe, it } = require('mocha');
const vscode = require('vscode');
const { allByHand, byHand, mapSays, places, restingMap, untilDone } = require('./hands.cjs');
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
  const areSelected = ids => JSON.stringify([...api.selection.documents].sort()) === JSON.stringify([...ids].sort());
  const selected = ids => until(() => areSelected(ids), `selected: ${ids}`);
  /** Presses a button, or another thing of a role, until something came of it; what `then` does is part of that. */
  const press = (what, look, said, then = () => undefined) =>
    untilDone(async () => {
      await byHand('mapPress', typeof what === 'string' ? { name: what } : what);
      await then();
    }, look, said);
  /** Chooses an entry of the menu at the name of a group, as it lies then. */
  const menuOfName = (name, entry, look, said, then = () => undefined) =>
    untilDone(async () => {
      await byHand('mapMenu', { at: await map.nameOf(name), entry });
      await then();
    }, look, said);
  /** Selects documents by a line around them, with those that lie between; gives what is selected. */
  const enclose = async (ids, keys, corners) => {
    let inside;
    await untilDone(async () => {
      const around = await map.around(...ids);
      inside = around.inside;
      await byHand('mapDrag', { path: corners ? corners.map(k => around.path[k]) : around.path, keys });
    }, () => areSelected(inside), `selected: ${ids}`);
    return inside;
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
      await untilDone(() => byHand('mapWheel', { at, notches: -3 }), async () => (await restingMap(api)).view.zoom > view.zoom * 1.3, 'the map is nearer');
      await until(async () => (await byHand('mapHover', { at })) === card, 'its card is open');
      const open = () => activePath()?.endsWith(`/${id}`) || vscode.window.tabGroups.all.some(({ activeTab }) => activeTab?.input?.uri?.path.endsWith(`/${id}`));
      await untilDone(() => byHand('mapClick', { at }), open, 'the document is open');
      await selected([id]);
      await until(() => vscode.window.tabGroups.all.length === 2, 'beside the map');
    });

    it('finds by words and by meaning, goes to what is found by Enter, and selects all of it', async () => {
      await showMap();
      const says = words => mapSays('results', words);
      const [, count] = await untilDone(() => byHand('mapSearch', 'telescope'), () => says(/^(\d+) documents? contains? “telescope”/), 'it is found');
      await byHand('keys', ['Enter']);
      const meaning = { role: 'checkbox', name: 'also by meaning' };
      await press(meaning, () => says(/nearest to “telescope”/), 'found by meaning');
      await press(meaning, () => says(/contains? “telescope”/), 'found by words');
      await press(`Select all ${count}`, () => api.selection.documents.length === Number(count), 'all are selected');
      await press('Clear the search (Esc)', async () => !(await says(/telescope/)), 'nothing is searched for');
      await press('Clear the selection (Esc)', () => areSelected([]), 'nothing is selected');
    });

    it('shows the same as a list, in which keys open a document', async () => {
      const open = () => vscode.window.tabGroups.all.some(({ activeTab }) => activeTab?.input instanceof vscode.TabInputText);
      const listed = () => mapSays('list', new RegExp(nameOf('sky/jupiter.md')));
      await press('Show as List', listed, 'the list is on screen');
      await untilDone(() => byHand('keys', ['ArrowDown', 'Home', 'ArrowRight', 'ArrowDown', 'Enter']), open, 'a document is open');
      await press('Show as List', async () => !(await listed()), 'the map is on screen');
    });

    it('goes from point to point by arrows, and selects by Space', async () => {
      await showMap();
      await untilDone(async () => {
        await byHand('mapClick', { at: await corner() });
        await byHand('keys', ['ArrowRight', 'ArrowRight', ' ', 'ArrowLeft', 'ArrowUp', ' ']);
      }, () => api.selection.documents.length > 0, 'something is selected');
      await untilDone(() => byHand('keys', ['Escape', 'Escape']), () => areSelected([]), 'nothing is selected');
    });

    it('hides a group by a click in the legend', async () => {
      const name = nameOf('sky/jupiter.md');
      const click = () => byHand('mapLegend', { of: name });
      await untilDone(click, async () => (await api.describeMap()).shown === api.grouping.documents.length - groupOf('sky/jupiter.md').size, 'its documents are not drawn');
      await untilDone(click, async () => (await api.describeMap()).shown === api.grouping.documents.length, 'they are drawn again');
    });

    it('makes groups fewer and more by the slider, at once in the tree', async () => {
      const { own, fewest, most } = api.numbers;
      await untilDone(() => byHand('mapSlide', { to: 0 }), () => api.numbers.now === fewest, 'the fewest groups');
      assert.equal((await api.tree.children()).filter(({ kind }) => kind === 'group').length, fewest);
      await untilDone(() => byHand('mapSlide', { to: 1 }), () => api.numbers.now === most, 'the most groups');
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
      const before = nameOf('baking/rye-bread.md');
      const inside = await enclose(['baking/rye-bread.md', 'baking/baguette.md'], ['Alt']);
      await until(() => mapSays('tray', new RegExp(`^${inside.length} documents`)), 'the tray counts them');
      await press('Make a Group', () => nameOf('baking/rye-bread.md') !== before, 'the group is made');
      assert.deepEqual(membersOf(api, nameOf('baking/rye-bread.md')).sort(), [...inside].sort());
      await press('Undo', () => nameOf('baking/rye-bread.md') === before, 'the group is as it was');
    });

    it('moves what a rectangle holds to the group chosen in the list', async () => {
      const target = nameOf('bicycle/chain.md');
      const inside = await enclose(['sky/meteor-shower.md', 'sky/light-pollution.md'], ['Alt', 'Shift'], [0, 2]);
      await press('Move to…', () => inside.every(id => nameOf(id) === target), 'they are in the other group', () => byHand('choose', { title: 'Move to Group', label: target }));
      const key = keyOf(inside[0]) ?? assert.fail('the group is known by no key');
      facts.push(() => inside.every(id => keyOf(id) === key));
    });

    it('copies the paths of what is selected, opens it, and writes it to a file', async () => {
      const inside = await enclose(['bicycle/derailleur.md', 'bicycle/chain.md'], ['Alt']);
      const copied = await press('Copy Paths', async () => (await vscode.env.clipboard.readText()).includes('derailleur.md') && vscode.env.clipboard.readText(), 'the paths are copied');
      assert.deepEqual(copied.split('\n').sort(), inside.map(id => fileAt(...id.split('/')).fsPath).sort());
      const file = path.join(path.dirname(process.env.KINDRED_TEST_RESULTS), 'chosen.csv');
      let proposed;
      await press('Export…', () => existsSync(file) && readFileSync(file, 'utf8').endsWith('\n'), 'the file is written', async () => {
        await byHand('choose', { title: `Export ${inside.length} documents`, label: 'CSV' });
        proposed = await byHand('save', file);
      });
      assert.match(proposed, /documents\.csv$/);
      const lines = readFileSync(file, 'utf8').trim().split('\r\n');
      assert.deepEqual(lines.slice(1).map(row => row.split(',')[0]).sort(), [...inside].sort());
      const open = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => input instanceof vscode.TabInputText);
      await press('Open', () => open().length === inside.length, 'all are open');
      await showMap();
    });

    it('takes out, pins and moves a document by its menu', async () => {
      /** Chooses an entry of the menu at the first of some documents that lies free, as it lies then; gives which one. */
      const atFree = async (ids, entry, look, said, then = () => undefined) => {
        let chosen;
        await untilDone(async () => {
          const free = await map.free(...(chosen ? [chosen] : ids));
          chosen = free.id;
          await byHand('mapMenu', { at: free.at, entry });
          await then();
        }, () => chosen && look(chosen), said);
        return chosen;
      };
      const was = new Map(api.grouping.documents.map(({ id }) => [id, nameOf(id)]));
      const out = await atFree(['baking/pizza-dough.txt', 'baking/brioche.md', 'baking/oven-steam.md'], 'Does Not Belong Here', id => nameOf(id) !== was.get(id), 'it is out');
      const pinned = id => api.edits.facts.pinnedDocuments.has(id);
      const held = await atFree(['sky/moon-phases.md', 'sky/telescope-mirror.txt'], 'Pin Document', pinned, 'it is pinned');
      await atFree(['sky/star-hopping.md', 'bicycle/saddle-height.md'], 'Move to Group…', id => nameOf(id) === 'Paths of stars', 'it has a group of its own', async () => {
        await byHand('choose', { title: 'Move to Group', label: 'New Group…' });
        assert.equal(await byHand('fill', { title: 'Make a Group', text: 'Paths of stars' }), '');
      });
      facts.push(() => groupOf(out)?.id !== groupOf('baking/baguette.md').id, () => pinned(held));
    });

    it('renames, pins and colours a group by the menu of its name', async () => {
      const was = nameOf('baking/baguette.md');
      const [named, pinned, coloured] = [
        () => nameOf('baking/baguette.md') === 'Loaves',
        () => api.edits.facts.pinnedGroups.has(groupOf('baking/baguette.md').id),
        () => groupOf('baking/baguette.md').colour === 12,
      ];
      await menuOfName(was, 'Rename Group…', named, 'the new name', async () => {
        assert.equal(await byHand('fill', { title: 'Rename Group', text: 'Loaves' }), was);
      });
      await menuOfName('Loaves', 'Pin Group', pinned, 'the group is pinned');
      await menuOfName('Loaves', 'Choose Group Colour…', coloured, 'the colour', () => byHand('choose', { title: 'Colour of Loaves', label: 'Crimson' }));
      facts.push(named, pinned, coloured);
    });

    it('splits, merges and hides groups by the menu in the legend, and merges by dragging there', async () => {
      const whole = nameOf('bicycle/chain.md');
      const menuOf = (of, entry, look, said, then = () => undefined) =>
        untilDone(async () => {
          await byHand('mapLegendMenu', { of, entry });
          await then();
        }, look, said);
      let part;
      await menuOf(whole, 'Split Group…', () => part && membersOf(api, part).length > 0, 'a part is a group', async () => {
        const proposed = await byHand('tick', { title: `Split ${whole}: which parts become groups of their own?` });
        assert.ok(proposed.length > 0 && proposed.every(label => /, \d+ documents?, /.test(label)), proposed.join());
        [part] = proposed[0].split(', ');
      });
      assert.match(api.edits.undoable[0], /split off/);
      const back = membersOf(api, part);
      const parts = [...membersOf(api, whole), ...back].sort();
      await menuOf(whole, 'Merge Groups…', () => membersOf(api, part).length === 0, 'one group', async () => {
        await byHand('tick', { title: 'Merge Groups: which?', labels: [part] });
        await byHand('choose', { title: 'Merge Groups', label: whole });
      });
      assert.deepEqual(membersOf(api, whole).sort(), parts);
      const key = keyOf(back[0]) ?? assert.fail('the group is known by no key');
      const [from, to] = ['Paths of stars', nameOf('sky/jupiter.md')];
      const both = [from, to].flatMap(name => membersOf(api, name)).sort();
      await untilDone(() => byHand('mapLegendDrag', { from, to }), () => membersOf(api, from).length === 0, 'one group again');
      assert.deepEqual(membersOf(api, to).sort(), both);
      await press('Undo', () => membersOf(api, from).length > 0, 'two groups');
      await menuOf(from, 'Hide Group', () => api.edits.facts.hidden.size === 1, 'the group is hidden');
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
