import { describe, expect, test } from 'vitest';
import { slowness } from '../../harness/slowness.mjs';
import { linkedDocuments } from '../../../src/core/links/linkedDocuments';
import { linkTargets } from '../../../src/core/links/linkTargets';
import { joinPaths, relativePath } from '../../../src/core/links/paths';
import { linkTo } from '../../../src/core/links/writeLink';
import { writtenLinks } from '../../../src/core/links/writtenLinks';

const documents = ['notes/a.md', 'notes/deep/b (1).md', 'c.md', 'other/Kleine Übung.md', 'other/d.txt'].map(id => ({ id, path: `/w/${id}` }));
const linked = (text: string) => [...linkedDocuments(text, '/w/notes/here.md', documents, ['/w'])].sort();

describe('the documents a text links to', () => {
  test.each([
    ['[A](a.md) and [again](./a.md#part)', ['notes/a.md']],
    ['[B](deep/b%20(1).md)', ['notes/deep/b (1).md']],
    ['[B](<deep/b (1).md> "title")', ['notes/deep/b (1).md']],
    ['[C](../c.md?x=1) ![](../other/d.txt)', ['c.md', 'other/d.txt']],
    ['[C](/c.md)', ['c.md']],
    ['[C](../c)', ['c.md']],
    ['[r]: ../other/Kleine%20%C3%9Cbung.md "t"', ['other/Kleine Übung.md']],
    ['[[a]] and [[kleine übung|shown]] and [[other/d#part]]', ['notes/a.md', 'other/Kleine Übung.md', 'other/d.txt']],
    ['[x](https://example.org/w/c.md) [y](mailto:c.md) [z](#c.md)', []],
    ['[r]: <deep/b (1).md> "t"\n[^1]: c says so\n[^a]: ../c.md', ['notes/deep/b (1).md']],
    ['[B](deep/b%20\\(1\\).md) [x](a.md\\) b)', ['notes/deep/b (1).md']],
    ['| [[a\\|Note A]] | [[other/d.txt\\|d]] |', ['notes/a.md', 'other/d.txt']],
    ['[[d.txt]] [[a.txt]] [[/notes/a]]', ['notes/a.md', 'other/d.txt']],
    ['[broken](%E0%A4%A.md) [[]] []() [[', []],
    ['', []],
  ])('%s', (text, ids) => {
    expect(linked(text)).toEqual(ids);
  });

  test('are found whether their names have accents as characters of their own or not', () => {
    const [apart, whole] = (['NFD', 'NFC'] as const).map(form => 'Küche/Brötchen über Nacht.md'.normalize(form));
    for (const [file, written] of [[apart, whole], [whole, apart], [apart, apart]]) {
      const bread = [{ id: file, path: `/w/${file}` }];
      for (const text of [`[[${written.slice(0, -3)}]]`, `[[${written.slice(written.indexOf('/') + 1, -3)}|Brot]]`, `[B](${encodeURI(written)})`]) {
        expect([...linkedDocuments(text, '/w/here.md', bread, ['/w'])], text).toEqual([file]);
        expect(linkTargets(['here.md', file], [writtenLinks(text), writtenLinks('')]), text).toEqual([[1], []]);
      }
    }
  });

  test('are found in a hostile text without delay', () => {
    const started = performance.now();
    for (const part of ['[', '](', '[[', '](<', '[a](b(', '[x]: ']) linkedDocuments(part.repeat(60_000), '/w/a.md', documents);
    expect(performance.now() - started).toBeLessThan(5_000 * slowness());
  });
});

test('links of many documents lead to one another, by place or by name, never to themselves', () => {
  const paths = ['notes/a.md', 'notes/deep/b.md', 'b.md', 'c.rst', undefined, 'notes/My Note.md', 'v1.2 news.md'];
  const links = ['[b](deep/b.md) [c](/c.rst) [self](a.md) [gone](x.md)', '[up](../a)', '[[my note]] [[B]]', '[[deep/b]] [[notes/deep/b.md]]', '[[A]]', '', '[[v1.2 news]] [[v1.2 news.md]] [[c]]'].map(writtenLinks);
  expect(linkTargets(paths, links)).toEqual([[1, 3], [0], [5], [1], [0], [], [3]]);
});

describe('a link', () => {
  test.each([
    ['Title', '/w/b.md', '/w/a', '[Title](../b.md)'],
    ['Plain', '/w/a/b.md', '/w/a', '[Plain](b.md)'],
    ['x [y](command:z) `c`\n<b>', '/w/a/b.md', '/w/a', '[x \\[y\\](command:z) \\`c\\` \\<b\\>](b.md)'],
    ['AT&amp;T ~~was~~', '/w/b.md', '/w', '[AT\\&amp;T \\~\\~was\\~\\~](b.md)'],
    ['Odd', '/w/ä (1)/it’s #1?.md', '/w', '[Odd](%C3%A4%20%281%29/it%E2%80%99s%20%231%3F.md)'],
  ])('in Markdown to %s', (title, path, folder, link) => {
    expect(linkTo({ title, path }, folder, 'markdown')).toBe(link);
  });

  test('in Markdown is found again', () => {
    for (const { id, path } of documents) expect(linked(linkTo({ title: 'T', path }, '/w/notes', 'markdown'))).toEqual([id]);
  });

  test('of a wiki names the file, its folder where that is needed, and the title where it says more', () => {
    expect(linkTo({ title: 'Title ]] | x', path: '/w/a/b.md' }, '/w', 'wiki')).toBe('[[b|Title x]]');
    expect(linkTo({ title: 'b', path: '/w/a/b.md' }, '/w', 'wiki')).toBe('[[b]]');
    expect(linkTo({ title: 'b', path: '/w/a/b.md' }, '/w', 'wiki', true)).toBe('[[a/b]]');
    expect(linkTo({ title: 'b', path: '/w/v1.2/b.md' }, '/w', 'wiki', true)).toBe('[[v1.2/b]]');
    expect(linkTo({ title: 'Paper', path: '/w/a/paper.pdf' }, '/w', 'wiki')).toBe('[[paper.pdf|Paper]]');
    expect(linkTo({ title: 'C#', path: '/w/a/C# [1].md' }, '/w', 'wiki')).toBe('[C#](a/C%23%20%5B1%5D.md)');
  });

  test('of a wiki is found again, be it to a name with dots, signs or an extension', () => {
    const paths = ['notes/a.md', 'v1.2.md', 'v1.md', 'v1.2/a.md', 'C# [1] ^x.md', 'Müller & Söhne.pdf', 'Söhne.md', '日本 (語).md', 'README'];
    const all = paths.map(id => ({ id, path: `/w/${id}` }));
    for (const [at, { id, path }] of all.entries()) {
      const link = linkTo({ title: 'T', path }, '/w/notes', 'wiki', id.endsWith('/a.md'));
      expect([...linkedDocuments(link, '/w/notes/here.md', all, ['/w'])], link).toEqual([id]);
      expect(linkTargets([...paths, 'notes/here.md'], [...paths.map(() => writtenLinks('')), writtenLinks(link)]).at(-1), link).toEqual([at]);
    }
  });
});

test('paths are joined and told from one another', () => {
  expect(joinPaths('/w/a', '../b/./c.md')).toBe('/w/b/c.md');
  expect(joinPaths('/w', '../../../x')).toBe('/x');
  expect(relativePath('/w/a/b', '/w/c/d.md')).toBe('../../c/d.md');
  expect(relativePath('/', '/d.md')).toBe('d.md');
});
