import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { CancelledError } from '../../../src/core/work';
import { sha256 } from '../../../src/engine/files/hash';
import { readContents } from '../../../src/engine/run/readContents';
import { readInput } from '../../../src/engine/run/readInput';
import type { Input } from '../../../src/engine/run/sources';
import type { TextThread } from '../../../src/engine/run/textThread';
import { roughCounter } from '../documents/trees';

const text = '# Bread\n\nA note about bread and ovens.\n';
const file = (id: string, load: () => Promise<string>): Input => ({ kind: 'file', id, path: id, hash: sha256(text), load });
const whole = file('a.md', async () => text);
const contents = (...inputs: Input[]) => readContents({ inputs, skipped: [], marks: [] }, roughCounter, 128, {});

/** Another thread that reads with some delay, and fails after some answers. */
function slowThread(asked: number[], failsAt = Infinity): Pick<TextThread, 'waiting' | 'read' | 'extract'> {
  let waiting = 0;
  return {
    get waiting() {
      return waiting;
    },
    async read(inputs, maxTokens) {
      waiting++;
      asked.push(inputs.length);
      const read = Promise.all(inputs.map(input => readInput(input, roughCounter, maxTokens, {})));
      await setTimeout(5);
      waiting--;
      if (asked.length > failsAt) throw new Error('It has ended.');
      return read;
    },
    extract: () => Promise.reject(new Error('not asked for')),
  };
}

const many = Array.from({ length: 400 }, (_, at): Input => {
  const content = at % 7 === 3 ? '' : `# Note ${at}\n\n${`Bread ${at} is baked in an oven. `.repeat(1 + (at % 50))}`;
  return { kind: 'file', id: `${at}.md`, path: `${at}.md`, hash: sha256(content), load: () => (at % 11 === 5 ? Promise.reject(new Error('It is gone.')) : Promise.resolve(content)) };
});

describe('contents read by two threads', () => {
  test.each([['as one would', Infinity], ['though one fails at times', 3]])('are the same, in the same order, %s', async (_, failsAt) => {
    const asked: number[] = [];
    const found = { inputs: many, skipped: [], marks: [] };
    expect(await readContents(found, roughCounter, 128, {}, { thread: slowThread(asked, failsAt) })).toEqual(await contents(...many));
    const there = asked.reduce((sum, inputs) => sum + inputs, 0);
    expect(there).toBeGreaterThan(0);
    expect(there).toBeLessThan(many.length);
  });

  test('are left when the run is stopped', async () => {
    const stopping = new AbortController();
    const reading = readContents({ inputs: many, skipped: [], marks: [] }, roughCounter, 128, { signal: stopping.signal }, { thread: slowThread([]) });
    stopping.abort();
    await expect(reading).rejects.toThrow(CancelledError);
  });
});

describe('contents', () => {
  test('that are on their way when the run is stopped fail unheard', async () => {
    const stopping = new AbortController();
    const unheard: unknown[] = [];
    const hear = (error: unknown) => unheard.push(error);
    process.on('unhandledRejection', hear);
    try {
      const failing = Array.from({ length: 5 }, (_, at) => file(`${at}.md`, async () => {
        await setTimeout(5);
        throw new Error('The window has closed.');
      }));
      const reading = readContents({ inputs: failing, skipped: [], marks: [] }, roughCounter, 128, { signal: stopping.signal });
      stopping.abort();
      await expect(reading).rejects.toThrow(CancelledError);
      await setTimeout(20);
    } finally {
      process.off('unhandledRejection', hear);
    }
    expect(unheard).toEqual([]);
  });

  test('that are as they were found are known to be so', async () => {
    const { documents, asFound } = await contents(whole, { kind: 'record', id: 'r', text, hash: sha256(text) });
    expect(documents.map(({ id }) => id)).toEqual(['a.md', 'r']);
    expect(asFound).toBe(true);
  });

  test('that changed since then are read as they are now, and told from those', async () => {
    const { documents, asFound } = await contents(whole, file('b.md', async () => `${text}More.`));
    expect(documents.map(({ id }) => id)).toEqual(['a.md', 'b.md']);
    expect(asFound).toBe(false);
  });

  test('that vanished since then are skipped, and told from those', async () => {
    const { documents, skipped, asFound } = await contents(whole, file('b.md', () => Promise.reject(new Error('It is gone.'))));
    expect(documents.map(({ id }) => id)).toEqual(['a.md']);
    expect(skipped).toEqual([{ path: 'b.md', reason: 'It is gone.' }]);
    expect(asFound).toBe(false);
  });
});
