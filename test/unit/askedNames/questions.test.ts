import { describe, expect, it } from 'vitest';
import { keptApart } from '../../../src/core/askedNames/keptApart';
import { promptOf } from '../../../src/core/askedNames/prompt';
import { groupQuestions } from '../../../src/core/askedNames/question';
import { groupingOf, idOf } from '../edits/groupings';
import { document, group, grouping } from '../host/fixture';

const sketch = groupingOf([
  { name: 'Bread', documents: ['b1', 'b2', 'b3', 'b4'], parts: { Rye: ['b1', 'b2'], Wheat: ['b3', 'b4'] } },
  { name: 'Garden', documents: ['g1', 'g2', 'g3'] },
  { name: 'Stars', documents: ['s1', 's2'] },
]);
const id = (name: string) => idOf(sketch, name);
const all = new Set(sketch.groups.map(group => group.id));

describe('what is asked about a group', () => {
  it('are its words, its central documents, and the names beside it', () => {
    const questions = groupQuestions(sketch, all);
    expect(questions.map(({ name, within, neighbours }) => [name, within, neighbours])).toEqual([
      ['Bread', null, ['Garden', 'Stars']],
      ['Garden', null, ['Stars', 'Bread']],
      ['Stars', null, ['Bread', 'Garden']],
      ['Rye', 'Bread', ['Wheat']],
      ['Wheat', 'Bread', ['Rye']],
    ]);
    expect(questions[0].documents.map(one => one.id)).toEqual(['b1', 'b2', 'b3', 'b4']);
    expect(groupQuestions(sketch, new Set([id('Rye')])).map(({ name, documents }) => [name, documents.length])).toEqual([['Rye', 2]]);
  });

  it('are six documents at most, the examples first, and for a part the parts beside it in its group alone', () => {
    const documents = ['h', 'g', 'f', 'e', 'd', 'c', 'b', 'a'];
    const large = groupingOf([{ name: 'Bread', documents, parts: { Rye: ['a', 'b'], Wheat: ['c', 'd'] } }, { name: 'Garden', documents: ['x', 'y'], parts: { Roses: ['x'] } }]);
    const examples = ['e', 'c'];
    const [bread, , rye] = groupQuestions({ ...large, groups: large.groups.map(group => (group.name === 'Bread' ? { ...group, examples } : group)) }, new Set(large.groups.map(({ id }) => id)));
    expect(bread.documents.map(({ id }) => id)).toEqual(['e', 'c', 'a', 'b', 'd', 'f']);
    expect([rye.name, rye.neighbours]).toEqual(['Rye', ['Wheat']]);
  });

  it('is bounded however long names, titles and texts are, one line each, without areas', () => {
    const long = 'very long\n\u202e'.repeat(2_000);
    const many = Array.from({ length: 300 }, (_, i) => document(`${i}.md`, { title: long, snippet: long, nearest: [(i + 1) % 300], group: i % 100 }));
    const groups = Array.from({ length: 100 }, (_, i) => group(i, long, { keywords: Array<string>(5).fill(long) }));
    const [question, ...more] = groupQuestions({ ...grouping, documents: many, groups: [...groups, group(200, 'Area', { level: 'area' })] }, new Set([0, 1, 2, 200]));
    expect(more).toHaveLength(2);
    const prompt = promptOf(question);
    expect(prompt.length).toBeLessThan(5_000);
    expect(prompt.split('\n').filter(line => line.startsWith('- '))).toHaveLength(3);
    expect(prompt).not.toContain('\u202e');
  });

  it('says which language most of the documents are in', () => {
    const german = groupQuestions({ ...grouping, documents: ['a', 'b'].map(name => document(name, { title: 'Kompost im Herbst', snippet: 'Der Kompost wird im Herbst mit dem Laub und den Resten aus der Küche gemischt, und er ist nach einem Jahr reif.' })) }, new Set([1]));
    expect(promptOf(german[0])).toContain('Write the name in German, the language of the documents.');
    expect(promptOf({ ...german[0], documents: [german[0].documents[0], { id: 'c', title: 'Compost', beginning: 'The compost is mixed in autumn with the leaves and the rest of the kitchen.' }] })).toContain('Write the name in the language of the documents.');
  });
});

describe('names that came', () => {
  const questions = groupQuestions(sketch, all);
  const kept = (names: Readonly<Record<string, string | null>>, computed: ReadonlyMap<number, string> = new Map()) =>
    keptApart(sketch, questions, Object.entries(names).map(([of, name]) => ({ group: id(of), name })), computed).map(({ group, name }) => `${group === id('Bread') ? 'Bread' : sketch.groups.find(one => one.id === group)!.name}: ${name}`);

  it('are offered where they are others', () => {
    expect(kept({ Bread: 'Sourdough', Garden: 'garden', Stars: null, Rye: 'Rye loaves' })).toEqual(['Bread: Sourdough', 'Rye: Rye loaves']);
  });

  it('are told apart by a keyword from each other, from the names there are and were, and a part from its whole', () => {
    expect(kept({ Bread: 'Notes', Garden: 'notes', Stars: 'NOTES' })).toEqual(['Bread: Notes', 'Garden: notes & Garden words', 'Stars: NOTES & Stars words']);
    expect(kept({ Bread: 'Garden', Garden: 'Bread' })).toEqual(['Bread: Garden & Bread words', 'Garden: Bread & Garden words']);
    expect(kept({ Bread: 'Flowers' }, new Map([[id('Garden'), 'Flowers']]))).toEqual(['Bread: Flowers & Bread words']);
    expect(kept({ Rye: 'Bread', Wheat: 'Sourdough', Bread: 'Sourdough' })).toEqual(['Bread: Sourdough', 'Rye: Bread & Rye words', 'Wheat: Sourdough & Wheat words']);
    expect(kept({ Bread: 'wheat' })).toEqual(['Bread: wheat & Bread words']);
    expect(kept({ Rye: 'Garden', Garden: 'Rye' })).toEqual(['Garden: Rye', 'Rye: Garden']);
  });

  it('are left out where no keyword tells them apart, or the one that does makes the name there is', () => {
    const named = { ...sketch, groups: sketch.groups.map(group => (group.name === 'Garden' ? { ...group, name: 'Notes & Garden words' } : group)) };
    expect(keptApart(named, questions, ['Bread', 'Garden'].map(of => ({ group: id(of), name: 'Notes' })), new Map())).toEqual([{ group: id('Bread'), name: 'Notes' }]);
    const name = 'A name so long that not a keyword more would fit';
    expect(kept({ Bread: name, Garden: name })).toEqual([`Bread: ${name}`]);
  });

  it('are of a group once, however many names are alike', () => {
    expect(kept({ Bread: 'common', Garden: 'common', Stars: 'common' })).toEqual(['Bread: common', 'Garden: common & Garden words', 'Stars: common & Stars words']);
  });
});
