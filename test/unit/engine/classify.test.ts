import { beforeAll, describe, expect, test } from 'vitest';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { parseNames } from '../../../src/core/classify/names';
import type { Origin } from '../../../src/core/truth/origin';
import type { Progress } from '../../../src/core/types';
import { CancelledError } from '../../../src/core/work';
import type { Engine } from '../../../src/engine/engine';
import { readOrigin } from '../../../src/engine/files/origin';
import type { ClassifyRequest, RunRequest } from '../../../src/protocol/engineSides';
import { engineOver, quiet } from './engines';
import { notes, requestFor, temporaryFolderForAll, writeFiles } from './support';

const folder = temporaryFolderForAll();
const elsewhere = temporaryFolderForAll();
let engine: Engine;
beforeAll(() => {
  writeFiles(folder, notes(48));
  engine = engineOver(elsewhere);
});

function classify(teaching: ClassifyRequest['teaching'], more: Partial<ClassifyRequest> = {}, signal?: AbortSignal) {
  const { sources, selection, recipe, seed } = requestFor(folder);
  const told: Progress[] = [];
  const request = { sources, selection, recipe, seed, teaching, threshold: 0.5, ...more };
  return engine.classify(request, { progress: step => told.push(step) }, signal).then(result => ({ ...result, told }));
}

const subjectOf = (id: string) => id.split('/')[0];

describe('learning from a few labels', () => {
  const few = Object.keys(notes(48)).filter((_, at) => at < 16);
  const origin: Origin = { kind: 'labels', labels: new Map(few.map(id => [id, subjectOf(id)])), name: 'labels.tsv' };

  test('gives every other document its class, with how likely that is', async () => {
    const { classification: { classes, documents, report }, told } = await classify({ kind: 'labels', origin });
    expect(classes).toEqual(['astronomy', 'bicycles', 'bread', 'music']);
    expect(documents.filter(({ given }) => given !== null).map(({ id }) => id).sort()).toEqual([...few].sort());
    const others = documents.filter(({ given }) => given === null);
    expect(others.filter(({ id, label }) => label === subjectOf(id)).length / others.length).toBeGreaterThan(0.9);
    expect(others.every(({ probability, unsure }) => probability > 0 && probability <= 1 && unsure === probability < 0.5)).toBe(true);
    expect(report!.measured).toBe(16);
    expect(report!.means.f1Macro).toBeGreaterThan(0.8);
    expect(told.map(({ phase }) => phase).filter((phase, at, all) => phase !== all[at - 1])).toEqual(['finding', 'reading', 'embedding', 'grouping']);
  });

  test('measures itself on a test that nothing is learnt from', async () => {
    const records = Object.entries(notes(64)).slice(48).map(([id, text]) => ({ id, text, topic: subjectOf(id) }));
    const path = join(elsewhere, 'test.jsonl');
    writeFileSync(path, records.map(record => JSON.stringify(record)).join('\n'));
    const source = { kind: 'records', path } as const;
    const test = { source, origin: await readOrigin('topic', source) };
    const { classification } = await classify({ kind: 'labels', origin, test });
    expect(classification.documents.length).toBe(48);
    expect(classification.test!.documents.map(({ id }) => id)).toEqual(records.map(({ id }) => id));
    expect(classification.test!.report.measured).toBe(16);
    expect(classification.test!.report.means.accuracy).toBeGreaterThan(0.9);
  });

  test('takes a label that only the test has for one that is always missed', async () => {
    const labels = new Map(Object.keys(notes(48)).map((id, at) => [id, at % 2 ? 'odd' : subjectOf(id)]));
    const test = { source: { kind: 'folder', path: folder } as const, origin: { kind: 'labels', labels, name: 'other.tsv' } as const };
    const { report } = (await classify({ kind: 'labels', origin, test })).classification.test!;
    expect(report.classes).toEqual(['astronomy', 'bicycles', 'bread', 'music', 'odd']);
    expect(report.scores[4]).toMatchObject({ recall: 0, support: 24 });
  });

  test('says what is wrong where no label fits a document', async () => {
    const strange: Origin = { kind: 'labels', labels: new Map([['a.md', 'x']]), name: 'labels.tsv' };
    await expect(classify({ kind: 'labels', origin: strange })).rejects.toThrow('labels.tsv has no class for any of the 48 documents');
  });
});

describe('sorting by names', () => {
  test('finds what belongs to each', async () => {
    const { classification: { classes, documents } } = await classify({ kind: 'names', classes: parseNames('astronomy, cycling, baking, music') });
    expect(classes).toEqual(['astronomy', 'cycling', 'baking', 'music']);
    const subjects: Readonly<Record<string, string>> = { astronomy: 'astronomy', cycling: 'bicycles', baking: 'bread', music: 'music' };
    const right = documents.filter(({ id, label }) => label !== null && subjects[label] === subjectOf(id));
    expect(right.length / documents.length).toBeGreaterThan(0.85);
  });

  test('leaves what belongs to no name', async () => {
    const { classification: { documents } } = await classify({ kind: 'names', classes: parseNames('music: instruments and choirs; baking') });
    const none = documents.filter(({ id }) => ['astronomy', 'bicycles'].includes(subjectOf(id)));
    expect(none.filter(({ label }) => label === null).length / none.length).toBeGreaterThan(0.6);
    const some = documents.filter(({ id }) => ['music', 'bread'].includes(subjectOf(id)));
    expect(some.filter(({ label }) => label !== null).length / some.length).toBeGreaterThan(0.8);
  });

  test('is the same again, from the cache', async () => {
    const again = () => classify({ kind: 'names', classes: parseNames('music, baking') });
    const [first, second] = [await again(), await again()];
    expect(second.classification).toEqual(first.classification);
    expect(second).toMatchObject({ embedded: 0, cached: 48 });
  });
});

test('a classification stops when asked to', async () => {
  await expect(classify({ kind: 'names', classes: [{ name: 'music' }] }, {}, AbortSignal.abort())).rejects.toThrow(CancelledError);
});

describe('classes as groups', () => {
  const grouped = async (classes: RunRequest['classes'], more: Partial<RunRequest> = {}) => {
    return (await engine.run(requestFor(folder, { classes, firstPassagesOnly: true, ...more }), quiet)).grouping;
  };

  test('have the names that were asked for, and what belongs to none is ungrouped', async () => {
    const classes = { teaching: { kind: 'names', classes: parseNames('music, baking') }, threshold: 0.5 } as const;
    const previous = [{ level: 'group', name: 'Old name', colour: 3, members: Object.keys(notes(48)).filter(id => id.startsWith('music')) }] as const;
    const { groups, documents } = await grouped(classes, { previous });
    const shown = groups.filter(({ level }) => level === 'group');
    expect(shown.map(({ name }) => name).sort()).toEqual(['baking', 'music']);
    const music = shown.find(({ name }) => name === 'music')!;
    expect(documents.filter(({ group, id }) => group === music.id && id.startsWith('music/')).length).toBeGreaterThan(9);
    expect(documents.filter(({ group }) => group === null).length).toBeGreaterThan(12);
    expect(music.keywords.length).toBeGreaterThan(0);
  });

  test('are learnt from labels; another labelling is another run', async () => {
    const labelled = (name: (subject: string) => string): RunRequest['classes'] => ({
      teaching: { kind: 'labels', origin: { kind: 'labels', labels: new Map(Object.keys(notes(24)).map(id => [id, name(subjectOf(id))])), name: 'labels' } },
      threshold: 0.5,
    });
    const names = async (classes: RunRequest['classes']) => (await grouped(classes)).groups.filter(({ level }) => level === 'group').map(({ name }) => name).sort();
    expect(await names(labelled(subject => subject))).toEqual(['astronomy', 'bicycles', 'bread', 'music']);
    expect(await names(labelled(subject => (subject === 'music' ? 'tones' : 'other')))).toEqual(['other', 'tones']);
  });

  test('keep their names when a correction makes another the largest, and beside a group of a person’s own', async () => {
    const labels = new Map(Object.keys(notes(48)).map(id => [id, subjectOf(id) === 'music' ? 'tones' : 'other']));
    const classes: RunRequest['classes'] = { teaching: { kind: 'labels', origin: { kind: 'labels', labels, name: 'labels' } }, threshold: 0.5 };
    const ids = Object.keys(notes(48));
    const to = (subject: string, group: number) => ids.filter(id => subjectOf(id) === subject).map(document => ({ document, to: group, not: [] }));
    const corrections = { groups: [ids.filter(id => subjectOf(id) === 'music'), []], documents: [...to('bread', 0), ...to('bicycles', 0), ...to('astronomy', 1).slice(0, 3)] };
    const { groups, documents } = await grouped(classes, { corrections });
    const nameOf = (id: string) => groups.find(({ id: group }) => group === documents.find(document => document.id === id)!.group)!.name;
    const [own, ...others] = ids.filter(id => subjectOf(id) === 'astronomy');
    expect(groups.filter(({ level }) => level === 'group').every(({ name }) => name)).toBe(true);
    expect(['tones', 'other']).not.toContain(nameOf(own));
    expect(nameOf(others.at(-1)!)).toBe('other');
    expect(ids.filter(id => ['music', 'bread', 'bicycles'].includes(subjectOf(id))).every(id => nameOf(id) === 'tones')).toBe(true);
  });

  test('may leave every document ungrouped', async () => {
    const labels = new Map(Object.keys(notes(8)).map((id, at) => [id, `${at % 2}`]));
    const { groups, documents } = await grouped({ teaching: { kind: 'labels', origin: { kind: 'labels', labels, name: 'labels' } }, threshold: 1 });
    expect(documents.filter(({ group }) => group === null).length).toBeGreaterThanOrEqual(40);
    expect(groups.filter(({ level }) => level === 'group').length).toBeLessThanOrEqual(2);
  });
});
