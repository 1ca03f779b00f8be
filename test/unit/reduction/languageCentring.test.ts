import { describe, expect, it } from 'vitest';
import { rowProduct, unitRows } from '../../../src/core/algebra/rows';
import { fitLanguageCentring } from '../../../src/core/reduction/languageCentring';
import { fitMeanCentring } from '../../../src/core/reduction/centring';
import type { Matrix } from '../../../src/core/types';
import { matrixOf } from '../matrices';

const ENGLISH = 'This is what we had with the bread and the butter.';
const GERMAN = 'Das ist es, was wir mit dem Brot und der Butter hatten.';
const EACH = 20;

/** Two subjects (columns 0 and 1) in two languages (columns 2 and 3), the language stronger; and a little of their own. */
function mixed(): { x: Matrix; texts: string[] } {
  const rows = Array.from({ length: 2 * EACH }, (_, i) => {
    const row = [0, 0, 0, 0, 0.1 * Math.sin(i), 0.1 * Math.cos(3 * i)];
    row[i % 2] = 1;
    row[i < EACH ? 2 : 3] = 3;
    return row;
  });
  const texts = rows.map((_, i) => (i < EACH ? ENGLISH : GERMAN));
  return { x: unitRows(matrixOf(rows)), texts };
}

describe('centring by language', () => {
  it('brings documents about one thing together across languages', async () => {
    const { x, texts } = mixed();
    expect(rowProduct(x, 0, x, EACH)).toBeLessThan(rowProduct(x, 0, x, 1));
    const centred = await fitLanguageCentring(x, texts).apply(x, {}, texts);
    expect(rowProduct(centred, 0, centred, EACH)).toBeGreaterThan(0.9);
    expect(rowProduct(centred, 0, centred, 1)).toBeLessThan(0);
  });

  it('takes a text it cannot tell for the language it is nearest to', async () => {
    const { x, texts } = mixed();
    const transform = fitLanguageCentring(x, texts);
    const told = await transform.apply(x, {}, texts);
    const guessed = await transform.apply(x, {}, texts.map(() => '42'));
    expect(guessed.data).toEqual(told.data);
  });

  it('takes the mean off where all are in one language, or in none that is known', async () => {
    const { x } = mixed();
    const mean = await fitMeanCentring(x).apply(x);
    for (const text of [ENGLISH, '42']) {
      const texts = Array.from({ length: x.rows }, () => text);
      const centred = await fitLanguageCentring(x, texts).apply(x, {}, texts);
      centred.data.forEach((value, at) => expect(value).toBeCloseTo(mean.data[at], 5));
    }
  });

  it('keeps documents of a language that has too few of them', async () => {
    const { x, texts } = mixed();
    const few = texts.map((text, i) => (i === 0 ? 'Хлеб был не очень свежим, но мы съели его.' : text));
    const centred = await fitLanguageCentring(x, few).apply(x, {}, few);
    expect(rowProduct(centred, 0, centred, 0)).toBeCloseTo(1, 5);
  });
});
