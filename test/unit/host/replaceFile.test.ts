import { describe, expect, test, vi } from 'vitest';
import { replaceFile } from '../../../src/host/run/replaceFile';

/** Moves a file as one does that is in use so many times first. */
const moveAfter = (times: number, code = 'EPERM') => {
  const move = vi.fn(() => (move.mock.calls.length > times ? Promise.resolve() : Promise.reject(Object.assign(new Error(code), { code }))));
  return move;
};

describe('a file that takes the place of one that is open elsewhere', () => {
  test.each(['EPERM', 'EACCES', 'EBUSY'])('is tried again on Windows (%s)', async code => {
    const move = moveAfter(2, code);
    await replaceFile('new', 'old', { move, platform: 'win32' });
    expect(move).toHaveBeenCalledTimes(3);
    expect(move).toHaveBeenLastCalledWith('new', 'old');
  });

  test('is given up after a second or so', async () => {
    const started = performance.now();
    await expect(replaceFile('new', 'old', { move: moveAfter(Infinity), platform: 'win32' })).rejects.toThrow('EPERM');
    expect(performance.now() - started).toBeGreaterThan(1_000);
  });

  test.each([
    ['win32', 'ENOSPC'],
    ['linux', 'EPERM'],
  ] as const)('is told at once where waiting changes nothing (%s, %s)', async (platform, code) => {
    const move = moveAfter(1, code);
    await expect(replaceFile('new', 'old', { move, platform })).rejects.toThrow(code);
    expect(move).toHaveBeenCalledOnce();
  });
});
