import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { brokenFile, lockedFile, tooMuchInside, withoutText } from '../../../src/core/documents/reasons';
import { extract } from '../../../src/engine/formats/extract';
import { compoundFile } from '../../made/compoundFile';
import { damaged } from '../../made/damaged';
import { oldWordFile } from '../../made/oldWordFile';
import { slowness } from '../../harness/slowness.mjs';

const [bees, plain, heads] = ['bees', 'plain', 'heads'].map(name => readFileSync(new URL(`../../fixtures/formats/${name}.doc`, import.meta.url)));
const bodyOf = async (...pieces: Parameters<typeof oldWordFile>[0]) => (await extract('word', oldWordFile(pieces))).replace('<head></head>', '');

/** The bytes with others in the places of some. */
function withBytes(bytes: Buffer, at: number, ...others: readonly number[]): Buffer {
  const changed = Buffer.from(bytes);
  Buffer.from(others).copy(changed, at);
  return changed;
}

describe('Documents of Word 97 to 2003', () => {
  it('have their title, keywords, headings, notes, tables and what is seen of their letters', async () => {
    expect(await extract('word', bees)).toBe(
      '<head><meta name="keywords" content="bees, hive"></head><title>Bees in spring</title><h1>Swarms</h1>\n' +
        '<p>The first bees fly out in March. They cost 5 € — a fair price; café noir, пчела, 蜂. The end.</p>\n<h2>Tools</h2>\n' +
        '<tr><td>Smoker</td><td>2</td></tr>\n<p>Veil</p>\n<p>white</p>\n<p>Behind the table.</p>\n<p>In mild years.</p>\n',
    );
  });

  it('have headings by their letters where no style makes one', async () => {
    expect(await extract('word', plain)).toBe('<head></head><h1>Winter feed</h1>\n<p>Sugar is fed in autumn, before the frost comes.</p>\n');
  });

  it('have notes at their end, but no heads and feet of pages and no comments', async () => {
    expect(await extract('word', heads)).toBe('<head></head><p>They fly out.</p>\n<p>In March.</p>\n');
  });

  it.each<[what: string, pieces: Parameters<typeof oldWordFile>[0], body: string]>([
    ['pieces with one byte a letter and two', [{ text: 'Bees \x93fly\x94 ' }, { text: 'где?', wide: true }, { text: '\rThey\x0bland\x1eed.\r' }], '<p>Bees “fly” где?</p>\n<p>They land-ed.</p>\n'],
    ['results of fields, of those in fields too', [{ text: 'See \x13 HYPERLINK "\x13 PAGE \x14 3\x15" \x14the \x13 REF a \x14hive\x15s\x15.\x13 XE "bees" \x15\r' }], '<p>See the hives.</p>\n'],
    ['fields without a beginning or an end', [{ text: 'One\x14 two\x15.\rThree \x13 PAGE' }], '<p>One two.</p>\n<p>Three</p>\n'],
    ['cells that are in no row', [{ text: 'a\x07b\x07' }, { text: 'c\x0c' }], '<tr><td>a</td><td>b</td></tr>\n<p>c</p>\n'],
  ])('are read by %s', async (_, pieces, body) => {
    expect(await bodyOf(...pieces)).toBe(body);
  });

  it('are read where their text lies in long and in short sectors', async () => {
    const many = Array.from({ length: 30_000 }, (_, at) => `Row ${at}.\r`).join('');
    expect(await bodyOf({ text: many })).toBe(many.replace(/(Row \d+\.)\r/g, '<p>$1</p>\n'));
  });

  it.each([
    ['RTF', Buffer.from('{\\rtf1\\ansi They fly.}'), '<head></head><p>They fly.</p>\n'],
    ['a page', Buffer.from('<html xmlns:o="a"><head><title>Bees</title></head><body><p>They\nfly.</p><p>They land.</p></body></html>'), '<html xmlns:o="a"><head><title>Bees</title></head><body><p>They fly.</p>\n<p>They land.</p>\n</body></html>'],
    ['a page in two bytes a letter', Buffer.from('\ufeff<html><body><p>They fly.</p></body></html>', 'utf16le'), '<html><body><p>They fly.</p>\n</body></html>'],
    ['a page kept as a mail', Buffer.from('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><body><p>They =\r\nfl=C3=BD.</p></body></html>\r\n--b\r\nContent-Type: image/png\r\n\r\nxyz\r\n--b--\r\n'), '<head></head><html><body><p>They flý.</p>\n</body></html> '],
    ['a page written as XML', Buffer.from('<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body><p>They fly.</p></body></html>'), '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body><p>They fly.</p>\n</body></html>'],
    ['a page with remarks above it', Buffer.from('<!-- saved --> <!-- > --> <html><p>They fly.</p></html>'), '<!-- saved --> <!-- > --> <html><p>They fly.</p>\n</html>'],
    ['a piece of a page', Buffer.from('<div align="center"><p>They fly.</p></div>'), '<div align="center"><p>They fly.</p>\n</div>\n'],
    ['a text of LaTeX', Buffer.from('\\documentclass{article}\nThey fly.\n'), '<head></head><p>\\documentclass{article}\nThey fly.</p>'],
    ['a plain text', Buffer.from('Bees\r\n====\r\n\r\nThey fly\r\nfar & wide.\r\n\r\nDate: they land.\r\n'), '<head></head><h1>Bees</h1>\n<p>They fly\nfar &amp; wide.</p>\n<p>Date: they land.</p>'],
    ['a plain text of Windows', Buffer.from('Bienen fl\xfcgen fr\xfch aus.', 'latin1'), '<head></head><p>Bienen flügen früh aus.</p>'],
    ['a text that begins as a mail does', Buffer.from('Date: a fruit of palms, which bees fly to.'), '<head></head><p>Date: a fruit of palms, which bees fly to.</p>'],
  ])('are read where they are %s', async (_, bytes, text) => {
    expect(await extract('word', bytes)).toBe(text);
  });

  it.each([
    ['is encrypted', withBytes(bees, bees.indexOf(Buffer.from([0xec, 0xa5])) + 11, 1), lockedFile],
    ['has a password', compoundFile({ EncryptedPackage: Buffer.from('x') }), lockedFile],
    ['is of an older Word', withBytes(bees, bees.indexOf(Buffer.from([0xec, 0xa5])), 0xdc), brokenFile('word')],
    ['holds something else', compoundFile({ Workbook: Buffer.alloc(5_000) }), brokenFile('word')],
    ['holds nothing', compoundFile({}), brokenFile('word')],
    ['is data for programs', Buffer.from('{"bees": [1, 2, 3]}'), brokenFile('word')],
    ['has no letters', Buffer.from('1;2;3\n4;5;6\n'), brokenFile('word')],
    ['is cut', bees.subarray(0, 4_000), brokenFile('word')],
    ['is empty', oldWordFile([{ text: '\r' }]), withoutText('word')],
    ['names one piece of its text many times', oldWordFile([{ text: 'ab '.repeat(1 << 16) }], 100), tooMuchInside],
  ])('are left out with the reason where one %s', async (_, bytes, reason) => {
    await expect(extract('word', bytes)).rejects.toThrow(reason);
  });
});

describe('Damaged documents of Word 97 to 2003', () => {
  const outcome = (bytes: Buffer) => extract('word', bytes).then(text => text.length, (error: Error) => error.message);
  const reasons = [brokenFile('word'), lockedFile, withoutText('word'), tooMuchInside];

  it('are read as far as they can be or left out, wherever they are cut or changed', async () => {
    const begun = performance.now();
    for (const changed of [bees, plain].flatMap(file => [...damaged(file, 400)])) {
      const found = await outcome(changed);
      expect(typeof found === 'number' ? found < 20_000 : reasons.includes(found), String(found)).toBe(true);
    }
    expect(performance.now() - begun).toBeLessThan(6_000 * slowness());
  });

  it('take a moment where sectors, entries or pages of theirs lead back to themselves', async () => {
    const large = oldWordFile([{ text: 'They fly. '.repeat(40_000) }]);
    const begun = performance.now();
    const table = large.readUInt32LE(76);
    for (const place of [0, 1, 2, 50, 700]) {
      // A sector that is followed by itself, and one by that before it.
      const at = 512 * (large.readUInt32LE(76 + 4 * Math.floor(place / 128)) + 1) + 4 * (place % 128);
      await outcome(withBytes(large, at, ...Buffer.from(Uint32Array.of(place).buffer)));
      await outcome(withBytes(large, at, ...Buffer.from(Uint32Array.of(Math.max(0, place - 1)).buffer)));
    }
    // All of the table of sectors is its first sector; entries are their own neighbours; the table is as long as can be said.
    await outcome(Buffer.concat([large.subarray(0, 76), Buffer.from(new Uint32Array(109).fill(table).buffer), large.subarray(512)]));
    await outcome(withBytes(large, 512 * (large.readUInt32LE(48) + 1) + 128 + 68, 1, 0, 0, 0, 1, 0, 0, 0));
    await outcome(withBytes(large, 68, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0x7f));
    expect(performance.now() - begun).toBeLessThan(6_000 * slowness());
  });
});
