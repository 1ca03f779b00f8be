import { describe, expect, it } from 'vitest';
import { amount } from '../../src/core/lab/said';
import { meansByGroup, meansOf, numberNames, numberOf, numbersOf } from '../../src/core/numbers';
import type { Group, GroupedDocument } from '../../src/core/types';

const documents = [
  { area: 9, group: 0, subgroup: 3, numbers: { stars: 5, price: 10 } },
  { area: 9, group: 0, subgroup: null, numbers: { stars: 2 } },
  { area: null, group: 1, subgroup: null, numbers: { price: 30 } },
  { area: null, group: null, subgroup: null, numbers: { stars: 1 } },
  { area: null, group: 1, subgroup: null },
] as unknown as readonly GroupedDocument[];

describe('numbers that documents give', () => {
  it('are those that are known', () => {
    expect(numbersOf([['a', 1], ['b', undefined], ['c', 0]])).toEqual({ a: 1, c: 0 });
    expect(numbersOf([['b', undefined]])).toBeUndefined();
    expect(numberNames(documents)).toEqual(['stars', 'price']);
    expect([numberOf(documents[0], 'price'), numberOf(documents[1], 'price'), numberOf(documents[0], 'constructor'), numberOf(documents[4], 'stars')]).toEqual([10, NaN, NaN, NaN]);
  });

  it('have names that objects have by themselves', () => {
    const numbers = numbersOf([['__proto__', 1], ['constructor', 2]])!;
    expect([numberNames([{ numbers }]), numberOf({ numbers }, '__proto__'), numberOf({ numbers }, 'constructor')]).toEqual([['__proto__', 'constructor'], 1, 2]);
  });

  it('have means over those that give them: of all, of groups of every level, and of what is in none', () => {
    expect(meansOf(documents, ['stars', 'price'])).toEqual([{ name: 'stars', mean: expect.closeTo(8 / 3, 10) as number }, { name: 'price', mean: 20 }]);
    const groups = [9, 0, 1, 3].map(id => ({ id })) as unknown as readonly Group[];
    const means = meansByGroup({ documents, groups }, ['stars', 'price']);
    const written = (id: number | null) => means.get(id)!.map(({ name, mean }) => `${name} ${mean}`);
    expect([null, 9, 0, 1, 3].map(written)).toEqual([['stars 1'], ['stars 3.5', 'price 10'], ['stars 3.5', 'price 10'], ['price 30'], ['stars 5', 'price 10']]);
  });

  it('have means as they are reckoned by hand, so that those of parts and of all are written alike', () => {
    const all = [5.375, 1.375, 3.375].flatMap(stars => new Array<object>(8).fill({ numbers: { stars } }));
    expect(meansOf(all as typeof documents, ['stars'])).toEqual([{ name: 'stars', mean: 3.375 }]);
    expect(meansOf([4.1, 4.1, 4.1, 4.1, 4.1].map(stars => ({ numbers: { stars } })), ['stars'])[0].mean).toBe(4.1);
  });

  it('are written with as many digits as say something', () => {
    expect([0, 4, 0.374, 38.42, 1871.3, -1871.3, 0.04, 0.0042, 0.00037, -5e-6, 1e-17].map(amount)).toEqual(['0', '4', '0.37', '38.4', '1,871', '−1,871', '0.04', '0.0042', '0.00037', '−0.0000050', '0.00']);
  });
});
