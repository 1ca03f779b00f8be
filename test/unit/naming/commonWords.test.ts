import { describe, expect, it } from 'vitest';
import { commonWords } from '../../../src/core/naming/commonWords';
import { LATIN, OTHER_SCRIPTS, stopWordList } from '../../../src/core/words/languages';

describe('commonWords', () => {
  it('knows what the stop words of a language leave out', () => {
    expect(commonWords('de').has('obwohl')).toBe(true);
    expect(commonWords('ru').has('является')).toBe(true);
    expect(commonWords('zh').has('没有')).toBe(true);
    expect(commonWords('el').has('είναι')).toBe(true);
    expect(commonWords('uk').has('або')).toBe(true);
    expect(commonWords('ta').has('மற்றும்')).toBe(true);
    expect(commonWords('it').has('voglio')).toBe(true);
    expect(commonWords('th').size).toBe(0);
  });

  it('repeats no stop word, and none of itself', () => {
    for (const language of [...LATIN, ...OTHER_SCRIPTS]) {
      const words = [...commonWords(language)];
      const stop = new Set(stopWordList(language));
      expect(words.filter(word => stop.has(word) || word === '' || word !== word.toLowerCase())).toEqual([]);
    }
  });
});
