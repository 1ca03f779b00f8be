import { crc32, deflateRawSync } from 'node:zlib';

/** A Word document of paragraphs, with the style of each if it has one; `xml` stands behind the text as it is. */
export function wordFile(paragraphs: readonly { readonly text: string; readonly style?: string; readonly xml?: string }[], how: Parameters<typeof zipFile>[1] = {}): Buffer {
  const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const body = paragraphs.map(({ text, style, xml = '' }) => `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r><w:t>${escaped(text)}</w:t></w:r>${xml}</w:p>`);
  const styles = [...new Set(paragraphs.flatMap(({ style }) => style ?? []))].map(style => `<w:style w:type="paragraph" w:styleId="${style}"><w:name w:val="${style}"/></w:style>`);
  const schema = 'http://schemas.openxmlformats.org';
  return zipFile({
    '[Content_Types].xml': `<Types xmlns="${schema}/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${schema}/package/2006/relationships"><Relationship Id="r1" Type="${schema}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document xmlns:w="${schema}/wordprocessingml/2006/main" xmlns:m="${schema}/officeDocument/2006/math"><w:body>${body.join('')}</w:body></w:document>`,
    'word/styles.xml': `<w:styles xmlns:w="${schema}/wordprocessingml/2006/main">${styles.join('')}</w:styles>`,
  }, how);
}

/** A zip archive of texts, not compressed if not said otherwise. */
export function zipFile(files: Readonly<Record<string, string>>, { compressed = false } = {}): Buffer {
  const parts: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [path, text] of Object.entries(files)) {
    const [name, whole] = [Buffer.from(path), Buffer.from(text)];
    const data = compressed ? deflateRawSync(whole) : whole;
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(compressed ? 8 : 0, 4);
    about.writeUInt32LE(crc32(whole), 10);
    about.writeUInt32LE(data.length, 14);
    about.writeUInt32LE(whole.length, 18);
    about.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), about, name, data]);
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), about, place, name]));
    parts.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, directory, Buffer.from('PK\x05\x06'), end]);
}
