import { describe, expect, it } from 'vitest';
import { allGroupFacts, groupFacts, median } from '../../../src/core/report/groupFacts';
import { indexGroups, mainGroups } from '../../../src/core/report/groupIndex';
import { groupingMeasures } from '../../../src/core/report/measures';
import { groupLine, overviewLine, placeOf } from '../../../src/core/report/sentences';
import { timelineOf } from '../../../src/core/report/timeline';
import { IN_ENGLISH } from '../../../src/core/report/wording';
import { dates, grouping } from './fixture';

const index = indexGroups(grouping);
const [git, bread] = allGroupFacts(index, timelineOf(grouping.documents, dates));

describe('what is told of a group', () => {
  it('leaves out groups that hold nothing', () => {
    expect(mainGroups(index).map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(overviewLine(index, IN_ENGLISH)).toBe('7 documents in 3 groups · 1 in no group');
  });

  it('has members by fit, its central documents, parts and a line of figures', () => {
    expect(git.members.map(({ id }) => id)).toEqual(['git/log.md', 'git/rebase.md', 'git/stash.md']);
    expect(git.central.map(({ id }) => id)).toEqual(['git/log.md', 'git/rebase.md']);
    expect(git.subgroups.map(({ id }) => id)).toEqual([5, 6]);
    expect(groupLine(git, IN_ENGLISH)).toBe('3 documents in 2 sub-groups · typical fit 0.80 (strong) · Mar 2021 to Jan 2022');
  });

  it('names members that fit weakly with the group their nearest documents are in', () => {
    expect(git.doubtful.map(({ document, other }) => [document.id, other.id])).toEqual([['git/stash.md', 2]]);
    // Of its two nearest one is its own: the other speaks.
    expect(bread.doubtful.map(({ document, other }) => [document.id, other.id])).toEqual([['bread/wheat, "white".md', 1]]);
  });

  it('does not doubt what it shows as central', () => {
    const weakest = { ...grouping, groups: grouping.groups.map(group => (group.id === 2 ? { ...group, examples: ['bread/wheat, "white".md'] } : group)) };
    expect(groupFacts(indexGroups(weakest), weakest.groups[2], null).doubtful).toEqual([]);
  });

  it('counts words, folders and neighbours', () => {
    expect(git.words.map(({ word, share }) => [word, Math.round(100 * share)])).toEqual([['commit', 67], ['branch', 33], ['rebase', 0]]);
    expect(git.folders).toEqual([{ folder: 'git', count: 3 }]);
    expect(git.near.map(({ group, share }) => [group.id, share])).toEqual([[2, 3 / 7]]);
  });

  it('takes examples that moved away for none, and the best fitting members instead', () => {
    const moved = { ...grouping, documents: grouping.documents.map(document => (document.id === 'bread/rye.md' ? { ...document, group: 1 } : document)) };
    expect(groupFacts(indexGroups(moved), grouping.groups[2], null).central.map(({ id }) => id)).toEqual(['bread/wheat, "white".md']);
  });

  it('says where a text stands, and the id of a record', () => {
    expect(grouping.documents.slice(0, 2).map(document => placeOf(document, IN_ENGLISH))).toEqual(['git/log.md, line 3', 'git/rebase.md, line 1']);
    const named = (path: string) => placeOf({ ...grouping.documents[0], path }, IN_ENGLISH);
    expect(['git/log.pdf', 'git/Log.PPTX', 'git/log.odp', 'git/log.docx', 'git/log.ipynb'].map(named)).toEqual(['git/log.pdf, page 3', 'git/Log.PPTX, slide 3', 'git/log.odp, slide 3', 'git/log.docx', 'git/log.ipynb']);
    expect(placeOf(grouping.documents[5], IN_ENGLISH)).toBe('record 7');
  });
});

describe('measures', () => {
  const text = (name: string, from = grouping) => groupingMeasures(indexGroups(from), IN_ENGLISH).find(measure => measure.name === name)?.text;

  it('have sizes, fit, silhouette, and the agreement with folders', () => {
    expect([text('Documents'), text('Groups'), text('Sizes'), text('In no group'), text('Silhouette')]).toEqual(['7', '3', '1 to 3', '1', '0.123']);
    // Both folders are groups as well.
    expect([text('Agrees with folders'), text('Pairs as in folders')]).toEqual(['1.00', '1.00']);
    expect(text('Typical fit')).toBe('0.65');
  });

  it('say nothing of folders where there are none, and stand an empty grouping', () => {
    const flat = { ...grouping, documents: grouping.documents.map(document => ({ ...document, path: document.path?.replace('/', ' ') })) };
    expect(text('Agrees with folders', flat)).toBeUndefined();
    expect(text('Sizes', { ...grouping, documents: [], groups: [] })).toBe('0 to 0');
  });

  it('take the middle of two', () => {
    expect([median([3, 1, 2]), median([1, 2]), median([])]).toEqual([2, 1.5, 0]);
  });
});
