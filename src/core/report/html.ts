import { markup, type Markup } from '../markup';
import { plainText } from '../plainText';
import { ALONG, cameAlong, decidedLine } from './changes';
import { allGroupFacts, type GroupFacts } from './groupFacts';
import { indexGroups, type GroupIndex } from './groupIndex';
import { groupSection } from './htmlGroup';
import { alongTable, documentTable, dot, measureTable, sameTable, skippedTable } from './htmlTables';
import { REPORT_STYLE } from './htmlStyle';
import { mapPicture } from './mapPicture';
import type { ReportMaterial } from './material';
import { groupingMeasures } from './measures';
import { reportPage, termList } from './page';
import { counted, overviewLine, provenanceLines, sameSets } from './sentences';

/** The groups as one HTML page that needs nothing but itself: no script, nothing loaded, every text escaped. */
export function groupingHtml({ name, grouping, dates, nearlySame = [], decided }: ReportMaterial): string {
  const index = indexGroups(grouping);
  const facts = allGroupFacts(index, dates);
  const ungrouped = grouping.documents.filter(({ group }) => group === null);
  const title = plainText(name);
  const body = markup`<h1>${title}</h1>
<p class="dim">${overviewLine(index)}</p>
<div class="top">
<figure>${mapPicture(index)}</figure>
${contents(facts)}
</div>
${facts.map(each => groupSection(each, dates?.meaning))}
${ungrouped.length > 0 && markup`<section id="ungrouped"><h2>In no group</h2>${documentTable(ungrouped, counted(ungrouped.length, 'document'))}</section>`}
${alongSection(index)}
${sameSection(index, nearlySame)}
<section><h2>Measures</h2>${measureTable(groupingMeasures(index))}</section>
<section><h2>What produced this</h2>${termList(provenanceLines(grouping, decided && decidedLine(decided)))}</section>
${grouping.skipped.length > 0 && markup`<section><h2>Left out</h2>${skippedTable(grouping.skipped)}</section>`}`;
  return reportPage(`Groups: ${title}`, REPORT_STYLE, body);
}

/** All groups with their sizes, as the way to their sections. */
function contents(facts: readonly GroupFacts[]): Markup {
  return markup`<nav aria-label="Groups"><ol>${facts.map(({ group, members }) => markup`<li><a href="#group-${group.id}">${dot(group)}<bdi>${plainText(group.name)}</bdi></a><span class="dim">${members.length}</span></li>
`)}</ol></nav>`;
}

function alongSection(index: GroupIndex): Markup | null {
  const along = cameAlong(index);
  return along.length > 0 ? markup`<section><h2>${ALONG}</h2>${alongTable(along)}</section>` : null;
}

function sameSection(index: GroupIndex, nearlySame: NonNullable<ReportMaterial['nearlySame']>): Markup | null {
  const sets = sameSets(index, nearlySame);
  return sets.length > 0 ? markup`<section><h2>Nearly the same</h2>${sameTable(sets)}</section>` : null;
}
