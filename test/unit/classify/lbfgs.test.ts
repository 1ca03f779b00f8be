import { expect, it } from 'vitest';
import { minimise } from '../../../src/core/classify/lbfgs';
import { CancelledError } from '../../../src/core/work';

/** Rosenbrock's valley, the minimum 0 at (1, 1, …). */
async function valley(point: Float64Array) {
  const gradient = new Float64Array(point.length);
  let value = 0;
  for (let i = 0; i + 1 < point.length; i++) {
    const bend = point[i + 1] - point[i] ** 2;
    value += 100 * bend ** 2 + (1 - point[i]) ** 2;
    gradient[i] += -400 * point[i] * bend - 2 * (1 - point[i]);
    gradient[i + 1] += 200 * bend;
  }
  return { value, gradient };
}

it('walks down a bent valley', async () => {
  const point = await minimise(valley, Float64Array.of(-1.2, 1, -1.2, 1), { tolerance: 1e-8, mostSteps: 99 });
  point.forEach(coordinate => expect(coordinate).toBeCloseTo(1, 6));
  expect((await valley(point)).value).toBeLessThan(1e-12);
});

it('stays where it is when there is nothing to gain', async () => {
  expect([...(await minimise(valley, Float64Array.of(1, 1, 1)))]).toEqual([1, 1, 1]);
});

it('comes close although the value is rounded to six digits', async () => {
  const rounded = async (point: Float64Array) => {
    const exact = await valley(point);
    return { ...exact, value: Math.round((1 + exact.value) * 1e6) / 1e6 };
  };
  const point = await minimise(rounded, Float64Array.of(-1.2, 1), { tolerance: 1e-7 });
  expect(Math.abs(point[0] - 1)).toBeLessThan(1e-3);
});

it('gives up on a slope without a bottom', async () => {
  const slope = async (point: Float64Array) => ({ value: point[0], gradient: Float64Array.of(1) });
  const [point] = await minimise(slope, Float64Array.of(0), { mostSteps: 5 });
  expect(point).toBeLessThan(-1);
});

it('stops when asked to', async () => {
  await expect(minimise(valley, Float64Array.of(-1.2, 1), {}, { signal: AbortSignal.abort() })).rejects.toThrow(CancelledError);
});
