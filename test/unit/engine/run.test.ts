import { appendFileSync, existsSync, mkdirSync, readdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { slowness } from '../../harness/slowness.mjs';
import { KindredError } from '../../../src/core/errors';
import type { Grouping, Phase, Progress } from '../../../src/core/types';
import { CancelledError } from '../../../src/core/work';
import type { RunRequest, RunResult } from '../../../src/protocol/engineSides';
import { engineOver } from './engines';
import { notes, requestFor, temporaryFolder, temporaryFolderForAll, writeFiles } from './support';

interface Told {
  readonly progress: Progress[];
  readonly first: Grouping[];
  readonly warnings: string[];
}

/** Engines by cache folder, released at the end: loading the model takes longer than most tests. */
function runsOver(cacheFolder: string, threads?: number) {
  const told: Told = { progress: [], first: [], warnings: [] };
  const engine = engineOver(cacheFolder, (level, text) => level === 'warn' && told.warnings.push(text), threads);
  return {
    told,
    run: (request: RunRequest, signal?: AbortSignal, onProgress?: (progress: Progress) => void): Promise<RunResult> =>
      engine.run(
        request,
        { progress: step => (told.progress.push(step), onProgress?.(step)), firstGrouping: grouping => void told.first.push(grouping) },
        signal,
      ),
    clearCache: () => engine.clearCache(),
  };
}

describe('a run', () => {
  const folder = temporaryFolderForAll();
  const cache = temporaryFolderForAll();
  let result: RunResult;
  let told: Told;
  beforeAll(async () => {
    writeFiles(folder, notes(48));
    const engine = runsOver(cache, 2);
    result = await engine.run(requestFor(folder));
    told = engine.told;
  });

  test('groups notes by their subject', () => {
    const { documents, groups } = result.grouping;
    expect(documents.map(({ id }) => id)).toEqual(Object.keys(notes(48)).sort());
    expect(groups.filter(({ level }) => level === 'group').length).toBeGreaterThanOrEqual(3);
    const pairs = documents.flatMap((a, i) => documents.slice(i + 1).map(b => [a, b] as const)).filter(([a, b]) => a.group === b.group);
    const alike = pairs.filter(([a, b]) => a.id.split('/')[0] === b.id.split('/')[0]);
    expect(alike.length / pairs.length).toBeGreaterThan(0.9);
  });

  test('learns from what a person moved: the rest of its subject follows into a group of its own', async () => {
    const engine = runsOver(cache);
    const before = (await engine.run(requestFor(folder, { groups: 2 }))).grouping;
    const mixed = before.groups.find(group => new Set(before.documents.filter(({ group: own }) => own === group.id).map(({ id }) => id.split('/')[0])).size > 1)!;
    const inside = before.documents.filter(({ group }) => group === mixed.id).map(({ id }) => id);
    const [subject] = inside[0].split('/');
    const alike = inside.filter(id => id.startsWith(subject));
    const moved = alike.slice(0, 3);
    const corrections = { groups: [[]], documents: moved.map(document => ({ document, to: 0, not: [] })) };
    const after = (await engine.run(requestFor(folder, { groups: 2, corrections }))).grouping;
    const own = after.documents.find(({ id }) => id === moved[0])!.group;
    expect(after.documents.filter(({ group }) => group === own).map(({ id }) => id)).toEqual(alike);
    expect(after.documents.filter(({ follows }) => follows !== undefined).map(({ id }) => id)).toEqual(alike.slice(3));
    expect(after.documents.every(({ follows }) => follows === undefined || moved.includes(follows))).toBe(true);
  });

  test('gives a whole and consistent value', () => {
    const { documents, groups, quality } = result.grouping;
    const known = new Map(groups.map(group => [group.id, group]));
    expect(known.size).toBe(groups.length);
    for (const { id, level, size, parent, examples, name, keywords } of groups) {
      const members = documents.filter(document => document[level] === id);
      expect(members).toHaveLength(size);
      expect(examples.every(example => members.some(member => member.id === example))).toBe(true);
      expect(name).not.toBe('');
      expect(keywords.length).toBeGreaterThan(0);
      if (parent !== null) expect(members.every(member => Object.values(member).includes(parent))).toBe(true);
    }
    for (const { x, y, strength, nearest, passages, snippet } of documents) {
      expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(1);
      expect(strength).toBeGreaterThanOrEqual(0);
      expect(strength).toBeLessThanOrEqual(1);
      expect(nearest).toHaveLength(6);
      expect(snippet.length).toBeGreaterThan(20);
      expect(passages.length).not.toBe(1);
      for (const passage of passages) expect(known.get(passage.group!)?.level).toBe('group');
    }
    expect(documents.some(({ passages }) => passages.length > 1)).toBe(true);
    expect(quality.silhouette).toBeGreaterThan(0);
  });

  test('tells every phase in order, first groups before the last passages', () => {
    const phases = told.progress.map(({ phase }) => phase).filter((phase, i, all) => phase !== all[i - 1]);
    expect(phases).toEqual<Phase[]>(['finding', 'reading', 'embedding', 'grouping', 'placing', 'naming', 'embedding']);
    expect(told.first).toHaveLength(1);
    expect(told.first[0].groups).toEqual(result.grouping.groups);
    expect(told.first[0].documents.flatMap(({ passages }) => passages).every(({ group }) => group === null)).toBe(true);
    expect(told.progress.findLast(({ phase }) => phase === 'reading')).toMatchObject({ done: 48, total: 48 });
    for (const phase of [...phases, 'model', 'passages', 'total'] as const) expect(result.timings[phase]).toBeGreaterThanOrEqual(0);
  });

  test('gives the same bytes again, from the cache, from kept vectors and from nothing', async () => {
    const bytes = JSON.stringify(result.grouping);
    const again = await runsOver(cache).run(requestFor(folder));
    expect(again).toMatchObject({ embedded: 0 });
    expect(again.cached).toBe(result.embedded + result.cached);
    expect(JSON.stringify(again.grouping)).toBe(bytes);
    const moved = await runsOver(cache).run(requestFor(writeFiles(temporaryFolder(), notes(48))));
    expect(moved).toMatchObject({ embedded: 0, cached: again.cached });
    expect(moved.timings.embedding).toBeUndefined();
    rmSync(join(cache, 'groupings'), { recursive: true });
    const regrouped = await runsOver(cache).run(requestFor(folder));
    expect(regrouped).toMatchObject({ embedded: 0 });
    expect(JSON.stringify(regrouped.grouping)).toBe(bytes);
    const anew = await runsOver(temporaryFolder(), 2).run(requestFor(folder));
    expect(anew.embedded).toBe(result.embedded);
    expect(JSON.stringify(anew.grouping)).toBe(bytes);
  });

  test('measures only what changed, and keeps names and colours', async () => {
    const own = writeFiles(temporaryFolder(), notes(48));
    appendFileSync(join(own, 'bread/note 0.md'), '\nA line more on the oven.\n');
    unlinkSync(join(own, 'music/note 3.md'));
    const previous = result.grouping.groups.map(({ id, level, name, colour }) => ({
      level,
      colour: (colour + 7) % 20,
      name: `Earlier ${name}`,
      members: result.grouping.documents.filter(document => document[level] === id).map(document => document.id),
    }));
    const { embedded, grouping } = await runsOver(cache).run(requestFor(own, { previous }));
    expect(embedded).toBeGreaterThan(0);
    expect(embedded).toBeLessThan(4);
    const shown = grouping.groups.filter(({ level }) => level === 'group');
    expect(shown.every(({ name }) => name.startsWith('Earlier '))).toBe(true);
    const colours = new Map(previous.map(({ name, colour }) => [name, colour]));
    for (const { name, colour } of shown) expect(colour).toBe(colours.get(name));
  });

  test('makes as many groups as it is told, never more than there are documents', async () => {
    const engine = runsOver(cache);
    const five = await engine.run(requestFor(folder, { groups: 5 }));
    expect(five.grouping.groups.filter(({ level }) => level === 'group')).toHaveLength(5);
    const few = writeFiles(temporaryFolder(), notes(3));
    const many = await engine.run(requestFor(few, { groups: 50 }));
    expect(many.grouping.groups.filter(({ level }) => level === 'group').length).toBeLessThanOrEqual(3);
  });

  test.each(['reading', 'embedding', 'grouping', 'placing', 'naming'] as const)('stops within a second while %s', async phase => {
    const engine = runsOver(temporaryFolder());
    const controller = new AbortController();
    let cancelled = 0;
    const run = engine.run(requestFor(folder), controller.signal, step => {
      if (step.phase !== phase || controller.signal.aborted) return;
      cancelled = performance.now();
      controller.abort();
    });
    await expect(run).rejects.toThrow(CancelledError);
    expect(performance.now() - cancelled).toBeLessThan(1_000 * slowness());
  });
});

describe('unusual folders', () => {
  const cache = temporaryFolderForAll();
  const groupsOf = ({ grouping }: RunResult) => grouping.groups.filter(({ level }) => level === 'group');

  test.each([1, 2, 3, 4])('of %i documents get a valid grouping', async count => {
    const { grouping } = await runsOver(cache).run(requestFor(writeFiles(temporaryFolder(), notes(count))));
    expect(grouping.documents).toHaveLength(count);
    expect(grouping.documents.every(({ group, x, y }) => group !== null && Number.isFinite(x + y))).toBe(true);
  });

  test('of identical documents get one group', async () => {
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`copy ${i}.md`, '# The same\n\nEvery word of this note is the same.\n']));
    const result = await runsOver(cache).run(requestFor(writeFiles(temporaryFolder(), files)));
    expect(groupsOf(result)).toHaveLength(1);
    expect(groupsOf(result)[0].size).toBe(30);
    expect(result.embedded).toBeLessThanOrEqual(1);
  });

  test.each([
    ['nothing', {}, /documents\.$/],
    ['only empty files', { 'a.md': '', 'b.txt': ' \n' }, / 2 files were skipped\. a\.md and 1 more: Empty\.$/],
    ['only files of records', { 'a.csv': 'a,b\n', 'in/b.mbox': '' }, /documents, or one of the files of records\. 2 files were skipped\. a\.csv and 1 more: A file of records, which are grouped by themselves\.$/],
    ['only binary files', { 'a.md': '\0\0\0\0binary\0' }, / 1 file was skipped\. a\.md: Binary data, /],
  ])('of %s say what to do, and why files were left out', async (_, files, reasons) => {
    const run = runsOver(cache).run(requestFor(writeFiles(temporaryFolder(), files)));
    await expect(run).rejects.toThrow(KindredError);
    await expect(run).rejects.toMatchObject({ kind: 'nothingToGroup', message: expect.stringMatching(/^No documents found\. Choose a folder with Markdown, text or other documents(\.|, or one of the files of records\.)/) });
    await expect(run).rejects.toThrow(reasons);
  });

  test('list what is left out, and take odd names and broken contents', async () => {
    const odd = {
      'with space/“quotes” & \'more\'.md': '# Quotes\n\nA note about typography and quotation marks in print.\n',
      'emoji 🧁.md': '# Cakes\n\nA note about small cakes with icing and sugar.\n',
      '<img src=x onerror=alert(1)>.md': '# Markup in a name\n\nA note about names of files that look like markup.\n',
      'front.md': '---\n: [not yaml\n---\n# After it\n\nA note about broken front matter at the beginning.\n',
      'line.txt': 'word '.repeat(20_000),
    };
    const folder = writeFiles(temporaryFolder(), { ...notes(6), ...odd });
    writeFileSync(join(folder, 'large.md'), 'x '.repeat(1_100_000));
    writeFileSync(join(folder, 'latin.txt'), Buffer.from('Ein Text \xfcber K\xe4se und Brot aus der Schweiz.', 'latin1'));
    writeFileSync(join(folder, 'utf16.txt'), Buffer.from('\ufeffA note about cheese in two bytes a letter.', 'utf16le'));
    writeFileSync(join(folder, 'broken.txt'), Buffer.concat([Buffer.from('A note about cheese – '), Buffer.of(0xe2, 0x80), Buffer.from(' and “broken” bytes.')]));
    writeFileSync(join(folder, 'binary.md'), Buffer.of(0, 1, 2, 0, 3, 255, 254, 0));
    const { grouping } = await runsOver(cache).run(requestFor(folder));
    const ids = grouping.documents.map(({ id }) => id);
    for (const name of [...Object.keys(odd), 'latin.txt', 'utf16.txt', 'broken.txt']) expect(ids).toContain(name);
    expect(grouping.documents.find(({ id }) => id === 'utf16.txt')?.snippet).toBe('A note about cheese in two bytes a letter.');
    expect(grouping.skipped).toEqual([
      { path: 'binary.md', reason: 'Binary data, or a text in an encoding of its own; save a text as UTF-8.' },
      { path: 'large.md', reason: expect.stringContaining('limit') },
    ]);
  });

  test('whose files vanish or change while it runs are read as far as they are there', async () => {
    const folder = writeFiles(temporaryFolder(), notes(12));
    const engine = runsOver(temporaryFolder());
    const gone = join(folder, 'bread');
    const { grouping } = await engine.run(requestFor(folder), undefined, ({ phase, done }) => {
      if (phase !== 'finding' || done < 12 || !existsSync(gone)) return;
      rmSync(gone, { recursive: true });
      rmSync(join(folder, 'music/note 3.md'));
      mkdirSync(join(folder, 'music/note 3.md'));
    });
    const ids = Object.keys(notes(12)).sort();
    const left = grouping.skipped.map(({ path }) => path);
    expect([...grouping.documents.map(({ id }) => id), ...left].sort()).toEqual(ids);
    expect(left).toContain('music/note 3.md');
    expect(grouping.skipped.find(({ path }) => path === 'music/note 3.md')?.reason).toBe('It is a folder, not a file.');
  });

  test('that are gone are named', async () => {
    const gone = join(temporaryFolder(), 'gone');
    const message = `The folder ${gone} cannot be read. It is gone. Try again once it can be read, or choose another.`;
    await expect(runsOver(cache).run(requestFor(gone))).rejects.toMatchObject({ kind: 'badInput', message });
  });

  test('that cannot be kept are grouped all the same, and it is said once', async () => {
    const file = join(temporaryFolder(), 'a file');
    writeFileSync(file, '');
    const engine = runsOver(join(file, 'cache'));
    const { grouping } = await engine.run(requestFor(writeFiles(temporaryFolder(), notes(8))));
    expect(grouping.documents).toHaveLength(8);
    expect(engine.told.warnings).toHaveLength(1);
    expect(engine.told.warnings[0]).toMatch(/cannot be saved/);
  });

  test('with a damaged kept grouping are grouped anew', async () => {
    const own = temporaryFolder();
    const request = requestFor(writeFiles(temporaryFolder(), notes(8)));
    const first = await runsOver(own).run(request);
    const [kept] = readdirSync(join(own, 'groupings')).map(name => join(own, 'groupings', name));
    writeFileSync(kept, 'rubbish');
    expect((await runsOver(own).run(request)).grouping).toEqual(first.grouping);
    expect(await runsOver(own).clearCache()).toBeGreaterThan(1_000);
    expect(existsSync(kept)).toBe(false);
  });
});

describe('other sources', () => {
  test('records and named files become documents, texts at hand are not read', async () => {
    const folder = temporaryFolder();
    const records = Object.values(notes(6)).map((text, i) => JSON.stringify({ id: `r${i}`, text, label: 'ignored' }));
    writeFiles(folder, { 'records.jsonl': `${records.join('\n')}\nnot json\n`, 'script.zzz': 'A note in a file of no known kind, chosen by hand.' });
    const { grouping } = await runsOver(temporaryFolder()).run(
      requestFor(folder, {
        sources: [
          { kind: 'records', path: join(folder, 'records.jsonl') },
          {
            kind: 'files',
            files: [
              { id: 'open', uri: 'untitled:open', text: '# Unsaved\n\nA text that is only in an editor so far.' },
              { id: 'chosen', path: join(folder, 'script.zzz') },
              { id: 'gone', path: join(folder, 'gone.md') },
            ],
          },
        ],
      }),
    );
    expect(grouping.documents.map(({ id }) => id)).toEqual(['r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'chosen', 'open']);
    expect(grouping.documents.at(-1)).toMatchObject({ uri: 'untitled:open', title: 'Unsaved' });
    expect(grouping.skipped.map(({ path }) => path)).toEqual(['gone', 'records.jsonl:7']);
  });
});
