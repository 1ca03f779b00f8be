import { beforeAll, describe, expect, test } from 'vitest';
import { readRecipe } from '../../../src/core/recipe';
import { seededRandom } from '../../../src/core/random';
import type { Grouping } from '../../../src/core/types';
import { CancelledError } from '../../../src/core/work';
import { draftsFor } from '../../../src/engine/run/drafts';
import { startPhases } from '../../../src/engine/run/phases';
import { sampledFirst, type Drafting } from '../../../src/engine/run/sampledFirst';
import type { KeptEmbedder } from '../../../src/engine/store/keptEmbedder';
import type { RunRequest, RunResult } from '../../../src/protocol/engineSides';
import { engineOver } from './engines';
import { notes, requestFor, temporaryFolder, temporaryFolderForAll, writeFiles } from './support';

/** Files, and different texts among them: as few as make the folder quick to measure. */
const FILES = 2_000;
const TEXTS = 120;
const SUBJECTS = [
  ['bread', 'flour yeast oven crust dough sourdough loaf kneading starter baking'],
  ['bicycles', 'chain pedal saddle wheel spoke derailleur brake tyre handlebar gear'],
  ['stars', 'telescope galaxy nebula orbit planet comet eclipse moon constellation light'],
  ['violins', 'bow string rosin bridge concerto tuning fiddle sonata chord melody'],
] as const;

/** A run with what it told meanwhile. */
async function run(request: RunRequest, cacheFolder = temporaryFolder()): Promise<RunResult & { readonly told: readonly Grouping[] }> {
  const told: Grouping[] = [];
  const engine = engineOver(cacheFolder);
  const result = await engine.run(request, { progress: () => undefined, firstGrouping: grouping => void told.push(grouping) });
  return { ...result, told };
}

const groupsOf = ({ groups }: Grouping) => groups.filter(({ level }) => level === 'group');

describe('drafts of a run', () => {
  const folder = temporaryFolderForAll();
  const cache = temporaryFolderForAll();
  /** A person put notes on bread and on bicycles together. */
  const together = [0, 1, 4, 5, 8, 9].map(i => `${i % 30}/note ${i}.md`);
  const asked = { firstPassagesOnly: true, corrections: { groups: [[]], documents: together.map(document => ({ document, to: 0, not: [] })) } };
  let drafted: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    const random = seededRandom(5);
    const texts = Array.from({ length: TEXTS }, (_, i) => {
      const [subject, words] = SUBJECTS[i % 4];
      const pick = () => words.split(' ')[Math.floor(10 * random())];
      return `# On ${subject} ${i}\n\n${Array.from({ length: 12 }, () => `We looked at the ${pick()} and then at the ${pick()} again.`).join(' ')}\n`;
    });
    writeFiles(folder, Object.fromEntries(Array.from({ length: FILES }, (_, i) => [`${i % 30}/note ${i}.md`, texts[i % TEXTS]])));
    drafted = await run(requestFor(folder, { ...asked, drafts: true }), cache);
  }, 240_000);

  test('come by words first, then by a sample: whole groupings with names, without fewer and more groups', () => {
    expect(drafted.told.map(({ provenance }) => provenance.model)).toEqual(['words', 'words and a sample']);
    for (const draft of drafted.told) {
      expect(draft.documents.map(({ id }) => id)).toEqual(drafted.grouping.documents.map(({ id }) => id));
      expect(draft.hierarchy).toBeUndefined();
      expect(groupsOf(draft).length).toBeGreaterThanOrEqual(2);
      for (const { name, keywords } of groupsOf(draft)) expect([name !== '', keywords.length > 0]).toEqual([true, true]);
      for (const { x, y, group } of draft.documents) expect([Math.max(Math.abs(x), Math.abs(y)) <= 1, group !== null]).toEqual([true, true]);
    }
    expect(drafted.timings.drafts).toBeGreaterThan(0);
  });

  test('leave nothing behind: what is kept, counted and found is what a run without them finds, byte for byte', async () => {
    const plain = await run(requestFor(folder, asked));
    const again = await run(requestFor(folder, { ...asked, drafts: true }), cache);
    expect(JSON.stringify(again.grouping)).toBe(JSON.stringify(plain.grouping));
    expect([again.told, plain.told]).toEqual([[], []]);
    expect([drafted.embedded, drafted.cached]).toEqual([plain.embedded, plain.cached]);
    const shown = ({ documents, groups }: Grouping) => [documents, groups.map(({ colour: _, ...rest }) => rest)];
    expect(shown(drafted.grouping)).toEqual(shown(plain.grouping));
  }, 240_000);

  test('pass their colours on', () => {
    const [{ documents, groups }] = drafted.told.slice(-1);
    const colourOf = new Map(groups.map(({ id, colour }) => [id, colour]));
    for (const { id, colour } of groupsOf(drafted.grouping)) {
      const members = new Set(drafted.grouping.documents.filter(({ group }) => group === id).map(document => document.id));
      const before = new Set(documents.filter(document => members.has(document.id)).map(({ group }) => group));
      const whole = before.size === 1 && documents.filter(({ group }) => before.has(group)).length === members.size;
      if (whole) expect(colour).toBe(colourOf.get([...before][0]!));
    }
  });

  test('heed corrections', () => {
    for (const { documents } of drafted.told) expect(new Set(documents.filter(({ id }) => together.includes(id)).map(({ group }) => group)).size).toBe(1);
  });

  test('are not made where they are not wanted or other groups are asked for', () => {
    const asked = (more: Partial<RunRequest>) => draftsFor(requestFor(folder, more), {} as never);
    expect(asked({ drafts: true })).toBeDefined();
    expect(asked({})).toBeUndefined();
    expect(asked({ drafts: true, recipe: readRecipe({ method: 'kmeans' }) })).toBeUndefined();
    const names = { teaching: { kind: 'labels', origin: { kind: 'folders' } }, threshold: 0 } as never;
    expect(asked({ drafts: true, classes: names })).toBeUndefined();
  });
});

describe('drafts that fail', () => {
  /** Drafts of documents whose words cannot be read, and what was said of it. */
  function failing(signal?: AbortSignal) {
    const said: string[] = [];
    let asked = 0;
    const evidence = () => Promise.reject(new Error(`No room, ${++asked}.`));
    const words = { texts: [], evidence, roughEvidence: evidence, vocabulary: () => Promise.reject(new Error('not asked')), leaveThread: () => undefined };
    const phases = startPhases(signal, () => undefined);
    const drafts = draftsFor(requestFor('', { drafts: true }), { words, phases, signal, warn: (text: string) => said.push(text) } as never)!;
    return { drafts, said };
  }

  test('are given up, which is said once', async () => {
    const { drafts, said } = failing();
    await drafts.byWords(true);
    await drafts.predicted(Int32Array.of(0), { rows: 1, columns: 1, data: Float32Array.of(1) });
    expect(said).toEqual([expect.stringMatching(/goes on without them.* No room, 1\./)]);
  });

  test('stop with the run where it was stopped, and nothing is said', async () => {
    const { drafts, said } = failing(AbortSignal.abort());
    await expect(drafts.byWords(true)).rejects.toThrow(CancelledError);
    expect(said).toEqual([]);
  });

  test('leave the run as it is', async () => {
    // Few texts in many files: much to read, soon read.
    const texts = Object.values(notes(24));
    const folder = writeFiles(temporaryFolder(), Object.fromEntries(Array.from({ length: 360 }, (_, i) => [`note ${i}.md`, texts[i % texts.length]])));
    const asked = requestFor(folder, { firstPassagesOnly: true });
    const said: string[] = [];
    let told = 0;
    const engine = engineOver(temporaryFolder(), (level, text) => said.push(`${level}: ${text}`));
    const drafted = await engine.run({ ...asked, drafts: true }, {
      progress: () => undefined,
      firstGrouping: () => {
        told++;
        throw new RangeError('Array buffer allocation failed');
      },
    });
    expect(told).toBe(1);
    expect(said).toEqual([expect.stringMatching(/^warn: First impressions.*allocation failed/)]);
    const plain = await run(asked);
    expect(JSON.stringify(drafted.grouping)).toBe(JSON.stringify(plain.grouping));
  });
});

describe('a fair sample first', () => {
  const texts = Array.from({ length: 3_000 }, (_, i) => `${i} `.padEnd(400, 'x'));
  const asked: number[] = [];
  const embedder: KeptEmbedder = {
    identity: 'numbers',
    dimensions: 2,
    isKept: () => false,
    async embed(some, work) {
      asked.push(some.length);
      work?.report?.(some.length, some.length);
      return { rows: some.length, columns: 2, data: Float32Array.from(some.flatMap(text => [parseInt(text), 1])) };
    },
  };

  test('gives the same vectors in the same order, with the drafts called for in between', async () => {
    const steps: string[] = [];
    const drafting: Drafting = {
      seed: 1,
      byWords: async () => void steps.push(`words after ${asked.length}`),
      predicted: async (sample, { data }) => void steps.push(`sample after ${asked.length}, ${sample.every((row, at) => data[2 * at] === row)}`),
    };
    const told: number[] = [];
    const report = (done: number, total: number) => void told.push(done / total);
    const { data } = await sampledFirst(embedder, () => drafting).embed(texts, { report });
    expect(data).toEqual((await embedder.embed(texts)).data);
    expect(steps).toEqual(['words after 0', 'sample after 1, true']);
    expect(asked).toEqual([600, 2_400, 3_000]);
    expect(told).toEqual([0.2, 1]);
  });

  test('is not taken of other texts', async () => {
    asked.length = 0;
    await sampledFirst(embedder, () => undefined).embed(texts);
    expect(asked).toEqual([3_000]);
  });
});
