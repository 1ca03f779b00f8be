import { plainText } from '../plainText';
import { figure } from '../lab/said';
import { ALONG, cameAlong, decidedLine } from './changes';
import { allGroupFacts } from './groupFacts';
import { indexGroups } from './groupIndex';
import { mapSvg } from './mapFile';
import { groupChapter } from './markdownGroup';
import { markdownTable, markdownText } from './markdownText';
import type { ReportMaterial } from './material';
import { groupingMeasures } from './measures';
import { overviewLine, placeOf, provenanceLines, sameSets, titleOf } from './sentences';

const MOST_SKIPPED = 100;

/** The groups as one Markdown file with what the HTML report has; the map is a picture within it, and stands at its end. */
export function groupingMarkdown({ name, grouping, dates, nearlySame = [], decided }: ReportMaterial): string {
  const index = indexGroups(grouping);
  const facts = allGroupFacts(index, dates);
  const ungrouped = grouping.documents.filter(({ group }) => group === null);
  const along = cameAlong(index);
  const same = sameSets(index, nearlySame);
  const skipped = grouping.skipped.slice(0, MOST_SKIPPED);
  const parts = [
    `# ${markdownText(plainText(name))}`,
    overviewLine(index),
    `![Map of ${overviewLine(index)}][map]`,
    markdownTable(['Group', 'Documents', 'Keywords'], facts.map(({ group, members }) => [plainText(group.name), String(members.length), plainText(group.keywords.join(', '))])),
    ...facts.flatMap(each => groupChapter(each, dates?.meaning)),
    ...(ungrouped.length > 0 ? ['## In no group', ungrouped.map(document => `- ${markdownText(titleOf(document))} (${markdownText(placeOf(document))})`).join('\n')] : []),
    ...(along.length > 0 ? [`## ${ALONG}`, markdownTable(['Document', 'Group', 'Came along with'], along.map(({ document, group, moved }) => [titleOf(document), plainText(group?.name ?? ''), typeof moved === 'string' ? plainText(moved) : titleOf(moved)]))] : []),
    ...(same.length > 0 ? ['## Nearly the same', markdownTable(['Documents', 'Likeness'], same.map(({ documents, likeness }) => [documents.map(placeOf).join(' · '), figure(likeness)]))] : []),
    '## Measures',
    markdownTable(['Measure', 'Value', 'What it means'], groupingMeasures(index).map(({ name: measure, text, note }) => [measure, text, note])),
    '## What produced this',
    provenanceLines(grouping, decided && decidedLine(decided)).flatMap(([term, text]) => (text ? [`- ${term}: ${markdownText(plainText(text, 500))}`] : [])).join('\n'),
    ...(skipped.length > 0 ? ['## Left out', markdownTable(['File', 'Reason'], skipped.map(({ path, reason }) => [plainText(path, 300), plainText(reason, 400)]))] : []),
    ...(skipped.length < grouping.skipped.length ? [`and ${grouping.skipped.length - skipped.length} more`] : []),
    `[map]: <data:image/svg+xml;charset=utf-8,${encodeURIComponent(mapSvg(grouping))}>`,
  ];
  return `${parts.join('\n\n')}\n`;
}
