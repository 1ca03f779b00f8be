import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { formatOf } from '../../../src/core/documents/kinds';
import { brokenFile, isForContents, lockedFile, tooMuchInside, withoutText } from '../../../src/core/documents/reasons';
import { extract } from '../../../src/engine/formats/extract';
import { slimWord } from '../../../src/engine/formats/slimWord';
import { takenTexts } from '../../../src/engine/formats/takenTexts';
import { sha256 } from '../../../src/engine/files/hash';
import type { TextThread } from '../../../src/engine/run/textThread';
import { readContents } from '../../../src/engine/run/readContents';
import type { Input } from '../../../src/engine/run/sources';
import { cacheContents } from '../../../src/engine/store/cacheContents';
import { clearCache } from '../../../src/engine/store/clearCache';
import { pdfFile } from '../../made/pdfFile.cjs';
import { wordFile, zipFile } from '../../made/archives';
import { roughCounter } from '../documents/trees';
import { slowness } from '../../harness/slowness.mjs';
import { temporaryFolder } from './support';

const pdf = pdfFile(
  [
    [{ text: 'Beekeeping in spring', size: 20 }, { text: 'Willows bloom (in March) and the first bees fly out. The col-', down: 40 }, { text: 'ony grows.' }, { text: 'arXiv:2401.00001', x: 20, turned: true }],
    [{ text: 'Honey', size: 14 }, { text: 'It keeps for years in a closed jar.', down: 30 }],
  ],
  { title: 'Beekeeping in Spring', keywords: 'bees; hive' },
);
const openDocument = (body: string, meta = '') =>
  zipFile({ 'content.xml': `<office:document-content><office:body>${body}</office:body></office:document-content>`, 'meta.xml': `<office:meta>${meta}</office:meta>` });

const slides = zipFile({
  'ppt/presentation.xml': '<p:presentation><p:sldIdLst><p:sldId id="256" r:id="b"/><p:sldId id="257" r:id="a"/></p:sldIdLst></p:presentation>',
  'ppt/_rels/presentation.xml.rels': '<Relationships><Relationship Id="a" Target="slides/slide1.xml"/><Relationship Id="b" Target="/ppt/slides/slide2.xml"/></Relationships>',
  'ppt/slides/slide1.xml': '<p:sld><p:sp><p:nvPr><p:ph type="title"/></p:nvPr><a:p><a:r><a:t>Feeding</a:t></a:r></a:p></p:sp><p:sp><a:p><a:t>Sugar</a:t><a:br/><a:t>in autumn &amp; winter</a:t></a:p><a:p/></p:sp><p:sp><p:nvPr><p:ph type="sldNum"/></p:nvPr><a:p><a:t>2</a:t></a:p></p:sp></p:sld>',
  'ppt/slides/slide2.xml': '<p:sld><p:sp><p:nvPr><p:ph type="ctrTitle"/></p:nvPr><a:p><a:t>Bees and hives</a:t></a:p></p:sp></p:sld>',
  'docProps/core.xml': '<cp:coreProperties><dc:title>Bees and Hives</dc:title><cp:keywords>bees; hive</cp:keywords></cp:coreProperties>',
});

const bookFiles = {
  'META-INF/container.xml': '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
  'OEBPS/book.opf':
    '<package><metadata><dc:title>Stars</dc:title><dc:subject>astronomy</dc:subject><dc:subject>night</dc:subject></metadata><manifest><item id="two" href="c%202.xhtml"/><item id="one" href="one.xhtml"/><opf:item id="cover" href="50%.xhtml"/></manifest>' +
    '<spine><itemref idref="cover"/><itemref idref="one"/><itemref idref="two"/></spine></package>',
  'OEBPS/one.xhtml': '<html><head><title>Chapter</title></head>\n<body class="a"><script src="a.js"/>\n<h1>Moons</h1>\n<p>Of Jupiter\nthere are many.</p></body></html>',
  'OEBPS/c 2.xhtml': '<html><body><h1>Planets</h1><p>Eight of them.</p></body></html>',
};
const book = zipFile(bookFiles);

const word = wordFile([{ text: 'Bread & butter', style: 'Title' }, { text: 'Flour', style: 'heading 1' }, { text: 'Rye flour makes a <dark> loaf that keeps for a week.' }]);

function input(id: string, bytes: Buffer): Input {
  return { kind: 'file', id, path: id, hash: sha256(bytes), kept: true, load: async () => bytes };
}

const read = (...inputs: Input[]) => readContents({ inputs, skipped: [], marks: [] }, roughCounter, 128, {});

describe('PDF, word-processor files, presentations and e-books', () => {
  it('are read with their titles, headings, keywords and the pages of their passages', async () => {
    const { documents, skipped, asFound } = await read(input('a/bees.pdf', pdf), input('b.DOCX', word));
    expect([skipped, asFound]).toEqual([[], true]);
    expect(documents).toEqual([
      {
        id: 'a/bees.pdf', path: 'a/bees.pdf', title: 'Beekeeping in Spring', tags: ['bees', 'hive'], extra: 'bees hive', hash: sha256(pdf),
        passages: [
          { text: 'Willows bloom (in March) and the first bees fly out. The colony grows.\nHoney\nIt keeps for years in a closed jar.', headings: [], line: 0, endLine: 1 },
        ],
      },
      {
        id: 'b.DOCX', path: 'b.DOCX', title: 'Bread & butter', extra: '', hash: sha256(word),
        passages: [{ text: 'Rye flour makes a <dark> loaf that keeps for a week.', headings: ['Flour'], line: 1, endLine: 1 }],
      },
    ]);
    expect(pdf.subarray(0, 8).toString()).toBe('%PDF-1.7');
  });

  it.each([
    ['a.odt', openDocument(
      '<text:tracked-changes><text:p>Gone</text:p></text:tracked-changes>\n<text:h text:outline-level="2">Dough</text:h><text:p>Knead<text:s/>it <text:span>well</text:span><text:note><text:note-citation>1</text:note-citation><text:p>By hand.</text:p></text:note>.<text:line-break/>Then &lt;wait&gt;.</text:p>',
      '<dc:title>Baking</dc:title><meta:keyword>bread</meta:keyword>',
    ), '<head><title>Baking</title><meta name="keywords" content="bread"></head><h2>Dough</h2>\n<p>By hand.</p>\n<p>Knead it well. Then &lt;wait>.</p>\n'],
    ['a.odp', openDocument(
      '<draw:page><draw:frame presentation:class="title"><text:p>Bees</text:p></draw:frame><draw:frame><text:p>and hives</text:p></draw:frame><presentation:notes><text:p>Say hello.</text:p></presentation:notes></draw:page><draw:page><draw:image><svg:title>A bee</svg:title></draw:image></draw:page><draw:page><text:p>Feeding</text:p></draw:page>',
    ), '<head></head><h2>Bees</h2><p>and hives</p>\n\n<p>Feeding</p>'],
    ['one.odp', openDocument('<draw:page><text:p>Bees</text:p><text:p>and hives</text:p></draw:page>'), '<head></head><p>Bees</p><p>and hives</p>'],
    ['a.pptx', slides, '<head><title>Bees and Hives</title><meta name="keywords" content="bees, hive"></head><h2>Bees and hives</h2>\n<h2>Feeding</h2><p>Sugar in autumn &amp; winter</p>'],
    ['a.epub', book, '<head><title>Stars</title><meta name="keywords" content="astronomy, night"></head><script src="a.js"></script> <h1>Moons</h1>\n <p>Of Jupiter there are many.</p>\n\n<h1>Planets</h1>\n<p>Eight of them.</p>\n'],
  ] as const)('have their text as HTML, a line for each page, slide or else paragraph: %s', async (name, bytes, text) => {
    expect(await extract(formatOf(name)!, bytes)).toBe(text);
  });

  it.each([
    ['a.pptx', zipFile({
      'ppt/presentation.xml': '<p:presentation><p:sldId r:id="a"/></p:presentation>',
      'ppt/_rels/presentation.xml.rels': '<Relationships><Relationship Id="a" Target="slides/slide1.xml"/></Relationships>',
      'ppt/slides/slide1.xml':
        '<p:sld><a:tbl><a:tblPr><a:tableStyleId>{5C22544A}</a:tableStyleId></a:tblPr>\n<a:tr><a:tc><a:p><a:t>Smoker</a:t></a:p></a:tc><a:tc><a:p/></a:tc><a:tc><a:p><a:t>2</a:t></a:p><a:p><a:t>new</a:t></a:p></a:tc></a:tr><a:tr><a:tc><a:p/></a:tc></a:tr></a:tbl>' +
        '<mc:AlternateContent><mc:Choice><p:sp><a:p><a:r><a:t>In </a:t></a:r><a:r><a:t>March </a:t></a:r><a14:m><m:oMath><m:r><m:t>n</m:t></m:r><m:f><m:num><m:r><m:t>+1</m:t></m:r></m:num><m:den><m:d><m:r><m:t>2</m:t></m:r></m:d></m:den></m:f></m:oMath></a14:m><a:r><a:t> times</a:t></a:r><a14:m><m:oMathPara><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></m:oMathPara></a14:m></a:p></p:sp></mc:Choice><mc:Fallback><p:sp><a:p><a:t>In March</a:t></a:p></p:sp></mc:Fallback></mc:AlternateContent></p:sld>',
    }), '<head></head><tr><td>Smoker</td><td>2 new</td></tr><p>In March n+1/(2) times</p>'],
    ['a.odt', openDocument(
      '<text:table-of-content><text:p>Bees 3</text:p></text:table-of-content><table:table-row><table:table-cell><text:p>Smoker</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>2</text:p></table:table-cell></table:table-row>' +
        '<table:table-row><table:table-cell><text:h text:outline-level="1">Bees</text:h><text:p>A letter.</text:p><text:p>Its end.</text:p></table:table-cell></table:table-row>' +
        '<table:table-row><table:table-cell><table:table-row><table:table-cell><text:p>In</text:p></table:table-cell><table:table-cell><text:p>it</text:p></table:table-cell></table:table-row></table:table-cell></table:table-row>',
    ), '<head></head><tr><td>Smoker</td><td>2</td></tr>\n<h1>Bees</h1>\n<p>A letter.</p>\n<p>Its end.</p>\n<p>In</p>\n<p>it</p>\n'],
    ['a.docx', wordFile([{ text: 'Bees 3', style: 'toc 1' }, { text: 'Bees', style: 'heading 1' }, { text: 'They fly.' }]), '<head></head><h1>Bees</h1>\n<p>They fly.</p>\n'],
    ['a.epub', zipFile({
      ...bookFiles,
      'OEBPS/one.xhtml': '<html><body><p>Moons<sup><a epub:type="noteref" href="#n">1</a></sup> of <m:math><m:mi>n</m:mi></m:math> planets.</p><table><tr><td><p>Io</p></td><td class="a"><p>a <b>small</b> one</p></td></tr><tr><td><p>Not</p><p>plain</p></td></tr></table><p>A note. <a href="#r" role="doc-backlink">↩</a></p></body></html>',
    }), '<head><title>Stars</title><meta name="keywords" content="astronomy, night"></head><p>Moons<sup></sup> of <m:math><m:mi>n</m:mi></m:math> planets.</p>\n<table><tr><td>Io</td><td class="a">a <b>small</b> one</td></tr>\n<tr><td><p>Not</p>\n<p>plain</p>\n</td></tr>\n</table><p>A note. </p>\n\n<h1>Planets</h1>\n<p>Eight of them.</p>\n'],
  ] as const)('have the rows of their tables as lines, and no marks, lists of contents or parts that are there twice: %s', async (name, bytes, text) => {
    expect(await extract(formatOf(name)!, bytes)).toBe(text);
  });

  const bookOf = (chapter: string) => zipFile({ ...bookFiles, 'OEBPS/one.xhtml': chapter });

  it.each([
    ['<m:oMath><m:r><m:t>E</m:t></m:r><m:r><m:t>=</m:t></m:r><m:sSup><m:e><m:r><m:t xml:space="preserve">mc </m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>', 'E=mc2'],
    ['<m:oMath><m:f><m:num><m:r><m:t>a&lt;b</m:t></m:r></m:num><m:den><m:func><m:fName><m:r><m:t>sin</m:t></m:r></m:fName><m:e><m:d><m:e><m:r><m:t>x</m:t></m:r></m:e></m:d></m:e></m:func></m:den></m:f></m:oMath>', 'a&lt;b/sin(x)'],
    ['<m:oMathPara><m:oMath><m:r><m:t>E</m:t></m:r></m:oMath></m:oMathPara>', ''],
    ['<m:oMath/>', ''],
    ['<m:oMath><m:r><m:t/></m:r></m:oMath>', ''],
  ])('that are Word documents have the formulas in their lines as text: %s', async (xml, text) => {
    const after = '<w:r><w:t xml:space="preserve"> holds.</w:t></w:r>';
    expect(await extract('word', wordFile([{ text: 'That', xml: `${xml}${after}` }]))).toBe(`<head></head><p>That${text} holds.</p>\n`);
  });

  it('lose nothing behind an empty mark or formula', async () => {
    const text = await extract('book', bookOf('<html><body><p><a id="noteref-1"/>Io is hot, <a href="a">they</a> say. <math/>Europa is cold.</p><p><math>n</math> moons.</p></body></html>'));
    expect(text).toContain('<p><a id="noteref-1"/>Io is hot, <a href="a">they</a> say. <math></math>Europa is cold.</p>\n<p><math>n</math> moons.</p>');
  });

  it.each(['<', '<a ', '<a noteref>', '<a noteref ', 'noteref ', '<math>', '<math ', '<x:math>', '<body>', '<body ', '<td ', '<td><p>', '<head>'])('that are books take a moment whatever is never closed in them: %s', async tags => {
    const begun = performance.now();
    await extract('book', bookOf(`<p>Moons</p><a ${tags.repeat(40_000)}`));
    expect(performance.now() - begun).toBeLessThan(1_000 * slowness());
  });

  it.each([
    ['UniGB-UCS2-H', 'GB1', '871c870257286625592998de51fa3002', '蜜蜂在春天飞出。'],
    ['GBK-EUC-H', 'GB1', 'c3dbb7e4d4dab4baccecb7c9b3f6a1a3', '蜜蜂在春天飞出。'],
    ['GBK2K-V', 'GB1', 'c3dbb7e4d4dab4baccecb7c9b3f6a1a3', '蜜蜂在春天飞出。'],
    ['ETen-B5-H', 'CNS1', 'bb65b8c1a662ac4ba4d1adb8a558a143', '蜜蜂在春天飛出。'],
    ['90ms-RKSJ-H', 'Japan1', '82dd82c282ce82bf82cd8f7482c994f282d48142', 'みつばちは春に飛ぶ。'],
    ['UniJIS-UTF16-H', 'Japan1', '307f306430703061306f6625306b98db30763002', 'みつばちは春に飛ぶ。'],
    ['EUC-H', 'Japan1', 'a4dfa4c4a4d0a4c1a4cfbdd5a4cbc8f4a4d6a1a3', 'みつばちは春に飛ぶ。'],
    ['KSCms-UHC-H', 'Korea1', 'b2dcb9fac0ba20babdbfa120b3adb4d92e', '꿀벌은 봄에 난다.'],
    ['UniKS-UCS2-H', 'Korea1', 'afc0bc8cc7400020bd04c5d00020b09cb2e4002e', '꿀벌은 봄에 난다.'],
    // Numbers of the collection's own characters.
    ['Identity-H', 'Japan1', '046504b0', '亜一'],
  ])('that name a map of their characters are read by it: %s', async (map, of, codes, text) => {
    expect(await extract('pdf', pdfFile([[{ text: codes }]], { characters: { map, of } }))).toBe(`<head></head><p>${text}</p>`);
  });

  it('have the maps of the very PDF.js that reads them', () => {
    const json = (path: string) => JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')) as { version: string; devDependencies: Record<string, string>; files: Record<string, { sha256: string }> };
    const { version, files } = json('models/cmaps/PROVENANCE.json');
    expect(json('node_modules/unpdf/package.json').devDependencies['pdfjs-dist']).toBe(`~${version}`);
    expect(sha256(readFileSync(new URL('../../../models/cmaps/cmaps.br', import.meta.url)))).toBe(files['cmaps/cmaps.br'].sha256);
  });

  it.each([
    ['no.epub', zipFile({ 'a.txt': 'A text.' }), brokenFile('book')],
    ['no.pptx', zipFile({ 'a.txt': 'A text.' }), brokenFile('presentation')],
    ['no.odt', Buffer.from('A text.'), brokenFile('openDocument')],
    ['locked.pptx', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]), lockedFile],
    ['old.docx', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), brokenFile('word')],
    ['locked.odt', zipFile({ 'META-INF/manifest.xml': '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>', 'content.xml': '\u0001x' }), lockedFile],
    ['locked.epub', zipFile({ ...bookFiles, 'META-INF/encryption.xml': '<enc:CipherReference URI="OEBPS/c%202.xhtml"/>' }), lockedFile],
    ['large.docx', wordFile([{ text: 'ab '.repeat(17 << 20) }]), tooMuchInside],
    // They unpack to a thousand times their size.
    ['bomb.odt', zipFile({ 'content.xml': `<text:p>${'ab '.repeat(10 << 20)}</text:p>` }, { compressed: true }), tooMuchInside],
    ['bomb.epub', zipFile({ ...bookFiles, 'OEBPS/one.xhtml': `<p>${'ab '.repeat(1 << 20)}</p>`, 'OEBPS/book.opf': `<item id="one" href="one.xhtml"/>${'<itemref idref="one"/>'.repeat(20)}` }, { compressed: true }), tooMuchInside],
    ['bomb.docx', zipFile({ '[Content_Types].xml': `<Types>${' '.repeat(20 << 20)}</Types>`, 'word/document.xml': '<w:document/>' }, { compressed: true }), tooMuchInside],
    ['titled.odt', openDocument('<text:p/>', '<dc:title>Only a title</dc:title>'), withoutText('openDocument')],
    ['empty.odt', openDocument('<text:p> </text:p>'), withoutText('openDocument')],
    ['damaged.pdf', Buffer.from('%PDF-1.7\nnothing more'), brokenFile('pdf')],
    ['cut.pdf', pdf.subarray(0, 300), brokenFile('pdf')],
    ['no.docx', Buffer.from('<xml>A text.</xml>'), brokenFile('word')],
    ['cut.docx', word.subarray(0, word.length - 40), brokenFile('word')],
    ['locked.pdf', pdfFile([[{ text: 'Secret words' }]], { locked: true }), lockedFile],
    ['scan.pdf', pdfFile([[], []]), withoutText('pdf')],
    ['empty.docx', wordFile([]), withoutText('word')],
  ])('are left out with the reason, for what they hold: %s', async (name, bytes, reason) => {
    const { documents, skipped } = await read(input(name, bytes), input('note.md', Buffer.from('A note.')));
    expect([documents.map(({ id }) => id), skipped]).toEqual([['note.md'], [{ path: name, reason }]]);
    expect(isForContents(reason)).toBe(true);
  });

  it('are read as an editor has them, where that shows how they are written', async () => {
    const open = (id: string, text: string): Input => ({ kind: 'file', id, path: id, hash: sha256(text), kept: true, load: async () => text });
    const { documents } = await read(open('a.rtf', '{\\rtf1\\ansi Bread\\par is baked.}'), open('b.docx', 'Bread is baked.'));
    expect(documents.map(({ passages }) => passages[0].text)).toEqual(['Bread\nis baked.', 'Bread is baked.']);
  });

  it('are read however much Word writes beside their text', async () => {
    const looks = '<w:rPr><w:rStyle w:val="a"/><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:color w:val="000000"/><w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-GB"/></w:rPr>';
    const run = (text: string) => `<w:proofErr w:type="spellStart"/><w:r w:rsidR="00A17B2C" w:rsidRPr="00B21C3D">${looks}<w:t xml:space="preserve">${text}</w:t></w:r><w:proofErr w:type="spellEnd"/>`;
    const words = Array.from({ length: 60_000 }, (_, at) => ` word${(at * 7_919) % 60_000}`);
    const paragraphs = Array.from({ length: 2_000 }, (_, at) => ({ text: `Part ${at}`, xml: words.slice(30 * at, 30 * at + 30).map(run).join('') }));
    expect(paragraphs.reduce((sum, { xml }) => sum + xml.length, 0)).toBeGreaterThan(20 << 20);
    const file = wordFile(paragraphs, { compressed: true });
    const text = await extract('word', file);
    expect(text.split('\n')[1_999]).toBe(`<p>Part 1999${words.slice(30 * 1_999).join('')}</p>`);
  });

  it('are read without what Word writes of each cell, which takes longer than its text', async () => {
    const side = (name: string) => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`;
    const looks = `<w:tcPr><w:tcW w:w="1000" w:type="dxa"/><w:tcBorders>${['top', 'left', 'bottom', 'right'].map(side).join('')}</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="auto"/><w:noWrap/><w:tcMar><w:top w:w="15" w:type="dxa"/></w:tcMar><w:vAlign w:val="center"/><w:hideMark/></w:tcPr>`;
    const paragraph = (text: string) => `<w:p w:rsidR="00A1"><w:pPr><w:spacing w:after="0"/><w:jc w:val="left"/><w:rPr><w:sz w:val="20"/></w:rPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const row = (...cells: string[]) => `<w:tr w:rsidR="00A1"><w:trPr><w:trHeight w:val="300"/></w:trPr>${cells.join('')}</w:tr>`;
    const table = `<w:tbl>${row(`<w:tc>${looks}${paragraph('Smoker')}</w:tc>`, `<w:tc>${looks.replace('<w:tcW', '<w:vMerge w:val="restart"/><w:tcW')}${paragraph('2')}</w:tc>`)}</w:tbl>`;
    expect(slimWord(table)).toBe('<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Smoker</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr></w:tbl>');
    expect(await extract('word', wordFile([{ text: 'Tools', xml: `</w:p>${table}<w:p>` }]))).toBe('<head></head><p>Tools</p>\n<table><tr><td>Smoker</td><td>2</td></tr>\n</table>');
    const begun = performance.now();
    for (const piece of ['<w:tcBorders>', '<w:tcMar><w:top', '<w:tcPr>', '<w:rPr>', '<w:tcBorders></w:tcMar>']) slimWord(piece.repeat(100_000));
    expect(performance.now() - begun).toBeLessThan(2_000 * slowness());
  });

  it('have paragraphs joined that were, as Word marks that among the looks of letters', async () => {
    const file = wordFile([{ text: 'Bees', xml: '</w:p><w:p><w:pPr><w:rPr><w:b/><w:del w:id="1" w:author="a"/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p><w:p><w:r><w:t>line.</w:t></w:r>' }]);
    expect(await extract('word', file)).toBe('<head></head><p>Bees</p>\n<p>One line.</p>\n');
  });

  it('are taken out once and kept until the cache is cleared, and not those that cannot be', async () => {
    const cache = temporaryFolder();
    const textOf = takenTexts(cache);
    const text = await textOf('pdf', { bytes: pdf, hash: 'a' });
    expect(text).toBe(await extract('pdf', pdf));
    expect(await takenTexts(cache)('pdf', { bytes: Buffer.from('other bytes'), hash: 'a' })).toBe(text);
    expect(await cacheContents(cache)).toMatchObject({ summaries: 0, texts: 1, bytes: Buffer.byteLength(text) });
    await expect(textOf('word', { bytes: pdf, hash: 'a' })).rejects.toThrow(brokenFile('word'));
    await expect(textOf('pdf', { bytes: pdfFile([[]]), hash: 'scan' })).rejects.toThrow(withoutText('pdf'));
    const never = () => Promise.reject(new Error('It is not taken out again.'));
    await expect(textOf('pdf', { bytes: pdf, hash: 'scan' }, undefined, () => never)).rejects.toThrow(withoutText('pdf'));
    expect(await clearCache(cache)).toBe(Buffer.byteLength(text));
    await expect(textOf('pdf', { bytes: Buffer.from('other bytes'), hash: 'a' })).rejects.toThrow(brokenFile('pdf'));
  });

  it('are taken out in a second thread too, and here where it has no time or has ended', async () => {
    const asked: string[] = [];
    let waiting = 0;
    const thread: Pick<TextThread, 'waiting' | 'read' | 'extract'> = {
      get waiting() {
        return waiting;
      },
      read: () => Promise.reject(new Error('It only takes texts out.')),
      async extract(format, bytes) {
        asked.push(format);
        if (asked.length > 3) waiting = Infinity;
        if (asked.length > 3) throw new Error('the thread for texts has ended');
        waiting++;
        await new Promise(resolve => setTimeout(resolve, 5));
        waiting--;
        return extract(format, bytes);
      },
    };
    const inputs = [input('1.pdf', pdf), input('2.docx', word), input('3.epub', Buffer.from('none')), input('4.pptx', slides), input('5.epub', book), input('6.odt', openDocument('<text:p>Bread is baked.</text:p>'))];
    const found = { inputs: [...inputs, ...inputs.map(one => ({ ...one, id: `again/${one.id}` }))], skipped: [], marks: [] };
    expect(await readContents(found, roughCounter, 128, {}, { thread })).toEqual(await readContents(found, roughCounter, 128, {}));
    expect(asked.length).toBe(4);
  });

  it('stop when the run is stopped', async () => {
    const stopping = new AbortController();
    onTestFinished(() => stopping.abort());
    const many = pdfFile(Array.from({ length: 400 }, (_, at) => [{ text: `Page ${at} of many.` }]));
    const reading = extract('pdf', many, stopping.signal);
    setTimeout(() => stopping.abort(), 20);
    await expect(reading).rejects.toMatchObject({ name: 'CancelledError' });
  });
});
