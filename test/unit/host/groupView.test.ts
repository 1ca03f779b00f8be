import { describe, expect, it } from 'vitest';
import { groupView } from '../../../src/host/group/groupView';
import { foundDates, lastDates } from '../../../src/core/report/foundDates';
import { sameGroup } from '../../../src/host/group/sameGroup';
import type { Grouping } from '../../../src/core/types';
import { dates, grouping, HOSTILE } from '../report/fixture';

const [, git, bread] = grouping.groups;
const context = { draft: false, pinned: true, kept: new Set<string>() };

describe('the page of a group', () => {
  const view = groupView(grouping, git, { ...context, dates });

  it('tells what the group is about, with the place of each passage', () => {
    expect(view.overview).toBe('3 documents in 2 sub-groups · typical fit 0.80 (strong)');
    expect(view.passages.map(({ place }) => place)).toEqual(['git/log.md, line 3', 'git/rebase.md, line 1']);
    expect(view.subgroups.map(({ id, count }) => [id, count])).toEqual([[5, '2'], [6, '1']]);
    expect(view.words[0]).toEqual({ name: 'commit', text: '67 %', bar: 2 / 3 });
    expect([view.pinned, view.draft]).toEqual([true, false]);
  });

  it('tells the tags that several of its documents have, the commonest first, beside their share of all', () => {
    expect(view.tags).toEqual([]);
    const tags = [['a', 'b'], ['b', 'b'], ['b', 'a'], ['c'], ['a'], [], ['a']];
    const tagged = { ...grouping, documents: grouping.documents.map((document, at) => ({ ...document, tags: tags[at] })) };
    expect(groupView(tagged, git, context).tags).toEqual([{ name: 'b', own: '100 %', all: '43 %' }, { name: 'a', own: '67 %', all: '57 %' }]);
    expect(groupView(tagged, bread, context).tags).toEqual([]);
  });

  it('tells the means of the numbers that its documents give, beside those of all', () => {
    expect(view.numbers).toEqual([]);
    const numbered = { ...grouping, documents: grouping.documents.map((document, at) => ({ ...document, ...(document.group !== bread.id && { numbers: { stars: at, price: 1234.5 } }) })) };
    expect(groupView(numbered, git, context).numbers).toEqual([{ name: 'stars', own: '1', all: '2.80' }, { name: 'price', own: '1,235', all: '1,235' }]);
    expect(groupView(numbered, bread, context).numbers).toEqual([]);
  });

  it('keeps the line of a passage behind a path that runs from right to left, tells the page of a PDF and the slide of a presentation, and none of a notebook', () => {
    const [first] = view.passages;
    const named = (path: string) => groupView({ ...grouping, documents: grouping.documents.map(document => (document.path === 'git/log.md' ? { ...document, path } : document)) }, git, context).passages[0];
    expect(named('git/log.ipynb')).toEqual({ ...first, place: 'git/log.ipynb' });
    expect([named('git/log.pdf').place, named('git/log.pptx').place]).toEqual(['git/log.pdf, page 3', 'git/log.pptx, slide 3']);
    expect(named('git/יומן.md').place).toBe('\u2068git/יומן.md\u2069, line 3');
  });

  it('tells its documents over time, beside all documents and the other groups of its kind', () => {
    const times = view.times!;
    expect(times).toMatchObject({ about: 'when each file was last changed', own: { line: 'Most in Mar 2021: 2 of 3. Last in Jan 2022.', counts: [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1] }, all: { name: '7 documents', line: 'Most in Aug 2021: 2 of 6. Last in Jan 2022. 1 without a date.' } });
    expect([times.periods[0], times.periods.length, times.ticks[0]]).toEqual(['Mar 2021', 11, { at: 1, date: 'Apr 2021' }]);
    expect(times.groups.map(({ id, line }) => [id, line])).toEqual([[1, times.own!.line], [2, 'All 2 in Aug 2021.'], [3, 'Last in Jun 2021.']]);
    expect(times.more).toBeUndefined();
    const part = groupView(grouping, grouping.groups[5], { ...context, dates }).times!;
    expect([part.own?.line, part.groups.map(({ id }) => id)]).toEqual(['All 2 in Mar 2021.', [5, 6]]);
  });

  it('says nothing of time where dates say nothing, and names itself among many groups', () => {
    expect(groupView(grouping, git, { ...context, dates: { ...dates, times: new Map() } }).times).toBeUndefined();
    const documents = Array.from({ length: 90 }, (_, at) => ({ ...grouping.documents[0], id: `${at}.md`, group: at % 45, subgroup: null, nearest: [] }));
    const many: Grouping = { ...grouping, documents, groups: Array.from({ length: 45 }, (_, id) => ({ ...git, id, parent: null })) };
    const shown = groupView(many, many.groups[43], { ...context, dates: { ...dates, times: new Map(documents.map(({ id }, at) => [id, Date.UTC(2021, at % 7, 5)])) } }).times!;
    expect([shown.groups.length, shown.groups[40].id, shown.more]).toEqual([41, 43, 'and 4 more']);
  });

  it('asks about doubtful members, and not again about those that were kept', () => {
    expect(view.doubtful.map(({ id, fit, other }) => [id, fit, other.id])).toEqual([['git/stash.md', '0.30', 2]]);
    expect(groupView(grouping, git, { ...context, kept: new Set(['git/stash.md']) }).doubtful).toEqual([]);
  });

  it('has names in one line and one direction, and records by their ids', () => {
    expect(view.doubtful[0].title).toBe('reportxcod.md hidden');
    const long = groupView(grouping, bread, context);
    for (const text of JSON.stringify(long).match(/"[^"]*"/g)!) expect(text.length).toBeLessThan(700);
    expect(groupView(grouping, grouping.groups[3], context).passages[0]).toMatchObject({ place: 'record 7', text: HOSTILE.markdown });
  });

  it('lights its own dots among the others', () => {
    expect(view.picture.own.match(/h0/g)).toHaveLength(3);
    expect(view.picture.others.flatMap(({ path }) => path.match(/h0/g) ?? [])).toHaveLength(4);
    expect(view.picture.others[0].slot).toBeUndefined();
  });

  it('shows a sub-group as well', () => {
    const sub = groupView(grouping, grouping.groups[5], context);
    expect(sub.overview).toBe('2 documents · typical fit 0.85 (strong)');
    expect(sub.subgroups).toEqual([]);
  });
});

describe('following a group', () => {
  const withGroups = (groups: Readonly<Record<string, number | null>>) => ({ ...grouping, documents: grouping.documents.map(document => ({ ...document, group: groups[document.id] ?? document.group })) });

  it('finds it under another number and another name', () => {
    const renumbered = { ...withGroups({ 'git/log.md': 3, 'git/rebase.md': 3, 'git/stash.md': 2 }) };
    expect(sameGroup(git, grouping, renumbered)?.id).toBe(3);
    expect(sameGroup(git, grouping, grouping)?.id).toBe(1);
  });

  it('keeps to its number where its members are torn in two, and gives it up where most are elsewhere', () => {
    expect(sameGroup(bread, grouping, withGroups({ 'bread/rye.md': 1 }))?.id).toBe(2);
    const scattered = { ...grouping, documents: grouping.documents.map((document, at) => ({ ...document, group: at === 0 ? 1 : null })) };
    expect(sameGroup(git, grouping, scattered)).toBeUndefined();
  });

  it('stays with what is left of it after most was split off', () => {
    const left = grouping.documents.findIndex(({ group }) => group === git.id);
    const split: Grouping = {
      ...grouping,
      groups: [...grouping.groups.map(group => (group === git ? { ...git, size: 1 } : group)), { ...git, id: 9, name: 'Split off', size: 2 }],
      documents: grouping.documents.map((document, at) => (document.group === git.id && at !== left ? { ...document, group: 9 } : document)),
    };
    expect(sameGroup(git, grouping, split)?.id).toBe(git.id);
  });
});

describe('dates that suggestions found', () => {
  const found = { documents: ['a.md', 'b.md', 'c.md'], changes: [[30, 10, 20], [], [5]] };

  it('are those of the first change a repository knows, or the last of the files’ own', () => {
    expect(foundDates({ ...found, changesBy: 'git' })).toEqual({ meaning: 'added', by: 'git', times: new Map([['a.md', 10], ['c.md', 5]]) });
    expect(lastDates({ ...found, changesBy: 'git' })).toEqual({ meaning: 'changed', by: 'git', times: new Map([['a.md', 30], ['c.md', 5]]) });
    expect(foundDates({ ...found, changesBy: 'files' })).toEqual({ meaning: 'changed', by: 'files', times: new Map([['a.md', 30], ['c.md', 5]]) });
  });
});
