import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { brokenFile, lockedFile, tooMuchInside, withoutText } from '../../../src/core/documents/reasons';
import { extract } from '../../../src/engine/formats/extract';
import { packedRichText } from '../../../src/engine/formats/packedRichText';
import { compoundFile } from '../../made/compoundFile';
import { damaged } from '../../made/damaged';
import { slowness } from '../../harness/slowness.mjs';

const swarm = readFileSync(new URL('../../fixtures/formats/swarm.msg', import.meta.url));
const wide = (text: string) => Buffer.from(text, 'utf16le');

/** A mail of Outlook by its texts and pages, and by what has one size: the type, number and value of each. */
function outlookFile(streams: Readonly<Record<string, Buffer>>, fixed: readonly (readonly [type: number, property: number, value: bigint])[] = []): Buffer {
  const properties = Buffer.alloc(32 + 16 * fixed.length);
  for (const [at, [type, property, value]] of fixed.entries()) {
    properties.writeUInt16LE(type, 32 + 16 * at);
    properties.writeUInt16LE(property, 34 + 16 * at);
    properties.writeBigUInt64LE(value, 40 + 16 * at);
  }
  return compoundFile({ '__properties_version1.0': properties, ...Object.fromEntries(Object.entries(streams).map(([name, data]) => [`__substg1.0_${name}`, data])) });
}

/** As compressed-rtf 1.0.7 packs `{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}}\pard\plain\f0\fs20 The bees fly out, the bees fly home, and the bees fly out again; gr\'fc\'dfe.\par They land.\par}` and a line end. */
const packed = Buffer.from(
  '78000000b10000004c5a467533769c4e03000a00726370673132357e3200f401f702a403e4071302807d030aff01d02054686520624309e00640666c7920086074a82c207411ea6803706512d05d' +
    '00706412ec12a11410670b713b222009c05c276600e02764f866652e0aa311d112800b6014300d16937d0a801800',
  'hex',
);
const RICH = '<p>The bees fly out, the bees fly home, and the bees fly out again; grüße.</p>\n<p>They land.</p>\n';

describe('Mails of Outlook', () => {
  it('have their subject for a title, their text and when they came, and no attachments', async () => {
    expect(await extract('mail', swarm)).toBe(
      '<head><title>Bienen im März</title><meta name="created" content="2025-03-03T09:00:00.000Z"></head><p>Die Völker fliegen\naus – endlich.</p>\n<p>Von: Ann\nGesendet: Montag\nAn: Bob\nBetreff: Bienen</p>\n<p>Fliegen sie?</p>',
    );
  });

  const page = Buffer.from('<html><head><meta charset="windows-1251"></head><body><p>\xcf\xf7\xe5\xeb\xfb fly out in March, and they land.</p></body></html>', 'latin1');

  it.each<[what: string, file: Buffer, body: string]>([
    ['their plain text in the code page that they name', outlookFile({ '1000001E': Buffer.from('\xcf\xf7\xe5\xeb\xfb', 'latin1') }, [[3, 0x3ffd, 1251n]]), '<p>Пчелы</p>'],
    ['their page in its own encoding, where they have no other text', outlookFile({ '10130102': page }), '<p>Пчелы fly out in March, and they land.</p>\n'],
    ['a page that was text for Outlook', outlookFile({ '1013001F': wide('<p>They fly.</p>') }), '<p>They fly.</p>\n'],
    ['the plain text where the page says the same', outlookFile({ '1000001F': wide('They fly & land.'), '10130102': Buffer.from('<p>They <b>fly</b> &amp; land.</p>') }), '<p>They fly &amp; land.</p>'],
    ['RTF that was packed, where they have nothing else', outlookFile({ '1000001F': wide(' \r\n'), '10090102': packed }), RICH],
    ['RTF that was not packed', outlookFile({ '10090102': Buffer.concat([Buffer.alloc(8), Buffer.from('MELA'), Buffer.alloc(4), Buffer.from('{\\rtf1 They fly.}')]) }), '<p>They fly.</p>\n'],
    ['texts of many sectors', outlookFile({ '1000001F': wide('They fly. '.repeat(3_000)) }), `<p>${'They fly. '.repeat(3_000)}</p>`],
  ])('are read by %s', async (_, file, body) => {
    expect((await extract('mail', file)).replace(/^<head>.*?<\/head>|<\/?(?:html|body)>|<head>.*?<\/head>/gs, '')).toBe(body);
  });

  it.each([
    ['as their head says, by the clock of who sent them', { '007D001F': wide('Received: x\r\nDate: Mon, 3 Mar 2025\r\n 23:30:00 -0800\r\nTo: b') }, '2025-03-03T23:30:00.000Z'],
    ['as they say themselves', {}, '2025-03-04T07:30:00.000Z'],
  ])('are dated %s', async (_, streams, dated) => {
    const ticks = (time: string) => BigInt(Date.parse(time) + 11_644_473_600_000) * 10_000n;
    const file = outlookFile({ '1000001F': wide('They fly.'), ...streams }, [[0x40, 0x0e06, ticks('2025-03-05T00:00:00Z')], [0x40, 0x0039, ticks('2025-03-04T07:30:00Z')]]);
    expect(await extract('mail', file)).toContain(`content="${dated}"`);
  });

  it.each([
    ['hold something else', compoundFile({ WordDocument: Buffer.alloc(5_000) }), brokenFile('mail')],
    ['are cut', swarm.subarray(0, 2_000), brokenFile('mail')],
    ['say nothing', outlookFile({ '0037001F': wide('Hives') }), withoutText('mail')],
    ['are encrypted', outlookFile({ '001A001F': wide('IPM.Note.SMIME'), '0037001F': wide('Hives') }), lockedFile],
    ['hold what OpenPGP encrypts', outlookFile({ '1000001F': wide('-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA') }), lockedFile],
    ['are longer than any letter', outlookFile({ '1000001F': wide('They fly. '.repeat(2 << 20)) }), tooMuchInside],
    // Each pair of bytes repeats the letter before.
    ['are packed to be', outlookFile({ '10090102': Buffer.concat([packed.subarray(0, 16), Buffer.from([0, ...Buffer.from('{\\rtf1 a')]), Buffer.alloc(3 << 20, Buffer.from('ff' + '0d5e'.repeat(8), 'hex'))]) }), tooMuchInside],
  ])('are left out with the reason where they %s', async (_, file, reason) => {
    await expect(extract('mail', file)).rejects.toThrow(reason);
  });

  it('are read as far as they can be or left out, wherever they are cut or changed', async () => {
    const reasons = [brokenFile('mail'), lockedFile, withoutText('mail'), tooMuchInside];
    const begun = performance.now();
    for (const file of [swarm, outlookFile({ '0037001F': wide('Hives'), '10090102': packed, '007D001F': wide('Date: Mon, 3 Mar 2025 10:00:00 +0100') })]) {
      for (const changed of damaged(file, 400)) {
        const found = await extract('mail', changed).then(text => text.length, (error: Error) => error.message);
        expect(typeof found === 'number' ? found < 20_000 : reasons.includes(found), String(found)).toBe(true);
      }
    }
    for (const changed of damaged(packed, 400, packed.length)) expect(packedRichText(changed).length).toBeLessThan(20 * packed.length);
    expect(performance.now() - begun).toBeLessThan(6_000 * slowness());
  });
});
