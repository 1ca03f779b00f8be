import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/core/documents/parse';
import { slowness } from '../../harness/slowness.mjs';

const read = (html: string) => parseDocument('mail', html, 'a.eml').blocks.map(({ text }) => text);

describe('what programs say of other mails', () => {
  it.each([
    ['On Tue, Jan 2, 2024 at 10:00 AM Ann Beekeeper &lt;ann@hives.org> wrote:\n> They fly.', '> They fly.'],
    ['> On Tue, Jan 2, 2024 at 10:00 AM Ann Beekeeper\n> &lt;ann@hives.org>\n> wrote:\n> They fly.', '> They fly.'],
    ['So do I!\nAm 02.01.24 um 10:00 schrieb Ann &lt;ann@hives.org>:\n> They fly.', 'So do I!\n> They fly.'],
    ['Le mar. 2 janv. 2024 à 10:00, Ann a écrit :\n> They fly.', '> They fly.'],
    ['-------- Forwarded Message --------\nSubject: \tHives\nDate: \tMon, 1 Jan 2024\nFrom: \tAnn &lt;ann@hives.org>\nTo: \tBert\n\nThey fly.', '\nThey fly.'],
    ['<b>Von:</b> Ann<br><b>Gesendet:</b> Montag<br><b>An:</b> Bert<br><b>Betreff:</b> Hives<br>They fly.', 'They fly.'],
    ['> *From:* Ann\n> *Sent:* Monday\n> *To:* Bert\n> They fly.', '> They fly.'],
  ])('is no part of a mail: %s', (said, left) => {
    expect(read(`<p>${said}</p><p>The end.</p>`)).toEqual([left.trim(), 'The end.']);
  });

  it.each(['From: the hive\nTo: the field\nand back', 'In 2024 they flew at noon.\nWe saw two things:', 'Ask ann@hives.org:\nshe knows.', 'At 10:30 we begin:'])('is told from what somebody wrote: %s', said => {
    expect(read(`<p>${said}</p>`)).toEqual([said]);
  });

  it('is no part of a mail that was saved as text, whose lines stay where they are', () => {
    const mail = 'From: a@x.org\nSubject: Hives\nDate: 1 Jan 2024\n\nYes.\n\nOn Tue, Jan 2, 2024 Ann <ann@hives.org> wrote:\n> They fly.\n';
    expect(parseDocument('text', mail, 'a.txt').blocks).toMatchObject([{ text: 'Yes.', line: 4 }, { text: '> They fly.', line: 6, endLine: 7 }]);
  });

  it.each(['-', '>', 'from: ', 'a ', 'on 2024 a@x.org\n', '\n>', '--a--'])('take a moment whatever is repeated in them: %s', piece => {
    const begun = performance.now();
    read(`<p>--a${piece.repeat(100_000)}x</p>`);
    expect(performance.now() - begun).toBeLessThan(1_000 * slowness());
  });
});
