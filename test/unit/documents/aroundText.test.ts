import { describe, expect, it } from 'vitest';
import { titleOfPage } from '../../../src/core/documents/aroundText';
import { parseDocument } from '../../../src/core/documents/parse';

/** What is read of a page, its title first. */
function read(page: string): string[] {
  const { title, blocks } = parseDocument('html', page, 'a.html');
  return [...(title ? [`title ${title}`] : []), ...blocks.map(({ text }) => text)];
}

const prose = '<h1>Views</h1><p>A view gives a name to a query.</p>';
const said = ['Views', 'A view gives a name to a query.'];

describe('a page is read without what stands around its text', () => {
  it.each([
    ['a manual by DocBook', `<body class="container"><div class="navheader"><table><tr><th colspan="3">3.2. Views</th></tr><tr><td><a href="a">Prev</a> </td><th>Chapter 3</th></tr></table></div>${prose}<div class="navfooter"><a href="b">Next</a></div>`],
    ['a manual by Sphinx', `<div class="related" role="navigation"><h3>Navigation</h3><a href="a">index</a></div><div class="body" role="main"><section id="navigation">${prose.replace('</h1>', '<a class="headerlink" href="#v" title="Permalink">¶</a></h1>')}</section></div><div class="sphinxsidebar"><h4>This Page</h4></div>`],
    ['a class by Doxygen', `<div id="side-nav" class="ui-resizable"><div id="nav-tree"><a href="a">Classes</a></div></div><div id="doc-content">${prose}</div><div id="nav-path" class="navpath"><a href="i">Index</a></div>`],
    ['a wiki', `<div id="mw-navigation"><a href="a">Main page</a></div>${prose.replace('</h1>', '<span class="mw-editsection">[edit]</span></h1>')}<div id="toc" class="toc"><a href="#1">1 Use</a></div><div class="printfooter">Retrieved from a wiki</div>`],
    ['a blog', `<header class="site-header"><a href="/">My Site</a></header><ul class="breadcrumb"><li>Home</ul><main>${prose}</main><div class="comments"><p>Nice!</p></div>`],
    ['a program in what is left out', `<div class="navbar"><script>const pages = ['a page', 'another page', 'many more of these pages'];</script><a href="a">Home</a></div>${prose}`],
  ])('%s', (_, page) => {
    expect(read(page)).toEqual(said);
  });

  it.each([
    ['a body, and what is around all, called by what it has', `<body class="sidebar"><div class="has-sidebar with-toc no-footer">${prose}</div></body>`],
    ['sections whose names are made of their headings', `<div class="section" id="navigation">${prose}</div>`],
    ['a section of Pandoc', `<div id="menu" class="level2">${prose}</div>`],
    ['headings', prose.replace('<h1>', '<h1 id="sidebar" class="menu">')],
    ['a main part that is empty', `<main></main>${prose}`],
    ['text within a part called by mistake', `<div class="navigation">${prose}</div>`],
  ])('but not without %s', (_, page) => {
    expect(read(page)).toEqual(said);
  });

  it('a page of nothing but ways to others is read whole', () => {
    expect(read('<h1>Part I</h1><div class="toc"><p><a href="a">Views</a></p><p><a href="b">Joins</a></p></div>')).toEqual(['Part I', 'Views', 'Joins']);
  });

  it('code in it is read without the numbers of its lines, as it stands in the file', () => {
    const licence = ['/*', ' * Licensed under the terms of a foundation.', ' */', 'int bake();', '// Rye needs a longer rest.', 'int rest();'];
    const page = `<pre>${licence.map((line, at) => `<span class="source-line-no">00${at + 1}</span><span>${line}</span>\n`).join('')}</pre>`;
    const [code] = parseDocument('html', page, 'a.html').blocks;
    expect(code.text.trimEnd().split('\n')).toEqual(licence);
  });

  it('its own head, with its heading, is of its text', () => {
    const page = '<div class="page-header"><h1>Rye bread</h1><p>By a baker.</p></div><p>It needs a day, a warm kitchen and some patience.</p>';
    expect(parseDocument('html', page, 'a.html').blocks.map(({ text }) => text)).toEqual(['Rye bread', 'By a baker.', 'It needs a day, a warm kitchen and some patience.']);
  });

  it('other formats have no such parts', () => {
    expect(parseDocument('word', '<div class="toc"><p>Contents</p></div><p>A view.</p>', 'a.docx').blocks.map(({ text }) => text)).toEqual(['Contents', 'A view.']);
  });
});

describe('a page has a title without the name of its site', () => {
  it.each([
    ['json — JSON encoder and decoder — Python 3.11 documentation', 'json — JSON encoder and decoder', 'json — JSON encoder and decoder'],
    ['Access Control - HTTP Server Version 2.4', 'Access Control', 'Access Control'],
    ['ArrayUtils (Lang 3.12.0 API)', 'Class ArrayUtils', 'ArrayUtils'],
    ['GtkButton: GTK+ 3 Reference Manual', 'GtkButton', 'GtkButton'],
    ['Python Notes | Lists', 'Lists', 'Lists'],
    ['Tea', 'Green tea', 'Tea'],
    ['Tea: a history', 'Tea: a history', 'Tea: a history'],
    ['Tea-time', 'Tea', 'Tea-time'],
    ['Bread – Rye', 'Baking', 'Bread – Rye'],
    ['C - A Wiki', 'C', 'C'],
  ])('%s under %s', (title, heading, expected) => {
    expect(titleOfPage(title, heading)).toBe(expected);
  });

  it('what is far too long for one is left as it is, in little time', () => {
    const title = 'a - '.repeat(5_000);
    const before = process.cpuUsage();
    expect(titleOfPage(title, 'a')).toBe(title);
    expect(process.cpuUsage(before).user).toBeLessThan(500_000);
  });
});
