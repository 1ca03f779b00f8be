import { beforeAll, describe, expect, it } from 'vitest';
import { embeddedText } from '../../../src/core/documents/embeddedText';
import { isSkipped, readDocument } from '../../../src/core/documents/read';
import { readRecord } from '../../../src/core/documents/readRecord';
import { tooLarge } from '../../../src/core/documents/reasons';
import { Markup, markup } from '../../../src/core/markup';
import { reportPage } from '../../../src/core/report/page';
import type { Document, Skipped } from '../../../src/core/types';
import { CancelledError } from '../../../src/core/work';
import { loadTokenizer, type Tokenizer } from '../../../src/engine/model/tokenizer';

let tokens: Tokenizer;
beforeAll(async () => {
  tokens = await loadTokenizer('models/minilm');
});

const read = (path: string, content: string | Uint8Array) =>
  readDocument({ id: path, path, hash: 'h', ...(typeof content === 'string' ? { text: content } : { bytes: content }) }, tokens);

function whole(result: Document | Skipped): Document {
  if (isSkipped(result)) throw new Error(result.reason);
  return result;
}

const tokensOf = (document: Document, most = 1000) => document.passages.slice(0, most).map(passage => tokens.count(embeddedText(document.title, passage)) + 2);
const BROKEN = 'A notebook that is damaged, or in a format before 4; open it and save it again.';
const sentence = (at: number) => `Sentence number ${at} says that loaf ${at * 7} of rye bread rises overnight.`;

describe('a new text in the editor', () => {
  const titled = async (uri: string, text: string) => whole(await readDocument({ id: 'Untitled-1', uri, hash: 'h', text }, tokens)).title;

  it('is called by its heading or its first words until it has a name', async () => {
    expect(await titled('untitled:Untitled-1', 'Rye rises slowly.\n\nWheat does not.\n')).toBe('Rye rises slowly.');
    expect(await titled('untitled:Untitled-1', '# Rye\n\nIt rises slowly.\n')).toBe('Rye');
    expect(await titled('untitled:/notes/Baking%20days', 'Rye rises slowly.\n')).toBe('Untitled 1');
    expect(await titled('file:///notes/Untitled-1', 'Rye rises slowly.\n')).toBe('Untitled 1');
  });
});

describe('passages', () => {
  it('fit the model with their title, and lose and cut no word', async () => {
    const text = Array.from({ length: 300 }, (_, at) => sentence(at)).join(' ');
    const document = whole(await read('bread-baking.md', `# All about bread\n\n${text}\n`));
    expect(document.passages.length).toBeGreaterThan(20);
    expect(Math.max(...tokensOf(document))).toBeLessThanOrEqual(128);
    expect(Math.min(...tokensOf(document).slice(0, -1))).toBeGreaterThan(90);
    expect(document.passages.map(passage => passage.text).join(' ')).toBe(text);
    for (const { text: own } of document.passages) expect(own).toMatch(/^Sentence .*\.$/);
  });

  it('follow headings, join short sections and know their lines', async () => {
    const long = Array.from({ length: 9 }, (_, at) => sentence(at)).join('\n');
    const document = whole(await read('x.md', `# Bread\n\n## Rye\n\n${long}\n\n## Wheat\n\n### Flour\n\nShort.\n\n### Water\n\nAlso short.\n\n## Bare\n`));
    expect(document.title).toBe('Bread');
    expect(document.passages.map(({ headings, line, endLine }) => [headings.join('/'), line, endLine])).toEqual([
      ['Rye', 4, 12], ['', 18, 24],
    ]);
    expect(document.passages[1].text).toBe('Wheat\nFlour\nShort.\nWater\nAlso short.\nBare');
    expect(embeddedText('Bread', document.passages[0])).toMatch(/^Bread\nRye\nSentence number 0/);
  });

  it('of a paragraph that is cut know their own lines', async () => {
    const text = Array.from({ length: 40 }, (_, at) => sentence(at)).join('\r\n');
    const { passages } = whole(await read('x.md', `# Bread\r\n\r\n${text}\r\n`));
    expect(passages.length).toBeGreaterThan(3);
    expect([passages[0].line, passages.at(-1)!.endLine]).toEqual([2, 41]);
    for (const { text: own, line, endLine } of passages) {
      expect(own.startsWith(sentence(line - 2))).toBe(true);
      expect(own.endsWith(sentence(endLine - 2))).toBe(true);
    }
  });

  it('cut a sentence that is too long between words', async () => {
    const words = Array.from({ length: 2000 }, (_, at) => `word${at}`);
    const document = whole(await read('x.txt', words.join(' ')));
    expect(document.passages.flatMap(passage => passage.text.split(' '))).toEqual(words);
    expect(Math.max(...tokensOf(document))).toBeLessThanOrEqual(128);
  });

  it('cut Chinese and Japanese between words', async () => {
    const text = '今日はパンを焼くために小麦粉と水を混ぜて、一晩発酵させてからオーブンに入れました。'.repeat(30);
    const document = whole(await read('x.txt', text));
    expect(document.passages.map(passage => passage.text).join('')).toBe(text);
    expect(Math.max(...tokensOf(document))).toBeLessThanOrEqual(128);
  });

  it.each([
    ['without blanks', 'a', 10_000_000], ['of emoji', 'x👩‍👩‍👧', 550_000], ['of words', 'some words in a line ', 480_000], ['of sentences', 'It rises slowly in the warm oven, and nobody who waits for it is ever hungry again. ', 120_000],
    ['(3 MB) of Chinese', '面包', 500_000], ['of digits and signs', '{"a":1},', 1_250_000],
  ])('of one line of 10 MB %s are there in time', async (_, unit, times) => {
    const text = unit.repeat(times);
    tokens.count('ready');
    const before = process.cpuUsage();
    const document = whole(await read('line.md', text));
    const seconds = process.cpuUsage(before).user / 1e6;
    expect(document.passages.length).toBeGreaterThan(0);
    expect(Math.max(...tokensOf(document, 300))).toBeLessThanOrEqual(128);
    // Half a character cannot be encoded.
    for (const passage of document.passages.slice(0, 50)) expect(encodeURIComponent(passage.text)).not.toBe('');
    // Two seconds on a quiet machine; the rest is room for a busy one.
    expect(seconds).toBeLessThan(8);
  });

  it('stop when cancelled', async () => {
    const controller = new AbortController();
    const reading = readDocument({ id: 'a', hash: 'h', text: 'It rises slowly. '.repeat(600_000) }, tokens, {}, controller);
    setTimeout(() => controller.abort(), 50);
    await expect(reading).rejects.toBeInstanceOf(CancelledError);
  });
});

it('join long lines of a script without blanks, and keep short ones apart', async () => {
  const long = 'ほとんどのディストリビューションでは、設定ファイルはディレク\n    トリの中にあります。\n短い行\n次の行';
  expect(whole(await read('a.txt', long)).passages[0].text).toBe('ほとんどのディストリビューションでは、設定ファイルはディレクトリの中にあります。 短い行 次の行');
});

describe('titles', () => {
  it.each([
    ['front matter', 'a.md', '---\ntitle: From the front\n---\n# Heading\n\nText here.', 'From the front'],
    ['a name in front matter', 'a.md', '---\nname: Bash\n---\nText here.', 'Bash'],
    ['the first heading', 'a-slug.md', '# Heading *one*\n\nText here.\n\n## Two\n\nMore.', 'Heading one'],
    ['the first heading of several in a file with a slug', 'a-slug.md', '# One\n\nText.\n\n# Two\n\nText.', 'One'],
    ['the name of a file made for people', 'Retro Computers.md', '# 16-bit\n\nAtari ST\n\n# 8-bit\n\nC64', 'Retro Computers'],
    ['the file name, when headings come after text', 'baking-at_home.md', 'Text first here.\n\n## Part one\n\nText.\n\n## Part two\n\nText.', 'Baking at home'],
    ['the folder in which TextEdit keeps a text with pictures', 'a/Bee notes.rtfd/TXT.rtf', '<p>Some text is here.', 'Bee notes'],
    ['the folder, for a README without a heading', 'my-tool/README.md', 'Some text is here.', 'My tool'],
    ['the name of a code file', 'src/findWay.ts', '// Finds the way\nexport const findWay = 1;', 'findWay.ts'],
    ['a hostile name', 'dir/<img src=x onerror=alert(1)>.md', 'Text is here, only text.', '<img src=x onerror=alert(1)>'],
    ['emoji and quotes', `🍞 it's "so".md`, 'Text is here, only text.', `🍞 it's "so"`],
  ])('come from %s', async (_, path, text, title) => {
    expect(whole(await read(path, text)).title).toBe(title);
  });

  it('have letters and their marks as one, as their texts do, where a file or its name writes them apart', async () => {
    const document = whole(await read('Cafe\u0301 Cre\u0300me.md', 'Le cafe\u0301 est la\u0300, dit-il.'));
    expect(document.title).toBe('Caf\u00e9 Cr\u00e8me');
    expect(document.passages[0].text).toBe('Le caf\u00e9 est l\u00e0, dit-il.');
  });

  it('leave room for the passage however long they are', async () => {
    const document = whole(await read('x.md', `# ${'很长的标题'.repeat(60)}\n\n${sentence(1)}`));
    expect(document.title.length).toBeLessThan(40);
    expect(document.title.endsWith('…')).toBe(true);
    expect(document.passages[0].text).toBe(sentence(1));
  });
});

describe('what is read', () => {
  it('leaves code out where there is prose, and keeps its words for names', async () => {
    const document = whole(await read('a.md', '# Loops\n\nA loop goes round and round.\n\n```js\nfor (const bakeryItem of readShelf()) {}\n```\n'));
    expect(document.passages.map(passage => passage.text)).toEqual(['A loop goes round and round.']);
    expect(document.extra).toBe('bakery shelf');
  });

  it('keeps the tags a document gives itself, other names of it apart', async () => {
    const tagged = whole(await read('a.md', '---\naliases: [Loafs]\ntags: [baking, bread]\n---\n\nText is here, only text.\n'));
    expect(tagged.tags).toEqual(['baking', 'bread']);
    expect(tagged.extra).toBe('baking bread Loafs');
    expect(whole(await read('b.md', 'Text is here, only text.\n'))).not.toHaveProperty('tags');
  });

  it('reads the words of code where there is nothing else', async () => {
    const document = whole(await read('a.md', '```js\n// Bakes the loaf\nconst bakeryShelf = ovenDoor();\n```\n'));
    expect(document.passages[0]).toMatchObject({ text: 'Bakes the loaf\nbakery shelf oven door', line: 1, endLine: 2 });
  });

  it('takes no sentence in other letters for a line of links', async () => {
    const text = '引用 (Reference) – 引用其他数据的不可变指针。';
    expect(whole(await read('a.md', `# Rust\n\n${text}\n\nReferences:\n`)).passages.map(passage => passage.text)).toEqual([text]);
  });

  it('leaves licences out of comments in code, too', async () => {
    const licence = ['/*', ' * Licensed to the Bakers under one or more', ' * contributor license agreements.', ' *', ' * Given away WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND.', ' */'];
    const code = [...licence, 'class Bakery {', '  // Rye needs a longer rest.', '  int rest;', '}'].join('\n');
    for (const [name, text] of [['Bakery.java', code], ['a.md', `\`\`\`java\n${code}\n\`\`\`\n`], ['a.html', `<pre>${code}</pre>`]]) {
      const said = whole(await read(name, text)).passages.map(passage => passage.text).join('\n');
      expect(said, name).toContain('Rye needs a longer rest.');
      expect(said, name).not.toMatch(/licen[cs]e|warrant/i);
    }
  });

  it('leaves out boilerplate, but not all there is', async () => {
    const copyright = 'Copyright 2020 A. Baker. All rights reserved.';
    const document = whole(await read('a.md', `# Rye\n\nRye bread is dark and dense.\n\n[Edit this page on GitHub](x)\n\n${copyright}\n`));
    expect(document.passages[0].text).toBe('Rye bread is dark and dense.');
    expect(whole(await read('LICENSE', copyright)).passages[0].text).toBe(copyright);
  });

  it('of a notebook come from its text, or its code where there is none', async () => {
    const notebook = (...cells: object[]) => JSON.stringify({ nbformat: 4, metadata: { language_info: { name: 'python' } }, cells });
    const code = { cell_type: 'code', source: ['# Adds the rain of a month.\n', 'total = sum(rain_by_day)\n'], outputs: [] };
    const told = whole(await read('rain.ipynb', notebook(code, { cell_type: 'markdown', source: '# Rain in March\n\nIt rained more than in any March before, everywhere but here.' })));
    expect([told.title, told.languages]).toEqual(['Rain in March', ['python']]);
    expect(told.passages.map(({ text, line }) => [text, line])).toEqual([['It rained more than in any March before, everywhere but here.', 5]]);
    expect(told.extra.split(' ')).toContain('rain');
    const untold = whole(await read('rain-by-day.ipynb', notebook(code)));
    expect(untold.title).toBe('Rain by day');
    expect(untold.passages[0].text).toMatch(/^Adds the rain of a month\./);
  });

  it('keeps a document that is only a title', async () => {
    const document = whole(await read('a.md', '\n# Only a title\n'));
    expect(document.passages).toEqual([{ text: 'Only a title', headings: [], line: 1, endLine: 1 }]);
    expect(embeddedText(document.title, document.passages[0])).toBe('Only a title');
  });

  it.each([
    ['an empty file', 'a.md', new Uint8Array(), 'Empty.'],
    ['blank lines', 'a.md', '\n \n\t\n', 'Empty.'],
    ['binary data with a text\'s name', 'a.md', new Uint8Array([137, 80, 78, 71, 0, 0, 13, 10]), 'Binary data, or a text in an encoding of its own; save a text as UTF-8.'],
    ['a notebook that ends in the midst', 'a.ipynb', '{"cells": [{"cell_type": "markdown", "source": "# Rain', BROKEN],
    ['a notebook of an old format', 'a.ipynb', '{"worksheets": [{"cells": []}]}', BROKEN],
    ['a notebook without cells', 'a.ipynb', '{"cells": []}', 'No words in it.'],
    ['a report of its own', 'a.html', reportPage('Notes', new Markup(''), markup`<h1>Notes</h1><p>Rain and wind.</p>`), 'A report by Kindred, with what is in the documents.'],
    ['signs without words', 'a.md', '---\n\n***\n\n![](x.png)\n', 'No words in it.'],
  ])('skips %s', async (_, path, content, reason) => {
    expect(await read(path, content)).toEqual({ path, reason });
  });

  it('says of what is too large both sizes in the megabytes of the settings', () => {
    const MB = 1024 * 1024;
    expect(tooLarge(3.4 * MB, 2 * MB)).toBe('Too large: 3.4 MB; the limit is 2 MB.');
    expect(tooLarge(2 * MB + 1, 2 * MB)).toBe('Too large: 2.1 MB; the limit is 2 MB.');
    expect(tooLarge(60_000, 0.05 * MB)).toBe('Too large: 59 kB; the limit is 51 kB.');
  });

  it('gives the same for the same', async () => {
    const text = `# A\n\n${Array.from({ length: 60 }, (_, at) => sentence(at)).join('\n\n')}`;
    expect(await read('a.md', text)).toEqual(await read('a.md', text));
  });
});

describe('records', () => {
  const record = async (text: string) => whole(await readRecord({ id: 'r', hash: 'h', text }, tokens));

  it('have their subject line as title, said once', async () => {
    const document = await record('Re: Fish on cars\n\nHello all,\n\nwhere can I get one?');
    expect(document.title).toBe('Fish on cars');
    expect(document.passages.map(passage => embeddedText(document.title, passage))).toEqual(['Fish on cars\nHello all,\nwhere can I get one?']);
  });

  it('of a few words are one passage, with the title said once', async () => {
    const document = await record('How do you page a collection with LINQ?');
    expect(document.title).toBe('How do you page a collection with LINQ?');
    expect(document.passages.map(passage => embeddedText(document.title, passage))).toEqual(['How do you page a collection with LINQ?']);
  });

  it('have their first words as title', async () => {
    const text = 'I keep bees in the garden behind the house since last summer and they give more honey than we can eat, so ask me for some.';
    const document = await record(text);
    expect(document.title).toBe('I keep bees in the garden behind the house since last summer and they give more…');
    expect(document.passages.map(passage => embeddedText(document.title, passage))).toEqual([text]);
  });

  it('without words are skipped', async () => {
    expect(await record('<p>The hive is <b>behind</b> the house.</p><script>never()</script><ul><li>It is old &amp; green</li></ul>')).toMatchObject({ title: 'The hive is behind the house.', passages: [{ text: 'The hive is behind the house.\nIt is old & green' }] });
    expect(await record('It was good.<br /><br />If a < b, say so.')).toMatchObject({ passages: [{ text: expect.not.stringContaining('<br') as string }] });
    expect(await record('The tag <video> plays a film, and a < b.')).toMatchObject({ passages: [{ text: 'The tag <video> plays a film, and a < b.' }] });
    expect(await readRecord({ id: 'r', hash: 'h', text: '<p><img src="bees.png"></p>' }, tokens)).toEqual({ path: 'r', reason: 'No words in it.' });
    expect(await readRecord({ id: 'r', hash: 'h', text: ' ' }, tokens)).toEqual({ path: 'r', reason: 'Empty.' });
    expect(await readRecord({ id: 'r', hash: 'h', text: '?!' }, tokens)).toEqual({ path: 'r', reason: 'No words in it.' });
  });
});
