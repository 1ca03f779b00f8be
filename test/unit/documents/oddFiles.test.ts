import { beforeAll, describe, expect, it } from 'vitest';
import type { DocumentKind } from '../../../src/core/documents/kinds';
import { parseDocument } from '../../../src/core/documents/parse';
import { readDocument } from '../../../src/core/documents/read';
import { loadTokenizer } from '../../../src/engine/model/tokenizer';

function shown(kind: DocumentKind, text: string, name = ''): string[] {
  const { title, blocks } = parseDocument(kind, text, name);
  return [...(title ? [`title ${title}`] : []), ...blocks.map(block => `${block.kind === 'heading' ? '#'.repeat(block.level) : '¶'} ${block.text.replace(/\s+/g, ' ').trim()} @${block.line}`)];
}

describe('HTML', () => {
  it('has the title of the page, not that of a picture in it', () => {
    expect(shown('html', '<head><title>Tea</title></head><svg><title>Menu</title></svg><p>Steep it.')).toEqual(['title Tea', '¶ Steep it. @0']);
    expect(shown('html', '<body><nav><svg><title>Menu</title></svg></nav><p>Steep it.')).toEqual(['¶ Steep it. @0']);
    expect(shown('html', '<title>Tea</title><svg><title>Menu</title></svg><title>Cup</title><p>Steep it.')[0]).toBe('title Tea');
  });

  it('is read where a form is around all of it, but for its buttons', () => {
    expect(shown('html', '<form action="x"><p>Steep it.</p><select><option>two<option>three</select><button>Send</button></form>')).toEqual(['¶ Steep it. @0']);
  });

  it('has empty elements where it is XML', () => {
    expect(shown('html', '<?xml version="1.0"?>\n<html><head><title/><script src="a.js"/></head><body><p>Steep it.</p></body></html>')).toEqual(['¶ Steep it. @1']);
    expect(shown('html', '<html xmlns="http://www.w3.org/1999/xhtml"><head><script src="a.js"/></head><body><p>Steep it.</p></body></html>')).toEqual(['¶ Steep it. @0']);
  });
});

describe('plain text', () => {
  const mail = ['From: Jo <jo@example.org>', 'To: Al', 'Subject: Re: RE: Which oven', '\tfor rye?', 'Date: Mon, 1 Jan 2024', '', 'A stone one.', '', '> Steel?', '-- ', 'Jo Doe', 'Rye Ltd.'];

  it('has the subject of a saved mail for its title, without header and signature', () => {
    expect(shown('text', mail.join('\n'), 'a.txt')).toEqual(['title Which oven for rye?', '¶ A stone one. @6', '¶ > Steel? @8']);
    expect(shown('text', ['From jo@example.org Mon Jan 1', ...mail].join('\n'), '1034')).toEqual(['title Which oven for rye?', '¶ A stone one. @7', '¶ > Steel? @9']);
  });

  it('keeps what only looks like a mail', () => {
    for (const lines of [['From: Milan', 'To: Rome', '', 'By train.'], ['Subject: bread', 'Flour: rye', '', 'Bake.'], ['Subject: bread', 'and date: today', '', 'Bake.']]) {
      expect(shown('text', lines.join('\n'), 'a.txt').join(' ')).toContain(lines[1]);
    }
    expect(shown('text', 'Bake.\n\n-- \nRye', 'a.txt')).toEqual(['¶ Bake. @0', '¶ Rye @3']);
    expect(shown('text', mail.join('\n')).join(' ')).toContain('Rye Ltd.');
  });

  it('of subtitles is what is said', () => {
    expect(shown('text', '1\n00:00:01,000 --> 00:00:03,000\n<i>The bread</i> rises\nslowly.\n\n2\n00:00:04,000 --> 00:00:05,000\n{\\an8}Wait 2 hours.\n', 'a.srt')).toEqual(['¶ The bread rises slowly. @2', '¶ Wait 2 hours. @7']);
    expect(shown('text', 'WEBVTT - Bread\n\nNOTE by Jo\n\n00:01.000 --> 00:03.000 align:start\n<v Jo>It <00:02.000>rises.</v>\n', 'a.vtt')).toEqual(['¶ It rises. @5']);
    const blocks = ['WEBVTT', 'Kind: captions', 'Language: en', '', 'STYLE', '::cue { color: red }', '', 'NOTE', 'Made by Jo', 'at home.', '', '00:01.000 --> 00:03.000', 'It rises.', 'NOTE the heat.'];
    expect(shown('text', blocks.join('\n'), 'a.vtt')).toEqual(['¶ It rises. NOTE the heat. @12']);
    expect(shown('text', '\ufeffWEBVTT\n00:01.000 --> 00:03.000\nIt rises.\n', 'a.vtt')).toEqual(['¶ It rises. @2']);
  });
});

describe('subtitles', () => {
  let tokens: Awaited<ReturnType<typeof loadTokenizer>>;
  beforeAll(async () => {
    tokens = await loadTokenizer('models/minilm');
  });

  it('are read as text where they are asked for', async () => {
    const document = await readDocument({ id: 'a', path: 'a.srt', hash: 'h', text: '1\n00:00:01,000 --> 00:00:03,000\nThe bread, the bread rises.\n' }, tokens);
    expect(document).toMatchObject({ title: 'A', passages: [{ text: 'The bread, the bread rises.', line: 2 }] });
  });
});

describe('other markup', () => {
  it('has slides of LaTeX by their titles, and what stands there word for word', () => {
    expect(shown('latex', '\\begin{document}\n\\begin{frame}{Rye}\nBakes long.\n\\end{frame}\n\\begin{frame}\n\\frametitle{Oats}\nSee \\verb|oat_x|. \\input{more}\n\\end{frame}\n\\end{document}')).toEqual([
      '##### Rye @1', '¶ Bakes long. @2', '##### Oats @5', '¶ See oat_x. @6',
    ]);
  });

  it('reads the older headings of AsciiDoc, above lines that are as long, and blocks that never close as their opening line', () => {
    const text = ['Handbook', '========', 'Ann Baker <ann@example.org>', '', 'Start', '-----', 'Heat it.', '', '.Also', '-----', 'bake --now', '-----', '', 'The öven', '~~~~~~~~', 'Is hot.', 'Do', '--------', 'bake', '--------', '', '....', 'Last.'];
    expect(shown('asciidoc', text.join('\n'))).toEqual([
      '# Handbook @0', '## Start @4', '¶ Heat it. @6', '¶ Also @8', '¶ bake --now @10', '### The öven @13', '¶ Is hot. Do @15', '¶ bake @18', '¶ Last. @22',
    ]);
  });

  it('reads plain text that is AsciiDoc as such, and other text as it is', () => {
    const text = ['== Rye', '', '[source,sh]', '----', 'bake --now', '----', '', 'See link:rye.html[the page].'];
    expect(parseDocument('text', text.join('\n'), 'a.txt').blocks.map(block => [block.kind, block.text])).toEqual([['heading', 'Rye'], ['code', 'bake --now'], ['paragraph', 'See the page.']]);
    for (const other of ['[quote]\nRye\n[/quote]\n\n[quote]\nOats\n[/quote]', '== Rye ==\n\n[[Oats]]\n\n== Wheat ==', 'link: rye [1]\n\nkbd: a [2]']) {
      expect(parseDocument('text', other, 'a.txt').blocks.map(block => block.text).join('\n\n')).toBe(other);
    }
  });

  it('reads lines of Org that only look like drawers, with all behind them', () => {
    const text = ['* Rye', ':note:', 'Bakes long.', '* Oats', ':PROPERTIES:', ':ID: 1', ':END:', 'Too.', ':END:', 'Wheat.', ':LOGBOOK:', 'Not this.', ':END:', 'Last.'];
    expect(shown('org', text.join('\n'))).toEqual(['# Rye @0', '¶ Bakes long. @2', '# Oats @3', '¶ Too. @7', '¶ Wheat. @9', '¶ Last. @13']);
  });

  it('reads a heading of LaTeX in several lines once, and text behind braces that never close', () => {
    expect(shown('latex', '\\begin{document}\n\\section{A long\ntitle} Rye.\nOats.\n\\section{}\n\\section{open\n\nLast.\n\\end{document}')).toEqual(['## A long title @1', '¶ Rye. Oats. @2', '¶ open @5', '¶ Last. @7']);
  });

  it('leaves out counts, macros and targets of Org', () => {
    expect(shown('org', '* Rye [1/2]\nBakes {{{how}}} in <<oven>> heat.\n* Oats [50%]\nToo.')).toEqual(['# Rye @0', '¶ Bakes in oven heat. @1', '# Oats @2', '¶ Too. @3']);
  });

  it('leaves out names of paragraphs in Markdown, and keeps powers', () => {
    expect(shown('markdown', 'It rises. ^37066d\n\nSo do rolls.\n^rolls-rise\n\nAll in 10 ^6 or ^2')).toEqual(['¶ It rises. @0', '¶ So do rolls. @2', '¶ All in 10 ^6 or ^2 @5']);
  });
});
