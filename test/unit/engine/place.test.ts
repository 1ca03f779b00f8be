import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { previousGroups } from '../../../src/core/identity/previousGroups';
import { knownDocuments } from '../../../src/core/identity/renames';
import { adjustedRand } from '../../../src/core/quality/adjustedRand';
import type { Grouping } from '../../../src/core/types';
import type { ChangesKnown } from '../../../src/core/update/changes';
import { groupedPlaces } from '../../../src/core/update/groupedPlaces';
import { updatedGrouping } from '../../../src/core/update/updatedGrouping';
import type { Engine } from '../../../src/engine/engine';
import { engineOver, quiet } from './engines';
import { notes, requestFor, temporaryFolder, temporaryFolderForAll, writeFiles } from './support';

const { signal } = new AbortController();
const MUSIC = '# Practice\n\nTuning the violin and the oboe reed, a minor chord, sight reading for the glockenspiel before the string quartet and jazz rhythm at the choir rehearsal.\n';

describe('placing documents that changed among the groups of a run', () => {
  const folder = temporaryFolderForAll();
  const cache = temporaryFolderForAll();
  const request = requestFor(folder);
  const engine = engineOver(cache);
  let run: Grouping;
  let now: Grouping;
  /** As a run in the middle of the tests had it. */
  let full: Grouping;
  let again: Engine;

  const ask = (changed: readonly string[], grouping: Grouping, own = engine, more: { most?: number; atHandOnly?: boolean; leftOut?: readonly string[] } = {}) =>
    own.place({ ...request, ...groupedPlaces(grouping), changed, leftOut: [], atHandOnly: true, most: 50, ...more }, signal);
  /** Places what changed, and gives what was told of it. */
  const place = async (...changed: string[]): Promise<ChangesKnown> => {
    const changes = (await ask(changed, now))!;
    now = updatedGrouping(now, changes, changed.length);
    return changes;
  };
  const at = (id: string, grouping = now) => grouping.documents.find(document => document.id === id);
  const write = (id: string, text: string) => writeFiles(folder, { [id]: text });
  const search = async (query: string) => {
    const { sources, selection, recipe, seed } = request;
    await engine.answers.collect({ sources, selection, recipe, seed, ...groupedPlaces(now) }, signal);
    return (await engine.answers.search({ query, limit: 3 }, signal))!.map(({ id }) => id);
  };

  beforeAll(async () => {
    writeFiles(folder, notes(88));
    run = now = (await engine.run(request, quiet)).grouping;
    expect(new Set(run.documents.map(({ group }) => group)).size).toBeGreaterThan(2);
  });

  test('a file saved without a change is left alone', async () => {
    const before = now;
    expect(await place('bread/note 0.md', 'not/there.md', 'picture.png')).toEqual({ placed: [], renamed: [], gone: [], skipped: [], waiting: [] });
    expect(now).toEqual({ ...before, provenance: { ...before.provenance, placed: 3 } });
  });

  test('a document with another subject goes to the group of that subject, and questions know it', async () => {
    write('bread/note 0.md', MUSIC);
    const { placed } = await place('bread/note 0.md');
    expect(placed.map(({ document }) => document.title)).toEqual(['Practice']);
    const document = at('bread/note 0.md')!;
    const musicians = now.documents.filter(({ id, group }) => id.startsWith('music/') && group === document.group);
    expect(musicians.length).toBeGreaterThan(5);
    expect(document.nearest.map(i => now.documents[i].id.split('/')[0])).toEqual(new Array(6).fill('music'));
    expect(Math.hypot(document.x - musicians[0].x, document.y - musicians[0].y)).toBeLessThan(Math.hypot(document.x - at('bread/note 0.md', run)!.x, document.y - at('bread/note 0.md', run)!.y));
    expect(document.words.length).toBeGreaterThan(0);
    expect(await search('reading for the glockenspiel')).toContain('bread/note 0.md');
    const group = now.groups.find(({ id }) => id === document.group)!;
    expect(group.size).toBe(run.groups.find(({ id }) => id === document.group)!.size + 1);
  });

  test('a small change moves a document hardly, and not to another group', async () => {
    const before = at('bicycles/note 1.md')!;
    write('bicycles/note 1.md', `${notes(2)['bicycles/note 1.md']}\nOne more line about the bicycle chain.\n`);
    expect((await place('bicycles/note 1.md')).placed).toHaveLength(1);
    const after = at('bicycles/note 1.md')!;
    expect([after.area, after.group, after.subgroup]).toEqual([before.area, before.group, before.subgroup]);
    expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeLessThan(0.2);
  });

  test('a date that a document says, and then another one, is told once it is saved; nothing else changes', async () => {
    const [id, text] = ['bicycles/note 5.md', notes(6)['bicycles/note 5.md']];
    const saved = async (about: string) => {
      write(id, about + text);
      await place(id);
      return at(id)!;
    };
    const first = await saved('---\ndate: 2024-03-12\n---\n');
    expect(first.dated).toBe(Date.UTC(2024, 2, 12));
    const second = await saved('---\ndate: 2023-01-02\n---\n');
    expect(second).toEqual({ ...first, dated: Date.UTC(2023, 0, 2), hash: second.hash });
    expect(await saved('')).not.toHaveProperty('dated');
    // What has no date is called by one.
    renameSync(join(folder, id), join(folder, 'bicycles/2022-05-06 Note.md'));
    await place(id, 'bicycles/2022-05-06 Note.md');
    expect(at('bicycles/2022-05-06 Note.md')!.dated).toBe(Date.UTC(2022, 4, 6));
    renameSync(join(folder, 'bicycles/2022-05-06 Note.md'), join(folder, id));
    await place('bicycles/2022-05-06 Note.md', id);
    expect(at(id)).not.toHaveProperty('dated');
  });

  test('what stands beside the text, as tags, may change in however many documents: they stay where they are, and only their lines are others', async () => {
    const before = now;
    const ids = now.documents.map(({ id }) => id).filter(id => /^(?:bread|music)/.test(id));
    const texts = ids.map(id => readFileSync(join(folder, id), 'utf8'));
    ids.forEach((id, i) => write(id, `---\ntags:\n  - baking\n---\n${texts[i]}`));
    const { placed, renamed, waiting } = (await ask(ids, now, engine, { most: 1 }))!;
    expect([placed, waiting, renamed.map(({ was }) => was)]).toEqual([[], [], ids]);
    now = updatedGrouping(now, { placed, renamed, gone: [], skipped: [] }, 0);
    const where = ({ group, subgroup, x, y, strength, nearest }: Grouping['documents'][number]) => ({ group, subgroup, x, y, strength, nearest });
    expect(now.documents.map(where)).toEqual(before.documents.map(where));
    expect(ids.map(id => at(id)!.tags)).toEqual(ids.map(() => ['baking']));
    expect(ids.map(id => at(id)!.line)).toEqual(ids.map(id => at(id, before)!.line! + 4));
    // The next time they are known as they are now, with others that say something else.
    write(ids[0], texts[0]);
    write(ids[1], MUSIC);
    const few = (await ask(ids.slice(0, 2), now, engine, { most: 0 }))!;
    expect([few.placed, few.renamed.map(({ was }) => was), few.waiting]).toEqual([[], [ids[0]], [ids[1]]]);
    now = updatedGrouping(now, few, 0);
    expect(at(ids[0])!.tags).toBeUndefined();
    expect((await place(...ids.slice(0, 2))).placed.map(({ document }) => document.id)).toEqual([ids[1]]);
    ids.forEach((id, i) => write(id, texts[i]));
    await place(...ids);
    expect(now.documents.map(({ id, group }) => [id, group])).toEqual(before.documents.map(({ id, group }) => [id, group]));
    now = before;
  });

  test('a new file, a renamed one, one that is deleted, emptied or cannot be read', async () => {
    const before = now;
    write('new/violin.md', MUSIC.replace('Practice', 'Violin'));
    renameSync(join(folder, 'astronomy/note 2.md'), join(folder, 'astronomy/renamed.md'));
    rmSync(join(folder, 'music/note 3.md'));
    write('bread/note 4.md', '');
    write('bread/note 8.md', `binary \0\0\0 ${'\0'.repeat(50)}`);
    const { placed, renamed, gone, skipped } = await place('new', 'astronomy/note 2.md', 'astronomy/renamed.md', 'music/note 3.md', 'bread/note 4.md', 'bread/note 8.md');
    expect(placed.map(({ document }) => document.id)).toEqual(['new/violin.md']);
    expect(renamed.map(({ document, was }) => [document.id, was])).toEqual([['astronomy/renamed.md', 'astronomy/note 2.md']]);
    expect([...gone].sort()).toEqual(['bread/note 4.md', 'bread/note 8.md', 'music/note 3.md']);
    expect(skipped.map(({ path }) => path)).toEqual(['bread/note 4.md', 'bread/note 8.md']);
    expect(now.documents).toHaveLength(before.documents.length - 2);
    const [was, is] = [at('astronomy/note 2.md', before)!, at('astronomy/renamed.md')!];
    expect([is.group, is.subgroup, is.x, is.y]).toEqual([was.group, was.subgroup, was.x, was.y]);
    expect(is).toEqual({ ...was, id: is.id, path: is.path, nearest: is.nearest });
    expect(now.documents.at(-1)!.id).toBe('new/violin.md');
    for (const [i, { nearest }] of now.documents.entries()) {
      const old = before.documents.find(({ id }) => id === now.documents[i].id);
      const names = nearest.map(position => now.documents[position].id);
      if (old && old.id !== 'new/violin.md') expect(old.nearest.map(position => before.documents[position].id)).toEqual(expect.arrayContaining(names.filter(id => id !== 'astronomy/renamed.md')));
    }
    expect(now.hierarchy?.leaves.length).toBe(now.documents.length);
  });

  test('many changes at once are one answer, as in a full run afterwards', async () => {
    const others = notes(100);
    const more = Object.keys(others).slice(88);
    writeFiles(folder, Object.fromEntries(more.map(id => [id, others[id]])));
    expect((await place(...more)).placed).toHaveLength(12);
    full = (await engine.run(request, quiet)).grouping;
    const places = new Map(now.documents.map(({ id, group }) => [id, group ?? -1]));
    expect(full.documents.map(({ id }) => id).sort()).toEqual([...places.keys()].sort());
    expect(adjustedRand(full.documents.map(({ group }) => group ?? -1), full.documents.map(({ id }) => places.get(id)!))).toBeGreaterThan(0.97);
  });

  test('more changes than are to be placed wait for a run; what is gone or renamed among them does not', async () => {
    write('bread/note 12.md', MUSIC);
    write('bread/note 16.md', MUSIC);
    const text = readFileSync(join(folder, 'bread/note 20.md'), 'utf8');
    rmSync(join(folder, 'bread/note 20.md'));
    renameSync(join(folder, 'bread/note 24.md'), join(folder, 'rye.md'));
    const { renamed, ...changes } = (await ask(['bread/note 12.md', 'bread/note 16.md', 'bread/note 20.md', 'bread/note 24.md', 'rye.md'], full, engineOver(cache), { most: 1, atHandOnly: false }))!;
    expect(changes).toEqual({ placed: [], gone: ['bread/note 20.md'], skipped: [], waiting: ['bread/note 12.md', 'bread/note 16.md'] });
    expect(renamed.map(({ was, document }) => [was, document.id])).toEqual([['bread/note 24.md', 'rye.md']]);
    write('bread/note 20.md', text);
    renameSync(join(folder, 'rye.md'), join(folder, 'bread/note 24.md'));
  });

  test('files that were left out and are looked at again are not among the changes that are too many', async () => {
    const empty = ['0', '1', '2', '3'].map(name => `left/empty ${name}.md`);
    for (const id of empty) write(id, '* * *\n');
    write('left/oboe.md', MUSIC.replace('Practice', 'Oboe'));
    const looked = ['left/oboe.md', ...empty];
    expect(await ask(looked, now, engine, { most: 0, leftOut: empty })).toMatchObject({ placed: [], waiting: ['left/oboe.md'], skipped: empty.map(path => ({ path })) });
    const { placed, waiting, skipped } = (await ask(looked, now, engine, { most: 1, leftOut: empty }))!;
    expect([placed.map(({ document }) => document.id), waiting, skipped.map(({ path }) => path)]).toEqual([['left/oboe.md'], [], empty]);
    for (const id of looked) rmSync(join(folder, id));
    expect((await ask(['left'], updatedGrouping(now, { placed, renamed: [], gone: [], skipped: [] }, 1)))!.gone).toEqual(['left/oboe.md']);
  });

  test('an engine that was started again reads the collection if it may, and places what changed before', async () => {
    again = engineOver(cache);
    expect(await ask(['bread/note 12.md'], now, again)).toBeNull();
    const { placed } = (await ask(['bread/note 12.md'], now, again, { atHandOnly: false }))!;
    const music = at('bread/note 0.md')!.group;
    expect(placed.map(({ document }) => document.group)).toEqual([music]);
  });

  test('however many were renamed, they are where they were, also for an engine that was started again', async () => {
    renameSync(join(folder, 'astronomy'), join(folder, 'stars'));
    const expected = full.documents.map(({ id }) => id.replace('astronomy/', 'stars/'));
    for (const own of [engine, again]) {
      const changes = (await ask(['astronomy', 'stars'], full, own, { most: 0, atHandOnly: false }))!;
      expect([changes.placed, changes.gone]).toEqual([[], []]);
      expect(changes.renamed.length).toBeGreaterThan(20);
      const next = updatedGrouping(full, changes, 0);
      expect(next.documents.map(({ id }) => id)).toEqual(expected);
      expect(next.documents).toEqual(full.documents.map((document, i) => ({ ...document, id: expected[i], path: expected[i] })));
    }
  });

  test('what is gone needs no place, however much it is', async () => {
    const text = readFileSync(join(folder, 'bread/note 20.md'), 'utf8');
    rmSync(join(folder, 'bread/note 20.md'));
    expect((await ask(['bread/note 20.md'], full, engine, { most: 0 }))!.gone).toEqual(['bread/note 20.md']);
    write('bread/note 20.md', text);
  });

  test('what came, went or changed while nobody looked on is found by what the files hold', async () => {
    const { documents, skipped } = (await engine.run(request, quiet)).grouping;
    const different = async (known = knownDocuments(documents), ...more: string[]) =>
      (await engine.differences({ ...request, ...known, leftOut: [...skipped.map(({ path }) => path), ...more] }, signal)).sort();
    expect(await different()).toEqual([]);
    write('new.md', MUSIC);
    write('bread/note 20.md', MUSIC);
    renameSync(join(folder, 'bread/note 24.md'), join(folder, 'rye.md'));
    expect(await different()).toEqual(['bread/note 20.md', 'bread/note 24.md', 'new.md', 'rye.md']);
    expect(await different(undefined, 'new.md', 'bread/note 20.md')).toEqual(['bread/note 20.md', 'bread/note 24.md', 'rye.md']);
    expect(await different({ ...knownDocuments(documents), hashes: [] })).toEqual(['bread/note 24.md', 'new.md', 'rye.md']);
    rmSync(join(folder, 'new.md'));
    renameSync(join(folder, 'rye.md'), join(folder, 'bread/note 24.md'));
  });

  test('a folder that was chosen and is gone has no documents any more', async () => {
    const path = join(folder, 'no such folder');
    const ids = full.documents.map(({ id }) => id);
    // As it was asked for before it went, and as it is asked for after a reload of the window.
    for (const [own, sources] of [[engine, [{ kind: 'folder', path }]], [engineOver(cache), [{ kind: 'files', files: [{ id: 'bread', uri: 'file:///bread', path }] }]]] as const) {
      const chosen = { ...request, sources };
      expect(await own.differences({ ...chosen, ...knownDocuments(full.documents), leftOut: [] }, signal)).toEqual(ids);
      const changes = (await own.place({ ...chosen, ...groupedPlaces(full), changed: ids, leftOut: [], atHandOnly: false, most: 10 }, signal))!;
      expect(changes.gone).toEqual(ids);
      expect(updatedGrouping(full, changes, ids.length).documents).toEqual([]);
    }
    // A drive that is missing takes nothing out.
    const away = [{ kind: 'folder', path: join(path, 'notes') }] as const;
    await expect(engine.differences({ ...request, sources: away, ...knownDocuments(full.documents), leftOut: [] }, signal)).rejects.toThrow('cannot be read');
  });

  test('a run knows them again: their groups keep names and colours, and what was said of them holds', async () => {
    const previous = previousGroups(full).map(group => ({ ...group, name: `My ${group.name}`, colour: 19 - group.colour }));
    const corrections = { groups: [], documents: [{ document: 'astronomy/note 6.md', to: null, not: [] }] };
    const known = knownDocuments(full.documents);
    const { grouping, renames } = await engine.run({ ...request, previous, corrections, known }, quiet);
    const renamed = known.ids.filter(id => id.startsWith('astronomy/'));
    expect([...renames].sort()).toEqual(renamed.map(id => [id, id.replace('astronomy/', 'stars/')]).sort());
    const groupOf = ({ documents, groups }: Grouping, document: string) => groups.find(({ id }) => id === documents.find(({ id }) => id === document)!.group);
    expect(groupOf(grouping, 'stars/note 6.md')).toBeUndefined();
    const [was, is] = [groupOf(full, 'astronomy/note 18.md')!, groupOf(grouping, 'stars/note 18.md')!];
    expect([is.name, is.colour]).toEqual([`My ${was.name}`, 19 - was.colour]);
  });
});

test('documents that come back when all were gone are read again', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, notes(12));
  const engine = engineOver(temporaryFolder());
  const request = requestFor(folder);
  const { grouping } = await engine.run(request, quiet);
  const ids = grouping.documents.map(({ id }) => id);
  rmSync(folder, { recursive: true });
  const changes = await engine.place({ ...request, ...groupedPlaces(grouping), changed: ids, leftOut: [], atHandOnly: true, most: 50 }, signal);
  expect(changes!.gone).toHaveLength(12);
  // Views ask meanwhile.
  await engine.answers.collect({ ...request, ...groupedPlaces(updatedGrouping(grouping, changes!, 12)) }, signal);
  writeFiles(folder, notes(12));
  const { sources, selection, recipe, seed } = request;
  expect(await engine.differences({ sources, selection, ...knownDocuments(grouping.documents), leftOut: [] }, signal)).toEqual([]);
  await engine.answers.collect({ sources, selection, recipe, seed, ...groupedPlaces(grouping) }, signal);
  expect(await engine.answers.search({ query: 'a loaf of bread', limit: 12 }, signal)).toHaveLength(12);
});
