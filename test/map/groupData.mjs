// A group as the host sends it: real lines, and names nobody should use.
const named = (id, name, slot) => ({ id, name, slot, shape: id % 5 });

const own = { counts: [3, 0, 9, 1, 0, 0, 4, 5, 8, 7, 0, 0, 0, 2, 1, 0, 6, 7, 8, 8, 3, 0, 0, 0, 2, 3, 4, 5, 7, 8, 1], line: 'Most in Mar 2021: 9 of 120. Last in Jul 2023.' };

export const view = {
  group: named(1, 'Git commits', 2),
  overview: '185 documents in 6 sub-groups · typical fit 0.86 (strong)',
  draft: false,
  pinned: true,
  passages: [
    { id: 'git/list.md', title: 'List Just The Files Involved In A Commit', place: 'git/list-just-the-files-involved-in-a-commit.md, line 3', text: 'As part of a script I was writing I needed a command that could list out all the files involved in a given commit.' },
    { id: 'git/undo.md', title: '<img src=x onerror=alert(1)> & "Undo"', place: 'git/undo.md, line 12', text: '<script>alert(2)</script> There are a scattering of changes in one file that I\'ve changed my mind on.' },
    { id: 'long.md', title: 'Long '.repeat(60).trim(), place: `${'deep/'.repeat(50)}long.md, line 1`, text: 'word'.repeat(75) },
  ],
  subgroups: [
    { id: 11, name: 'Commit & log', keywords: 'log, branch, date', count: '46' },
    { id: 12, name: 'Stash', keywords: 'untracked, working, deleting', count: '23' },
    { id: 13, name: 'x'.repeat(200), keywords: 'y'.repeat(100), count: '2' },
  ],
  doubtful: [
    { id: 'unix/find.md', title: 'Find Top-Level Directories Matching A Pattern', folder: 'unix', fit: '0.19', bar: 0.19, other: named(2, 'Shell & files', 5) },
    { id: 'jj/config.md', title: 'Find System-wide Config File For User', folder: 'jj', fit: '0.25', bar: 0.25, other: named(3, '<b>Project</b> set-up', 4) },
  ],
  moreDoubtful: 'and 24 more',
  words: [
    { name: 'Git', text: '81 %', bar: 0.81 },
    { name: 'commit', text: '40 %', bar: 0.4 },
    { name: 'working directory', text: '0 %', bar: 0 },
  ],
  tags: [{ name: 'til', own: '62 %', all: '8 %' }],
  numbers: [{ name: 'stars', own: '4.12', all: '3.60' }, { name: `<b>${'price '.repeat(40)}`, own: '1,250', all: '−3.5' }],
  times: {
    about: 'when each file was added',
    periods: Array.from({ length: 31 }, (_, at) => `Period ${at + 1}`),
    ticks: [{ at: 0, date: 'Jan 2021' }, { at: 6, date: 'Jul 2021' }, { at: 12, date: 'Jan 2022' }, { at: 18, date: 'Jul 2022' }, { at: 24, date: 'Jan 2023' }, { at: 30 }],
    own,
    all: { name: '1,871 documents', counts: own.counts.map(count => 12 * count + 20), line: 'Most in Mar 2021: 128 of 1,868. Last in Jul 2023. 1 dated far from all others. 2 without a date.' },
    groups: [
      { ...named(1, 'Git commits', 2), ...own },
      { ...named(2, 'Shell & files', 5), counts: own.counts.toReversed(), line: 'Most in May 2023: 9 of 120. Last in Jul 2023.' },
      { ...named(3, '<b>Project</b> set-up', 4), counts: own.counts.map((_, at) => (at < 9 ? 1 : 0)), line: 'Last in Sep 2021.' },
      { ...named(4, 'A very long name of a group that somebody has given by hand', 7), counts: own.counts.map((_, at) => (at === 20 ? 400 : at % 2)), line: 'Most in Sep 2022: 400 of 415. Last in Jun 2023.' },
      { ...named(5, 'מסמכים טבלאות שאילתות '.repeat(4).trim(), 9), counts: own.counts.map((_, at) => at), line: 'Most in Jul 2023: 30 of 465. Last in Jul 2023.' },
    ],
    more: 'and 4 more',
  },
  folders: [{ name: 'git', count: '135' }, { name: 'unix', count: '19' }],
  near: [{ ...named(2, 'Shell & files', 5), text: '12 %' }, { ...named(3, '<b>Project</b> set-up', 4), text: '7 %' }],
  picture: {
    width: 360, height: 228, name: 'Map with the documents of Git commits lit', few: false,
    others: Array.from({ length: 12 }, (_, slot) => ({ slot, path: Array.from({ length: 60 }, (_, i) => `M${(180 + 150 * Math.sin(slot * 9 + i)).toFixed(1)} ${(114 + 90 * Math.cos(slot * 5 + i * 3)).toFixed(1)}h0`).join('') })),
    own: Array.from({ length: 40 }, (_, i) => `M${(240 + 20 * Math.sin(i * 7)).toFixed(1)} ${(40 + 18 * Math.cos(i * 5)).toFixed(1)}h0`).join(''),
  },
};
