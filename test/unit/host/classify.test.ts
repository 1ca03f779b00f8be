import { describe, expect, it } from 'vitest';
import type { Classification } from '../../../src/core/classify/classification';
import { classReport } from '../../../src/core/classify/classReport';
import { truthOf } from '../../../src/core/truth/truth';
import { classesOf } from '../../../src/host/classify/askedClasses';
import { labelled } from '../../../src/host/classify/labelFiles';
import { renamedValues } from '../../../src/host/run/renamedValues';
import { preview, reportMarkdown } from '../../../src/host/classify/report';
import { problemWith } from '../../../src/host/classify/sortByNames';

describe('classes asked for', () => {
  it('come from names as they are typed', () => {
    expect(classesOf({ kind: 'names', names: 'travel: cities, work' }).teaching).toEqual({ kind: 'names', classes: [{ name: 'travel', description: 'cities' }, { name: 'work' }] });
    expect(problemWith('travel, Travel')).toMatch(/"Travel" is there twice/);
    expect(problemWith('travel, work')).toBeUndefined();
  });

  it('come from labels given by hand, and else from the tags of a document', () => {
    const { teaching } = classesOf({ kind: 'labels', byHand: { 'a.md': 'work' } });
    const documents = [{ id: 'a.md', tags: ['travel'] }, { id: 'b.md', tags: ['travel', 'x'] }, { id: 'c.md' }];
    const { names, classes } = truthOf(documents, teaching.kind === 'labels' ? teaching.origin : { kind: 'tags' });
    expect([names, [...classes]]).toEqual([['travel', 'work'], [1, 0, -1]]);
  });
});

it('labels are given, changed and taken away', () => {
  const labels = labelled({ a: 'work' }, ['b', 'c'], 'travel');
  expect(labels).toEqual({ a: 'work', b: 'travel', c: 'travel' });
  expect(labelled(labels, ['a', 'b'], 'home')).toEqual({ c: 'travel', a: 'home', b: 'home' });
  expect(labelled(labels, ['b'], '')).toEqual({ a: 'work', c: 'travel' });
});

it('labels follow documents to their new names, and end where another has the name', () => {
  const shifted = new Map([['row 2', 'row 3'], ['row 3', 'row 4']]);
  const labels = { 'row 2': 'work', 'row 4': 'travel', 'a.md': 'home' };
  expect(renamedValues(labels, shifted, new Set(['row 3', 'row 4']))).toEqual({ 'row 3': 'work', 'a.md': 'home' });
  expect(renamedValues(labels, new Map([['row 3', 'row 4']]), new Set())).toEqual(labels);
});

describe('what was learnt', () => {
  const classes = ['travel', 'work'];
  const document = (id: string, given: string | null, label: string, probability: number) => ({ id, title: id, given, label, probability, unsure: probability < 0.5 });
  const said = { labels: Int32Array.of(0, 0, 1), probabilities: Float32Array.of(0.9, 0.6, 0.8) };
  const learnt: Classification = {
    version: 1,
    classes,
    documents: [document('a', 'travel', 'travel', 1), document('b', 'work', 'work', 1), document('c', null, 'work', 0.9), document('x|<b>.md', null, 'travel', 0.4)],
    skipped: [],
    report: classReport(classes, Int32Array.of(0, 1, 1), said, 0.5),
    threshold: 0.5,
    provenance: { model: 'm', method: 'softmax regression', seed: 1 },
  };

  it('is told in a sentence or two', () => {
    expect(preview(learnt)).toBe('2 classes learnt from 2 labelled documents; 2 others, 1 of them unsure. On labelled documents it had not learnt from: precision 0.75, recall 0.75.');
    expect(preview({ ...learnt, report: null })).toMatch(/cannot be measured/);
  });

  it('is reported as Markdown, the least sure document first, names without markup', () => {
    const text = reportMarkdown(learnt);
    expect(text).toContain('| work | 1.00 | 0.50 | 0.67 | 2 |');
    expect(text).toContain('| work | 1 | 1 |');
    expect(text.indexOf('x\\|\\<b\\>.md')).toBeGreaterThan(0);
    expect(text.indexOf('x\\|')).toBeLessThan(text.indexOf('| c |'));
    expect(text).toContain('unsure (below 0.50)');
  });
});
