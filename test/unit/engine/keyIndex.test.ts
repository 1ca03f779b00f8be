import { describe, expect, it } from 'vitest';
import { createKeyIndex } from '../../../src/engine/store/keyIndex';
import { textKey } from '../../../src/engine/store/record';

const keyOf = (number: number) => textKey('model', `text ${number}`);

describe('createKeyIndex', () => {
  it('finds each of many records by its key, the last of a key first, and none of other keys', () => {
    const index = createKeyIndex();
    for (let i = 0; i < 20_000; i++) index.add(keyOf(i % 15_000), { segment: i % 7, offset: 2 ** 33 + i });
    for (let i = 0; i < 15_000; i++) {
      const last = i < 5_000 ? [i + 15_000, i] : [i];
      expect([...index.placesOf(keyOf(i))]).toEqual(last.map(at => ({ segment: at % 7, offset: 2 ** 33 + at })));
    }
    expect([...index.placesOf(keyOf(15_000))]).toEqual([]);
  });

  it('tells keys apart that begin alike', () => {
    const index = createKeyIndex();
    const [first, second] = ['00'.repeat(16), `${'00'.repeat(15)}01`];
    index.add(first, { segment: 1, offset: 16 });
    expect([...index.placesOf(second)]).toEqual([]);
    index.add(second, { segment: 2, offset: 32 });
    expect([...index.placesOf(first)]).toEqual([{ segment: 1, offset: 16 }]);
    expect([...index.placesOf(second)]).toEqual([{ segment: 2, offset: 32 }]);
  });

  it('is empty once cleared', () => {
    const index = createKeyIndex();
    index.add(keyOf(1), { segment: 0, offset: 16 });
    index.clear();
    expect([...index.placesOf(keyOf(1))]).toEqual([]);
  });
});
