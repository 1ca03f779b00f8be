import { afterEach, describe, expect, it } from 'vitest';
import type { Disposable } from 'vscode';
import { breathe } from '../../../src/core/work';
import type { Engine } from '../../../src/host/run/engine';
import type { Kept } from '../../../src/host/run/keptGrouping';
import { Runs } from '../../../src/host/run/runs';
import { partOf, wholeOf, type Scope } from '../../../src/host/run/scope';
import { scopeOf } from '../../../src/host/run/scopeOf';
import { followMoves } from '../../../src/host/update/movedFiles';
import type { RunResult } from '../../../src/protocol/engineSides';
import { grouping, plan } from './fixture';
import { renamed } from './vscode';

const uri = (path: string) => ({ scheme: 'file', authority: '', path: `/notes/${path}`, toString: () => `file:///notes/${encodeURI(path)}` });
const move = async (...moves: readonly [string, string][]) => {
  renamed.fire({ files: moves.map(([from, to]) => ({ oldUri: uri(from), newUri: uri(to) })) });
  for (let turn = 0; turn < 5; turn++) await breathe();
};
const chosen = (...paths: readonly string[]): Scope => ({ kind: 'chosen', uris: paths.map(path => uri(path).toString()) });

let following: Disposable | undefined;
afterEach(() => following?.dispose());

/** A window with kept groups of a scope, which follows files that go elsewhere; what is asked of the engine, and what is kept. */
async function windowOf(kept: Partial<Kept>) {
  const asked: Scope[] = [];
  const written: Kept[] = [];
  const heard: string[] = [];
  let end: (() => void) | undefined;
  const engine = { run: () => new Promise<RunResult>(resolve => (end = () => resolve({ grouping: { ...grouping }, renames: new Map(), timings: {}, embedded: 0, cached: 0 }))) } as unknown as Engine;
  const runs = new Runs(engine, scope => (asked.push(scope), plan()), { read: async () => ({ grouping, scope: { kind: 'workspace' }, ...kept }), write: async value => void written.push(value) });
  await runs.load();
  following = followMoves(runs, { hearRecords: async file => void heard.push(file) });
  const run = async (meanwhile: () => Promise<void> = async () => undefined) => {
    const running = runs.run();
    for (let turn = 0; turn < 5; turn++) await breathe();
    await meanwhile();
    end!();
    await running;
  };
  return { runs, asked, written, heard, run };
}

describe('what was asked for goes along with files that are renamed or moved', () => {
  it('of files and folders that were chosen, those in them too, and the number of groups chosen for them stays theirs', async () => {
    const { runs, asked, written, run } = await windowOf({ scope: chosen('git', 'a b.md', 'c.md') });
    const { part } = runs;
    await move(['git', 'vcs'], ['a b.md', 'git/a.md'], ['gitlab.md', 'x.md']);
    expect(runs.asked).toMatchObject(chosen('vcs', 'git/a.md', 'c.md'));
    await move(['vcs/git.md', 'git.md']);
    await move(['vcs', 'git']);
    expect([runs.asked, runs.part, written.at(-1)?.scope]).toEqual([expect.objectContaining(chosen('git', 'git/a.md', 'c.md')), part, runs.asked]);
    await run();
    expect([asked, runs.part]).toEqual([[written[1].scope], part]);
  });

  it('of groups around these, and of labels that taught', async () => {
    const { runs, run, asked } = await windowOf({ scope: { ...chosen('a.md'), inside: 'Git' }, outer: { grouping, scope: { kind: 'workspace', classes: { kind: 'labels', byHand: { 'a.md': 'git', 'b.md': 'bread' } } } } });
    await move(['a.md', 'git/a.md']);
    expect([runs.asked, runs.part]).toMatchObject([{ ...chosen('git/a.md'), inside: 'Git' }, 'inside Git']);
    await runs.back();
    await run();
    expect(asked).toEqual([{ kind: 'workspace', classes: { kind: 'labels', byHand: { 'git/a.md': 'git', 'b.md': 'bread' } } }]);
  });

  it('while a run goes on, too: what is asked about its groups is asked anew', async () => {
    const { runs, asked, run } = await windowOf({ scope: chosen('a.md') });
    await run(() => move(['a.md', 'b.md']));
    expect([runs.asked, runs.foundHere]).toEqual([expect.objectContaining(chosen('b.md')), false]);
    await runs.request(new AbortController().signal);
    expect(asked).toEqual([chosen('a.md'), runs.asked]);
  });

  it('of a file of records, which is out of date then; of other files nothing is told or kept', async () => {
    const { runs, written, heard } = await windowOf({ scope: { kind: 'records', uri: uri('a.csv').toString(), fields: { text: ['answer'] } } });
    const { part } = runs;
    let told = 0;
    runs.onDidChangeGrouping(() => told++);
    await move(['b.csv', 'a.csv.old']);
    expect([written, heard, told]).toEqual([[], [], 0]);
    await move(['a.csv', 'old/a.csv']);
    expect([heard, await runs.fieldsOf('file:///notes/old/a.csv'), told]).toEqual([['file:///notes/old/a.csv'], { text: ['answer'] }, 1]);
    expect([runs.part, partOf(wholeOf(runs.asked)), partOf({ ...scopeOf([], runs.asked), inside: 'Prices' })]).toEqual([part, part, `${part} inside Prices`]);
  });
});
