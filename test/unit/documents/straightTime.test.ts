import { expect, it } from 'vitest';
import type { TokenCounter } from '../../../src/core/representation/embedder';
import { cellRows } from '../../../src/core/documents/separators';
import { columnsOf } from '../../../src/core/documents/columns';
import { parseDocument } from '../../../src/core/documents/parse';
import { readDocument } from '../../../src/core/documents/read';
import { saidIn } from '../../../src/core/documents/recordFields';
import { slowness } from '../../harness/slowness.mjs';

const BLANKS = ' '.repeat(100_000);
/** A token for each letter, none for what models pass over. */
const letters: TokenCounter = { count: (text, start = 0, end = text.length) => text.slice(start, end).replace(/[\s\u200b]/g, '').length };

it.each([
  ['asciidoc', 'a.adoc', `= Rye${BLANKS}bread\n\nIt <<rises,${BLANKS}slowly.`, 2],
  ['org', 'a.org', `* Rye${BLANKS}bread\n- Oats${BLANKS}too`, 2],
  ['org', 'a.org', `Baked ${'<2024-01-01 '.repeat(50_000)}`, 1],
  ['markdown', 'a.md', `Rye${BLANKS.slice(0, 49_000)}bread\n`.repeat(4), 1],
  ['markdown', 'a.md', `Rye ${'![['.repeat(16_000)}\n`.repeat(4), 1],
  ['markdown', 'a.md', `+++\ntitle = Rye${BLANKS.slice(100)}bread\n+++\nIt rises.`, 1],
  ['markdown', 'a.md', `---\nb${BLANKS.slice(100)}c\n---\nIt rises.`, 2],
  ['markdown', 'a.md', `---\na: "${'[['.repeat(49_000)}"\n---\nIt rises.`, 1],
  ['html', 'a.html', `<table><tr>${'<td>rye'.repeat(200_000)}`, 1],
  ['restructuredText', 'a.rst', `${'Rye\n===\n\n'.repeat(40_000)}${':x\n\n'.repeat(40_000)}`, 80_000],
  ['restructuredText', 'a.rst', `+==${BLANKS}rye`, 1],
  ['code', 'a.pl', `${'=begin html\n\n=cut\n\n'.repeat(5_000)}${'1;\n'.repeat(100_000)}`, 1],
] as const)('%s is read in time that grows with its length (%s, %#)', (kind, name, text, blocks) => {
  const begun = performance.now();
  expect(parseDocument(kind, text, name).blocks.length).toBe(blocks);
  expect(performance.now() - begun).toBeLessThan(1_500 * slowness());
});

it.each([
  ['a heading of a script without blanks', 'a.html', `<p>Rye rises.</p><h2>${'面包师'.repeat(100_000)}</h2><p>It is baked.</p>`],
  ['sections of nothing that a model reads', 'a.md', '# \u200b\n\n\u200b\n\n'.repeat(10_000)],
  ['lines without a word', undefined, `${'-'.repeat(200_000)}\n\nRye rises.`],
])('%s take time that grows with their length', async (_, path, text) => {
  const begun = performance.now();
  const document = await readDocument({ id: 'a', path, uri: path ? undefined : 'untitled:Untitled-1', hash: 'h', text, kind: path ? undefined : 'markdown' }, letters);
  expect(document).toHaveProperty('passages');
  expect(performance.now() - begun).toBeLessThan(3_000 * slowness());
});

it('columns of one name get names of their own however many there are', () => {
  const begun = performance.now();
  const { names } = columnsOf(cellRows(`text,${'a,'.repeat(100_000)}a (3)\n${'rye bread,'.repeat(100_001)}oats`, 'a.csv'), []);
  expect(names.slice(0, 4)).toEqual(['text', 'a', 'a (2)', 'a (3)']);
  expect(names.at(-1)).toBe('a (3) (2)');
  expect(new Set(names).size).toBe(names.length);
  expect(performance.now() - begun).toBeLessThan(3_000 * slowness());
});

it('an object of any number of words is read', () => {
  expect(saidIn(Object.fromEntries(Array.from({ length: 150_000 }, (_, at) => [`x${at}`, 'rye bread'])))?.length).toBeGreaterThan(1_000_000);
});

it('cells of a row stand behind one another, empty ones too', () => {
  const read = (html: string) => parseDocument('html', html, 'a.html').blocks.map(({ text }) => text);
  expect(read('<table><tr><td> Rye <td></td><td>Oats<br></td><td> <b>Wheat</b> <tr><td></td><td>Corn')).toEqual(['Rye,, Oats,  Wheat', 'Corn']);
  expect(read('<table><tr><td>Rye</td><td></td></tr></table>')).toEqual(['Rye,']);
});
