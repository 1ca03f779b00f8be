import { expect, it } from 'vitest';
import { brokenFile, foreignEncoding, withoutText } from '../../../src/core/documents/reasons';
import { extract } from '../../../src/engine/formats/extract';

const paragraph = (text: string, about = '') => `<w:p>${about && `<w:pPr>${about}</w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;
const word = (body: string, title = '') =>
  Buffer.from(
    `\ufeff<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<?mso-application progid="Word.Document"?>\r\n<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:o="urn:schemas-microsoft-com:office:office">` +
      `<o:DocumentProperties><o:Title>${title}</o:Title><o:Author>Ann</o:Author><o:Keywords>bees; hive</o:Keywords></o:DocumentProperties>` +
      '<w:styles><w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style></w:styles>' +
      `<w:body><wx:sect>${body}<w:sectPr><w:hdr w:type="odd">${paragraph('Head of pages')}</w:hdr></w:sectPr></wx:sect></w:body></w:wordDocument>`,
  );

it('XML of Word 2003 has its title, keywords, headings, notes and tables, without what nobody sees', async () => {
  const body = [
    paragraph('Bees 3', '<w:pStyle w:val="Verzeichnis1"/>'), paragraph('Bees in spring', '<w:pStyle w:val="berschrift1"/>'),
    '<w:p><w:r><w:t>They &amp; we fly</w:t></w:r><w:r><w:tab/><w:t>out.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden.</w:t></w:r><w:r><w:delText>Deleted.</w:delText><w:instrText>PAGE</w:instrText></w:r>' +
      `<w:r><w:footnote>${paragraph('In mild years.')}</w:footnote></w:r><w:r><w:t> The end.</w:t></w:r></w:p>`,
    `<w:tbl><w:tr><w:tc>${paragraph('Smoker')}</w:tc><w:tc>${paragraph('2')}</w:tc></w:tr></w:tbl>`, paragraph('Levels', '<w:outlineLvl w:val="1"/>'),
  ];
  expect(await extract('word', word(body.join(''), 'Bees in spring'))).toBe(
    '<head><title>Bees in spring</title><meta name="keywords" content="bees, hive"></head><h1>Bees in spring</h1>\n<p>In mild years.</p>\n<p>They &amp; we fly out. The end.</p>\n<tr><td>Smoker</td><td>2</td></tr>\n<h2>Levels</h2>\n',
  );
});

it('XML of Word 2003 that is cut off is read up to there, and without text has none; other XML is no document', async () => {
  const whole = word(paragraph('Bees fly.') + paragraph('They hum.'));
  expect(await extract('word', whole.subarray(0, whole.indexOf(' hum')))).toContain('<p>Bees fly.</p>\n<p>They');
  await expect(extract('word', word(''))).rejects.toThrow(withoutText('word'));
  await expect(extract('word', Buffer.from('<?xml version="1.0"?><feed><p>Bees fly.</p></feed>'))).rejects.toThrow(brokenFile('word'));
});

it('a text in an encoding that nobody names is told to be one, not to be damaged', async () => {
  const [first, there] = ['А'.charCodeAt(0), 0xc0];
  const cyrillic = Buffer.from([...'Пчелы вылетают в марте, как только потеплеет.'].map(letter => (letter < 'А' ? letter.charCodeAt(0) : letter.charCodeAt(0) - first + there)));
  await expect(extract('word', cyrillic)).rejects.toThrow(foreignEncoding);
});
