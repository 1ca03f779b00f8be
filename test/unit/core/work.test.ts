import { describe, expect, it } from 'vitest';
import { breathe, Pace } from '../../../src/core/work';

/** Counts the turns of the loop until it is stopped. */
function countTurns() {
  let turn = 0;
  let next = setImmediate(count);
  function count(): void {
    turn++;
    next = setImmediate(count);
  }
  return { now: () => turn, stop: () => clearImmediate(next) };
}

describe('works that go on side by side', () => {
  it('get on one after another, one a turn of the loop', async () => {
    const turns = countTurns();
    const work = async () => {
      const pace = new Pace(undefined, 0);
      const own: number[] = [];
      await breathe();
      for (let i = 0; i < 5; i++) {
        own.push(turns.now());
        await pace.breathe();
      }
      return own;
    };
    const seen = (await Promise.all([work(), work(), work()])).flat();
    turns.stop();
    expect(new Set(seen).size).toBe(15);
  });
});
