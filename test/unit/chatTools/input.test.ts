import { describe, expect, test } from 'vitest';
import { countIn, FOUND, fromIn, LONGEST, optionalText, textIn } from '../../../src/core/chatTools/input';
import { namedGroup } from '../../../src/core/chatTools/namedGroup';
import { KindredError } from '../../../src/core/errors';
import type { Group } from '../../../src/core/types';

const group = (id: number, name: string, level: Group['level'] = 'group', size = 3): Group => ({ id, level, parent: null, name, keywords: [], size, examples: [], colour: 0 });

describe('what a chat model gives', () => {
  test('is taken as it is, with what is usual for what it leaves out', () => {
    expect(textIn({ question: '  What of sleep?\n' }, 'question', 'a question')).toBe('What of sleep?');
    expect([{}, { group: null }, { group: '  ' }].map(given => optionalText(given, 'group'))).toEqual([undefined, undefined, undefined]);
    expect([{}, { count: null }, { count: 1 }, { count: FOUND.most }].map(given => countIn(given, FOUND))).toEqual([FOUND.usual, FOUND.usual, 1, FOUND.most]);
    expect([{}, { from: 4_000 }].map(fromIn)).toEqual([1, 4_000]);
  });

  test.each([
    [() => textIn({}, 'question', 'a question'), '"question" is empty: give a question.'],
    [() => textIn({ question: ' \n ' }, 'question', 'a question'), '"question" is empty: give a question.'],
    [() => textIn({ question: 7 }, 'question', 'a question'), '"question" takes a text.'],
    [() => optionalText({ group: ['a'] }, 'group'), '"group" takes a text.'],
    [() => textIn({ file: 'x'.repeat(LONGEST + 1) }, 'file', 'a file'), '"file" has 1001 characters: give at most 1000.'],
    [() => countIn({ count: 0 }, FOUND), '"count" takes a whole number from 1 to 50, not 0.'],
    [() => countIn({ count: FOUND.most + 1 }, FOUND), '"count" takes a whole number from 1 to 50, not 51.'],
    [() => countIn({ count: 2.5 }, FOUND), '"count" takes a whole number from 1 to 50, not 2.5.'],
    [() => countIn({ count: '5' }, FOUND), '"count" takes a whole number from 1 to 50, not "5".'],
    [() => fromIn({ from: -1 }), '"from" takes a whole number from 1 on, not -1.'],
  ])('is refused with words it can act on: %#', (read, message) => {
    expect(read).toThrow(KindredError);
    expect(read).toThrow(message);
  });
});

describe('a group that is named', () => {
  const groups = [group(0, 'Sky', 'area'), group(1, 'Moons'), group(2, 'Sky'), group(3, 'Café'), group(4, 'Tides', 'subgroup', 2), group(5, 'tides', 'subgroup', 1), group(6, '3')];
  const idOf = (given: string) => namedGroup(given, groups).id;

  test('is the one of that name, whatever its letters; of an area and a group of one name the group; else that of an id', () => {
    expect(['moons', ' MOONS ', 'sky', 'café'.normalize('NFD'), '3', '1', '4'].map(idOf)).toEqual([1, 1, 2, 3, 6, 1, 4]);
  });

  test('has to be one that there is, and one alone', () => {
    expect(() => idOf('Bread')).toThrow('There is no group "Bread". There are "Moons", "Sky", "Café", "3".');
    expect(() => idOf('Tides')).toThrow('2 groups are called "Tides". Name one by its id: 4 (of size 2), 5 (of size 1).');
    const many = Array.from({ length: 23 }, (_, at) => group(at, `Group ${at}`));
    expect(() => namedGroup('x', many)).toThrow(/"Group 19", and 3 more\.$/);
  });
});
