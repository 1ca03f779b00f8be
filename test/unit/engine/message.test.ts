import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../../src/core/documents/html';
import { brokenFile, lockedFile, tooMuchInside, withoutText } from '../../../src/core/documents/reasons';
import { extract } from '../../../src/engine/formats/extract';
import { computedMs, slowness } from '../../harness/slowness.mjs';

const read = (mail: string | Buffer) => extract('mail', typeof mail === 'string' ? Buffer.from(mail.replace(/\n/g, '\r\n'), 'latin1') : mail);
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** A part of a mail of several. */
const part = (about: string, body: string) => `--b\nContent-Type: ${about}\n\n${body}\n`;
const ofParts = (kind: string, ...parts: string[]) => `From: a@x.org\nSubject: Hives\nContent-Type: multipart/${kind}; boundary=b\n\n${parts.join('')}--b--\n`;

describe('E-mails', () => {
  it('have their subject for a title, and their text as it was written', async () => {
    const body = 'Die Völker fliegen=20=\naus – endlich.\n\n> Fliegen sie?\n> Ja?\n\nGr=FC=DFe\n-- \nAnn\nBee Street 1';
    const mail = `Return-Path: <a@x.org>\nFrom: Ann <a@x.org>\nSubject: =?utf-8?B?${base64('Aw: Re: Bienen')}?=\n =?iso-8859-1?Q?_im_M=E4rz?=\nDate: Mon, 3 Mar 2025 10:00:00 +0100\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n`;
    expect(await read(mail + body.replace('ö', '=F6').replace('–', '-'))).toBe('<head><title>Bienen im März</title><meta name="created" content="2025-03-03T10:00:00.000Z"></head><p>Die Völker fliegen aus - endlich.</p>\n<p>> Fliegen sie?\n> Ja?</p>\n<p>Grüße</p>');
  });

  it.each([
    ['the plain text where there are both', ofParts('alternative', part('text/plain', 'They fly & land.'), part('text/html', '<p>They <b>fly</b> &amp; land.</p>')), '<p>They fly &amp; land.</p>'],
    ['the page where the other only stands in for it', ofParts('alternative', part('text/plain', 'A page.'), part('text/html', '<html><head><title>Mail</title></head><body><p>They fly out in March, and land in May.</p><p>So they do.</p></body></html>')), '<html><head><title>Mail</title></head><body><p>They fly out in March, and land in May.</p>\n<p>So they do.</p>\n</body></html> '],
    ['the page alone', ofParts('alternative', part(`text/html; charset=utf-8\nContent-Transfer-Encoding: base64`, base64('<h1>März</h1>'))), '<h1>März</h1>\n'],
    ['no attachments and no mails in it', ofParts('mixed', part('text/plain', 'They fly.'), part('text/plain\nContent-Disposition: attachment; filename=a.txt', 'A list.'), part('image/png\nContent-Transfer-Encoding: base64', 'iVBORw0KGgo='), part('message/rfc822', 'Subject: Inside\n\nAnother mail.')), '<p>They fly.</p>'],
    ['a mail in it where nothing else is there', ofParts('mixed', part('message/rfc822', 'From: b@x.org\nTo: c@x.org\nSubject: Fwd: Inside\n\nAnother mail.')), '<h2>Inside</h2>\n<p>Another mail.</p>'],
    ['mails that are attached where nothing else is said', ofParts('mixed', part('text/html', '<html><body><br></body></html>'), part('message/rfc822; name=a.eml\nContent-Disposition: attachment; filename=a.eml', 'Subject: Inside\n\nAnother mail.'), part('message/rfc822\nContent-Disposition: attachment', ofParts('mixed', part('message/rfc822', 'Subject: Deeper\n\nOne more.')).replace(/\bb\b/g, 'c'))), '<h2>Inside</h2>\n<p>Another mail.</p>\n<h2>Hives</h2>\n<h2>Deeper</h2>\n<p>One more.</p>'],
    ['what is there of one that is cut', ofParts('mixed', part('text/plain', 'They fly.')).slice(0, -6), '<p>They fly.</p>'],
    ['what OpenPGP signs, without its signature', 'Subject: Hives\n\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nThey fly.\n\n- -- \nAnn\n-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAdFiEE\n=abcd\n-----END PGP SIGNATURE-----\n', '<p>They fly.</p>'],
    ['what stands below such a signature', 'Subject: Hives\n\n-----BEGIN PGP SIGNED MESSAGE-----\n\nThey fly.\n-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAdFiEE\n-----END PGP SIGNATURE-----\nThe list of keepers.\n', '<p>They fly.</p>\n<p>The list of keepers.</p>'],
    ['lines that flow', 'Subject: Hives\nContent-Type: text/plain; format=flowed\n\nThey fly \nout.\n', '<p>They fly out.</p>'],
  ])('are read by %s', async (_, mail, body) => {
    expect(await read(mail)).toBe(`<head><title>Hives</title></head>${body}`);
  });

  it.each([
    ['as it is', 0], ['too short, as where line ends were changed', -8], ['too long', 8], ['longer than the file', 9_999],
  ])('are read as Apple Mail keeps them, without what it notes below them, by a length that is %s', async (_, wrong) => {
    const mail = 'Subject: Hives\n\nThey fly.\n';
    const notes = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0">\n<dict>\n<key>flags</key></dict>\n</plist>\n';
    for (const behind of [notes, '<plist/>', '']) {
      expect(await read(Buffer.from(`${mail.length + wrong}      \n${mail}${behind}`))).toBe('<head><title>Hives</title></head><p>They fly.</p>');
    }
  });

  it.each(['RE: Hives', 'Re[2]: Antw: Hives', 'TR : Hives', 'Odp: RV: Hives', '回复：Hives', 'Re: Fwd: Hives'])('have a title without the marks of answers: %s', async subject => {
    expect(await read(Buffer.from(`From: a@x.org\nSubject: ${subject}\n\nThey fly.`))).toContain('<title>Hives</title>');
  });

  it.each<[encoding: BufferEncoding, about: string, text: string, written?: string]>([
    ['latin1', '', 'Grüße'], ['utf8', '', 'Grüße'], ['utf8', 'Content-Type: text/plain; charset=us-ascii\n', 'Grüße'], ['latin1', 'Content-Type: text/plain; charset="utf-8"\n', 'Grüße'],
    ['utf8', 'Content-Type: text/plain; charset=utf-8\n', 'Gr“ü”ße', 'Gr\u0093ü\u0094ße'],
    ['latin1', 'Content-Type: text/plain; charset=windows-1252\n', 'Gr“üße', 'Gr\u0093üße'],
    ['latin1', 'Content-Type: text/plain; charset=iso-8859-7\n', 'Grόίe'],
  ])('are read where they do not say their encoding, or a wrong one: %s %s', async (encoding, about, text, written = 'Grüße') => {
    expect(await read(Buffer.from(`From: a@x.org\nSubject: Mail\n${about}\n${written}`, encoding))).toContain(`<p>${text}</p>`);
  });

  it.each([
    ['Some text.\n\nMore of it.', brokenFile('mail')],
    ['Bees: they fly\n\nMore of it.', brokenFile('mail')],
    [ofParts('mixed', part('image/png\nContent-Transfer-Encoding: base64', 'iVBORw0KGgo=')), withoutText('mail')],
    ['Subject: Hives\n\n-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n', lockedFile],
    [ofParts('encrypted; protocol="application/pgp-encrypted"', part('application/pgp-encrypted', 'Version: 1')), lockedFile],
    ['Subject: Hives\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\nContent-Transfer-Encoding: base64\n\nMIAG', lockedFile],
    [`Subject: Hives\n\n${'They fly. '.repeat(2 << 20)}`, tooMuchInside],
  ])('are left out with the reason', async (mail, reason) => {
    await expect(read(mail)).rejects.toThrow(reason);
  });

  it('are left out where they are of more lines than can be read in a moment, but for what is attached', async () => {
    const lines = (line: string) => `${line}\n`.repeat((1 << 17) + 1);
    for (const line of ['They fly.', 'y', `${'They '.repeat(14)}fly.`, Buffer.from('蜂'.repeat(25)).toString('latin1')]) await expect(read(`From: a@x.org\nSubject: Hives\n\n${lines(line)}`)).rejects.toThrow(tooMuchInside);
    const packed = ofParts('mixed', part('text/plain', 'They fly.'), part('application/zip\nContent-Transfer-Encoding: base64', lines('A'.repeat(76))));
    expect(await read(packed)).toContain('<p>They fly.</p>');
  });

  it.each([
    ['parts in parts', (times: number) => Array.from({ length: times }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`).join('')],
    ['fields', (times: number) => 'Received: x\n'.repeat(times)],
    ['encoded words', (times: number) => `Subject: ${'=?utf-8?Q?a?= '.repeat(times)}\n\nText.`],
    ['quoted lines', (times: number) => `Subject: a\n\n${'> '.repeat(times)}\n`],
    ['tags', (times: number) => `Subject: a\nContent-Type: text/html\n\n${'<div>a'.repeat(times)}\n`],
    ['mails in mails', (times: number) => 'Content-Type: message/rfc822\n\nFrom: a@x.org\n'.repeat(times / 4)],
    ['mails in parts', (times: number) => `Content-Type: multipart/mixed; boundary=b\n\n${'--b\nContent-Type: message/rfc822\n\nSubject: a\n\n'.repeat(times / 4)}`],
    ['parts', (times: number) => `Subject: a\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\nContent-Type: text/plain\n\na\n'.repeat(times)}`],
  ])('take a moment whatever is repeated in them: %s', async (_, made) => {
    const begun = computedMs();
    await read(`From: a@x.org\n${made(20_000)}`).catch((error: Error) => expect([brokenFile('mail'), withoutText('mail')]).toContain(error.message));
    expect(computedMs() - begun).toBeLessThan(2_000 * slowness());
  });
});

it.each([
  ['Tue, 12 Mar 2024 00:30:00 +0200 (CEST)', '<meta name="created" content="2024-03-12T00:30:00.000Z">'],
  ['12 Mar 2024 10:15 GMT', '<meta name="created" content="2024-03-12T10:15:00.000Z">'],
  ['03/04/2024', ''],
])('an e-mail has the date on which it was sent: %s', async (date, told) => {
  expect(await read(`From: a@x.org\nSubject: Hives\nDate: ${date}\n\nThey fly.\n`)).toBe(`<head><title>Hives</title>${told}</head><p>They fly.</p>`);
});

it('an e-mail with a page in it has its own date, not that of the page', async () => {
  const page = '<head><meta name="created" content="2020-01-01"></head><body><p>They fly.</p></body>';
  const text = await read(`From: a@x.org\nDate: Tue, 12 Mar 2024 10:15:00 +0200\nContent-Type: text/html\n\n${page}`);
  expect(parseHtml(text).dated).toBe(Date.UTC(2024, 2, 12, 10, 15));
});
