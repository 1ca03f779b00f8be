import { describe, expect, it } from 'vitest';
import { findFiles } from '../../../src/core/documents/find';
import { copyBeside, emptyFile } from '../../../src/core/documents/reasons';
import { couldBeDocument } from '../../../src/core/documents/couldBeDocument';
import { narrowedTree } from '../../../src/core/documents/narrowedTree';
import { CancelledError } from '../../../src/core/work';
import { memoryTree, wholeFolder } from './trees';

const prose = 'A note about bread, with enough words in it.';
const paths = async (files: Record<string, string | Uint8Array | Error>, selection = {}) =>
  (await findFiles(memoryTree(files), { ...wholeFolder, ...selection })).files.map(file => file.path);

/** Enough notes for a folder not to count as mostly code. */
const notes = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map(name => [`notes/${name}.md`, prose]));

describe('findFiles', () => {
  it('finds nothing in an empty folder', async () => {
    expect(await findFiles(memoryTree({}), wholeFolder)).toEqual({ files: [], skipped: [] });
  });

  it('finds any number of documents in one folder', async () => {
    expect(await paths(Object.fromEntries(Array.from({ length: 135_000 }, (_, at) => [`${at}.md`, prose])))).toHaveLength(135_000);
  });

  it('takes the kinds of prose, sorted by code unit, and tells each kind', async () => {
    const { files } = await findFiles(
      memoryTree({
        ...notes, 'z.rst': prose, 'B.adoc': prose, 'c.org': prose, 'd.tex': prose, 'e.html': prose, 'f.ipynb': '{}', 'é.txt': prose,
        README: `# Hello\n\n${prose}`, LICENSE: prose, 'data.json': '{}', 'picture.png': prose, 'table.csv': 'a,b',
      }),
      wholeFolder,
    );
    expect(files.filter(file => !file.path.startsWith('notes/')).map(file => [file.path, file.kind])).toEqual([
      ['B.adoc', 'asciidoc'], ['LICENSE', 'text'], ['README', 'markdown'], ['c.org', 'org'], ['d.tex', 'latex'],
      ['e.html', 'html'], ['f.ipynb', 'notebook'], ['z.rst', 'restructuredText'], ['é.txt', 'text'],
    ]);
  });

  it('leaves out hidden files, .git and node_modules', async () => {
    const files = { 'a.md': prose, '.git/b.md': prose, '.hidden.md': prose, 'node_modules/p/README.md': prose, 'x/node_modules/q.md': prose };
    expect(await paths(files)).toEqual(['a.md']);
  });

  it('follows nested ignore files, the inner one last', async () => {
    const files = {
      '.gitignore': 'drafts/\n*.txt\n/top.md\n', 'drafts/a.md': prose, 'top.md': prose, 'in/top.md': prose, 'b.txt': prose,
      'in/.gitignore': '!keep.txt\nsecret.md\n', 'in/keep.txt': prose, 'in/drop.txt': prose, 'in/deep/secret.md': prose, 'secret.md': prose,
    };
    expect(await paths(files)).toEqual(['in/keep.txt', 'in/top.md', 'secret.md']);
    expect(await paths(files, { useIgnoreFiles: false })).toHaveLength(8);
  });

  it('takes the case of letters in .gitignore at its word, as version control does', async () => {
    const files = { '.gitignore': 'build/\ntodo.md\n', 'Build/plans.md': prose, 'build/log.md': prose, 'TODO.md': prose, 'in/.gitignore': 'A.md\n', 'in/a.md': prose };
    expect(await paths(files)).toEqual(['Build/plans.md', 'TODO.md', 'in/a.md']);
  });

  it('takes include globs at their word, whatever the kind, and exclude globs for files and folders', async () => {
    const files = { ...notes, 'src/a.ts': 'export const a = 1;', 'data.json': '{"a": "b"}', 'old/x.md': prose };
    expect(await paths(files, { include: ['src/**', '*.json'] })).toEqual(['data.json', 'src/a.ts']);
    expect(await paths(files, { exclude: ['notes', '**/x.md'] })).toEqual(['src/a.ts']);
    expect(await paths(files, { exclude: ['old/**', 'notes/[a-e].md', 'src/'] })).toEqual(['notes/f.md']);
  });

  it('takes what is in folders that globs name, and out again what stands behind a !', async () => {
    const files = { ...notes, 'in/notes/x.md': prose, 'top.md': prose, 'private/y.md': prose, 'z.png': 'x' };
    expect(await paths(files, { include: ['notes'] })).toEqual(['in/notes/x.md', ...Object.keys(notes)]);
    expect(await paths(files, { include: ['in/notes/'] })).toEqual(['in/notes/x.md']);
    expect(await paths(files, { include: ['**/*.md', '!private/**', ' !notes'] })).toEqual(['top.md']);
    expect(await paths(files, { include: ['!notes'] })).toEqual(['private/y.md', 'top.md']);
    expect(await paths(files, { exclude: ['*.md', '!top.md'] })).toEqual(['top.md']);
    expect(await paths(files, { exclude: ['!top.md'] })).toHaveLength(9);
    expect(await paths(files, { include: ['!(notes|private)/**/*.md'] })).toEqual(['in/notes/x.md']);
  });

  it('takes code when the folder is mostly code', async () => {
    const code = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`src/file${at}.py`, 'x = 1']));
    expect(await paths({ ...notes, 'tool.py': 'x = 1' })).not.toContain('tool.py');
    expect(await paths({ ...notes, ...code })).toContain('src/file3.py');
    expect(await paths({ 'README.md': prose, 'tool.py': 'x = 1' })).toEqual(['README.md', 'tool.py']);
  });

  it('lists what is too large, empty, or cannot be read', async () => {
    const { files, skipped } = await findFiles(
      memoryTree({
        'a.md': prose, 'big.md': 'x'.repeat(3000), 'empty.md': '', 'locked/': new Error('No permission to read it.'), 'locked/in.md': prose,
        'gone.md': new Error('It is gone.'), 'image.bin': new Uint8Array([0, 1, 2]),
      }),
      { ...wholeFolder, maxBytes: 2000 },
    );
    expect(files.map(file => file.path)).toEqual(['a.md']);
    expect(skipped).toEqual([
      { path: 'big.md', reason: 'Too large: 3 kB; the limit is 2 kB.' },
      { path: 'empty.md', reason: 'Empty.' },
      { path: 'gone.md', reason: 'It is gone.' },
      { path: 'locked', reason: 'No permission to read it.' },
    ]);
  });

  it('takes notebooks of ten times the size, as the pictures in them are not read', async () => {
    const tree = memoryTree({ 'a.ipynb': ' '.repeat(20_000), 'b.ipynb': ' '.repeat(20_001), 'c.md': prose.repeat(100) });
    const { files, skipped } = await findFiles(tree, { ...wholeFolder, maxBytes: 2000 });
    expect(files.map(file => file.path)).toEqual(['a.ipynb']);
    expect(skipped.map(({ path, reason }) => [path, reason.replace(/.*; /, '')])).toEqual([['b.ipynb', 'the limit is 20 kB.'], ['c.md', 'the limit is 2 kB.']]);
  });

  it('lists documents in formats that are not read, by their names alone, unless a copy in text lies beside them', async () => {
    const unread = new Error('It is not to be looked at.');
    const tree = memoryTree({
      ...notes, 'paper.pps': unread, 'in/Report.PPS': unread, 'in/talk.ppt': unread, 'book.mobi': unread, 'old.pages': unread, 'mails.pst': unread,
      '~$aft.docx': unread, 'in/~$aft.doc': unread,
      'copied.pps': unread, 'copied.md': prose, 'Whole.pps': unread, 'whole.pps.txt': prose, 'thesis.pps': unread, 'thesis.tex': prose, 'in/copied.pps': unread,
      'script.pps': unread, 'script.py': 'x = 1', 'hollow.pps': unread, 'hollow.md': '',
      'picture.png': unread, 'pack.zip': unread, 'table.xls': unread, 'program.exe': unread, '.hidden.pps': unread, 'node_modules/a.pps': unread, 'drafts/a.pps': unread, '.gitignore': 'drafts\n', 'out/a.pps': unread,
    });
    const { files, skipped } = await findFiles(tree, { ...wholeFolder, exclude: ['out'] });
    expect(files.filter(({ path }) => !path.startsWith('notes/')).map(({ path }) => path)).toEqual(['copied.md', 'thesis.tex', 'whole.pps.txt']);
    expect(skipped.map(({ path, reason }) => `${path} – ${reason}`)).toEqual([
      'book.mobi – An e-book cannot be read yet; put a text or Markdown copy beside it.',
      'hollow.md – Empty.',
      'hollow.pps – An old presentation cannot be read yet; put a text or Markdown copy beside it.',
      'in/Report.PPS – An old presentation cannot be read yet; put a text or Markdown copy beside it.',
      'in/copied.pps – An old presentation cannot be read yet; put a text or Markdown copy beside it.',
      'in/talk.ppt – An old presentation cannot be read yet; put a text or Markdown copy beside it.',
      'mails.pst – An Outlook mailbox cannot be read yet; save what is in it as files, mails as .msg or .eml.',
      'old.pages – A Pages document cannot be read yet; put a text or Markdown copy beside it.',
      'paper.pps – An old presentation cannot be read yet; put a text or Markdown copy beside it.',
      'script.pps – An old presentation cannot be read yet; put a text or Markdown copy beside it.',
    ]);
  });

  it('lists files of records, which are grouped by themselves, but for JSON and those of programs', async () => {
    const tables = ['answers.csv', 'in/mails.MBOX', 'papers.bib', 'people.xlsx', 'reviews.jsonl.gz'];
    const tree = { ...Object.fromEntries(tables.map(path => [path, new Error('It is not to be looked at.')])), 'data.json': '{}', '.a.csv': '', 'out/b.csv': '' };
    const listed = async (files: Parameters<typeof memoryTree>[0], selection = {}) => (await findFiles(memoryTree(files), { ...wholeFolder, ...selection })).skipped;
    const expected = tables.map(path => ({ path, reason: 'A file of records, which are grouped by themselves.' }));
    for (const files of [tree, { ...tree, ...notes }, { ...tree, 'a.md': prose }]) expect(await listed(files, { exclude: ['out'] })).toEqual(expected);
    expect(await listed({ ...tree, 'a.py': 'x = 1', 'README.md': prose })).toEqual([]);
    expect(await listed({ ...tree, ...notes }, { include: ['**/*.md'] })).toEqual([]);
    expect((await listed({ ...tree, ...notes }, { include: ['!in/**', '!*.csv'] })).map(({ path }) => path)).toEqual(['papers.bib', 'people.xlsx', 'reviews.jsonl.gz']);
  });

  it('takes PDF and Word documents in, up to a size of their own, and lists those with a copy nearer to text beside them', async () => {
    const tree = memoryTree({
      ...notes, 'paper.PDF': 'x', 'report.docx': 'x', 'report.pdf': 'x', 'in/thesis.tex': prose, 'in/thesis.pdf': '', 'in/letter.docx': 'x', 'in/letter.docx.md': prose,
      'in/letter.rtf': 'x', 'report.rtf': 'x', 'memo.rtf': 'x', 'memo.pdf': 'x', 'script.pdf': 'x', 'script.py': 'x = 1', 'empty.pdf': '', 'large.pdf': ' '.repeat(50_000), 'larger.pdf': ' '.repeat(50_001),
    });
    const { files, skipped } = await findFiles(tree, { ...wholeFolder, maxBytes: 2000 });
    expect(files.filter(({ path }) => !path.startsWith('notes/')).map(({ path, kind }) => [path, kind])).toEqual([
      ['in/letter.docx.md', 'markdown'], ['in/thesis.tex', 'latex'], ['large.pdf', 'pdf'], ['memo.rtf', 'richText'], ['paper.PDF', 'pdf'], ['report.docx', 'word'], ['script.pdf', 'pdf'],
    ]);
    expect(skipped.map(({ path, reason }) => [path, reason.replace(/.*; /, '')])).toEqual([
      ['empty.pdf', 'Empty.'], ['in/letter.docx', copyBeside], ['in/letter.rtf', copyBeside], ['larger.pdf', 'the limit is 49 kB.'], ['memo.pdf', copyBeside], ['report.pdf', copyBeside], ['report.rtf', copyBeside],
    ]);
  });

  it('takes a page for a copy of the text that it was made of, and PDF and the like for one of a page', async () => {
    const files = { ...notes, 'paper.md': prose, 'paper.html': prose, 'index.htm': prose, 'index.pdf': prose, 'site.pdf': prose, 'site.pdf.html': prose, 'app.html': prose, 'app.ts': prose, 'in/paper.html': prose };
    const { files: found, skipped } = await findFiles(memoryTree(files), wholeFolder);
    expect(found.filter(({ path }) => !path.startsWith('notes/')).map(({ path }) => path)).toEqual(['app.html', 'in/paper.html', 'index.htm', 'paper.md', 'site.pdf.html']);
    expect(skipped).toEqual(['index.pdf', 'paper.html', 'site.pdf'].map(path => ({ path, reason: copyBeside })));
  });

  it('reads a page beside a text of its name that says something else, whatever stands around what it says', async () => {
    const about = 'The society was founded in 1921 by three teachers who wanted to keep a record of the birds along the river, and meets each month in the old mill.';
    const recipe = 'Knead flour, water and salt to a dough, let it rise overnight in a cool place, and bake it in the morning until the crust is dark and sounds hollow.';
    const page = (text: string) => `<!doctype html><html><head><title>Ours</title><style>body { margin: 0 auto; color: black; background: white }</style></head><body><p>Home of all</p><p>${text.replace(/,/g, ',<br>')}</p><script>window.onload = () => start(one, two, three, four);</script></body></html>`;
    const files = {
      ...notes, 'index.html': page(about), 'index.md': `# Welcome\n\n${recipe}`, 'about.html': page(about), 'about.txt': about.replace('birds', '_birds_'), 'about.md': 'To do: say who we are.',
      'start.html': page(`${about} ${recipe}`), 'start.md': '# The society', 'paper.html': page(recipe), 'paper.tex': `\\documentclass{article}\\begin{document}\\section{Bread}${recipe}\\end{document}`, 'lost.html': '', 'index.pdf': 'x',
    };
    const { files: found, skipped } = await findFiles(memoryTree(files), wholeFolder);
    expect(found.filter(({ path }) => !path.startsWith('notes/')).map(({ path }) => path)).toEqual(['about.md', 'about.txt', 'index.html', 'index.md', 'paper.tex', 'start.html', 'start.md']);
    expect(skipped).toEqual([{ path: 'about.html', reason: copyBeside }, { path: 'index.pdf', reason: copyBeside }, { path: 'lost.html', reason: emptyFile }, { path: 'paper.html', reason: copyBeside }]);
  });

  it('takes what an older Word wrote for a copy of what is written today, and files of programs with its ending for none', async () => {
    const old = Buffer.from('d0cf11e0a1b11ae100', 'hex');
    const { files, skipped } = await findFiles(memoryTree({ ...notes, 'a.doc': old, 'a.docx': 'x', 'b.doc': old, 'b.rtf': 'x', 'c.doc': old, 'letter.dot': old, 'graph.dot': 'digraph { a -> b }', 'd.dot': '', 'mail.msg': old, 'std_msgs/Point.msg': 'float64 x' }), wholeFolder);
    expect(files.filter(({ path }) => !path.startsWith('notes/')).map(({ path, kind }) => [path, kind])).toEqual([['a.docx', 'word'], ['b.doc', 'word'], ['c.doc', 'word'], ['letter.dot', 'word'], ['mail.msg', 'mail']]);
    expect(skipped).toEqual([{ path: 'a.doc', reason: copyBeside }, { path: 'b.rtf', reason: copyBeside }, { path: 'd.dot', reason: emptyFile }]);
  });

  it('takes texts and code of the same name as another for copies of nothing', async () => {
    const files = ['parser.py', 'parser.md', 'README', 'README.md', 'index.html', 'index.html.md', 'notes.txt', 'notes.txt.md', 'x.py', 'x.py.md'];
    const tree = memoryTree(Object.fromEntries(files.map(file => [file, `<p>${prose}</p>`])));
    expect((await findFiles(tree, { ...wholeFolder, include: ['**/*'] })).files.map(({ path }) => path)).toEqual([...files].sort());
  });

  it('lists of those only what include globs name', async () => {
    const files = { ...notes, 'a.ppt': prose, 'in/b.ppt': prose, 'in/c.json': '{"cells": []}', 'in/d.pages': '{\\rtf1 text}' };
    const { files: found, skipped } = await findFiles(memoryTree(files), { ...wholeFolder, include: ['in/**'] });
    expect([found.map(({ path }) => path), skipped.map(({ path }) => path)]).toEqual([['in/c.json'], ['in/b.ppt', 'in/d.pages']]);
    expect((await findFiles(memoryTree(files), { ...wholeFolder, include: ['**/*.md'] })).skipped).toEqual([]);
    const skippedWithout = async (glob: string) => (await findFiles(memoryTree(files), { ...wholeFolder, include: [glob] })).skipped.map(({ path }) => path);
    expect(await skippedWithout('!in/**')).toEqual(['a.ppt']);
    expect(await skippedWithout('!**/*.ppt')).toEqual(['in/d.pages']);
  });

  it('takes names as they are', async () => {
    const names = ['a b.md', '👩‍🍳 café.md', `it's "so".md`, '<img src=x onerror=alert(1)>.md', 'a[1]{2}.md', '..odd.txt.md', '#1 100%.md'];
    const found = await paths(Object.fromEntries([['.gitignore', 'nothing'], ...names.map(name => [name, prose])]));
    expect(found).toEqual(names.filter(name => !name.startsWith('.')).sort());
  });

  it('stops when cancelled', async () => {
    const files = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`f${at % 50}/n${at}.md`, prose]));
    const slow = memoryTree(files);
    const controller = new AbortController();
    const finding = findFiles({ ...slow, size: path => new Promise(resolve => setTimeout(resolve, 5, slow.size(path))) }, wholeFolder, controller);
    setTimeout(() => controller.abort(), 60);
    await expect(finding).rejects.toBeInstanceOf(CancelledError);
  });
});

describe('a few files of a folder', () => {
  const files = { 'a.md': 'text of a', 'b.md': 'text of b', '.gitignore': 'drafts\n', 'drafts/c.md': 'text of c', 'deep/down/d.md': 'text of d', 'deep/e.md': 'text of e', 'deep/down/f.png': 'x' };
  const among = async (paths: string[]) => (await findFiles(narrowedTree(memoryTree(files), paths), wholeFolder)).files.map(file => file.path);
  it('finds only those asked for, and what lies in folders of them', async () => {
    expect(await among(['b.md', 'deep/e.md', 'gone.md'])).toEqual(['b.md', 'deep/e.md']);
    expect(await among(['deep'])).toEqual(['deep/down/d.md', 'deep/e.md']);
    expect(await among(['deep/down/f.png', 'gone/too.md'])).toEqual([]);
  });
  it('heeds ignore files on the way', async () => {
    expect(await among(['drafts/c.md', 'a.md'])).toEqual(['a.md']);
  });
  it('tells by the path alone what cannot be a document', () => {
    const could = couldBeDocument({ include: [], exclude: ['**/old', '*.txt'] });
    expect(['a.md', 'notes', 'src/a.ts', 'Makefile', 'deep/README'].filter(could)).toHaveLength(5);
    expect(['.git/index', 'node_modules/a.md', 'old/a.md', 'deep/old/a.md', 'a.txt', 'a.png', 'x/b.json', 'a/.hidden.md'].filter(could)).toEqual([]);
    expect(['a.json', 'folder', 'a.md'].filter(couldBeDocument({ include: ['*.json'], exclude: [] }))).toEqual(['a.json', 'folder']);
    // What is listed for its format is no less of interest; where globs ask for others, it is not.
    expect(['a.pdf', 'deep/b.docx', 'old/c.pdf', 'd.xlsx'].filter(could)).toEqual(['a.pdf', 'deep/b.docx']);
    expect(['a.pdf', 'b.docx'].filter(couldBeDocument({ include: ['!*.pdf'], exclude: [] }))).toEqual(['b.docx']);
    expect(['a.pdf'].filter(couldBeDocument({ include: ['*.json'], exclude: [] }))).toEqual([]);
  });
});
