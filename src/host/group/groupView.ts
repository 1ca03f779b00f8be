import { l10n } from 'vscode';
import { percent } from '../../core/lab/said';
import { isolate, plainText } from '../../core/plainText';
import type { DocumentDates } from '../../core/report/foundDates';
import { groupFacts, type GroupFacts } from '../../core/report/groupFacts';
import { indexGroups, type GroupIndex } from '../../core/report/groupIndex';
import { FEW_POINTS, groupDots, placeInBox } from '../../core/report/mapPicture';
import { titleOf } from '../../core/report/sentences';
import { timelineOf } from '../../core/report/timeline';
import type { Group, GroupedDocument, Grouping } from '../../core/types';
import type { GroupPicture, GroupView, NamedGroup } from '../../protocol/groupSides';
import { whereOf, lineOf } from '../tree/rowText';
import { treeShapes } from '../tree/treeShapes';
import { amount, count, documentCount, fit } from '../words';
import { timesView } from './timesView';

const WIDTH = 360;
const HEIGHT = 228;
const MARGIN = 10;
const MOST_DOUBTFUL = 8;
const MOST_NEAR = 5;
const SNIPPET = 300;

/** What is known besides the groups: dates, and what a person decided. */
export interface GroupContext {
  readonly draft: boolean;
  readonly dates?: DocumentDates;
  readonly pinned: boolean;
  /** Documents that stay where they are: nobody is asked about them again. */
  readonly kept: ReadonlySet<string>;
}

/** What the page shows of a group, in the reader's language. */
export function groupView(grouping: Grouping, group: Group, { draft, dates, pinned, kept }: GroupContext): GroupView {
  const index = indexGroups(grouping);
  const timeline = dates && timelineOf(grouping.documents, dates);
  const facts = groupFacts(index, group, null);
  const shapeOf = treeShapes(grouping);
  const named = (other: Group): NamedGroup => ({ id: other.id, name: plainText(other.name), slot: other.colour, shape: shapeOf(other) });
  const doubtful = facts.doubtful.filter(({ document }) => !kept.has(document.id));
  return {
    group: named(group),
    overview: overview(facts),
    draft,
    pinned,
    passages: facts.central.map(document => ({ id: document.id, title: titleOf(document), place: placeOf(document), text: plainText(document.snippet, SNIPPET) })),
    subgroups: facts.subgroups.map(({ id, name, keywords, size }) => ({ id, name: plainText(name), keywords: plainText(keywords.slice(0, 3).join(', ')), count: count(size) })),
    doubtful: doubtful.slice(0, MOST_DOUBTFUL).map(({ document, other }) => ({
      id: document.id,
      title: titleOf(document),
      folder: plainText(whereOf(document)),
      fit: document.strength.toFixed(2),
      bar: document.strength,
      other: named(other),
    })),
    ...(doubtful.length > MOST_DOUBTFUL && { moreDoubtful: l10n.t('and {0} more', count(doubtful.length - MOST_DOUBTFUL)) }),
    words: facts.words.map(({ word, share }) => ({ name: plainText(word, 60), text: percent(share), bar: share })),
    tags: facts.tags.slice(0, MOST_NEAR).map(({ tag, share, overall: all }) => ({ name: plainText(tag, 60), own: percent(share), all: percent(all) })),
    numbers: facts.means.map(({ name, mean, overall: all }) => ({ name: plainText(name, 60), own: amount(mean), all: amount(all) })),
    times: timeline ? timesView(index, group, timeline, named) : undefined,
    folders: facts.folders.slice(0, MOST_NEAR).map(({ folder, count: documents }) => ({ name: plainText(folder) || l10n.t('at the top'), count: count(documents) })),
    near: facts.near.slice(0, MOST_NEAR).map(({ group: other, share }) => ({ ...named(other), text: percent(share) })),
    picture: pictureOf(index, group),
  };
}

function overview({ members, subgroups, fit: typical }: GroupFacts): string {
  const documents = documentCount(members.length);
  const parts = subgroups.length === 1 ? l10n.t('{0} in 1 sub-group', documents) : l10n.t('{0} in {1} sub-groups', documents, count(subgroups.length));
  return `${subgroups.length > 0 ? parts : documents} · ${l10n.t('typical fit {0} ({1})', typical.toFixed(2), fit(typical))}`;
}

/** "git/log.md, line 3", with the page or slide where a file has these, as in `lineOf`; a record's own id. */
function placeOf({ path, id, line = 0 }: GroupedDocument): string {
  const shown = isolate(plainText(path ?? id, 300));
  const within = path === undefined ? '' : lineOf({ line }, { path, id });
  return within ? l10n.t('{0}, {1}', shown, within) : shown;
}

function pictureOf(index: GroupIndex, { id, level, name }: Group): GroupPicture {
  const { grouping } = index;
  const place = placeInBox(grouping, WIDTH, HEIGHT, MARGIN);
  const own = (at: number) => grouping.documents[at][level] === id;
  return {
    width: WIDTH,
    height: HEIGHT,
    name: l10n.t('Map with the documents of {0} lit', plainText(name)),
    few: grouping.documents.length < FEW_POINTS,
    others: groupDots(index, place, at => !own(at)),
    own: groupDots(index, place, own).map(({ path }) => path).join(''),
  };
}
