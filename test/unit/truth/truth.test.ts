import { describe, expect, it } from 'vitest';
import { parseCellLabels, parseJsonLabels } from '../../../src/core/truth/labels';
import type { Origin } from '../../../src/core/truth/origin';
import { truthOf } from '../../../src/core/truth/truth';

const labels = (text: string, field = 'label', separator: 'tab' | 'comma' = 'tab') => Object.fromEntries(parseCellLabels(text, separator === 'tab' ? 'labels.tsv' : 'labels.csv', field).byKey);
const origin = (pairs: Record<string, string>): Origin => ({ kind: 'labels', labels: new Map(Object.entries(pairs)), name: 'labels.tsv' });

describe('the class of each document', () => {
  const documents = [
    { id: 'garden/tools/hoe.md', path: 'garden/tools/hoe.md', tags: ['iron', 'garden'] },
    { id: 'sky/moon.md', path: 'sky/moon.md' },
    { id: 'index.md', path: 'index.md', tags: ['about'] },
    { id: 'garden/bean.md', path: 'garden/bean.md', tags: ['iron'] },
  ];

  it('is the folder directly below the root', () => {
    expect(truthOf(documents, { kind: 'folder' })).toEqual({ names: ['garden', 'sky'], classes: Int32Array.of(0, 1, -1, 0) });
  });

  it('is the folder on the first level that has several, where all lie in one', () => {
    const below = (...paths: string[]) => truthOf(paths.map(path => ({ id: path, path })), { kind: 'folder' });
    expect(below('README.md', 'all/notes/sky/moon.md', 'all/notes/garden/tools/hoe.md', 'all/notes/index.md')).toEqual({ names: ['garden', 'sky'], classes: Int32Array.of(-1, 1, 0, -1) });
    expect(() => below('all/a.md', 'all/notes/b.md', 'c.md')).toThrow('All documents with a class are in "all" (by folder)');
  });

  it('is the first of its tags', () => {
    expect(truthOf(documents, { kind: 'tags' })).toEqual({ names: ['about', 'iron'], classes: Int32Array.of(1, -1, 0, 1) });
  });

  it('is none of the tags that were written into it from its group', () => {
    const written = new Map([['garden/tools/hoe.md', ['iron']], ['index.md', ['about', 'other']]]);
    expect(truthOf(documents, { kind: 'tags', written })).toEqual({ names: ['garden', 'iron'], classes: Int32Array.of(0, -1, -1, 1) });
    expect(truthOf(documents, { kind: 'tags', written, byHand: new Map([['index.md', 'mine']]) }).names).toEqual(['garden', 'iron', 'mine']);
  });

  it('is what a label says of its id or path, however the path is written', () => {
    const some = [{ id: '7' }, { id: 'x', path: 'garden/Zu\u0308rich.md' }, { id: 'unknown' }];
    const given = parseCellLabels('7\tnumber\n.\\garden\\Z\u00fcrich.md\tplace\n', 'labels.tsv', 'label').byKey;
    expect(truthOf(some, { kind: 'labels', labels: given, name: 'l' })).toEqual({ names: ['number', 'place'], classes: Int32Array.of(0, 1, -1) });
  });

  it.each<[string, Origin, RegExp]>([
    ['no document lies in a folder', { kind: 'folder' }, /folder below/],
    ['none has tags', { kind: 'tags' }, /tags: \[a, b\]/],
    ['no label names a document', origin({ 'b/c.md': 'x' }), /labels\.tsv.*1 documents.*"b\/c\.md".*"a\.md"/],
    ['there is one class', origin({ 'a.md': 'x', 'b/c.md': 'y' }), /"x" \(labels\.tsv\).*two/],
  ])('is asked for in vain when %s', (_, where, message) => {
    expect(() => truthOf([{ id: 'a.md', path: 'a.md' }], where)).toThrow(message);
  });
});

describe('labels files', () => {
  it('have a path and a class a line', () => {
    expect(labels('a.md\tone\r\n\r\nb c.md\ttwo words\r\nbroken\nd.md\t \na.md\tother')).toEqual({ 'a.md': 'one', 'b c.md': 'two words' });
  });

  it('may name their columns', () => {
    expect(labels('label\tsplit\tpath\nx\ttrain\ta.md\n')).toEqual({ 'a.md': 'x' });
    expect(labels('ID,Topic\n7,sky\n', 'topic', 'comma')).toEqual({ 7: 'sky' });
    expect(() => labels('id\tlabel\n7\tsky\n', 'topic')).toThrow(/"topic".*id, label/);
    // Which of several other columns has the class is not guessed.
    expect(() => labels('id,text,topic\n7,"a long text",sky\n', 'label', 'comma')).toThrow(/"label".*id, text, topic.*which field/);
    expect(labels('path\ttopic\na.md\tsky\n')).toMatchObject({ 'a.md': 'sky' });
    expect(labels('a.md\tsky\tmore\nb.md\tsea\n')).toEqual({ 'a.md': 'sky', 'b.md': 'sea' });
  });

  it('may be an object of classes or a list of records', () => {
    expect(Object.fromEntries(parseJsonLabels('{"a.md": "x", "b.md": 3, "c.md": {"no": 1}, "d.md": null}', 'label').byKey)).toEqual({ 'a.md': 'x', 'b.md': '3' });
    expect(Object.fromEntries(parseJsonLabels('[{"id": 1, "topic": ["a", "b"]}, {"path": "b.md", "topic": "c"}, 5]', 'topic').byKey)).toEqual({ 1: 'a', 'b.md': 'c' });
    expect(() => parseJsonLabels('{"a.md": ', 'label')).toThrow(SyntaxError);
  });
});
