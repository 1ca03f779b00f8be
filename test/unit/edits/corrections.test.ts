import { describe, expect, it } from 'vitest';
import { applyDecisions } from '../../../src/core/edits/apply';
import { correctionsOf } from '../../../src/core/edits/corrections';
import { decide } from '../../../src/core/edits/decide';
import { NO_DECISIONS, type Decisions } from '../../../src/core/edits/decisions';
import type { Edit } from '../../../src/core/edits/edit';
import type { Grouping } from '../../../src/core/types';
import { groupingOf, idOf, membersByName } from './groupings';

const run = groupingOf([
  { name: 'Bread', documents: ['b1', 'b2', 'b3', 'b4', 'b5'], parts: { Rye: ['b1', 'b2'] } },
  { name: 'Bikes', documents: ['k1', 'k2', 'k3', 'k4'] },
]);
const decided = (...steps: ((on: Grouping) => Edit)[]): Decisions =>
  steps.reduce((decisions, step) => decide(run, decisions, step(applyDecisions(run, decisions).grouping)), NO_DECISIONS);

describe('what a run learns from decisions', () => {
  it('is nothing from names, colours and what is hidden', () => {
    expect(correctionsOf(NO_DECISIONS)).toBeUndefined();
    expect(correctionsOf(decided(on => ({ kind: 'rename', group: idOf(on, 'Bread'), name: 'Baking' })))).toBeUndefined();
  });

  it('is where documents were moved, by the members of the run’s group; those put into a group of their own have none', () => {
    const learnt = correctionsOf(
      decided(
        on => ({ kind: 'move', documents: ['b3'], to: idOf(on, 'Bikes') }),
        () => ({ kind: 'make', documents: ['k1', 'b4'], name: 'Odds' }),
        () => ({ kind: 'move', documents: ['b5'], to: null }),
        () => ({ kind: 'reject', documents: ['k2'] }),
      ),
    )!;
    const groupOf = (document: string) => {
      const { to } = learnt.documents.find(correction => correction.document === document)!;
      return to === null || to === undefined ? to : learnt.groups[to];
    };
    expect(groupOf('b3')).toEqual(['k1', 'k2', 'k3', 'k4']);
    expect(groupOf('k1')).toEqual([]);
    expect(groupOf('b4')).toEqual([]);
    expect(groupOf('b5')).toBeNull();
    expect(groupOf('k2')).toBeUndefined();
    const refused = learnt.documents.find(({ document }) => document === 'k2')!.not;
    expect(refused.map(at => learnt.groups[at])).toEqual([['k1', 'k2', 'k3', 'k4']]);
  });

  it('is what a document was refused, also where it was moved to a group that is not known any more', () => {
    const refused = decided(() => ({ kind: 'reject', documents: ['k2'] }));
    const documents = new Map([...refused.documents, ['k1', { moved: 'merged-away', not: [...refused.groups.keys()] }], ['k3', { moved: 'merged-away' }]]);
    const learnt = correctionsOf({ ...refused, documents })!;
    expect(learnt.documents).toEqual([{ document: 'k1', not: [0] }, { document: 'k2', not: [0] }]);
  });

  it('is about the group around a sub-group', () => {
    const learnt = correctionsOf(decided(on => ({ kind: 'move', documents: ['k4'], to: idOf(on, 'Rye') })))!;
    expect(learnt.groups[learnt.documents[0].to!]).toEqual(['b1', 'b2']);
  });

  it('shows what followed a moved document beside it, until the move is taken back', () => {
    const decisions = decided(() => ({ kind: 'make', documents: ['k1'], name: 'Odds' }));
    const follows = { ...run, documents: run.documents.map(document => (document.id === 'k2' ? { ...document, follows: 'k1' } : document)) };
    expect(membersByName(applyDecisions(follows, decisions).grouping).Odds).toEqual(['k1', 'k2']);
    expect(membersByName(applyDecisions(follows, decided(on => ({ kind: 'rename', group: idOf(on, 'Bikes'), name: 'Wheels' }))).grouping).Wheels).toEqual(['k1', 'k2', 'k3', 'k4']);
    const movedOn = decide(follows, decisions, { kind: 'move', documents: ['k2'], to: idOf(run, 'Bread') });
    expect(membersByName(applyDecisions(follows, movedOn).grouping)).toMatchObject({ Odds: ['k1'], Bread: ['b1', 'b2', 'b3', 'b4', 'b5', 'k2'] });
  });
});
