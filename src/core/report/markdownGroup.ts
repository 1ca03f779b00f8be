import { figure, percent, whole } from '../lab/said';
import { plainText } from '../plainText';
import type { GroupFacts } from './groupFacts';
import { markdownTable, markdownText } from './markdownText';
import { byYear, type DocumentDates } from './months';
import { counted, DATE_WORDS, groupLine, monthsLine, placeOf, titleOf } from './sentences';

const MOST_SIDE = 5;

/** One group as Markdown, a part each: what it is about, its parts, who may not belong, words, years, folders, neighbours, all documents. */
export function groupChapter(facts: GroupFacts, meaning: DocumentDates['meaning'] = 'changed'): string[] {
  const { group, members, central, subgroups, doubtful, words, months, folders, near } = facts;
  const years = months && [...byYear(months)].map(([year, count]) => `${year}: ${whole(count)}`).join(' · ');
  const line = (term: string, texts: readonly string[]) => (texts.length > 0 ? [`**${term}:** ${texts.map(text => markdownText(plainText(text))).join(', ')}`] : []);
  return [
    `## ${markdownText(plainText(group.name))}`,
    groupLine(facts),
    ...line('Words', words.map(({ word, share }) => (share > 0 ? `${word} ${percent(share)}` : word))),
    ...central.map(document => `> **${markdownText(titleOf(document))}** (${markdownText(placeOf(document))})\\\n> ${markdownText(plainText(document.snippet, 400))}`),
    ...(subgroups.length > 0 ? ['### Sub-groups', markdownTable(['Sub-group', 'Documents', 'Keywords'], subgroups.map(({ name, size, keywords }) => [plainText(name), String(size), plainText(keywords.join(', '))]))] : []),
    ...(doubtful.length > 0 ? ['### Doubtful members', markdownTable(['Document', 'Fit here', 'May belong to'], doubtful.map(({ document, other }) => [titleOf(document), figure(document.strength), plainText(other.name)]))] : []),
    ...(months ? [`**By year, ${DATE_WORDS[meaning]}:** ${years}. ${monthsLine(months)}`] : []),
    ...line('Folders', folders.slice(0, MOST_SIDE).map(({ folder, count }) => `${folder || 'at the top'} ${whole(count)}`)),
    ...line('Nearest groups', near.slice(0, MOST_SIDE).map(({ group: other, share }) => `${other.name} ${percent(share)}`)),
    `### ${counted(members.length, 'document')}`,
    members.map(document => `- ${markdownText(titleOf(document))} (${markdownText(placeOf(document))}), fit ${figure(document.strength)}`).join('\n'),
  ];
}
