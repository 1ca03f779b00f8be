import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/core/edits/decide';
import { NO_DECISIONS } from '../../../src/core/edits/decisions';
import { NO_HISTORY, record, recordCut, undo } from '../../../src/core/edits/history';
import { writeDecisions, writeHistory } from '../../../src/core/edits/json';
import { readDecisions, readHistory } from '../../../src/core/edits/readJson';
import { KindredError } from '../../../src/core/errors';
import { groupingOf, idOf } from './groupings';

const run = groupingOf([{ name: 'Bread', documents: ['b1', 'b2', 'b3'] }, { name: '__proto__', documents: ['s1', '__proto__'] }]);
const renamed = decide(run, NO_DECISIONS, { kind: 'rename', group: idOf(run, 'Bread'), name: 'Baking' });
const decisions = decide(run, renamed, { kind: 'move', documents: ['__proto__'], to: idOf(run, 'Bread') });
const text = writeDecisions(decisions);

function problem(changed: string): string {
  try {
    readDecisions(changed);
  } catch (error) {
    expect(error).toBeInstanceOf(KindredError);
    return (error as Error).message;
  }
  throw new Error('it was read');
}

describe('the written form of decisions', () => {
  it('is read back as it was, one value a line with keys in order', () => {
    expect(readDecisions(text)).toEqual(decisions);
    expect(writeDecisions(readDecisions(text))).toBe(text);
    expect(text).toContain('\n            "b1",\n            "b2",\n');
    const keys = [...text.matchAll(/^ {2}"(\w+)":/gm)].map(match => match[1]);
    expect(keys).toEqual(['documents', 'groups', 'version']);
  });

  it('merges line by line: two people’s changes of different groups touch different lines', () => {
    const other = decide(run, renamed, { kind: 'recolour', group: idOf(run, '__proto__'), colour: 7 });
    const lines = new Set(text.split('\n'));
    const added = writeDecisions(other).split('\n').filter(line => !lines.has(line));
    expect(added).toContain('      "colour": 7,');
    expect(added.some(line => line.includes('Baking'))).toBe(false);
  });

  it.each<[string, string, RegExp]>([
    ['a conflict of two versions', text.replace('"Baking"', '"Baking"\n<<<<<<< HEAD'), /^Line 23 marks a conflict/],
    ['what is no JSON', text.replace('"version": 1', '"version": 1,'), /^Line \d+ is not written as JSON/],
    ['a word that is none of JSON', text.replace('"size": 3', '"size": three'), /^Line 18 is not written as JSON: Unexpected token 'h'\.$/],
    ['half a file', text.slice(0, 120), /^Line \d+ is not written as JSON/],
    ['an unknown version', text.replace('"version": 1', '"version": 9'), /Field version is 9, and only 1/],
    ['a colour there is not', text.replace('"level": "group",\n      "name": "Baking"', '"colour": 44,\n      "level": "group",\n      "name": "Baking"'), /groups › bread-\w+ › colour \(line \d+\) must be a whole number from 0 to 19/],
    ['a name without end', text.replace('Baking', 'x'.repeat(10_000)), /› name \(line 22\) must be a name.*10000 characters/],
    ['a list that is none', text.replace(/"members": \[[^\]]*\]/, '"members": "b1"'), /members \(line \d+\) must be a list/],
    ['members that are no texts', text.replace('"b1"', '1'), /members \(line \d+\) must be a list of texts/],
    ['a field nobody knows', text.replace('"name": "Baking"', '"nmae": "Baking"'), /› nmae \(line 22\) is not known/],
    ['an area that is of groups', text.replace('"level": "group",\n      "name": "Baking"', '"level": "area",\n      "name": "Baking"'), /anchors \(line \d+\) must be a list of areas only/],
    ['an area with documents', text.replace(/"level": "group"/g, '"level": "area"').replace('"name": "Baking"', '"name": "Baking", "pinned": []'), /level \(line \d+\) must be another one than area/],
    ['no object', '[]', /the file must be an object/],
    ['nothing', '', /is not written as JSON/],
  ])('complains about %s, and says where', (_, changed, message) => {
    expect(changed).not.toBe(text);
    expect(problem(changed)).toMatch(message);
  });

  it('holds the history as well', () => {
    const cut = { count: 3, keep: [4], of: '5 2 1', part: 'inside Bread', outer: { count: 9, keep: [], of: '6 1 1' } };
    const history = undo(recordCut(record(recordCut(record(NO_HISTORY, renamed, 'one'), cut, 'two'), decisions, 'three'), null, 'four'));
    expect(history.cut).toEqual(cut);
    expect(readHistory(writeHistory(history))).toEqual(history);
  });

  it('is read as well from before it held a number of groups', () => {
    const { cut: _, ...older } = JSON.parse(writeHistory(record(NO_HISTORY, renamed, 'one')));
    expect(readHistory(JSON.stringify(older))).toEqual(record(NO_HISTORY, renamed, 'one'));
    expect(() => readHistory('{"now": 1}')).toThrow(KindredError);
  });

  it('keeps 20 steps', () => {
    let history = NO_HISTORY;
    for (let i = 0; i < 30; i++) history = record(history, i % 2 ? decisions : renamed, `step ${i}`);
    expect(history.past.map(({ label }) => label)).toEqual(Array.from({ length: 20 }, (_, i) => `step ${i + 10}`));
  });
});
