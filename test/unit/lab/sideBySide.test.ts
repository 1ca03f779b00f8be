import { describe, expect, it } from 'vitest';
import { sideBySide } from '../../../src/core/lab/sideBySide';

/** Tasks that take a turn each, and what ran together. */
function tasksOf(sizes: readonly number[], fails = -1) {
  const running = new Set<number>();
  const together: number[][] = [];
  const tasks = sizes.map((bytes, at) => ({
    bytes,
    run: async () => {
      running.add(at);
      together.push([...running]);
      await new Promise(resolve => setTimeout(resolve, 2));
      running.delete(at);
      if (at === fails) throw new Error('no');
    },
  }));
  return { tasks, together };
}

describe('tasks side by side', () => {
  it('run in turn when one at once is asked for', async () => {
    const { tasks, together } = tasksOf([1, 1, 1]);
    await sideBySide(tasks, 1, 10);
    expect(together).toEqual([[0], [1], [2]]);
  });

  it('run so many at once as memory allows; a large one alone', async () => {
    const { tasks, together } = tasksOf([4, 4, 4, 20, 1]);
    await sideBySide(tasks, 3, 10);
    expect(Math.max(...together.map(group => group.length))).toBe(2);
    expect(together.find(group => group.includes(3))).toEqual([3]);
    expect(together.flat()).toEqual(expect.arrayContaining([0, 1, 2, 3, 4]));
  });

  it('stop with the first that fails, after those under way', async () => {
    const { tasks, together } = tasksOf([1, 1, 1, 1], 0);
    await expect(sideBySide(tasks, 2, 10)).rejects.toThrow('no');
    expect(together.flat()).not.toContain(3);
  });
});
