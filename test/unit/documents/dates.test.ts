import { describe, expect, it } from 'vitest';
import { dateAmong, dateOf, dateOfName, datesAmong } from '../../../src/core/documents/dates';
import type { DocumentKind } from '../../../src/core/documents/kinds';
import { parseDocument } from '../../../src/core/documents/parse';
import { isSkipped, readDocument } from '../../../src/core/documents/read';
import { readRecord } from '../../../src/core/documents/readRecord';

/** As ISO has it, to the second; a day alone where it begins with it. */
const shown = (time: number | undefined) => (time === undefined ? undefined : new Date(time).toISOString().replace(/T00:00:00\.000Z$|\.000Z$/, ''));
const tokens = { count: (text: string) => text.split(/\s+/).filter(Boolean).length, overhead: 2 } as unknown as Parameters<typeof readDocument>[1];

describe('a date that somebody wrote', () => {
  it.each([
    ['2024-03-12', '2024-03-12'],
    [' "2024-03-12" ', '2024-03-12'],
    ['2024-3-2', '2024-03-02'],
    ['2024/03/12', '2024-03-12'],
    ['2024.03.12', '2024-03-12'],
    ['20240312', '2024-03-12'],
    [20240312, '2024-03-12'],
    ['20240312T101500Z', '2024-03-12T10:15:00'],
    ...['202403121015', 202403121015, '20240312T1015', '20240312101500', 20240312101500].map((value): [string | number, string] => [value, '2024-03-12T10:15:00']),
    ['2024-03-12T10:15', '2024-03-12T10:15:00'],
    ['2024-03-12T10:15:00Z', '2024-03-12T10:15:00'],
    ['2024-03-12T10:15:00.123456789', '2024-03-12T10:15:00'],
    ['2024-03-12 10:15:00 +0200', '2024-03-12T10:15:00'],
    // The day of whoever wrote it, not the one before, which it was in Greenwich.
    ['2024-03-12T00:30:00+02:00', '2024-03-12T00:30:00'],
    ['[[2024-03-12]]', '2024-03-12'],
    [[['2024-03-12']], '2024-03-12'],
    ['12-Mar-2014', '2014-03-12'],
    ['12 March 2014', '2014-03-12'],
    ['12th Sept. 2014', '2014-09-12'],
    ['March 12, 2014', '2014-03-12'],
    ['Wednesday, March 12th, 2014', '2014-03-12'],
    ['Mar 12 2014', '2014-03-12'],
    ['March 12, 2014 10:15 PM', '2014-03-12T22:15:00'],
    ['March 12, 2014 at 12:15 am', '2014-03-12T00:15:00'],
    ['Tue, 12 Mar 2024 10:15:00 +0200 (CEST)', '2024-03-12T10:15:00'],
    ['12 Mar 2024 10:15 GMT', '2024-03-12T10:15:00'],
    ['Tue Mar 12 2024 10:15:00 GMT+0100 (Central European Standard Time)', '2024-03-12T10:15:00'],
    // Jira and Oracle.
    ['04/Mar/24', '2024-03-04'],
    ['04/Mar/24 3:15 PM', '2024-03-04T15:15:00'],
    ['4/Mär/2024 15:15', '2024-03-04T15:15:00'],
    ['04-MAR-24', '2024-03-04'],
    ['31-Dec-99', '1999-12-31'],
    // Forms of Google, which say their zone.
    ...['3:15:07 PM GMT+1', '3:15:07 PM GMT+5:30', '3:15:07\u202fPM MEZ', '3:15:07 nachm. MEZ', '3:15:07 p. m. CET', '3:15:07 p.m. GMT-10', '15:15:07 UTC'].map((clock): [string, string] => [`2024/03/04 ${clock}`, '2024-03-04T15:15:07']),
    ['2024/03/04 9:15:07 vorm. MEZ', '2024-03-04T09:15:07'],
    // Zendesk, Intercom, GitHub, Trello, Salesforce, Qualtrics, Notion, Linear, Slack.
    ...['2024-03-04 15:15:07 -0500', '2024-03-04 15:15:07 UTC', '2024-03-04T15:15:07Z', '2024-03-04T15:15:07.000Z', '2024-03-04T15:15:07.000+0000', '2024-03-04 15:15:07', 'March 4, 2024 3:15:07 PM', 'Mar 4, 2024, 3:15:07\u202fPM', 'Mon Mar 04 2024 15:15:07 GMT+0000 (Coordinated Universal Time)', '1709565307.000200', '1709565307', '1709565307000'].map((text): [string, string] => [text, '2024-03-04T15:15:07']),
    ['Wed Oct 10 20:19:24 +0000 2018', '2018-10-10T20:19:24'],
    ...['12. März 2024', 'Dienstag, den 12. März 2024', 'Di. 12. Mär. 2024', 'am 12. märz 2024', 'le 12 mars 2024', 'mardi 12 mars 2024', 'martes, 12 de marzo de 2024', '12 de marzo del 2024', '12 mar 2024', 'martedì 12 marzo 2024',
      'terça-feira, 12 de março de 2024', '12 de mar. de 2024', 'dinsdag 12 maart 2024', '12 mrt. 2024', 'wtorek, 12 marca 2024 r.', '12 марта 2024 г.', 'вторник, 12 Марта 2024 года', '2024年3月12日', '2024년 3월 12일', 'the 12th March 2024',
    ].map((text): [string, string] => [text, '2024-03-12']),
    ['1er août 2024', '2024-08-01'],
    ['1º de agosto de 2024', '2024-08-01'],
    ['3. Jänner 2024', '2024-01-03'],
    ['12 juil. 2024 10:15', '2024-07-12T10:15:00'],
    ['2 listopada 2024', '2024-11-02'],
    ['12 мая 2024', '2024-05-12'],
    ['2024年3月12日 10:15', '2024-03-12T10:15:00'],
    [1710230400, '2024-03-12T08:00:00'],
    ['1710230400', '2024-03-12T08:00:00'],
    [1710230400.4, '2024-03-12T08:00:00.400Z'],
    [1710230400000, '2024-03-12T08:00:00'],
    ['2024-02-29', '2024-02-29'],
    ['1900-01-01', '1900-01-01'],
    ['2999-12-31', '2999-12-31'],
  ])('is read: %j', (value, expected) => {
    expect(shown(dateOf(value))).toBe(expected);
  });

  it.each([
    '12/03/2024', '03-04-2024', '1.2.2024', '24-03-12', '12 Mar 14', '2024', 2024, '2024-03', 'March 2024', '2024-13-01', '2023-02-29', '2024-00-10', '31 Feb 2024',
    '2024-03-12T25:00', '2024-03-12 10:75', '1899-12-31', '3000-01-01', '0001-01-01', 20241340, '20241340', 12345678, 1, 42.5, -1, NaN, 17102304, 1.7e15, '1.2.3', 'v2024.03.12',
    'yesterday', '\\today', '{{date}}', '<% tp.date.now() %>', '$Date: 2008-01-01 12:00:00 +0000 (Tue, 01 Jan 2008) $', 'until 12 March 2024', 'bis 12. März 2024', '12 jui 2024', '12 bees 2024', '31. Februar 2024', '12 mä 2024', 'März 2024', '2024年3月', '12 de 2024', 'until 2024-03-12', '2024-03-12 and later', '2024-03-12 – 2024-03-15',
    '', ' ', true, null, undefined, {}, [], ['2024-03-12', '2024-03-13'], new Date(0), '2'.repeat(1000),
  ])('is none where it is in doubt: %j', value => {
    expect(shown(dateOf(value))).toBeUndefined();
  });

  it('is that of the surest field, and of the next where that has none', () => {
    const of = (fields: object) => shown(dateAmong(Object.entries(fields)));
    expect(of({ date: '2024-03-13', 'date-created': '2024-03-12', updated: '2024-03-14' })).toBe('2024-03-12');
    expect(of({ created: '{{date}}', published: true, Date: '2024-03-13' })).toBe('2024-03-13');
    expect(of({ pubDate: '2024-03-12' })).toBe('2024-03-12');
    expect(of({ publish_date: '2024-03-12' })).toBe('2024-03-12');
    expect(of({ updated: '2024-03-12', modified: '2024-03-12', due: '2024-03-12', text: '2024-03-12', birthdate: '2024-03-12' })).toBeUndefined();
  });
});

describe('a date of the last change', () => {
  it.each(['updated', 'Modified', 'last-modified', 'lastmod', 'dateModified', 'last_update', 'updated at', 'revised'])('is that of a field: %s', field => {
    const { dated, changed } = datesAmong(Object.entries({ [field]: '2024-03-14', title: '2024-03-15' }));
    expect([dated, shown(changed)]).toEqual([undefined, '2024-03-14']);
  });

  it.each<[DocumentKind, string]>([
    ['markdown', '---\ncreated: 2024-03-12\nupdated: 2024-03-14\nlastmod: "{{date}}"\n---\nThey fly.'],
    ['html', '<head><meta property="article:published_time" content="2024-03-12"><meta property="article:modified_time" content="2024-03-14"></head><p>They fly.</p>'],
    ['restructuredText', 'PEP: 1\nCreated: 12-Mar-2024\nLast-Modified: 14-Mar-2024\n\nThey fly.'],
    ['restructuredText', 'Bees\n====\n\n:Created: 2024-03-12\n:Modified: 2024-03-14\n\nThey fly.'],
    ['notebook', JSON.stringify({ cells: [{ cell_type: 'raw', source: '---\ndate: 2024-03-12\nmodified: 2024-03-14\n---\n' }] })],
  ])('stands beside that of when it was written: %s', (kind, text) => {
    const { dated, changed } = parseDocument(kind, text, 'a');
    expect([shown(dated), shown(changed)]).toEqual(['2024-03-12', '2024-03-14']);
  });
});

describe('a date that a file is called by', () => {
  it.each([
    ['2024-03-12.md', '2024-03-12'], ['daily/2024-03-12 Title.md', '2024-03-12'], ['_posts/2024-03-12-5-tips.md', '2024-03-12'], ['2024_03_12.md', '2024-03-12'], ['2024-03-12 Invoice.pdf', '2024-03-12'],
    ['20240312.md', '2024-03-12'], ['20240312 Title.txt', '2024-03-12'], ['202403121015 Title.md', '2024-03-12'], ['20240312101500.org', '2024-03-12'], ['20240312T101500--title__tag.org', '2024-03-12'],
  ])('is read: %s', (name, expected) => {
    expect(shown(dateOfName(name, /\.(md|org)$/.test(name)))).toBe(expected);
  });

  it.each(['20240312.txt', '20240312-77.html', '2024-13-12.md', '2024-03.md', '2024-03-121.md', '202403121.md', '20249912 Title.md', '12-03-2024.md', 'Notes 2024-03-12.md', '2024-03_12.md', '1.2024-03-12.md', '20240312.5.md', '9999-01-01.md', '2024-03-12/note.md'])('is none: %s', name => {
    expect(shown(dateOfName(name, name.endsWith('.md')))).toBeUndefined();
  });
});

describe('a document says when it was written', () => {
  const dated = (kind: DocumentKind, text: string, name = 'a') => shown(parseDocument(kind, text, name).dated);

  it.each<[string, DocumentKind, string, string | undefined]>([
    ['YAML', 'markdown', '---\ntitle: Bees\ndate: 2024-03-12 10:15:00 +0200\n---\nThey fly.', '2024-03-12T10:15:00'],
    ['the link to a daily note', 'markdown', '---\ncreated: [[2024-03-12]]\ntags: [a]\n---\nThey fly.', '2024-03-12'],
    ['TOML', 'markdown', '+++\ntitle = "Bees"\ndate = 2024-03-12T10:15:00Z\n+++\nThey fly.', '2024-03-12T10:15:00'],
    ['YAML that is broken elsewhere', 'markdown', '---\ntitle: "Bees" fly\ndate: 2024-03-12\n---\nThey fly.', '2024-03-12'],
    ['prose between rules', 'markdown', '---\nThe date: 2024-03-12 it was.\n---\nThey fly.', undefined],
    ['a date in doubt', 'markdown', '---\ndate: 12/03/2024\n---\nThey fly.', undefined],
    ['a notebook', 'notebook', JSON.stringify({ cells: [{ cell_type: 'raw', source: '---\ndate: 2024-03-12\n---\n' }] }), '2024-03-12'],
    ['Org', 'org', '#+TITLE: Bees\n#+DATE: <2024-03-12 Tue>\n\nThey fly.', '2024-03-12'],
    ['Org with a time, in German', 'org', '#+date: [2024-03-12 Di. 10:15]\n\nThey fly.', '2024-03-12T10:15:00'],
    ['Org without brackets', 'org', '#+DATE: 2024-03-12\nThey fly.', '2024-03-12'],
    ['a range in Org', 'org', '#+DATE: <2024-03-12 Tue>--<2024-03-13 Wed>\nThey fly.', undefined],
    ['a deadline in Org', 'org', '* Bees\nDEADLINE: <2024-03-12 Tue>\nThey fly.', undefined],
    ['the revision of AsciiDoc', 'asciidoc', '= Bees\nAnn Smith <a@x.org>\nv1.0, 2024-03-12: as they fly\n\nThey fly.', '2024-03-12'],
    ['AsciiDoc, in words', 'asciidoc', '= Bees\nAnn Smith <a@x.org>\nv1.0, March 12, 2024\n\nThey fly.', '2024-03-12'],
    ['an attribute of AsciiDoc', 'asciidoc', '= Bees\n:revdate: 2024-03-12\n\nThey fly.', '2024-03-12'],
    ['a version of AsciiDoc', 'asciidoc', '= Bees\nAnn Smith <a@x.org>\nv2024.03.12\n\nThey fly.', undefined],
    ['fields as those of PEPs', 'restructuredText', 'PEP: 1\nTitle: Bees\nLast-Modified: $Date$\nCreated: 12-Mar-2014\nPost-History: 13-Mar-2014, 14-Mar-2014\n\nThey fly.', '2014-03-12'],
    ['fields below the title', 'restructuredText', 'Bees\n====\n\n:Author: Ann\n:Date: 2024-03-12\n\nThey fly.', '2024-03-12'],
    ['fields, where a text begins with a role', 'restructuredText', 'PEP: 2\nCreated: 12-Mar-2014\n\nBees\n====\n\n:pep:`1` tells how they fly.', '2014-03-12'],
    ['fields in the text', 'restructuredText', 'Bees\n====\n\nThey fly.\n\n:Date: 2024-03-12\n', undefined],
    ['LaTeX', 'latex', '\\documentclass{article}\n\\title{Bees}\\date{12 March 2024}\n\\begin{document}\nThey fly.\n\\end{document}', '2024-03-12'],
    ['the day of printing', 'latex', '\\documentclass{article}\n\\date{\\today}\n\\begin{document}\nThey fly.\n\\end{document}', undefined],
    ['a page of news', 'html', '<html><head><meta property="article:published_time" content="2024-03-12T10:15:00+00:00"><meta name="date" content="2024-03-14"></head><body><p>They fly.</p></body></html>', '2024-03-12T10:15:00'],
    ['Dublin Core', 'html', '<head><meta name="DC.date" content="2024-03-12"></head><p>They fly.</p>', '2024-03-12'],
    ['Dublin Core by Pandoc', 'html', '<head><meta name="dcterms.date" content="2024-03-12" /></head><p>They fly.</p>', '2024-03-12'],
    ['the time of a page', 'html', '<p>They fly. <time datetime="2024-03-12" pubdate>Tuesday</time></p>', '2024-03-12'],
    ['any other time', 'html', '<head><meta name="viewport" content="2024-03-12"><meta property="article:modified_time" content="2024-03-12"></head><p>They fly on <time datetime="2024-03-12">Tuesday</time>.</p>', undefined],
    ['a saved mail', 'text', 'From: a@x.org\nSubject: Bees\nDate: Tue, 12 Mar 2024 10:15:00 +0200\n\nThey fly.', '2024-03-12T10:15:00'],
    ['a text that has no header', 'text', 'Date: 2024-03-12\n\nThey fly.', undefined],
    ['code', 'code', '# date: 2024-03-12\nprint(1)', undefined],
  ])('by %s', (_, kind, text, expected) => {
    expect(dated(kind, text)).toBe(expected);
  });

  it('in it before by its name, and apart from what is read of it', async () => {
    const read = async (name: string, text: string) => {
      const document = await readDocument({ id: name, path: name, hash: '0', text }, tokens);
      if (isSkipped(document)) throw new Error(document.reason);
      return document;
    };
    const text = '# Bees\n\nThey fly out in March.\n';
    expect(shown((await read('2024-03-12 Bees.md', text)).dated)).toBe('2024-03-12');
    expect(shown((await read('2024-03-12 Bees.md', `---\ndate: 2023-01-02\n---\n${text}`)).dated)).toBe('2023-01-02');
    expect(shown((await read('2024-03-12 Bees.md', `---\ndate: 02/01/2023\n---\n${text}`)).dated)).toBe('2024-03-12');
    expect(await read('bees.md', text)).not.toHaveProperty('dated');
    const { dated: date, ...rest } = await read('bees.md', `---\ndate: 2023-01-02\n---\n${text}`);
    const { dated: none, ...same } = await read('bees.md', `---\nplace: Grove\n---\n${text}`);
    expect([shown(date), none, rest]).toEqual(['2023-01-02', undefined, same]);
  });

  it('and when it was last changed, which is no date of when it was written', async () => {
    const document = await readDocument({ id: 'a.md', path: 'a.md', hash: '0', text: '---\nupdated: 2024-03-14\n---\nThey fly out.' }, tokens);
    expect(document).toMatchObject({ changed: Date.UTC(2024, 2, 14) });
    expect(document).not.toHaveProperty('dated');
  });

  it('as a record, where it has a date', async () => {
    expect(await readRecord({ id: '1', hash: '0', text: 'They fly out.', dated: 5 }, tokens)).toMatchObject({ dated: 5 });
    expect(await readRecord({ id: '1', hash: '0', text: 'They fly out.' }, tokens)).not.toHaveProperty('dated');
  });
});
