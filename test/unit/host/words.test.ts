import { describe, expect, it } from 'vitest';
import type { Progress } from '../../../src/core/types';
import { fit, notificationLine, progressSentence, shortProgress, stoppedSentence, summary, viewMessage } from '../../../src/host/words';
import type { UpdateState } from '../../../src/host/update/updateState';
import { document, group, grouping } from './fixture';

const embedding = { phase: 'embedding', done: 412, total: 1871 } as const;

describe('words', () => {
  it('says how far a run is, and how long it will take', () => {
    expect(progressSentence({ ...embedding, secondsLeft: 25.6 }, false)).toBe('Measuring meaning: 412 of 1,871. About 26\u00a0s left.');
    expect(progressSentence({ ...embedding, secondsLeft: 250 }, true)).toBe('Measuring meaning: 412 of 1,871. About 4\u00a0min left. Below is a first draft.');
    expect(progressSentence({ phase: 'reading', done: 630, total: 1871 }, false)).toBe('Reading: 630 of 1,871.');
    expect(progressSentence({ phase: 'naming', done: 0, total: 0 }, false)).toBe('Naming…');
    expect(progressSentence(undefined, false)).toBe('Starting…');
  });

  it('calls things what they are: documents first, then passages, and steps of a method not at all', () => {
    const passages = { phase: 'embedding', done: 80, total: 2448, unit: 'passages' } as const;
    const steps = { phase: 'grouping', done: 316, total: 1000 } as const;
    expect(progressSentence(passages, true)).toBe('Measuring meaning: 80 of 2,448 passages. Below is a first draft.');
    expect(notificationLine(passages)).toBe('Measuring meaning 80 of 2,448 passages');
    expect(stoppedSentence(passages)).toBe('Stopped. 80 of 2,448 passages are measured and kept.');
    expect(progressSentence(steps, false)).toBe('Grouping… 31\u00a0%');
    expect(notificationLine(steps)).toBe('Grouping 31\u00a0%');
    expect(shortProgress(steps)).toBe('Grouping 31\u00a0%');
  });

  it('counts in the notification and the status bar', () => {
    expect(notificationLine(embedding)).toBe('Measuring meaning 412 of 1,871');
    expect(notificationLine({ phase: 'finding', done: 1200, total: 0 })).toBe('Finding 1,200');
    expect(shortProgress(embedding)).toBe('412/1,871');
    expect(shortProgress({ phase: 'grouping', done: 0, total: 0 })).toBe('Grouping');
  });

  it('tells what is kept of a stopped run', () => {
    expect(stoppedSentence(embedding)).toBe('Stopped. 412 of 1,871 documents are measured and kept.');
    expect(stoppedSentence({ phase: 'finding', done: 3, total: 0 })).toBe('Stopped. What was measured is kept.');
  });

  it('sums up a grouping by the groups shown first', () => {
    expect(summary(grouping)).toBe('5 documents in 2 groups');
    expect(summary({ ...grouping, groups: [group(1, 'All')] })).toBe('5 documents in 1 group');
    expect(summary({ ...grouping, documents: [document('a')] })).toBe('1 document');
  });

  it('leaves the view to its welcome text while there are no groups', () => {
    const failed = { kind: 'failed', failure: 'storage', text: 'The disk is full.', error: new Error() } as const;
    expect(viewMessage(failed, undefined, false)).toBe('');
    expect(viewMessage(failed, grouping, false)).toBe('The disk is full.');
    // The welcome text speaks where nothing is left, as before the first run.
    const none = { ...grouping, documents: [], groups: [] };
    expect(viewMessage({ kind: 'nothing', text: 'None.', gone: true }, none, false, 0, { waiting: 0, changed: 105, drifted: true })).toBe('');
  });

  it('says of very few documents why they are one group', () => {
    const of = (documents: number, groups = 1) => viewMessage({ kind: 'done' }, { ...grouping, documents: [...grouping.documents, ...grouping.documents].slice(0, documents), groups: Array.from({ length: groups }, (_, id) => group(id, 'Notes')), skipped: [] }, false);
    expect(of(3)).toBe('3 documents in 1 group · too few for several groups, which need at least 6 documents');
    expect([of(5).length > 30, of(6), of(3, 2)]).toEqual([true, '6 documents in 1 group', '3 documents in 2 groups']);
  });

  it('says where most documents are in languages that the bundled model has hardly learnt', () => {
    const foreign = { ...grouping, provenance: { ...grouping.provenance, unlearnt: true as const } };
    expect(viewMessage({ kind: 'done' }, foreign, false)).toBe('5 documents in 2 groups · mostly not in English, the language of the bundled model');
  });

  it('says how many documents have no vector where vectors were given', () => {
    const placed = (byWords: number) => ({ ...grouping, provenance: { ...grouping.provenance, byWords } });
    expect(viewMessage({ kind: 'done' }, placed(1), false)).toBe('5 documents in 2 groups · 1 document without a given vector, placed by its words');
    expect(viewMessage({ kind: 'done' }, placed(2), false)).toBe('5 documents in 2 groups · 2 documents without a given vector, placed by their words');
  });

  it('says that the number of groups was chosen, and how many are suggested', () => {
    const said = (now: number) => viewMessage({ kind: 'done' }, grouping, false, 0, undefined, { now, own: 12, fewest: 2, most: 40 });
    expect(said(2)).toBe('5 documents in 2 groups · 2 chosen, 12 suggested');
    expect(said(12)).toBe('5 documents in 2 groups');
    const byHand = viewMessage({ kind: 'done' }, grouping, false, 0, undefined, { now: 3, own: 12, fewest: 2, most: 40, byHand: -1 });
    expect(byHand).toBe('5 documents in 2 groups · 3 chosen, then changed by hand; 12 suggested');
  });

  it('says how a run that was stopped goes on', () => {
    const progress: Progress = { phase: 'embedding', done: 412, total: 1871 };
    expect(viewMessage({ kind: 'stopped', progress }, grouping, true)).toBe('Stopped. 412 of 1,871 documents are measured and kept. Refresh continues.');
    expect(viewMessage({ kind: 'stopped' }, undefined, false)).toBe('');
  });

  it('says that the groups are out of date where only a run reads what changed', () => {
    const said = (outdated?: true) => viewMessage({ kind: 'done' }, grouping, false, 0, { waiting: 5000, changed: 0, drifted: false, outdated });
    expect(said()).toBe('5 documents in 2 groups · 5,000 files changed; Refresh reads them');
    expect(said(true)).toBe('5 documents in 2 groups · 5,000 files changed; out of date until Refresh');
  });

  it('says that the file of all records changed', () => {
    const update = { waiting: 1, changed: 0, drifted: false, records: true };
    expect(viewMessage({ kind: 'done' }, grouping, false, 0, { ...update, outdated: true })).toBe('5 documents in 2 groups · the file changed; out of date until Refresh');
  });

  it('says that settings changed, and of no file that comes or goes by them that it changed', () => {
    const said = (more: Partial<UpdateState>) => viewMessage({ kind: 'done' }, grouping, false, 0, { waiting: 0, changed: 0, drifted: false, settings: true, ...more });
    for (const more of [{}, { waiting: 7 }, { changed: 300, drifted: true }, { unchecked: true }]) expect(said(more)).toBe('5 documents in 2 groups · settings changed; Refresh uses them');
    expect(said({ waiting: 5_000, outdated: true })).toBe('5 documents in 2 groups · settings changed; out of date until Refresh');
  });

  it('says that files were skipped, and that nobody looked at changes, unless some are known', () => {
    const some = { ...grouping, skipped: [{ path: 'a.pdf', reason: 'A PDF.' }, { path: 'b.md', reason: 'Empty.' }] };
    const said = (waiting: number) => viewMessage({ kind: 'done' }, some, false, 1, { waiting, changed: 0, drifted: false, unchecked: true });
    expect(said(0)).toBe('5 documents in 2 groups · 2 skipped · 1 group hidden · not checked for changes; Refresh reads them');
    expect(said(1)).toBe('5 documents in 2 groups · 2 skipped · 1 group hidden · 1 file changed; Refresh reads it');
  });

  it('has room for each thing there is to say in a line of a side bar', () => {
    const many = Array.from({ length: 12_345 }, (_, i) => document(`${i}.md`, i < 12 ? { follows: '99.md' } : {}));
    const all = { ...grouping, documents: many, skipped: Array.from({ length: 1234 }, (_, i) => ({ path: `${i}.pdf`, reason: 'A PDF.' })) };
    const updates = [{ waiting: 2345, changed: 0, drifted: false, outdated: true }, { waiting: 345, changed: 0, drifted: false }, { waiting: 0, changed: 1345, drifted: true }, { waiting: 0, changed: 0, drifted: false, unchecked: true }];
    const parts = updates.flatMap(update => [undefined, -1].flatMap(byHand => viewMessage({ kind: 'done' }, all, false, 12, update, { now: 18, own: 12, fewest: 2, most: 40, ...(byHand && { byHand }) }).split(' · ')));
    expect(new Set(parts).size).toBe(10);
    for (const part of parts) expect(part.length, part).toBeLessThanOrEqual(46);
  });

  it('calls the fit by the words of its ranges', () => {
    expect([0.75, 0.74, 0.5, 0.49].map(fit)).toEqual(['strong', 'fair', 'fair', 'weak']);
  });
});
