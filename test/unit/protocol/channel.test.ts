import { describe, expect, test, vi } from 'vitest';
import { KindredError } from '../../../src/core/errors';
import { CancelledError } from '../../../src/core/work';
import { Channel, type Handlers, type Port } from '../../../src/protocol/channel';

interface Left {
  functions: Record<string, never>;
  events: Record<string, never>;
}
interface Right {
  functions: {
    double(parameters: { values: Float32Array }): Float32Array;
    fail(parameters: { kind: 'known' | 'plain' | 'text' }): void;
    wait(parameters: Record<string, never>): string;
  };
  events: { told: number };
}

/** Two ports that clone what they carry and deliver it later, as a process boundary does. */
function ports(): [Port, Port] {
  const listeners: ((message: unknown) => void)[] = [];
  const port = (own: number): Port => ({
    post: message => {
      const copy = structuredClone(message);
      setImmediate(() => listeners[1 - own](copy));
    },
    onMessage: listener => (listeners[own] = listener),
  });
  return [port(0), port(1)];
}

function pair(overrides: Partial<Handlers<Right>> = {}) {
  const [a, b] = ports();
  const right = new Channel<Right, Left>(b, {
    double: ({ values }) => values.map(value => 2 * value),
    fail: ({ kind }) => {
      if (kind === 'text') throw 'only a text';
      const cause = new RangeError('the reason');
      throw kind === 'known' ? new KindredError('modelMissing', 'No model.', { cause }) : new TypeError('Broken.', { cause });
    },
    wait: (_, { signal }) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new CancelledError()))),
    ...overrides,
  });
  return { left: new Channel<Left, Right>(a, {}), right };
}

const settle = () => new Promise(resolve => setTimeout(resolve, 20));

describe('channel', () => {
  test('tells the caller when an answer or a parameter cannot be copied', async () => {
    const { left } = pair({ wait: () => (() => 'a function') as unknown as string });
    await expect(left.call('wait', {})).rejects.toThrow(/could not be cloned/);
    await expect(left.call('double', { values: (() => 1) as unknown as Float32Array })).rejects.toThrow(/could not be cloned/);
    expect(await left.call('double', { values: Float32Array.of(4) })).toEqual(Float32Array.of(8));
  });

  test('carries typed arrays both ways', async () => {
    const { left } = pair();
    expect(await left.call('double', { values: Float32Array.of(1, 2.5) })).toEqual(Float32Array.of(2, 5));
  });

  test('carries an error whole: its class, kind, cause and the stack of where it was thrown', async () => {
    const { left } = pair();
    const known = await left.call('fail', { kind: 'known' }).catch(error => error);
    expect(known).toBeInstanceOf(KindredError);
    expect(known).toMatchObject({ kind: 'modelMissing', message: 'No model.', cause: { name: 'RangeError', message: 'the reason' } });
    expect(known.stack).toContain('channel.test');
    const plain = await left.call('fail', { kind: 'plain' }).catch(error => error);
    expect(plain).toMatchObject({ name: 'TypeError', message: 'Broken.' });
    const text = await left.call('fail', { kind: 'text' }).catch(error => error);
    expect(text).toMatchObject({ message: 'only a text' });
  });

  test('refuses a function the other end does not have, inherited ones too', async () => {
    const { left } = pair();
    await expect(left.call('toString' as 'wait', {})).rejects.toThrow('Unknown function');
  });

  test('cancels at the other end, and at once at this one', async () => {
    const aborted = vi.fn();
    const { left } = pair({
      wait: (_, { signal }) => new Promise(() => signal.addEventListener('abort', aborted)),
    });
    const controller = new AbortController();
    const call = left.call('wait', {}, controller.signal);
    await settle();
    controller.abort();
    await expect(call).rejects.toThrow(CancelledError);
    await settle();
    expect(aborted).toHaveBeenCalledOnce();
    await expect(left.call('wait', {}, AbortSignal.abort())).rejects.toThrow(CancelledError);
  });

  test('sends events to every listener until it stops listening', async () => {
    const { left, right } = pair();
    const [first, second] = [vi.fn(), vi.fn()];
    const stop = left.on('told', first);
    left.on('told', second);
    right.emit('told', 1);
    await settle();
    stop();
    right.emit('told', 2);
    await settle();
    expect(first.mock.calls).toEqual([[1]]);
    expect(second.mock.calls).toEqual([[1], [2]]);
  });

  test('a late answer of an older generation does nothing', async () => {
    const finish: ((value: string) => void)[] = [];
    const { left } = pair({ wait: () => new Promise(resolve => finish.push(resolve)) });
    const old = left.call('wait', {});
    const rejected = expect(old).rejects.toThrow(CancelledError);
    await settle();
    left.supersede();
    const current = left.call('wait', {});
    await settle();
    finish[0]('late');
    await settle();
    finish[1]('right');
    await rejected;
    expect(await current).toBe('right');
  });

  test('a newer generation of one end ends the calls of the other, whose answers nobody would hear', async () => {
    const [a, b] = ports();
    const aborted = vi.fn();
    const left = new Channel<Right, Left>(a, {
      double: ({ values }) => values,
      fail: () => undefined,
      wait: (_, { signal }) => new Promise(() => signal.addEventListener('abort', aborted)),
    });
    const right = new Channel<Left, Right>(b, {});
    const ends = right.call('wait', {}).catch(error => error);
    await settle();
    left.supersede();
    await left.call('none' as never, {} as never).catch(() => undefined);
    expect(await Promise.race([ends, settle().then(() => 'waits on')])).toBeInstanceOf(CancelledError);
    expect(aborted).toHaveBeenCalledOnce();
    expect(await right.call('double', { values: Float32Array.of(1) })).toEqual(Float32Array.of(1));
  });

  test('a late event of an older generation does nothing', async () => {
    const { left, right } = pair();
    const told = vi.fn();
    left.on('told', told);
    left.supersede();
    right.emit('told', 1);
    await settle();
    await left.call('double', { values: Float32Array.of(1) });
    right.emit('told', 2);
    await settle();
    expect(told.mock.calls).toEqual([[2]]);
  });

  test('ends its calls with the reason when disposed of, and the other end’s work too', async () => {
    const aborted = vi.fn();
    const { left, right } = pair({ wait: (_, { signal }) => new Promise(() => signal.addEventListener('abort', aborted)) });
    const call = left.call('wait', {});
    await settle();
    right.dispose();
    expect(aborted).toHaveBeenCalledOnce();
    left.dispose(new KindredError('engineEnded', 'Ended.'));
    await expect(call).rejects.toThrow('Ended.');
    await expect(left.call('wait', {})).rejects.toThrow('Ended.');
  });
});
