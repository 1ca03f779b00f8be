import { describe, expect, it } from 'vitest';
import { brokenFile, tooMuchInside, withoutText } from '../../../src/core/documents/reasons';
import { extract } from '../../../src/engine/formats/extract';
import { slowness } from '../../harness/slowness.mjs';

const read = (rtf: string, encoding: BufferEncoding = 'latin1') => extract('richText', Buffer.from(rtf, encoding));
const bodyOf = async (rtf: string) => (await read(`{\\rtf1\\ansi ${rtf}}`)).replace('<head></head>', '');

/** As Word writes it, shortened. */
const letter = String.raw`{\rtf1\adeflang1025\ansi\ansicpg1252\uc1\adeff0\deff0{\fonttbl{\f0\fbidi \froman\fcharset0\fprq2{\*\panose 02020603050405020304}Times New Roman{\*\falt Times};}
{\f1\fcharset204 Arial Cyr;}{\f2\fcharset128 MS Mincho;}}{\colortbl;\red0\green0\blue0;}{\*\defchp \fs22 }
{\stylesheet{\ql \f0\fs22 \snext0 Normal;}{\s1\ql\outlinelevel0 \b \sbasedon0 {\*\keycode \shift}heading 1;}{\s15 \sbasedon0 Title;}{\*\cs10 \additive Default Paragraph Font;}{\s39 toc 1;}{\cs1 heading 1 Char;}}
{\info{\title Bees in spring}{\author Ann}{\keywords bees; hive}{\nofpages2}}{\*\generator Word;}{\header \pard Page {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}
\pard\plain \s15 Bees in \b spring\b0\par
\pard\plain \s39 Swarms\tab 3\par
\pard\plain \s1\outlinelevel0 {\listtext\pard 1.\tab}Swarms\par
\pard\plain \ql {\rtlch \f0 The first bees fl}{\f0 y
 out in {\field{\*\fldinst HYPERLINK "https://x.org"}{\fldrslt March}}{\super \chftn{\footnote \pard\plain \chftn  In mild years.}}.\line They cost \u8364\'80 5 \emdash  a \{fair\} price; caf\'e9\~noir, {\v hidden }{\deleted gone }{\f1 \'ef\'f7\'e5\'eb\'e0}, {\f2 \'96\'49}.{\pict\pngblip 89504e47
0d0a}}\par
\trowd\cellx100\cellx200\pard\intbl Smoker\cell\pard\intbl 2\cell\row
\trowd\pard\intbl Veil\par\pard\intbl white\cell\cell\row
\pard\plain The end.}`;

describe('RTF documents', () => {
  it('have their title, keywords, headings, notes, tables and letters of many alphabets', async () => {
    expect(await read(letter)).toBe(
      '<head><meta name="keywords" content="bees, hive"></head><title>Bees in spring</title><h1>Swarms</h1>\n<p>In mild years.</p>\n' +
        '<p>The first bees fly out in March. They cost € 5 — a {fair} price; café noir, пчела, 蜂.</p>\n<tr><td>Smoker</td><td>2</td></tr>\n<p>Veil</p>\n<p>white</p>\n<p>The end.</p>\n',
    );
  });

  it.each([
    ['TextEdit', String.raw`{\rtf1\ansi\ansicpg1252\cocoartf2761` + '\n' + String.raw`\cocoatextscaling0{\fonttbl\f0\fswiss\fcharset0 Helvetica;}` + '\n{\\*\\expandedcolortbl;;}\n\\pard\\pardirnatural\n\n\\f0\\fs24 \\cf0 One line.\\\n\\\nAnother \\uc0\\u1087 \\u1095 .}', '<p>One line.</p>\n<p>Another пч.</p>\n'],
    ['WordPad', String.raw`{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\fnil Calibri;}}\viewkind4\uc1 \pard\sa200\f0\fs22\lang9 \'cf\'f7\'e5\'eb\'fb.\par}` + '\r\n\0', '<p>Пчелы.</p>\n'],
    ['LibreOffice', String.raw`{\rtf1\ansi\deff3{\fonttbl{\f0\froman\fprq2\fcharset0 Times;}}{\stylesheet{\s0\snext0 Default Paragraph Style;}{\s2\sbasedon15\outlinelevel1 Heading 2;}}{\info{\title Some other text}}{\*\pgdsctbl{\pgdsc0 Default;}}\formshade\pard\plain \s2 {\loch Hi\u769\'3fves}\par\pard\plain \s0{\loch See.}\par}`, '<h2>Hi\u0301ves</h2>\n<p>See.</p>\n'],
  ])('are read as %s writes them', async (_, rtf, body) => {
    expect((await read(rtf)).replace('<head></head>', '')).toBe(body);
  });

  it('have a title that their beginning says', async () => {
    expect(await read(String.raw`{\rtf1{\info{\title On  Bees}}On bees & more\par}`)).toBe('<head><title>On Bees</title></head><p>On bees &amp; more</p>\n');
    expect(await read(String.raw`{\rtf1{\info{\title Document1}}On bees\par}`)).toBe('<head></head><p>On bees</p>\n');
  });

  it.each([
    ['larger', String.raw`{\b\fs40 Winter} \fs40 feed\par\plain\fs24 Sugar is fed in autumn, before the frost comes.\par`, '<h1>Winter feed</h1>\n<p>Sugar is fed in autumn, before the frost comes.</p>\n'],
    ['bold', String.raw`\pard\b Winter feed\b0\par Sugar is fed in autumn, before the frost comes.`, '<h1>Winter feed</h1>\n<p>Sugar is fed in autumn, before the frost comes.</p>\n'],
    ['of several sizes', String.raw`\fs48 Bees\par\fs36 Winter\par\fs24\b Feed\b0\par Sugar is fed in autumn{\fs40\b !}\par`, '<h1>Bees</h1>\n<h2>Winter</h2>\n<h3>Feed</h3>\n<p>Sugar is fed in autumn!</p>\n'],
    ['bold, but for what is stressed', String.raw`{\b They fly in March.\par}{\b In May}\par Sugar is fed in autumn, before the frost.`, '<p>They fly in March.</p>\n<h1>In May</h1>\n<p>Sugar is fed in autumn, before the frost.</p>\n'],
    ['in part alone', String.raw`{\b\fs40 Winter} feed\par Sugar is fed in autumn.`, '<p>Winter feed</p>\n<p>Sugar is fed in autumn.</p>\n'],
    ['those of all of the text', String.raw`\b\fs40 Winter feed\par Sugar is fed in autumn.`, '<p>Winter feed</p>\n<p>Sugar is fed in autumn.</p>\n'],
    ['numbers alone', String.raw`{\fs40 2024\par}Sugar is fed in autumn.`, '<p>2024</p>\n<p>Sugar is fed in autumn.</p>\n'],
    ['those of a table', String.raw`\trowd\pard\intbl\fs40 Smoker\cell 2\cell\row\pard\fs24 Sugar is fed in autumn.`, '<tr><td>Smoker</td><td>2</td></tr>\n<p>Sugar is fed in autumn.</p>\n'],
    ['of a text with headings', String.raw`{\stylesheet{\s1\outlinelevel0 heading 1;}}\fs40 Winter\par\fs24 Sugar is fed in autumn.\par\pard\s1 Feed\par`, '<p>Winter</p>\n<p>Sugar is fed in autumn.</p>\n<h1>Feed</h1>\n'],
    ['that go around a note', String.raw`{\fs40 Winter{\footnote\fs20 In {\fs40 mild} years.} feed\par}Sugar is fed in autumn.`, '<p>In mild years.</p>\n<h1>Winter feed</h1>\n<p>Sugar is fed in autumn.</p>\n'],
  ])('have headings by their letters where no style makes one, if these are %s', async (_, rtf, body) => {
    expect(await bodyOf(rtf)).toBe(body);
  });

  it.each([
    [String.raw`{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt \pard In a box.\par}}{\shprslt In a box.}}Beside it.`, '<p>In a box.</p>\n<p>Beside it.</p>\n'],
    [String.raw`Where {\mmath{\*\moMath{\md{\mdPr{\mbegChr [}}{\me{\mr E=mc}}}}{\mmathPict{\pict 00}}} holds.`, '<p>Where E=mc holds.</p>\n'],
    [String.raw`{\object{\*\objdata 0105}{\result A chart}}{\nonshppict{\pict 00}}.`, '<p>A chart.</p>\n'],
    [String.raw`\trowd\intbl a\cell b\cell\pard Behind it.`, '<tr><td>a</td><td>b</td></tr>\n<p>Behind it.</p>\n'],
    [String.raw`\intbl \itap2 in\nestcell it\nestcell{\*\nesttableprops\nestrow}{\nonesttables\par}\pard\intbl\itap1 out\cell\row`, '<p>in</p>\n<p>it</p>\n<p>out</p>\n'],
    [String.raw`\u-10179\'3f\u-8704\'3f \uc2\u8364 ab!\u55357  \f9\u-4913\'b7xy`, '<p>😀 €!y</p>\n'],
    [String.raw`one\u233{two}\u233\par three`, '<p>oneétwoé</p>\n<p>three</p>\n'],
    [String.raw`{\bin3 {{{a}b\bin99999999999 c}`, '<p>ab</p>\n'],
    [String.raw`a\'zzb\'4`, '<p>ab</p>\n'],
    [String.raw`{\fonttbl{\f3\fnil\fcharset2{\*\panose 05}Symbol;}{\f4\fcharset2 Wingdings;}{\f5\fcharset2 Own;}}{\f4\'d8} The {\f3 b}-cells {\f3\'b3 2}{\f3\u-3999 ?}{\f4 l\u-3929 ?} {\f5 left}`, '<p>The β-cells ≥ 2α left</p>\n'],
    [String.raw`Bees{\super\chftn}{\*\footnote\chftn\~\pard Of honey.\par} fly.`, '<p>Of honey.</p>\n<p>Bees fly.</p>\n'],
    [String.raw`Bees fly{\footnote in {March`, '<p>in March</p>\n<p>Bees fly</p>\n'],
    [String.raw`a}}}}b{c`, '<p>abc</p>\n'],
  ])('are read as far as they can be: %s', async (rtf, body) => {
    expect(await bodyOf(rtf)).toBe(body);
  });

  it.each([
    ['{}', brokenFile('richText')],
    ['Some text.', brokenFile('richText')],
    ['PK', brokenFile('richText')],
    ['{\\rtf1', withoutText('richText')],
    ['{\\rtf1\\ansi{\\pict 00}\\par}', withoutText('richText')],
    [`{\\rtf1 ${'a b '.repeat(5 << 20)}`, tooMuchInside],
  ])('are left out with the reason', async (rtf, reason) => {
    await expect(read(rtf)).rejects.toThrow(reason);
  });

  it.each(['{', '{\\s1', '{\\footnote a', '{\\shptxt', '}', '\\', "\\'", '\\*', '{\\*', '\\u', '\\u1', '\\uc99999', '\\bin', '\\bin1', '\\cell', '\\row', '\\intbl a\\cell', '\\par', 'a\\par', '{\\fonttbl\\f1', '{\\stylesheet{\\s1 a', '\\a', 'a'.repeat(50), '1', "\\f1\\'82"])('take a moment whatever is repeated in them: %s', async piece => {
    const begun = performance.now();
    await read(`{\\rtf1 A text. ${piece.repeat(40_000)}`);
    expect(performance.now() - begun).toBeLessThan(2_000 * slowness());
  });
});
