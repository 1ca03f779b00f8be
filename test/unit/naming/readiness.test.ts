import { describe, expect, it } from 'vitest';
import { isOrder, readiness } from '../../../src/core/naming/readiness';

const english = (word: string) => readiness(word, false);

describe('readiness', () => {
  it('is full for things', () => {
    for (const word of ['parser', 'speed', 'seed', 'thread', 'hundred', 'assembly', 'reply', 'vegetable', 'variable', 'musical', 'medical', 'html5', 'sha256', 'pre-commit', 'flooding', 'size', 'prize', 'proposal', 'find', 'horizon', 'leaves', 'preserves', 'filesize', 'stepsize', 'batchsizes', 'datasize']) {
      expect([word, english(word)]).toEqual([word, 1]);
    }
  });

  it('is full for names and words of other scripts', () => {
    for (const word of ['United', 'CSS', 'iOS', 'Annotated', '烹饪', 'élections', 'учёные']) expect([word, english(word)]).toEqual([word, 1]);
  });

  it('is less for what is done, how, and what things are like', () => {
    for (const word of ['parsed', 'installed', 'include', 'originally', 'typically', 'improperly', 'asynchronous', 'functional', 'proposes', 'proposing', 'relies', 'occurring', 'organizes', 'simplify', 'differing', 'suffering', 'preferring', 'leaving', 'preserve', 'emphasizes', 'synthesizing', 'downsize']) {
      expect([word, english(word) < 1]).toEqual([word, true]);
    }
    expect(english('quickly')).toBeLessThan(english('useful'));
  });

  it('is least for placeholders and file endings', () => {
    for (const word of ['arg1', 'file2', 'tablename1', 'myvar1', 'txt', 'gz']) expect([word, english(word) <= 0.1]).toEqual([word, true]);
  });

  it('is less for what German does not write as a noun', () => {
    expect(readiness('verlor', true)).toBeLessThan(1);
    expect(readiness('Punkte', true)).toBe(1);
  });

  it('is less for verbs and adjectives of Russian and Korean', () => {
    for (const word of ['живёте', 'отправились', 'предоставляет', 'использовать', 'большое', 'хорошего', 'необходимый', '익숙하지', '필요한', '알려진', '말했다']) expect([word, english(word) < 1]).toEqual([word, true]);
    for (const word of ['наука', 'правительство', 'университет', 'скорость', 'сеть', 'память', 'планета', 'совет', '경기', '과학자', '북한', '사진', '바다', '대통령']) expect([word, english(word)]).toEqual([word, 1]);
  });

  it('tells orders from other forms of a verb, and from things', () => {
    expect(['generate', 'hope', 'generates', 'generating', 'generated', 'switch', 'git'].map(isOrder)).toEqual([true, true, false, false, false, false, false]);
  });
});
