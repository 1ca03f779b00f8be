import { describe, expect, it } from 'vitest';
import { textPacker } from '../../../src/engine/run/packedTexts';
import type { Document } from '../../../src/core/types';

const passage = (text: string, line = 0) => ({ text, headings: ['A', 'B'], line, endLine: line + 2 });

describe('textPacker', () => {
  it('keeps every code unit of every text, over as many chunks as they take', () => {
    const texts = ['plain', 'Über naïve Bäume ÿ', '分组', 'half a pair \ud83d and whole 😀', '', 'x'.repeat(9 << 20), 'ā'.repeat(5 << 20), 'after'];
    const document: Document = { id: 'a', title: 'T', passages: texts.map(passage), extra: 'e', hash: 'h' };
    const packed = textPacker()(document);
    expect({ ...packed, passages: [] }).toEqual({ ...document, passages: [] });
    packed.passages.forEach(({ text, headings, line, endLine }, at) => {
      expect(text === texts[at]).toBe(true);
      expect([headings, line, endLine]).toEqual([['A', 'B'], at, at + 2]);
    });
  });
});
