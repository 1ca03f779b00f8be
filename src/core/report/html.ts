import { markup, type Markup } from '../markup';
import { plainText } from '../plainText';
import { cameAlong, decidedLine } from './changes';
import { allGroupFacts, type GroupFacts } from './groupFacts';
import { indexGroups, type GroupIndex } from './groupIndex';
import { groupSection } from './htmlGroup';
import { alongTable, documentTable, dot, measureTable, sameTable, skippedTable } from './htmlTables';
import { REPORT_STYLE } from './htmlStyle';
import { timesSection } from './htmlTimes';
import { mapPicture } from './mapPicture';
import type { ReportMaterial } from './material';
import { groupingMeasures } from './measures';
import { reportPage, termList } from './page';
import { counted, overviewLine, provenanceLines, sameSets } from './sentences';
import { timelineOf } from './timeline';
import { IN_ENGLISH, say, type Wording } from './wording';

/** The groups as one HTML page that needs nothing but itself: no script, nothing loaded, every text escaped. */
export function groupingHtml({ name, grouping, dates, nearlySame = [], decided, wording = IN_ENGLISH }: ReportMaterial): string {
  const { words } = wording;
  const index = indexGroups(grouping);
  const timeline = dates ? timelineOf(grouping.documents, dates) : null;
  const facts = allGroupFacts(index, timeline);
  const ungrouped = grouping.documents.filter(({ group }) => group === null);
  const title = plainText(name);
  const body = markup`<h1>${title}</h1>
<p class="dim">${overviewLine(index, wording)}</p>
<div class="top">
<figure>${mapPicture(index, wording)}</figure>
${contents(facts, wording)}
</div>
${timesSection(grouping.documents, facts, timeline, wording)}
${facts.map(each => groupSection(each, wording))}
${ungrouped.length > 0 && markup`<section id="ungrouped"><h2>${words.noGroup}</h2>${documentTable(ungrouped, wording, counted(ungrouped.length, wording))}</section>`}
${alongSection(index, wording)}
${sameSection(index, nearlySame, wording)}
<section><h2>${words.measures}</h2>${measureTable(groupingMeasures(index, wording))}</section>
<section><h2>${words.origin}</h2>${termList(provenanceLines(grouping, timeline, decided ? decidedLine(decided, wording) : '', wording))}</section>
${grouping.skipped.length > 0 && markup`<section><h2>${words.leftOut}</h2>${skippedTable(grouping.skipped, wording)}</section>`}`;
  return reportPage(say(wording, 'title', { name: title }), REPORT_STYLE, body, wording.language);
}

/** All groups with their sizes, as the way to their sections. */
function contents(facts: readonly GroupFacts[], { words }: Wording): Markup {
  return markup`<nav aria-label="${words.groups}"><ol>${facts.map(({ group, members }) => markup`<li><a href="#group-${group.id}">${dot(group)}<bdi>${plainText(group.name)}</bdi></a><span class="dim">${members.length}</span></li>
`)}</ol></nav>`;
}

function alongSection(index: GroupIndex, wording: Wording): Markup | null {
  const along = cameAlong(index);
  return along.length > 0 ? markup`<section><h2>${wording.words.along}</h2>${alongTable(along, wording)}</section>` : null;
}

function sameSection(index: GroupIndex, nearlySame: NonNullable<ReportMaterial['nearlySame']>, wording: Wording): Markup | null {
  const sets = sameSets(index, nearlySame);
  return sets.length > 0 ? markup`<section><h2>${wording.words.same}</h2>${sameTable(sets, wording)}</section>` : null;
}
