import { describe, expect, it } from 'vitest';
import { visitWords } from '../../../src/core/words/rawWords';
import { stopWordsFor } from '../../../src/core/words/stopWords';
import { fold, identifierParts, isNameable, stem } from '../../../src/core/words/wordForms';

function wordsOf(text: string): string[] {
  const words: string[] = [];
  visitWords(text, (word, apart) => words.push(apart && words.length > 0 ? `| ${word}` : word));
  return words;
}

describe('words', () => {
  it.each([
    ['getUserName', ['get', 'User', 'Name']],
    ['parse_http_header', ['parse', 'http', 'header']],
    ['JavaScript', ['JavaScript']],
    ['macOS', ['macOS']],
    ['iPhone', ['iPhone']],
    ['RSpec', ['RSpec']],
    ['pre-commit', ['pre-commit']],
  ])('takes %s apart as %j', (word, parts) => expect(identifierParts(word)).toEqual(parts));

  it.each(['git', 'C++', 'C#', '3D', 'X11', 'u2f', 'xbox360', 'Größe', '机器'])('may name a group by %s', word => expect(isNameable(word)).toBe(true));
  it.each(['a', '42', '3rd', 'deadbeef01', 'b7f3a9', 'x9c', 'u014c', 'x252c', 'nbsp', 'Re', '的', 'です', 'x'.repeat(30)])('never by %s', word => expect(isNameable(word)).toBe(false));

  it('folds numbers of a word together, not words that only end alike', () => {
    for (const [plural, singular] of [['tests', 'test'], ['queries', 'query'], ['branches', 'branch'], ['boxes', 'box'], ['Páginas', 'página'], ['clés', 'clé']]) expect(fold(plural)).toBe(fold(singular));
    for (const word of ['css', 'analysis', 'status', 'bus']) expect(fold(word)).toBe(word);
    expect(stem('encryption')).toBe(stem('encrypting'));
    expect(stem('atheism')).toBe(stem('atheists'));
    expect(stem('página')).toBe(stem('paginas'));
    expect(stem('สี่')).toBe('สี่');
    expect(stem('йод')).toBe('йод');
  });

  it('ends phrases at punctuation and goes over line breaks', () => {
    expect(wordsOf('pull request, merge\nconflict. Node.js runs')).toEqual(['pull', 'request', '| merge', 'conflict', '| Node.js', 'runs']);
  });

  it('leaves links and addresses out and cuts texts without spaces', () => {
    expect(wordsOf('see https://a.example/b or mail me@b.example now')).toEqual(['see', '| or', 'mail', '| now']);
    expect(wordsOf('我爱北京').length).toBeGreaterThan(1);
  });

  it('knows the stop words of the languages that are spoken', () => {
    const german = stopWordsFor(['Das ist ein Brot und es war nicht sehr frisch, aber wir haben es mit der Butter gegessen.']);
    const english = stopWordsFor(['This is a loaf of bread and it was not very fresh, but we had it with the butter.']);
    expect(german.has('nicht')).toBe(true);
    expect(english.has('nicht')).toBe(false);
    expect(english.has('with')).toBe(true);
    expect(english.has('computer')).toBe(false);
  });
});

it('counts all cases of a Russian word as one, and no others', () => {
  expect(new Set(['учёный', 'учёные', 'учёных', 'ученым'].map(fold)).size).toBe(1);
  expect(new Set(['вода', 'воды', 'завод'].map(fold)).size).toBe(2);
  expect(fold('війни')).toBe('війни');
});
