import { amount, figure, percent, whole } from '../lab/said';
import { plainText } from '../plainText';
import type { GroupFacts } from './groupFacts';
import { markdownTable, markdownText } from './markdownText';
import { counted, groupLine, placeOf, timesLine, titleOf } from './sentences';
import { say, type Wording } from './wording';

const MOST_SIDE = 5;

/** One group as Markdown, a part each: what it is about, its parts, who may not belong, words, dates, folders, neighbours, all documents. */
export function groupChapter(facts: GroupFacts, wording: Wording): string[] {
  const { words } = wording;
  const { group, members, central, subgroups, doubtful, words: tied, tags, means, times, folders, near } = facts;
  const besideAll = (name: string, value: string, all: string) => say(wording, 'hereAndAll', { name: plainText(name, 60), value, all });
  const line = (term: string, texts: readonly string[]) => (texts.length > 0 ? [`**${term}:** ${texts.map(text => markdownText(plainText(text))).join(', ')}`] : []);
  return [
    `## ${markdownText(plainText(group.name))}`,
    groupLine(facts, wording),
    ...line(words.words, tied.map(({ word, share }) => (share > 0 ? `${word} ${percent(share)}` : word))),
    ...central.map(document => `> **${markdownText(titleOf(document))}** (${markdownText(placeOf(document, wording))})\\\n> ${markdownText(plainText(document.snippet, 400))}`),
    ...(subgroups.length > 0 ? [`### ${words.subgroups}`, markdownTable([words.subgroup, words.documentsHead, words.keywords], subgroups.map(({ name, size, keywords }) => [plainText(name), String(size), plainText(keywords.join(', '))]))] : []),
    ...(doubtful.length > 0 ? [`### ${words.doubtful}`, markdownTable([words.document, words.fitHere, words.mayBelongTo], doubtful.map(({ document, other }) => [titleOf(document), figure(document.strength), plainText(other.name)]))] : []),
    ...(times ? [`**${words.overTime}, ${words[times.timeline.meaning]}:** ${timesLine(times, wording)}`] : []),
    ...line(words.tags, tags.slice(0, MOST_SIDE).map(({ tag, share, overall }) => besideAll(tag, percent(share), percent(overall)))),
    ...line(words.numbers, means.map(({ name, mean, overall }) => besideAll(name, amount(mean), amount(overall)))),
    ...line(words.folders, folders.slice(0, MOST_SIDE).map(({ folder, count }) => `${folder || words.atTheTop} ${whole(count)}`)),
    ...line(words.near, near.slice(0, MOST_SIDE).map(({ group: other, share }) => `${other.name} ${percent(share)}`)),
    `### ${counted(members.length, wording)}`,
    members.map(document => `- ${markdownText(titleOf(document))} (${markdownText(placeOf(document, wording))}), ${say(wording, 'fitNumber', { value: figure(document.strength) })}`).join('\n'),
  ];
}
