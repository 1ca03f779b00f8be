import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { Uri, window, workspace, type QuickPickItem, type Range } from 'vscode';
import { shortHash } from '../../../src/core/identity/renames';
import { writeTags } from '../../../src/host/arrange/tags/writeTags';
import type { WrittenTags } from '../../../src/host/arrange/tags/writtenTags';
import { grouping } from './fixture';
import { configuration } from './vscode';

/** Files of a folder by their paths below it, as an editor reads and changes them. */
const files = new Map<string, string>();
/** What is kept of tags. */
let kept: WrittenTags;
/** What was said. */
let told: string[];
/** What is done when it was said that tags were written. */
let then: () => string | undefined;

const uriOf = (path: string) => ({ scheme: 'memory', path, toString: () => path });
const hashOf = (text: string) => shortHash(createHash('sha256').update(text).digest('hex'));
const grouped = () => ({ ...grouping, documents: grouping.documents.map(document => ({ ...document, hash: hashOf(files.get(document.id)!) })) });
/** Where a place is in a text, without line ends of Windows. */
const at = (text: string, line: number, character: number) => text.split('\n').slice(0, line).join('\n').length + Math.min(line, 1) + character;

async function write(label: string, of = grouped()): Promise<void> {
  Object.assign(window, { showQuickPick: async (items: readonly QuickPickItem[]) => items.find(item => item.label.endsWith(label)), showInputBox: async () => '' });
  const change = async (next: (now: WrittenTags) => WrittenTags) => (kept = next(kept));
  const written = { read: async () => kept, change, onMayBeAnother: () => ({ dispose: () => undefined }), dispose: () => undefined };
  await writeTags(of, undefined, { written, answers: { busy: false, ask: async () => undefined }, log: { info: () => undefined } });
}

describe('files that groups are written into as tags', () => {
  beforeEach(() => {
    files.clear();
    for (const { id } of grouping.documents) files.set(id, `About ${id}\n`);
    [kept, told, then] = [{ form: { prefix: '', nested: false }, documents: {} }, [], () => undefined];
    const readFile = async ({ path }: Uri) => new TextEncoder().encode(files.get(path) ?? Promise.reject(new Error('not found')) as never);
    Object.assign(Uri, { joinPath: (_: Uri, path: string) => uriOf(path) });
    Object.assign(workspace, {
      textDocuments: [],
      fs: { readFile, isWritableFileSystem: () => true, stat: async () => ({}), readDirectory: async () => [] },
      getConfiguration: () => configuration({ encoding: 'utf8' }),
      applyEdit: async ({ replaced }: { replaced: readonly { uri: Uri; range: Range & { startLine: number; startCharacter: number; endLine: number; endCharacter: number }; text: string }[] }) => {
        for (const { uri, range, text } of replaced) {
          const now = files.get(uri.path)!;
          files.set(uri.path, now.slice(0, at(now, range.startLine, range.startCharacter)) + text + now.slice(at(now, range.endLine, range.endCharacter)));
        }
        return true;
      },
    });
    Object.assign(window, {
      withProgress: (_: unknown, task: (...given: unknown[]) => unknown) => task({ report: () => undefined }, { onCancellationRequested: () => undefined }),
      showInformationMessage: async (text: string, ...choices: readonly string[]) => {
        told.push(text);
        return choices.length > 0 ? then() : undefined;
      },
    });
  });

  it('are as they were after Undo, but for one that was changed meanwhile: what is in that is known on', async () => {
    const before = new Map(files);
    then = () => {
      files.set('bread.md', `${files.get('bread.md')}More.\n`);
      return 'Undo';
    };
    await write('Groups');
    expect(told).toEqual(['Tags were written into 4 documents.']);
    expect([...files].filter(([id]) => id !== 'bread.md')).toEqual([...before].filter(([id]) => id !== 'bread.md'));
    expect(files.get('bread.md')).toBe('---\ntags:\n  - bread-flour\n---\nAbout bread.md\nMore.\n');
    expect(kept.documents).toEqual({ 'bread.md': { tags: ['bread-flour'], made: 'all' } });
    then = () => undefined;
    await write('Take Away What Was Written');
    expect(files.get('bread.md')).toBe('About bread.md\nMore.\n');
    expect(kept.documents).toEqual({});
  });

  it('get no tag where they changed since they were grouped, but what was written goes', async () => {
    const old = grouped();
    await write('Groups', old);
    files.set('git/log.md', files.get('git/log.md')!.replace('About', 'No more about'));
    await write('Groups', old);
    expect(told.at(-1)).toContain('4 changed since they were grouped');
    await write('Take Away What Was Written', old);
    expect([...files.values()].filter(text => text.includes('---'))).toEqual([]);
    expect(files.get('git/log.md')).toBe('No more about git/log.md\n');
  });
});
