import { describe, expect, it } from 'vitest';
import { arrange } from '../../../src/core/arrange/arrange';
import { folderNames } from '../../../src/core/arrange/folderNames';
import { seededRandom } from '../../../src/core/random';
import { slowness } from '../../harness/slowness.mjs';
import { document, group } from '../host/fixture';

const none = { folders: [], files: [], namesIn: () => [] };
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

describe('names of folders', () => {
  it.each([
    ['Git commits', 'Git commits'],
    ['Table & query', 'Table & query'],
    ['a/b\\c:d*e?"f"<g>|h', 'a b c d e f g h'],
    ['../../etc', 'etc'],
    ['...', 'Group'],
    ['', 'Group'],
    ['CON', 'CON notes'],
    ['nul.txt', 'nul notes'],
    ['trailing. . ', 'trailing'],
    ['.hidden', 'hidden'],
    ['~', 'Group'],
    ['tab\there\u0000', 'tab here'],
    ['\u202eevil', 'evil'],
    ['日本語', '日本語'],
    ['Ärger', 'Ärger'],
    [`x${'हि'.repeat(40)}`, `x${'हि'.repeat(29)}`],
  ])('%j becomes %j', (text, name) => expect(folderNames([text], 'Group')).toEqual([name]));

  it('are different even where case or composition of letters is not told apart', () => {
    expect(folderNames(['Git', 'git', 'GIT', 'a/b', 'a:b', 'Ä', 'ä'], 'Group')).toEqual(['Git', 'git 2', 'GIT 3', 'a b', 'a b 2', 'Ä', 'ä 2']);
    expect(folderNames(['Node.js', 'node.js', 'v1.2', 'V1.2'], 'Group')).toEqual(['Node.js', 'node.js 2', 'v1.2', 'V1.2 2']);
  });

  it('are safe for whatever texts there are', () => {
    const next = seededRandom(3);
    const letters = ['a', '.', ' ', '/', '\\', ':', '\u0000', '\u202e', '\ud83c\udf19', '\ud83c', 'é', 'e\u0301', '~', '*', 'n', 'u', 'l', 'é'];
    const texts = Array.from({ length: 500 }, () => Array.from({ length: Math.floor(next() * 90) }, () => letters[Math.floor(next() * letters.length)]).join(''));
    const names = folderNames([...texts, 'title '.repeat(1700)], 'Group');
    expect(new Set(names.map(name => name.normalize('NFC').toLowerCase())).size).toBe(names.length);
    for (const name of names) {
      expect(name).toMatch(/^[^<>:"/\\|?*\p{Cc}\p{Cs}.~\s]/u);
      expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cs}]|[\s.]$/u);
      expect(name).not.toMatch(DEVICE);
      expect([...name].length).toBeLessThanOrEqual(65);
    }
  });
});

describe('arranging', () => {
  const groups = [group(1, 'Git/commits'), group(2, 'Bread'), group(3, 'Nobody')];

  it('moves what is elsewhere, and nothing else', () => {
    const documents = [
      document('log.md', { group: 1 }),
      document('Git commits/rebase.md', { group: 1 }),
      document('Git commits/deep/stash.md', { group: 1 }),
      document('old/rye.md', { group: 2 }),
      document('lost.md', { group: null }),
      document('record', { group: 1, path: undefined }),
    ];
    expect(arrange(documents, groups, none, 'Group')).toEqual([
      { id: 'log.md', from: 'log.md', to: 'Git commits/log.md' },
      { id: 'Git commits/deep/stash.md', from: 'Git commits/deep/stash.md', to: 'Git commits/stash.md' },
      { id: 'old/rye.md', from: 'old/rye.md', to: 'Bread/rye.md' },
    ]);
  });

  it('writes over nothing: files of one name, and files that are there, get numbers', () => {
    const documents = [document('a/README.md', { group: 2 }), document('b/readme.md', { group: 2 }), document('c/rye.md', { group: 2 })];
    const root = { folders: ['Bread'], files: [], namesIn: () => ['Rye.md', 'rye 2.md'] };
    expect(arrange(documents, groups, root, 'Group').map(({ to }) => to)).toEqual(['Bread/README.md', 'Bread/readme 2.md', 'Bread/rye 3.md']);
  });

  it('numbers thousands of files of one name at once', () => {
    const documents = Array.from({ length: 6_000 }, (_, i) => document(`${i}/index.md`, { group: 2 }));
    const started = performance.now();
    const moves = arrange(documents, groups, { ...none, namesIn: () => ['index 3.md'] }, 'Group');
    expect(performance.now() - started).toBeLessThan(2_000 * slowness());
    expect(moves.slice(0, 3).map(({ to }) => to)).toEqual(['Bread/index.md', 'Bread/index 2.md', 'Bread/index 4.md']);
    expect(new Set(moves.map(({ to }) => to)).size).toBe(6_000);
  });

  it('uses a folder that is there, and takes another name where a file has it', () => {
    const documents = [document('bread/old.md', { group: 2 }), document('new.md', { group: 2 }), document('log.md', { group: 1 })];
    const root = { folders: ['bread'], files: ['Git commits'], namesIn: () => [] };
    expect(arrange(documents, groups, root, 'Group')).toEqual([
      { id: 'new.md', from: 'new.md', to: 'bread/new.md' },
      { id: 'log.md', from: 'log.md', to: 'Git commits 2/log.md' },
    ]);
  });

  it('has nothing to do a second time', () => {
    const documents = [document('log.md', { group: 1 }), document('x/log.md', { group: 1 }), document('rye.md', { group: 2 })];
    const moves = arrange(documents, groups, none, 'Group');
    const moved = moves.map(({ to }, at) => ({ ...documents[at], id: to, path: to }));
    expect(arrange(moved, groups, none, 'Group')).toEqual([]);
  });
});
