import { describe, expect, test } from 'vitest';
import { sha256 } from '../../../src/engine/files/hash';
import { readContents } from '../../../src/engine/run/readContents';
import type { Input } from '../../../src/engine/run/sources';
import { roughCounter } from '../documents/trees';

const text = '# Bread\n\nA note about bread and ovens.\n';
const file = (id: string, load: () => Promise<string>): Input => ({ kind: 'file', id, path: id, hash: sha256(text), load });
const whole = file('a.md', async () => text);
const contents = (...inputs: Input[]) => readContents({ inputs, skipped: [], marks: [] }, roughCounter, 128, {});

describe('contents', () => {
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
