import { markup, type Markup } from '../markup';
import { plainText } from '../plainText';
import type { Group, GroupedDocument } from '../types';
import type { GroupFacts } from './groupFacts';
import { dot } from './htmlTables';
import { axisDates, periodName } from './periods';
import { counted, timesLine, timeSpan } from './sentences';
import { groupTimes, type GroupTimes, type Timeline } from './timeline';
import type { Wording } from './wording';

const HEIGHT = 40;
/** So high at least is a bar: one document among hundreds is seen. */
const LOWEST = 2;

/** One group over time, with the dates of the axis and what they say in words. */
export function timesChart(times: GroupTimes, wording: Wording): Markup {
  const { words } = wording;
  const line = timesLine(times, wording);
  return markup`<h3>${words.overTime} <span class="dim">${words[times.timeline.meaning]}</span></h3>
<figure class="times">${barsOf(times, wording, `${words.overTime}. ${line}`)}${axis(times.timeline, wording)}<figcaption class="dim">${line}</figcaption></figure>`;
}

/** All groups over the same time, a row each, below one for all documents; null where fewer than two have dates. */
export function timesSection(documents: readonly GroupedDocument[], facts: readonly GroupFacts[], timeline: Timeline | null, wording: Wording): Markup | null {
  const { words } = wording;
  const rows = facts.flatMap(({ group, times }) => (times ? [{ group, times }] : []));
  const all = timeline && groupTimes(documents, timeline);
  if (!all || rows.length < 2) return null;
  // Above and below the rows: of many, those far from the one are near the other.
  const dates = markup`<li class="line" aria-hidden="true">${axis(timeline, wording)}</li>
`;
  const row = (name: Markup, slot: string, times: GroupTimes) => markup`<li class="line ${slot}">${name}${barsOf(times, wording)}<span class="dim">${timesLine(times, wording)}</span></li>
`;
  return markup`<section id="times"><h2>${words.groupsOverTime}</h2>
<p class="dim">${timeSpan(all, wording)}, ${words[timeline.meaning]} · ${words.ownScale}</p>
<ul class="times">${row(markup`<span>${counted(documents.length, wording)}</span>`, 'all', all)}${dates}${rows.map(({ group, times }) => row(groupLink(group), `s${group.colour}`, times))}${dates}</ul></section>`;
}

function groupLink(group: Group): Markup {
  const name = plainText(group.name);
  return markup`<a href="#group-${group.id}">${dot(group)}<bdi title="${name}">${name}</bdi></a>`;
}

/** A bar for each period with documents, which says its number to the pointer, over lines where the axis has dates; `name` where nothing beside says it. */
function barsOf({ timeline, counts }: GroupTimes, { language }: Wording, name = ''): Markup {
  const most = Math.max(...counts);
  const bars = counts.map((count, at) => count > 0 && markup`<path d="M${at} ${HEIGHT}V${(HEIGHT - Math.max(LOWEST, (HEIGHT * count) / most)).toFixed(1)}h0.8V${HEIGHT}z"><title>${periodName(timeline, at, language)}: ${count}</title></path>`);
  const told = name ? markup`role="img" aria-label="${name}"` : markup`aria-hidden="true"`;
  return markup`<svg viewBox="0 0 ${counts.length} ${HEIGHT}" preserveAspectRatio="none" ${told}><path class="tick" d="${timeline.ticks.map(at => `M${at} 0V${HEIGHT}`).join('')}"/>${bars}</svg>`;
}

/** Dates below the bars, for the eye: what they say is said in words. */
function axis(timeline: Timeline, { language }: Wording): Markup {
  const dates = axisDates(timeline, language).map(({ at, date }) => date && markup`<span style="left:${((100 * at) / (timeline.borders.length - 1)).toFixed(1)}%">${date}</span>`);
  return markup`<div class="axis dim" aria-hidden="true">${dates}</div>`;
}
