import { describe, expect, it } from 'vitest';
import { slowness } from '../../harness/slowness.mjs';
import type { Block } from '../../../src/core/documents/blocks';
import type { DocumentKind } from '../../../src/core/documents/kinds';
import { parseDocument } from '../../../src/core/documents/parse';

/** Blocks as `kind text @line-endLine`, headings with their level. */
function shown(kind: DocumentKind, text: string, name = ''): string[] {
  return parseDocument(kind, text, name).blocks.map(brief);
}

function brief({ kind, level, text, line, endLine }: Block): string {
  const mark = kind === 'heading' ? '#'.repeat(level) : kind === 'code' ? '`' : '¶';
  return `${mark} ${text.replace(/\s+/g, ' ').trim()} @${line}-${endLine}`;
}

describe('Markdown', () => {
  it('reads what a reader sees', () => {
    const text = [
      '---', 'title: "Sourdough: a start"', 'tags: [bread, baking]', '---',
      '# Sourdough', '',
      '[![build](https://img.shields.io/x.svg)](https://ci) ![A loaf](loaf.png)', '',
      'Mix *flour* and **water** with [a whisk](https://example.org/whisk).', 'Wait `24 hours`. See [[Tools/Scale|the scale]], [[Ovens/Dutch oven]] #slow-food', '',
      '```js', 'const loaf = bake(dough);', '```', '',
      '- one', '- [ ] two', '',
      '| flour | grams |', '|---|---|', '| rye | 200 |', '',
      '<details><b>Hidden</b> part</details>', '', 'https://example.org/only-a-link',
    ].join('\n');
    expect(shown('markdown', text)).toEqual([
      '# Sourdough @4-4',
      '¶ Mix flour and water with a whisk. Wait 24 hours. See the scale, Dutch oven slow food @8-9',
      '` const loaf = bake(dough); @12-12',
      '¶ one @15-15', '¶ two @16-16',
      '¶ flour, grams @18-18', '¶ rye, 200 @20-20',
      '¶ Hidden part @22-22',
    ]);
    expect(parseDocument('markdown', text, '')).toMatchObject({ title: 'Sourdough: a start', tags: ['bread', 'baking'], extra: ['A loaf'] });
  });

  it('reads asides without the marks that make them, and notes without theirs', () => {
    const text = ['> [!warning]- Hot oven', '> Use gloves[^1] always.', '', '> [!info]', '> Steam helps.', '', ':::tip Dough', 'Rest it.', ':::', '', '[^1]: Thick ones.', '', 'The pattern `[^a-z]` [x] stays.'];
    expect(shown('markdown', text.join('\n'))).toEqual([
      '¶ Hot oven Use gloves always. @0-1', '¶ Steam helps. @3-4', '¶ Dough Rest it. @6-8', '¶ Thick ones. @10-10', '¶ The pattern [^a-z] [x] stays. @12-12',
    ]);
  });

  it('counts lines the same with every line end', () => {
    const lines = ['---', 'title: T', '---', '# One', '', 'text', '', '## Two', 'more', ''];
    const unix = shown('markdown', lines.join('\n'));
    expect(unix).toEqual(['# One @3-3', '¶ text @5-5', '## Two @7-7', '¶ more @8-8']);
    expect(shown('markdown', lines.join('\r\n'))).toEqual(unix);
    expect(shown('markdown', lines.join('\r'))).toEqual(unix);
  });

  it('drops contents lists that link into the page, and keeps other lists of links', () => {
    expect(shown('markdown', '- [One](#one)\n- [Two](#two)\n')).toEqual([]);
    expect(shown('markdown', '- [One](one.md)\n- [Two](two.md)\n')).toEqual(['¶ One @0-0', '¶ Two @1-1']);
  });

  it.each([
    ['broken YAML', '---\ntitle: "Soup\ntags: [a, b\n: : :\n---\nText of soup.\n', ['¶ Text of soup. @5-5']],
    ['YAML that is no mapping', '---\njust a line\n---\nText of soup.\n', ['## just a line @1-1', '¶ Text of soup. @3-3']],
    ['TOML', '+++\ntitle = "Soup"\n+++\nText of soup.\n', ['¶ Text of soup. @3-3']],
    ['YAML under names of their own', '---\nLayout: a page of soup in four columns\nrevised: 2024-01-01\n---\nText of soup.\n', ['¶ Text of soup. @4-4']],
    ['a field of one sentence', '---\nSummary: How soup is made at home.\n---\nText of soup.\n', ['¶ Text of soup. @3-3']],
    ['broken YAML with a sentence', '---\ntitle: Soup: how to\nSummary: How soup: is made at home.\n---\nText of soup.\n', ['¶ Text of soup. @4-4']],
    ['links to notes of long names', '---\nUp: "[[My Soup Notes Folder]]"\nNext: [[All Soups I Cook]]\nSee: ["[[Soups of a Year]]"]\n---\nText of soup.\n', ['¶ Text of soup. @5-5']],
    ['a note between rules', '---\n\nNote: this soup is hot.\n\n---\n\nText of soup.\n', ['¶ Note: this soup is hot. @2-2', '¶ Text of soup. @6-6']],
    ['a list between rules', '---\nTodo:\n- buy leeks and two onions\n- peel\n\n---\nText of soup.\n', ['¶ Todo: @1-1', '¶ buy leeks and two onions @2-2', '¶ peel @3-3', '¶ Text of soup. @6-6']],
    ['lines of prose between rules', '---\nNote: this soup is hot.\nWait before you\neat it.\n---\nText of soup.\n', ['¶ Note: this soup is hot. Wait before you eat it. @1-3', '¶ Text of soup. @5-5']],
    ['a rule that never closes', '---\nText of soup.\n', ['¶ Text of soup. @1-1']],
  ])('reads on behind front matter that is %s', (_, text, expected) => {
    expect(shown('markdown', text)).toEqual(expected);
  });

  it.each(['2024-01-01', '2024', 'true', '[soup, hot]', '1.2.2024 12:30'])('takes a sentence for front matter where a field beside it holds %s', value => {
    expect(shown('markdown', `---\nGoal: a soup that all like\nValue: ${value}\n---\nText of soup.\n`)).toEqual(['¶ Text of soup. @4-4']);
  });

  it.each([
    ['>', '>'.repeat(10_000)], ['> ', '> '.repeat(10_000)], ['[', '['.repeat(10_000)], ['- ', '- '.repeat(10_000)],
    ['![', '!['.repeat(10_000)], ['<div>', '<div>'.repeat(10_000)], ['*', '*a **b '.repeat(5000)],
  ])('survives 10,000 nested %s', (_, nesting) => {
    const started = performance.now();
    const blocks = shown('markdown', `First words.\n\n${nesting} inner words\n\nLast words.`);
    expect(blocks[0]).toContain('First words.');
    expect(blocks.join(' ')).toContain('Last words.');
    expect(performance.now() - started).toBeLessThan(3000 * slowness());
  });
});

describe('other kinds', () => {
  it('reads reStructuredText', () => {
    const text = [
      'PEP: 999', 'Title: A Better ``for`` Loop', 'Topic: Typing', '', 'Abstract', '========', '',
      'See :pep:`8` and `the docs <https://x.org>`_ for ``while`` [1]_ loops::', '', '    while True: pass', '',
      'Details', '-------', '', '.. code-block:: python', '   :linenos:', '', '   loop()', '', '.. note::', '', '   Be careful here.', '',
      '.. image:: x.png', '', '.. a comment', '   goes on', '', '* item one', '* item two', '',
    ].join('\n');
    expect(shown('restructuredText', text)).toEqual([
      '# Abstract @4-5', '¶ See PEP 8 and the docs for while loops: @7-7', '` while True: pass @8-9', '## Details @11-12',
      '` loop() @15-17', '¶ Be careful here. @21-21', '¶ item one @28-28', '¶ item two @29-29',
    ]);
    expect(parseDocument('restructuredText', text, '')).toMatchObject({ title: 'A Better for Loop', tags: ['Typing'] });
  });

  it('reads bold words and notes of reStructuredText as they are meant', () => {
    const text = ['Knead **long** and *well*, (**never** fast), 2 ** 3.', '', '.. note:: Rest the dough', '   until it has risen.', '', '.. versionadded:: 3.2 Rye works too.', '', '.. py:function:: knead(dough)', '', '   Kneads it.', ''].join('\n');
    expect(shown('restructuredText', text)).toEqual([
      '¶ Knead long and well, (never fast), 2 ** 3. @0-0', '¶ Rest the dough until it has risen. @2-3', '¶ Rye works too. @5-5', '¶ Kneads it. @9-9',
    ]);
    expect(parseDocument('restructuredText', text, '').extra).toEqual(['knead(dough)']);
  });

  it('reads AsciiDoc', () => {
    const text = [
      '= Handbook', ':keywords: oven, heat', '', '== Start', '', 'NOTE: Use *strong* heat, see link:https://x.org[the page].', '',
      '[source,sh]', '----', 'bake --now', '----', '', '* one', '* two', '', '|===', '|rye |200', '|===', '', '// comment', 'Last.',
    ].join('\n');
    expect(shown('asciidoc', text)).toEqual([
      '# Handbook @0-0', '## Start @3-3', '¶ Use strong heat, see the page. @5-5', '` bake --now @9-10', '¶ one @12-12', '¶ two @13-13',
      '¶ rye, 200 @16-16', '¶ Last. @20-20',
    ]);
    expect(parseDocument('asciidoc', text, '').tags).toEqual(['oven', 'heat']);
  });

  it.each([
    ['who wrote it', ['= Handbook', 'Ann B. Baker <ann@example.org>; Bo Cook', 'v1.2, 2024-01-05: first', ':toc:', '', 'Heat it.'], ['# Handbook @0-0', '¶ Heat it. @5-5']],
    ['a first sentence', ['= Handbook', 'Heat the oven for an hour.', '', 'Bake.'], ['# Handbook @0-0', '¶ Heat the oven for an hour. @1-1', '¶ Bake. @3-3']],
    ['words below another heading', ['= Handbook', '', '== Tools', 'Peel', '', 'Bake.'], ['# Handbook @0-0', '## Tools @2-2', '¶ Peel @3-3', '¶ Bake. @5-5']],
  ])('tells the head of AsciiDoc from its text: %s', (_, text, expected) => {
    expect(shown('asciidoc', text.join('\n'))).toEqual(expected);
  });

  it('reads Org', () => {
    const text = [
      '#+TITLE: Garden plan', '#+FILETAGS: :garden:', '* TODO [#A] Beds :soil:spring:', ':PROPERTIES:', ':ID: 1', ':END:',
      'Dig /deep/ near the [[https://x.org][fence]].', '#+BEGIN_SRC sh', 'echo dig', '#+END_SRC', '- [ ] rake', '| a | b |', '|---+---|', '# comment',
    ].join('\n');
    expect(shown('org', text)).toEqual(['# Beds @2-2', '¶ Dig deep near the fence. @6-6', '` echo dig @8-9', '¶ rake @10-10', '¶ a, b @11-11']);
    expect(parseDocument('org', text, '')).toMatchObject({ title: 'Garden plan', tags: ['garden'], extra: ['soil', 'spring'] });
  });

  it('reads LaTeX', () => {
    const text = [
      '\\documentclass{article}', '\\title{On {\\em Bread}}', '\\begin{document}', '\\maketitle', '\\section{Yeast} % living',
      'Yeast \\emph{rises} at 30\\% humidity~\\cite{a,b}, $x^2$.', '', '\\begin{equation}', 'E = mc^2', '\\end{equation}',
      '\\begin{itemize}', '\\item warm', '\\item cold', '\\end{itemize}', '\\begin{verbatim}', 'ls -l', '\\end{verbatim}', '\\end{document}',
    ].join('\n');
    expect(shown('latex', text)).toEqual([
      '## Yeast @4-4', '¶ Yeast rises at 30% humidity , x 2. @5-5', '¶ warm @11-11', '¶ cold @12-12', '` ls -l @15-16',
    ]);
    expect(parseDocument('latex', text, '').title).toBe('On Bread');
  });

  it.each([
    [String.raw`M\"uller, Caf\'e, na\"{\i}ve, fran\c{c}ais, \v Skoda, Erd\H{o}s, \AA rhus, Stra\ss e, Stra{\ss}e, \L{}\'od\'z, pi\~nata`, 'Müller, Café, naïve, français, Škoda, Erdős, Århus, Straße, Straße, Łódź, piñata'],
    [String.raw`Donau\-dampf\-schiff, z.\,B.\ hier, Auf\/lage`, 'Donaudampfschiff, z. B. hier, Auflage'],
    [String.raw`Rye\footnote{Dark flour.} rises \textcolor{red}{slowly}, in \(n+1\) hours, O(\O(n)).`, 'Rye Dark flour. rises slowly, in n+1 hours, O((n)).'],
    [String.raw`First\\'quoted' line`, "First 'quoted' line"],
  ])('reads letters and commands of LaTeX as they are printed: %s', (text, expected) => {
    expect(shown('latex', text)).toEqual([`¶ ${expected} @0-0`]);
  });

  it('reads LaTeX to its end', () => {
    expect(shown('latex', ['\\begin{document}', 'Bread.', '\\end{document}', 'Notes to myself.'].join('\n'))).toEqual(['¶ Bread. @1-1']);
  });

  it.each([
    ['directives and roles', 'a.txt', ['See :doc:`the start </intro>`.', '', '.. code-block:: pycon', '', '    >>> bake()'], ['¶ See the start. @0-0', '` >>> bake() @3-4']],
    ['targets', 'a.rst.txt', ['.. _rye:', '', '.. versionadded:: 3.8', '', 'Rye is dark.'], ['¶ Rye is dark. @4-4']],
    ['what another text may have', 'a.txt', ['At 10:30:`x` :ref:`one`.', '', '.. and so on ::'], ['¶ At 10:30:`x` :ref:`one`. @0-0', '¶ .. and so on :: @2-2']],
    ['a text in another format', 'a.textile', [':ref:`one` and :ref:`two`'], ['¶ :ref:`one` and :ref:`two` @0-0']],
  ])('knows reStructuredText in plain text by its marks: %s', (_, name, lines, expected) => {
    expect(shown('text', lines.join('\n'), name)).toEqual(expected);
  });

  it('reads HTML', () => {
    const text = [
      '<!doctype html><html><head><title>Tea</title><style>p{}</style><meta name="keywords" content="tea, leaf"></head>', '<body><nav>Home</nav>',
      '<h1>Green <i>tea</i></h1>', '<p>Steep at 70&deg;', 'for two minutes.</p>', '<script>alert(1)</script>', '<pre>brew()</pre>',
      '<ul><li>cup<li>pot</ul><table><tr><td>a<td>b</table><img alt="A cup" src="c.png"></body></html>',
    ].join('\n');
    expect(shown('html', text)).toEqual([
      '# Green tea @2-2', '¶ Steep at 70° for two minutes. @3-4', '` brew() @6-6', '¶ cup @7-7', '¶ pot @7-7', '¶ a, b @7-7',
    ]);
    expect(parseDocument('html', text, '')).toMatchObject({ title: 'Tea', tags: ['tea', 'leaf'], extra: ['A cup'] });
  });

  it.each([
    ['<p>A circle of <math><mn>2</mn><mi>π</mi> <mi>r</mi></math> is round.', ['¶ A circle of 2πr is round. @0-0']],
    ['<p>With <m:math>\n <m:mfrac><m:mrow><m:mi>sin</m:mi><m:mi>x</m:mi></m:mrow><m:mn>2</m:mn></m:mfrac>\n</m:math>, so.', ['¶ With sin x/2, so. @0-2']],
    ['<p>As <math><semantics><msup><mi>E</mi><mn>2</mn></msup><annotation encoding="application/x-tex">E^2</annotation></semantics></math> grows.', ['¶ As E2 grows. @0-0']],
    ['<p>As <span class="katex"><span class="katex-mathml"><math><mi>E</mi></math></span><span class="katex-html" aria-hidden="true"><span class="base">E</span></span></span> grows.', ['¶ As E grows. @0-0']],
    ['<p>As <mjx-container><svg><path/></svg><mjx-assistive-mml><math><mi>E</mi></math></mjx-assistive-mml></mjx-container> grows.', ['¶ As E grows. @0-0']],
    ['<p>It is<math display="block"><mi>E</mi></math>where it grows.', ['¶ It is @0-0', '¶ where it grows. @0-0']],
    ['<p>As <script type="math/tex">E</script>grows.<style>p{}</style></p>So.', ['¶ As grows. @0-0', '¶ So. @0-0']],
    ['<div>The element <math> is new. <p>It has parts.</p><p>They are two.</p></div>', ['¶ The element is new. @0-0', '¶ It has parts. @0-0', '¶ They are two. @0-0']],
    ['<p>Press <svg><title>Play</title></svg> twice.', ['¶ Press twice. @0-0']],
  ])('reads a formula in the line that it stands in: %s', (text, expected) => {
    expect(shown('html', text)).toEqual(expected);
  });

  it('takes no names from what stands in for a formula', () => {
    expect(parseDocument('html', '<p><img alt="{\\displaystyle E=mc^{2}}" src="a.svg"> <img alt="A wave" src="b.svg">', '').extra).toEqual(['A wave']);
  });

  it('reads notebooks cell by cell, what they put out left out', () => {
    const cells = [
      { cell_type: 'raw', source: ['---\n', 'title: Rain in March\n', 'tags: [weather]\n', '---'] },
      { cell_type: 'markdown', source: ['# Rain\n', '\n', 'How much *fell*,\n', 'and where.\n', '\n', '![A gauge](attachment:gauge.png)'] },
      { cell_type: 'code', execution_count: 1, source: 'import csv\nrows = list(csv.reader(open("rain.csv")))', outputs: [{ output_type: 'stream', text: ['loud words\n'] }] },
      { cell_type: 'markdown', source: [] },
      { cell_type: 'markdown', source: 'April was dry.' },
      null, { cell_type: 'markdown', source: [7, { not: 'text' }] },
    ];
    const text = JSON.stringify({ nbformat: 4, metadata: { kernelspec: { language: 'R' } }, cells });
    expect(shown('notebook', text)).toEqual(['# Rain @4-4', '¶ How much fell, and where. @6-7', '` import csv rows = list(csv.reader(open("rain.csv"))) @10-11', '¶ April was dry. @13-13']);
    expect(parseDocument('notebook', text, '')).toMatchObject({ title: 'Rain in March', tags: ['weather'], extra: ['A gauge'], languages: ['r'] });
  });

  it('takes for marks and ends only what is one', () => {
    expect(shown('latex', 'Write \\verb|\\end{document}| at the end.\n\nRest.')).toHaveLength(2);
    expect(shown('latex', '\\begin{document}\nBye now.\\end{document}\nNotes.')).toEqual(['¶ Bye now. @1-1']);
    expect(shown('latex', "S\\'\\i ntesis, na\\\"\\i ve, Gr{\\\"u}{\\ss}e, \\textbf{one}{two}")).toEqual(['¶ Síntesis, naïve, Grüße, one two @0-0']);
    expect(shown('latex', 'Name \\= Age')).toEqual(['¶ Name \\= Age @0-0']);
    expect(shown('markdown', 'Use [^abc] to negate, [^a-z]: fine, `[^1]` too.\n\n`[!a-z]` matches, `:::note` begins.')).toEqual(['¶ Use [^abc] to negate, [^a-z]: fine, [^1] too. @0-0', '¶ [!a-z] matches, :::note begins. @2-2']);
    expect(shown('markdown', 'A note.[^1]\n\n[^1]: https://x.org\n\n> [!tip]- Taste\n> it.')).toEqual(['¶ A note. @0-0', '¶ Taste it. @4-5']);
    expect(shown('restructuredText', '.. note:: 3.5 million people\n\n.. versionadded:: 3.5 It counts.')).toEqual(['¶ 3.5 million people @0-0', '¶ It counts. @2-2']);
    expect(shown('restructuredText', '.. note:: Do this::\n\n      make\n\n   Then that.')).toEqual(['¶ Do this: @0-0', '` make @1-2', '¶ Then that. @4-4']);
    const cells = ['---\ntitle: T\n---', '---\n## Part two\n---\nText'].map(source => ({ cell_type: 'markdown', source }));
    expect(shown('notebook', JSON.stringify({ cells }))).toEqual(['## Part two @4-4', '¶ Text @6-6']);
    const pictures = [{ cell_type: 'markdown', source: '![a](b)\n'.repeat(200_000) }];
    expect(parseDocument('notebook', JSON.stringify({ cells: pictures }), '').extra).toHaveLength(200_000);
  });

  it('reads plain text', () => {
    expect(shown('text', 'Notes\n=====\n\nFirst line\nsecond line\n\n* * *\n\nThird.')).toEqual([
      '# Notes @0-1', '¶ First line second line @3-4', '¶ Third. @8-8',
    ]);
  });

  it('reads code by its comments', () => {
    const text = ['#!/usr/bin/env python', '# Finds the way.', 'def find_way(map):', '    """', '    Walks along.', '    """', '    return map # here'].join('\n');
    expect(shown('code', text, 'way.py')).toEqual([
      '` #!/usr/bin/env python @0-0', '¶ Finds the way. @1-1', '` def find_way(map): @2-2', '¶ Walks along. @4-4', '` return map # here @6-6',
    ]);
    expect(shown('code', '/**\n * Adds numbers.\n */\nconst add = 1;', 'a.ts')).toEqual(['¶ Adds numbers. @1-1', '` const add = 1; @3-3']);
    expect(shown('code', '#include <stdio.h>\n// Prints.\n', 'a.c')).toEqual(['` #include <stdio.h> @0-0', '¶ Prints. @1-1']);
  });

  it.each([
    ['src/Makefile', ['# Bakes the bread.', 'bread: dough'], ['¶ Bakes the bread. @0-0', '` bread: dough @1-1']],
    ['CMakeLists.txt', ['# Bakes the bread.', 'project(bread)'], ['¶ Bakes the bread. @0-0', '` project(bread) @1-1']],
    ['a.m', ['// Bakes the bread.', '#import <Oven.h>'], ['¶ Bakes the bread. @0-0', '` #import <Oven.h> @1-1']],
    ['a.php', ['# Bakes the bread.', '// And rolls.', '$a = 1;'], ['¶ Bakes the bread. And rolls. @0-1', '` $a = 1; @2-2']],
    ['a.f90', ['!> Bakes the bread.', 'program a'], ['¶ Bakes the bread. @0-0', '` program a @1-1']],
    ['a.vim', ['" Bakes the "bread".', 'set nu'], ['¶ Bakes the "bread". @0-0', '` set nu @1-1']],
    ['a.vb', ["' Bakes the baker's bread.", 'Dim a'], ["¶ Bakes the baker's bread. @0-0", '` Dim a @1-1']],
    ['a.bat', ['@echo off', 'REM Bakes the bread.', ':: And rolls.', 'remove x'], ['` @echo off @0-0', '¶ Bakes the bread. And rolls. @1-2', '` remove x @3-3']],
    ['a.lua', ['--[[ Bakes', 'the bread. ]]', 'x = a[b[1]]', '--[[ Rolls. ]]'], ['¶ Bakes the bread. @0-1', '` x = a[b[1]] @2-2', '¶ Rolls. @3-3']],
    ['a.ps1', ['<#', 'Bakes the bread.', '#>', 'param($x)'], ['¶ Bakes the bread. @1-1', '` param($x) @3-3']],
    ['a.py', ['# See [[Bread]]', 'x = 1'], ['¶ See [[Bread]] @0-0', '` x = 1 @1-1']],
  ])('reads the comments of %s', (name, text, expected) => {
    expect(shown('code', text.join('\n'), name)).toEqual(expected);
  });

  it('reads HTML with more open elements than browsers would nest, in time that grows with its length', () => {
    const lines = Array.from({ length: 60_000 }, (_, at) => `<div><font color=red><br>${at % 20_000 === 0 ? `Part ${at / 20_000} &amp; more` : ''}</x>`);
    const started = performance.now();
    const blocks = shown('html', ['<pre>one</pre>', ...lines, '<p>last words', '<nav>not these</nav>'].join('\n'));
    expect(performance.now() - started).toBeLessThan(4_000 * slowness());
    expect(blocks).toEqual(['` one @0-0', '¶ Part 0 & more @1-2', '¶ Part 1 & more @20001-20002', '¶ Part 2 & more @40001-40002', '¶ last words @60001-60001']);
  });

  it.each(['restructuredText', 'asciidoc', 'org', 'latex', 'html', 'notebook', 'text', 'code'] as const)('%s survives hostile input', kind => {
    const started = performance.now();
    for (const hostile of ['[['.repeat(10_000), '<div>'.repeat(10_000), '<p><math><mi>x</mi>'.repeat(10_000), `<math>${'<mi>ab</mi>'.repeat(200_000)}`, '\\begin{a}\n'.repeat(3000), '.. a::\n '.repeat(3000), '`*_|'.repeat(5000), '('.repeat(10_000), '#+begin_src\n'.repeat(3000), '\\color{'.repeat(20_000), '\\footnote['.repeat(20_000), `\\title${' '.repeat(100_000)}`, '\\cite{'.repeat(20_000), '\\['.repeat(20_000), '/*\n'.repeat(5000), '{'.repeat(20_000), ' '.repeat(100_000)]) {
      parseDocument(kind, hostile, 'a.ts');
    }
    expect(performance.now() - started).toBeLessThan(5000 * slowness());
  });
});
