import { describe, expect, test } from 'vitest';
import { classificationJson } from '../../../src/cli/classify/result';
import { classificationText } from '../../../src/cli/classify/table';
import { styleFor } from '../../../src/cli/style';
import { width } from '../../../src/cli/width';
import type { Classification } from '../../../src/core/classify/classification';
import { classReport } from '../../../src/core/classify/classReport';

const plain = styleFor({ isTTY: false }, {});
const classes = ['baking', 'music'];
const document = (id: string, given: string | null, label: string | null, probability: number) => ({ id, title: id, given, label, probability, unsure: probability < 0.5 });
const said = { labels: Int32Array.of(0, 0, 1, 1), probabilities: Float32Array.of(0.9, 0.4, 0.8, 0.7) };

const learnt: Classification = {
  version: 1,
  classes,
  documents: [document('a', 'baking', 'baking', 1), document('b', 'music', 'music', 1), document('c', null, 'music', 0.75), document('d', null, 'baking', 0.3)],
  skipped: [{ path: 'e', reason: 'It is empty.' }],
  report: classReport(classes, Int32Array.of(0, 1, 1, 1), said, 0.5),
  threshold: 0.5,
  provenance: { model: 'm', method: 'softmax regression', seed: 1 },
};

describe('a classification as text', () => {
  test('shows classes with their counts and how well each was learnt', () => {
    const text = classificationText(learnt, plain, 120);
    expect(text).toContain('4 documents in 2 classes, 2 labelled before, 1 unsure (below 0.5), 1 skipped');
    expect(text).toMatch(/^baking +2 +1 +1 +0\.50 +1\.00 +0\.67$/m);
    expect(text).toMatch(/^music +2 +1 +0 +1\.00 +0\.67 +0\.80$/m);
    expect(text).toContain('accuracy 0.750, F1 0.733 (mean of the classes)');
    expect(text).toContain('75 % are sure (0.5 or more), of which 100 % are right.');
    expect(text).toMatch(/^2 music +1 +2$/m);
  });

  test('names what was mixed up most where the table of all classes is too wide', () => {
    const many = Array.from({ length: 30 }, (_, k) => `class ${k}`);
    const truth = Int32Array.from({ length: 90 }, (_, i) => i % 30);
    const wrong = { labels: truth.map(label => (label === 3 ? 4 : label)), probabilities: new Float32Array(90).fill(1) };
    const text = classificationText({ ...learnt, classes: many, report: classReport(many, truth, wrong, 0.5) }, plain, 80);
    expect(text).toMatch(/^class 3 +class 4 +3$/m);
    expect(Math.max(...text.split('\n').filter(line => !line.startsWith('On ')).map(width))).toBeLessThanOrEqual(80);
  });

  test('shows what belongs to no name, and no measures where there is nothing to measure', () => {
    const documents = [document('a', null, 'music', 0.8), document('b', null, null, 0.6)];
    const text = classificationText({ ...learnt, documents, skipped: [], report: null }, plain, 120);
    expect(text).toMatch(/^None of these +1 +0$/m);
    expect(text).not.toMatch(/Labelled|Precision|cannot be measured/);
  });

  test('says which test documents were learnt from', () => {
    const testOf = (...documents: Classification['documents'][number][]) => classificationText({ ...learnt, test: { report: learnt.report!, documents, skipped: [] } }, plain, 120);
    const [leaked, other] = [document('a', 'baking', 'baking', 0.9), document('x', 'baking', 'baking', 0.9)];
    expect(testOf(leaked, other, { ...other, id: 'b' })).toContain('1 test document was learnt from as well, so that the test says too much; leave them out of one of the two.');
    // Another document may have the same id, and one without a class was not learnt from.
    expect(testOf({ ...leaked, title: 'another' }, { ...leaked, given: 'music' }, document('c', 'music', 'music', 0.9))).not.toContain('learnt from as well');
  });

  test('says why nothing was measured', () => {
    expect(classificationText({ ...learnt, report: null }, plain, 120)).toContain('label two documents or more of a class');
  });
});

test('the JSON has the class of every document and every measure', () => {
  const test = { report: learnt.report!, documents: [document('t', 'music', 'baking', 0.6)], skipped: [] };
  const json = JSON.parse(classificationJson({ classification: { ...learnt, test }, timings: { total: 5 }, embedded: 1, cached: 0 }));
  expect(json.documents[2]).toEqual({ id: 'c', title: 'c', given: null, label: 'music', probability: 0.75, unsure: false });
  expect(json.report).toMatchObject({ measured: 4, accuracy: 0.75, sure: 3, sureAccuracy: 1, confusion: [[1, 0, 0], [1, 2, 0]] });
  expect(json.report.perClass[1]).toMatchObject({ name: 'music', precision: 1, support: 3 });
  expect(json.test).toMatchObject({ accuracy: 0.75, documents: [{ id: 't', given: 'music', label: 'baking' }] });
});
