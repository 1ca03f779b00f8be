import { Parser } from 'htmlparser2';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/core/plainText';
import { groupingHtml } from '../../../src/core/report/html';
import { groupingMarkdown } from '../../../src/core/report/markdown';
import { markdownTable, markdownText } from '../../../src/core/report/markdownText';
import { isOwnReport } from '../../../src/core/report/ownReport';
import { REPORT_WORDS, type Wording } from '../../../src/core/report/wording';
import { dates, grouping, HOSTILE } from './fixture';

const material = { name: HOSTILE.markup, grouping, dates, nearlySame: [{ documents: ['git/log.md', 'git/rebase.md', 'gone.md'], likeness: 0.93 }] };

/** Tags with their attributes, and all text. */
function parsed(html: string): { readonly tags: readonly string[]; readonly attributes: readonly (readonly [string, string])[]; readonly text: string } {
  const tags: string[] = [];
  const attributes: [string, string][] = [];
  let text = '';
  const parser = new Parser({
    onopentag: (name, own) => {
      tags.push(name);
      attributes.push(...Object.entries(own));
    },
    ontext: part => (text += part),
  });
  parser.end(html);
  return { tags, attributes, text };
}

/** A document that followed one of a hostile title, and one that followed what is gone now. */
const followed = {
  ...grouping,
  documents: grouping.documents.map(each => ({ ...each, ...(each.id === 'git/log.md' && { follows: 'git/rebase.md' }), ...(each.id === 'lost.md' && { follows: 'gone.md' }) })),
};
const decided = { renamed: new Map([[1, 'Commits']]), movedDocuments: new Set(['git/rebase.md', 'bread/rye.md']), made: new Set<number>(), pinnedGroups: new Set([1]), pinnedDocuments: new Set(['lost.md']) };
const BY_HAND = '1 group renamed, 2 documents moved, 1 group and 1 document pinned';

describe('the HTML report', () => {
  const html = groupingHtml(material);
  const { tags, attributes, text } = parsed(html);

  it('needs nothing but itself, and runs nothing', () => {
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(tags.filter(tag => ['script', 'img', 'link', 'iframe', 'object'].includes(tag))).toEqual([]);
    expect(attributes.filter(([name, value]) => name.startsWith('on') || (name !== 'xmlns' && name !== 'title' && /javascript:|https?:/.test(value)))).toEqual([]);
    expect(/url\(|@import/.test(html)).toBe(false);
  });

  it('shows names of enemies as they are, in one line, without marks that turn the direction', () => {
    expect(text).toContain(HOSTILE.markup);
    expect(text).toContain('reportxcod.md hidden');
    // eslint-disable-next-line no-control-regex -- none of them may be left
    expect(/[\u202a-\u202e\u2066-\u2069\u0000-\u0008]/.test(html)).toBe(false);
    expect(Math.max(...text.split('\n').map(line => line.length))).toBeLessThan(2500);
  });

  it('has map, groups, passages with places, dates, doubtful members, twins, measures, origin and what was left out', () => {
    expect(html.match(/<svg[^>]*class="map few"/g)).toHaveLength(1);
    expect(html.match(/<section class="group/g)).toHaveLength(3);
    for (const said of ['The log has every commit.', 'git/log.md, line 3', 'Most in Mar 2021: 2 of 3.', 'when each file was last changed', 'May belong to', 'Nearly the same', '0.93', 'Silhouette', '0.123', 'kindred 1.2.3', 'It is empty.', 'In no group', 'record 7']) expect(text).toContain(said);
    const targets = attributes.filter(([name]) => name === 'href').map(([, value]) => value.slice(1));
    const ids = attributes.filter(([name]) => name === 'id').map(([, value]) => value);
    // In the contents, and in the rows of groups over time.
    expect(targets).toHaveLength(6);
    for (const target of targets) expect(ids).toContain(target);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says what came along with moved documents and what was decided, where there is any', () => {
    const page = groupingHtml({ name: 'notes', grouping: followed, decided });
    const section = page.split('<h2>').find(part => part.startsWith('What came along with your changes'))!;
    const rows = section.split('<tr>').slice(2).map(row => parsed(row).text.trim());
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatch(/^Reading the logGit commits<script>/);
    expect(rows[1]).toMatch(/gone\.md$/);
    expect(parsed(page).text).toContain(`Changed by hand${BY_HAND}`);
    for (const words of ['came along', 'Changed by hand']) expect(text).not.toContain(words);
    expect(parsed(groupingHtml({ ...material, decided: { ...decided, renamed: new Map(), movedDocuments: new Set(), pinnedGroups: new Set(), pinnedDocuments: new Set() } })).text).not.toContain('Changed by hand');
  });

  it('tells no line of a notebook, whose cells have none that anybody sees', () => {
    const at = (path: string) => groupingMarkdown({ ...material, grouping: { ...grouping, documents: grouping.documents.map(document => (document.path === 'git/log.md' ? { ...document, path } : document)) } });
    expect(at('git/log.md')).toContain('git/log.md, line 3');
    expect(at('git/log.ipynb')).toContain('git/log.ipynb');
    expect(at('git/log.ipynb')).not.toMatch(/log\.ipynb,? line/);
  });

  it('keeps the line behind a path that runs from right to left: only the path stands in a direction of its own', () => {
    const turned = { ...grouping, documents: grouping.documents.map(document => (document.id === 'git/log.md' ? { ...document, path: 'קוד/יומן.md' } : document)) };
    const places = groupingHtml({ ...material, grouping: turned }).match(/<bdi>קוד\/יומן\.md.{0,20}/gu);
    expect(places).toHaveLength(2);
    for (const place of places!) expect(place).toMatch(/^<bdi>קוד\/יומן\.md<\/bdi>, line 3</u);
  });

  it('says nothing of time, nor whose dates they are, where all files came at once or most have no date', () => {
    const all = grouping.documents.map(({ id }, at) => [id, Date.UTC(2026, 10, 27, 8, at)] as const);
    for (const times of [new Map(all), new Map(all.slice(0, 3).map(([id], at) => [id, Date.UTC(2020, at)])), new Map<string, number>()]) {
      for (const report of [groupingHtml({ ...material, dates: { ...dates, times } }), groupingMarkdown({ ...material, dates: { ...dates, times } })]) {
        expect(report).not.toMatch(/over time|Dates|2026|2020|repository/i);
      }
    }
  });

  it('draws all groups on the same periods, and leads from each row to its section', () => {
    const section = html.split('<section id="times">')[1].split('</section>')[0];
    expect(section.match(/viewBox="0 0 11 40"/g)).toHaveLength(4);
    expect([...section.matchAll(/href="#group-(\d)"/g)].map(([, id]) => id)).toEqual(['1', '2', '3']);
    expect(section.match(/<title>Mar 2021: 2<\/title>/g)).toHaveLength(2);
    expect(section).toContain('All 2 in Aug 2021.');
    expect(groupingHtml({ ...material, grouping: { ...grouping, documents: grouping.documents.map(document => ({ ...document, group: 1 })) } })).not.toContain('<section id="times">');
  });

  it('lists of many skipped files those of rare reasons first', () => {
    const papers = Array.from({ length: 150 }, (_, at) => ({ path: `papers/${at}.pdf`, reason: 'A PDF cannot be read yet.' }));
    const told = { ...material, grouping: { ...grouping, skipped: [...papers, { path: 'torn.md', reason: 'It is gone.' }] } };
    for (const report of [groupingHtml(told), groupingMarkdown(told)]) {
      expect(report.indexOf('torn.md')).toBeGreaterThan(0);
      expect(report.indexOf('torn.md')).toBeLessThan(report.indexOf('papers/0.pdf'));
      expect([report.includes('papers/98.pdf'), report.includes('papers/99.pdf')]).toEqual([true, false]);
    }
  });

  it('stands a grouping without documents', () => {
    expect(parsed(groupingHtml({ name: 'none', grouping: { ...grouping, documents: [], groups: [], skipped: [] } })).text).toContain('0 documents in 0 groups');
  });
});

describe('the Markdown report', () => {
  const text = groupingMarkdown(material);
  const renderer = new MarkdownIt({ html: true, linkify: true });
  // As the editor's own preview has it.
  renderer.validateLink = link => /^data:image\/.*?;/.test(link) || !/^(javascript|vbscript|file|data):/.test(link.trim().toLowerCase());
  const { tags, attributes, text: shown } = parsed(renderer.render(text));

  it('makes no markup and no link of any text', () => {
    expect(tags.filter(tag => ['script', 'a', 'code', 'b', 'del'].includes(tag))).toEqual([]);
    expect(attributes.filter(([name]) => name.startsWith('on') || name === 'href')).toEqual([]);
    expect(shown).toContain(HOSTILE.markup);
    expect(shown).toContain(HOSTILE.markdown);
  });

  it('has the map as one picture, and what the HTML report has', () => {
    const pictures = attributes.filter(([name]) => name === 'src').map(([, value]) => value);
    expect(pictures).toHaveLength(1);
    expect(decodeURIComponent(pictures[0])).toMatch(/^data:image\/svg\+xml;charset=utf-8,<\?xml[\s\S]*Git commits<\/text>[\s\S]*<\/svg>\n$/);
    expect(tags.filter(tag => tag === 'h2')).toHaveLength(3 + 6);
    for (const said of ['The log has every commit.', 'git/log.md, line 3', 'Most in Mar 2021: 2 of 3.', 'May belong to', '0.93', 'Silhouette', 'kindred 1.2.3', 'It is empty.']) expect(shown).toContain(said);
  });

  it('says what came along and what was decided', () => {
    const page = groupingMarkdown({ name: 'notes', grouping: followed, decided });
    const lines = parsed(renderer.render(page.split('## What came along with your changes')[1].split('\n## ')[0])).text.split('\n').filter(Boolean);
    expect(lines).toEqual(['Document', 'Group', 'Came along with', 'Reading the log', 'Git commits', HOSTILE.markup, 'bell null lone\ud800 end', 'gone.md']);
    expect(page).toContain(`- Changed by hand: ${BY_HAND}`);
    expect(text).not.toContain('came along');
  });

  it('keeps cells apart, and beginnings of lines what they are', () => {
    const table = parsed(renderer.render(markdownTable(['a', 'b'], [[HOSTILE.markdown, '| x\ny']])));
    expect(table.tags.filter(tag => tag === 'td')).toHaveLength(2);
    for (const start of ['- no list', '1. no list', '# no heading', '> no quote', '=== no heading', '2) no list', '+ no list', '//x.com no link', 'see https://x.com/a//b.org', 'no mail@日本.jp', 'k-means++ is !left']) {
      expect(renderer.render(markdownText(start))).toMatch(/^<p>[^<]*<\/p>\n$/);
      expect(parsed(renderer.render(markdownText(start))).text.trim()).toBe(start);
    }
    expect(markdownText('fit 0.45 (fair)')).toBe('fit 0.45 (fair)');
  });
});

describe('a report on records with tags and numbers', () => {
  const numbered = { ...grouping, documents: grouping.documents.map((each, at) => ({ ...each, tags: at % 2 ? [HOSTILE.markdown] : ['one', 'two', 'two'], ...(at < 3 && { numbers: { [HOSTILE.markup]: at + 0.5, price: 1000 * at } }) })) };

  it('tells their means in each group that has any, beside those of all', () => {
    const { text } = parsed(groupingHtml({ name: 'notes', grouping: numbered }));
    expect(text.match(/Numbers mean here, and over all/g)).toHaveLength(1);
    expect(text).toContain(`${plainText(HOSTILE.markup, 60)}1.50 1.50price1,000 1,000`);
    expect(groupingMarkdown({ name: 'notes', grouping: numbered })).toContain('price 1,000 (over all 1,000)');
    expect(parsed(groupingHtml(material)).text).not.toContain('mean here');
  });

  it('tells the tags that several documents of a group have, with their shares there and of all', () => {
    const { text } = parsed(groupingHtml({ name: 'notes', grouping: numbered }));
    expect(text).toContain('Tags share of its documents, and of all\none67 % 57 %two67 % 57 %');
    expect(text.match(/Tags share of its documents/g)).toHaveLength(1);
    expect(groupingMarkdown({ name: 'notes', grouping: numbered })).toContain('**Tags:** one 67 % (over all 57 %), two 67 % (over all 57 %)');
    expect(parsed(groupingHtml(material)).text).not.toContain('Tags share');
  });
});

describe('a report in another language', () => {
  // Each word is its own name here, with what stands in it; the rest of a report is what documents and figures say.
  const words = Object.fromEntries(Object.entries(REPORT_WORDS).map(([word, text]) => [word, `‹${word} ${[...text.matchAll(/\{\w+\}/g)].join(' ')}›`])) as Wording['words'];
  const translated = { ...material, grouping: { ...followed, documents: followed.documents.map((each, at) => ({ ...each, tags: ['bees'], numbers: { stars: at } })) }, decided: { ...decided, made: new Set([2]) }, wording: { language: 'de', words } };
  const html = groupingHtml(translated);
  const markdown = groupingMarkdown(translated);

  it.each([['HTML', html], ['Markdown', markdown]])('has no English left as %s', (_, text) => {
    const fixed = Object.values<string>(REPORT_WORDS).filter(english => english.length > 3 && !english.includes('{'));
    const found = fixed.filter(english => text.includes(`>${english}<`) || text.includes(`| ${english} |`) || text.includes(`# ${english}`) || text.includes(`**${english}`));
    expect(found).toEqual([]);
  });

  it('has every word that there is occasion for, and months and page in that language', () => {
    const otherFormats = { ...followed, documents: followed.documents.map((document, at) => ({ ...document, path: document.path?.replace(/md$/, at % 2 ? 'pdf' : 'pptx') })) };
    const byFiles = groupingHtml({ ...translated, grouping: otherFormats, dates: { ...dates, by: 'files', times: new Map([...dates.times].map(([id], at) => [id, Date.UTC(2022, 2, id.startsWith('bread') ? 9 : 1 + 5 * (at % 2), 12)])) } });
    const own = [['written', 'documents'], ['writtenOrAdded', 'documentsOrGit'], ['writtenOrChanged', 'documentsOrFiles']] as const;
    const bySaying = own.map(([meaning, by]) => groupingMarkdown({ ...translated, dates: { ...dates, meaning, by } }));
    const absent = Object.keys(REPORT_WORDS).filter(word => !`${html}${markdown}${byFiles}${bySaying.join('')}`.includes(`‹${word} `));
    expect(absent).toEqual(['overviewOne', 'inPartOne', 'andMore', 'added', 'outside', 'atTheTop', 'groupCount']);
    expect(html).toContain('<html lang="de">');
    expect(html).toContain('Mär');
  });
});

describe('a report', () => {
  const reports = [groupingHtml, groupingMarkdown].map(written => written(material));

  it('is known again, with line ends of another system too', () => {
    for (const report of reports) expect([report, report.replace(/\r?\n/g, '\r\n')].map(isOwnReport)).toEqual([true, true]);
  });

  it.each([
    ['a page that tells of what writes it', '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Generators</title>\n</head>\n<p><code><meta name="generator" content="Kindred"></code></p>'],
    ['a note with a map', '# Three days in Rome\n\nWe walked.\n\n![Map of Rome][map]\n\n[map]: rome.png\n'],
    ['a note with a report in it', `# Groups of May\n\n${reports[1]}`],
  ])('is not %s', (_, text) => expect(isOwnReport(text)).toBe(false));
});
