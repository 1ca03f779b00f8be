import { describe, expect, it } from 'vitest';
import { spelled } from '../../../src/core/naming/spellings';

describe('spelling', () => {
  it('knows initialisms and names with capitals within', () => {
    expect(['css', 'Css', 'urls', 'Pdfs', 'https', 'http', 'github', 'Javascript', 'ios'].map(spelled)).toEqual(['CSS', 'CSS', 'URLs', 'PDFs', 'HTTPS', 'HTTP', 'GitHub', 'JavaScript', 'iOS']);
  });

  it('leaves other words, and whatever has capitals within, as they are', () => {
    for (const word of ['garden', 'Garden', 'cSS', 'javaScript', 'JAVASCRIPT', 'tmux', 'x', '烹饪', 'Éclair']) expect(spelled(word)).toBe(word);
  });
});
