import { markup, type Markup } from '../markup';
import { amount, figure, percent } from '../lab/said';
import { plainText } from '../plainText';
import type { GroupFacts } from './groupFacts';
import { documentTable, dot, placed, titled } from './htmlTables';
import { timesChart } from './htmlTimes';
import { counted, groupLine } from './sentences';
import { say, type Wording } from './wording';

const MOST_SUBGROUPS = 12;
const MOST_DOUBTFUL = 8;
const MOST_SIDE = 5;

/** One group: what it is about, its parts, who may not belong, and beside that its words, dates, folders and neighbours. */
export function groupSection(facts: GroupFacts, wording: Wording): Markup {
  const { words } = wording;
  const { group, members, central } = facts;
  return markup`<section class="group s${group.colour}" id="group-${group.id}">
<h2>${dot(group)}<bdi>${plainText(group.name)}</bdi></h2>
<p class="dim">${groupLine(facts, wording)}</p>
<div class="columns"><div>
<h3>${words.about} <span class="dim">${words.aboutMore}</span></h3>
${central.map(document => markup`<div class="passage"><p class="head">${titled(document)}<span class="dim place">${placed(document, wording)}</span></p><p>${plainText(document.snippet, 400)}</p></div>
`)}${subgroupList(facts, wording)}${doubtfulTable(facts, wording)}
</div><div class="side">
${wordList(facts, wording)}${tagList(facts, wording)}${numberList(facts, wording)}${facts.times && timesChart(facts.times, wording)}${folderList(facts, wording)}${nearList(facts, wording)}
</div></div>
<details><summary>${counted(members.length, wording)}</summary>${documentTable(members, wording)}</details>
</section>
`;
}

function subgroupList({ subgroups }: GroupFacts, wording: Wording): Markup | null {
  if (subgroups.length === 0) return null;
  const shown = subgroups.slice(0, MOST_SUBGROUPS);
  return markup`<h3>${wording.words.subgroups}</h3><ul class="parts">${shown.map(({ name, keywords, size }) => markup`<li><span><b><bdi>${plainText(name)}</bdi></b> <span class="dim">${plainText(keywords.slice(0, 3).join(', '))}</span></span><span class="dim">${size}</span></li>`)}</ul>
${subgroups.length > shown.length && markup`<p class="dim">${say(wording, 'andMore', { count: String(subgroups.length - shown.length) })}</p>`}`;
}

function doubtfulTable({ doubtful }: GroupFacts, wording: Wording): Markup | null {
  const { words } = wording;
  if (doubtful.length === 0) return null;
  const shown = doubtful.slice(0, MOST_DOUBTFUL);
  return markup`<h3>${words.doubtful} <span class="dim">${words.doubtfulMore}</span></h3>
<div class="wide"><table><thead><tr><th scope="col">${words.document}</th><th scope="col" class="end">${words.fitHere}</th><th scope="col">${words.mayBelongTo}</th></tr></thead>
<tbody>${shown.map(({ document, other }) => markup`<tr><td class="text">${titled(document)}</td><td class="end">${figure(document.strength)}</td><td class="text">${dot(other)}<bdi>${plainText(other.name)}</bdi></td></tr>`)}</tbody></table></div>
${doubtful.length > shown.length && markup`<p class="dim">${say(wording, 'andMore', { count: String(doubtful.length - shown.length) })}</p>`}`;
}

function wordList({ words: all }: GroupFacts, { words }: Wording): Markup | null {
  if (all.length === 0) return null;
  return markup`<h3>${words.words} <span class="dim">${words.wordsMore}</span></h3>
<ul class="words">${all.map(({ word, share }) => markup`<li><bdi>${plainText(word, 60)}</bdi>${share > 0 && markup`<span class="bar"><i style="width:${Math.round(100 * share)}%"></i></span><span class="dim">${percent(share)}</span>`}</li>`)}</ul>`;
}

function numberList({ means }: GroupFacts, { words }: Wording): Markup | null {
  return besideAll(words.numbers, words.numbersMore, means.map(({ name, mean, overall }) => [name, amount(mean), amount(overall)]));
}

function tagList({ tags }: GroupFacts, { words }: Wording): Markup | null {
  return besideAll(words.tags, words.tagsMore, tags.slice(0, MOST_SIDE).map(({ tag, share, overall }) => [tag, percent(share), percent(overall)]));
}

/** Names with what a group has of them, beside what all documents have. */
function besideAll(title: string, more: string, rows: readonly (readonly [string, string, string])[]): Markup | null {
  if (rows.length === 0) return null;
  return markup`<h3>${title} <span class="dim">${more}</span></h3>
<ul class="parts">${rows.map(([name, own, all]) => markup`<li><bdi>${plainText(name, 60)}</bdi><span>${own} <span class="dim">${all}</span></span></li>`)}</ul>`;
}

function folderList({ folders }: GroupFacts, { words }: Wording): Markup | null {
  if (folders.length === 0) return null;
  return markup`<h3>${words.folders}</h3><ul class="parts">${folders.slice(0, MOST_SIDE).map(({ folder, count }) => markup`<li><bdi>${plainText(folder, 100) || words.atTheTop}</bdi><span class="dim">${count}</span></li>`)}</ul>`;
}

function nearList({ near }: GroupFacts, { words }: Wording): Markup | null {
  if (near.length === 0) return null;
  return markup`<h3>${words.near} <span class="dim">${words.nearMore}</span></h3>
<ul class="parts">${near.slice(0, MOST_SIDE).map(({ group, share }) => markup`<li><span>${dot(group)}<bdi>${plainText(group.name)}</bdi></span><span class="dim">${percent(share)}</span></li>`)}</ul>`;
}
