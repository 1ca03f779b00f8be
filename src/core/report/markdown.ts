import { rarestFirst } from '../documents/reasons';
import { plainText } from '../plainText';
import { figure } from '../lab/said';
import { cameAlong, decidedLine } from './changes';
import { allGroupFacts } from './groupFacts';
import { indexGroups } from './groupIndex';
import { mapSvg } from './mapFile';
import { groupChapter } from './markdownGroup';
import { markdownTable, markdownText } from './markdownText';
import { timesTable } from './markdownTimes';
import type { ReportMaterial } from './material';
import { groupingMeasures } from './measures';
import { overviewLine, placeOf, provenanceLines, sameSets, titleOf } from './sentences';
import { timelineOf } from './timeline';
import { IN_ENGLISH, say } from './wording';

const MOST_SKIPPED = 100;

/** The groups as one Markdown file with what the HTML report has; the map is a picture within it, and stands at its end. */
export function groupingMarkdown({ name, grouping, dates, nearlySame = [], decided, wording = IN_ENGLISH }: ReportMaterial): string {
  const { words } = wording;
  const index = indexGroups(grouping);
  const timeline = dates ? timelineOf(grouping.documents, dates) : null;
  const facts = allGroupFacts(index, timeline);
  const ungrouped = grouping.documents.filter(({ group }) => group === null);
  const along = cameAlong(index);
  const same = sameSets(index, nearlySame);
  const skipped = rarestFirst(grouping.skipped).slice(0, MOST_SKIPPED);
  const parts = [
    `# ${markdownText(plainText(name))}`,
    overviewLine(index, wording),
    `![${say(wording, 'map', { what: overviewLine(index, wording) })}][map]`,
    markdownTable([words.group, words.documentsHead, words.keywords], facts.map(({ group, members }) => [plainText(group.name), String(members.length), plainText(group.keywords.join(', '))])),
    ...(timeline ? timesTable(facts, timeline, wording) : []),
    ...facts.flatMap(each => groupChapter(each, wording)),
    ...(ungrouped.length > 0 ? [`## ${words.noGroup}`, ungrouped.map(document => `- ${markdownText(titleOf(document))} (${markdownText(placeOf(document, wording))})`).join('\n')] : []),
    ...(along.length > 0 ? [`## ${words.along}`, markdownTable([words.document, words.group, words.cameAlongWith], along.map(({ document, group, moved }) => [titleOf(document), plainText(group?.name ?? ''), typeof moved === 'string' ? plainText(moved) : titleOf(moved)]))] : []),
    ...(same.length > 0 ? [`## ${words.same}`, markdownTable([words.documentsHead, words.likeness], same.map(({ documents, likeness }) => [documents.map(document => placeOf(document, wording)).join(' · '), figure(likeness)]))] : []),
    `## ${words.measures}`,
    markdownTable([words.measure, words.value, words.meaning], groupingMeasures(index, wording).map(({ name: measure, text, note }) => [measure, text, note])),
    `## ${words.origin}`,
    provenanceLines(grouping, timeline, decided ? decidedLine(decided, wording) : '', wording).flatMap(([term, text]) => (text ? [`- ${term}: ${markdownText(plainText(text, 500))}`] : [])).join('\n'),
    ...(skipped.length > 0 ? [`## ${words.leftOut}`, markdownTable([words.file, words.reason], skipped.map(({ path, reason }) => [plainText(path, 300), plainText(reason, 400)]))] : []),
    ...(skipped.length < grouping.skipped.length ? [say(wording, 'andMore', { count: String(grouping.skipped.length - skipped.length) })] : []),
    `[map]: <data:image/svg+xml;charset=utf-8,${encodeURIComponent(mapSvg(grouping, wording))}>`,
  ];
  return `${parts.join('\n\n')}\n`;
}
