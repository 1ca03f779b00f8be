import { describe, expect, it } from 'vitest';
import { planDrafts } from '../../../src/core/instant/plan';

/** The beginnings of so many documents. */
const leads = (count: number) => Array.from({ length: count }, () => 'x'.repeat(500));

describe('drafts', () => {
  it('are not made of what is read at once, however much is known already', () => {
    expect(planDrafts(leads(100), () => false, 1)).toEqual({ byWords: false });
    expect(planDrafts(leads(10_000), document => document > 50, 1)).toEqual({ byWords: false });
    expect(planDrafts([], () => false, 1)).toEqual({ byWords: false });
  });

  it('go by words alone where the model takes some seconds', () => {
    expect(planDrafts(leads(1_000), () => false, 1)).toEqual({ byWords: true });
  });

  it('go by a sample as well where it takes long: the same for a seed, of any part of the documents, in order', () => {
    const { byWords, sample } = planDrafts(leads(5_000), document => document % 100 === 0, 1);
    expect([byWords, sample!.length]).toEqual([true, 600]);
    expect(sample!.filter(document => document % 100 === 0)).toHaveLength(50);
    expect(sample).toEqual(Int32Array.from(new Set(sample)).sort());
    const quarters = [0, 1, 2, 3].map(quarter => sample!.filter(document => Math.floor(document / 1_250) === quarter).length);
    expect(Math.min(...quarters)).toBeGreaterThan(100);
    expect(planDrafts(leads(5_000), document => document % 100 === 0, 1).sample).toEqual(sample);
    expect(planDrafts(leads(5_000), document => document % 100 === 0, 2).sample).not.toEqual(sample);
  });

  it('go at once by the vectors that are kept, where these are enough', () => {
    const { byWords, sample } = planDrafts(leads(1_000), document => document < 400, 1);
    expect(byWords).toBe(false);
    expect(sample).toEqual(Int32Array.from({ length: 400 }, (_, i) => i));
  });
});
