/**
 * A PDF of pages of text, in Helvetica: each page is a list of lines, 14 points below one another unless `down` says how far.
 * `about` becomes its title and keywords; `locked` says that it opens with a password alone; `characters` names the map of its
 * characters and the collection they are of, in a font of none of its own: texts are hexadecimal codes then.
 *
 * @param {{ text: string, size?: number, x?: number, down?: number, turned?: boolean }[][]} pages
 * @param {{ title?: string, keywords?: string, locked?: boolean, characters?: { map: string, of: string } }} about
 */
function pdfFile(pages, { title = '', keywords = '', locked = false, characters } = {}) {
  const literal = text => `(${text.replace(/[\\()]/g, '\\$&')})`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${5 + 2 * at} 0 R`).join(' ')}] >>`,
    characters ? fontWithoutProgram(characters) : '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Title ${literal(title)} /Keywords ${literal(keywords)} >>`,
    ...pages.flatMap((lines, at) => {
      let y = 780;
      const shown = lines.map(({ text, size = 10, x = 60, down = 14, turned = false }) => {
        y -= down;
        return `BT /F ${size} Tf ${turned ? '0 1 -1 0' : '1 0 0 1'} ${x} ${y} Tm ${characters ? `<${text}>` : literal(text)} Tj ET`;
      });
      const content = shown.join('\n');
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${6 + 2 * at} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
    ...(locked ? [`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`] : []),
  ];
  let file = '%PDF-1.7\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map(place => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}`;
  const lock = locked ? ` /Encrypt ${objects.length} 0 R /ID [<00> <00>]` : '';
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R${lock} >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

function fontWithoutProgram({ map, of }) {
  const descriptor = '<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>';
  const descendant = `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (${of}) /Supplement 2 >> /DW 1000 /FontDescriptor ${descriptor} >>`;
  return `<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /${map} /DescendantFonts [${descendant}] >>`;
}

module.exports = { pdfFile };
