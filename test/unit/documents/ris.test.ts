import { expect, it } from 'vitest';
import { risEntries } from '../../../src/core/documents/ris';

const read = (text: string) => [...risEntries(text)].flatMap(entry => (entry ? [{ line: entry.line, ...Object.fromEntries(entry.fields) }] : []));

it('reads entries with lines that go on, tags in old and new names, and several of one tag', () => {
  const text = 'Provider: X\r\n\r\nTY  - JOUR\r\nID  - key1\r\nTI  - A title\r\nT1  - A title\r\nAU  - One, A.\r\nAU  - Two, B.\r\nAB  - First\r\nsecond line\r\nKW  - one\r\nKW  - two\r\nPY  - 2020\r\nER  - \r\n\r\nTY  - BOOK\r\nTI  - B\r\nN2  - Says\r\nXX  - other\r\n';
  expect(read(text)).toEqual([
    { line: 2, key: 'key1', title: 'A title', author: 'One, A.; Two, B.', abstract: 'First second line', keywords: ['one', 'two'], year: '2020' },
    { line: 15, title: 'B', abstract: 'Says', xx: 'other' },
  ]);
});

it('begins a new entry where the end of the one before is missing, and has none for a file of another kind', () => {
  expect(read('TY  - JOUR\nTI  - A\nTY  - JOUR\nTI  - B\nER  -')).toEqual([{ line: 0, title: 'A' }, { line: 2, title: 'B' }]);
  expect(read('AB  - before any\nnothing\n')).toEqual([]);
});
