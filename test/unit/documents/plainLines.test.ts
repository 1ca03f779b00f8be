import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../src/core/documents/markdown';
import { seededRandom } from '../../../src/core/random';

const PARTS = ['one', 'Two', ' ', '  ', '   ', '\t', '\n', '\n', '.', '!', ']', '>', '>', '$', '%', '"', ':', '=', '{x}', '(y)', '&', '*', '\\', '`', '~'];

/** What the library itself makes of the lines of a paragraph. */
function shown(text: string): string[] {
  return new MarkdownIt('default', { html: true }).parse(text, {}).flatMap(({ type, children }) => {
    if (type !== 'inline') return [];
    return (children ?? []).map(child => (/break$/.test(child.type) ? '\n' : ['text', 'text_special', 'code_inline'].includes(child.type) ? child.content : '')).join('');
  });
}

describe('lines without markup, which are not taken apart', () => {
  it('read as the parser reads them', () => {
    const random = seededRandom(8);
    for (let i = 0; i < 1_500; i++) {
      const text = `Begin ${Array.from({ length: 1 + Math.floor(16 * random()) }, () => PARTS[Math.floor(PARTS.length * random())]).join('')}`;
      const texts = parseMarkdown(text).blocks.filter(({ kind }) => kind !== 'code').map(block => block.text);
      expect(texts, JSON.stringify(text)).toEqual(shown(text).filter(line => line.trim() !== ''));
    }
  });
});
