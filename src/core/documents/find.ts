import { byPath } from '../order';
import type { Selection, Skipped } from '../types';
import { Pace, type Work } from '../work';
import { beginsCompoundFile } from './compoundFile';
import { copiedBy } from './copies';
import { countsByName, isHidden, neverHoldsDocuments } from './couldBeDocument';
import { decode } from './decode';
import type { FileTree, FoundFile, TreeEntry } from './fileTree';
import { asksForFiles, globTest, isIgnored, takenOutBy, withIgnoreFile, type IgnoreRules } from './ignoreRules';
import { kindByContent, kindByName, sharesItsEnding, type NamedKind } from './kinds';
import { ownPages } from './ownPages';
import { copyBeside, emptyFile, errorReason, notRead, recordsApart, tooLarge } from './reasons';
import { isMissedAmongDocuments } from './recordKinds';
import { sizeLimit } from './sizeLimit';
import { unreadFormat } from './unreadFormats';

/** The documents of a folder, and the files looked at and left out; both sorted by path. */
export interface Found {
  readonly files: readonly FoundFile[];
  readonly skipped: readonly Skipped[];
}

/** Enough of a file to tell what it is. */
const sampleBytes = 8192;
/** Below this many prose documents, or this share of them among all text files, a folder is mostly code. */
const fewProse = 5;
const littleProse = 0.2;
/** Files looked at together; a disk answers faster than one by one. */
const together = 32;

/**
 * Walks the tree for documents. Hidden files and folders, ignored ones and what is no document by its kind are passed
 * over in silence; what a person would miss (too large, empty, binary, unreadable, a link, a PDF or the like with a copy nearer
 * to text beside it) is listed as skipped, and so is, by its name alone, a document in a format that is not read, and a
 * file of records where the folder is not one of code. Links are not followed, so that no loop is possible and no document is found twice. Code counts when the folder is mostly code or `include`
 * names it. `report` hears the number of files found.
 */
export async function findFiles(tree: FileTree, selection: Selection, work: Work = {}): Promise<Found> {
  const walk = new Walk(tree, selection, work);
  await walk.run();
  const prose = walk.files.filter(file => file.kind !== 'code');
  const mostlyCode = prose.length < fewProse || prose.length < littleProse * walk.files.length;
  const files = asksForFiles(selection.include) || mostlyCode ? walk.files : prose;
  // Programs have tables, too, of which nobody is told.
  const apart = mostlyCode && prose.length < walk.files.length ? [] : walk.records.map(path => ({ path, reason: recordsApart }));
  return { files: files.sort(byPath), skipped: [...walk.skipped, ...apart].sort(byPath) };
}

/** One walk over a tree, with what it has found so far. */
class Walk {
  readonly files: FoundFile[] = [];
  readonly skipped: Skipped[] = [];
  /** Files of records that are no documents here. */
  readonly records: string[] = [];
  /** False if a path cannot be a document by its name and the globs. */
  private readonly mayCount: (path: string) => boolean;
  private readonly included: boolean;
  private readonly takenOut: (path: string) => boolean;
  private readonly excluded: (path: string) => boolean;
  private readonly pace: Pace;

  constructor(
    private readonly tree: FileTree,
    private readonly selection: Selection,
    private readonly work: Work,
  ) {
    this.included = asksForFiles(selection.include);
    this.takenOut = takenOutBy(selection.include);
    this.mayCount = countsByName(selection);
    this.excluded = globTest(selection.exclude);
    this.pace = new Pace(work.signal);
  }

  async run(): Promise<void> {
    const folders: { path: string; rules: IgnoreRules }[] = [{ path: '', rules: [] }];
    for (let folder = folders.pop(); folder; folder = folders.pop()) {
      await this.pace.breathe();
      const entries = await this.entriesOf(folder.path);
      const rules = await this.rulesIn(folder.path, entries, folder.rules);
      const files: string[] = [];
      for (const { name, kind } of entries) {
        const path = folder.path ? `${folder.path}/${name}` : name;
        if (isHidden(name) || this.excluded(path) || isIgnored(rules, path, kind === 'folder')) continue;
        if (kind === 'folder' && !neverHoldsDocuments(name)) folders.push({ path, rules });
        if (kind === 'file') files.push(path);
        if (kind === 'link' && this.mayCount(path)) this.skip(path, 'A symbolic link; files are read only where they really are.');
      }
      await this.lookAt(files);
    }
  }

  private async lookAt(paths: readonly string[]): Promise<void> {
    const [files, skipped] = [this.files.length, this.skipped.length];
    const unread = new Map<string, string>();
    for (let start = 0; start < paths.length; start += together) {
      await this.pace.breathe();
      await Promise.all(paths.slice(start, start + together).map(path => this.consider(path, unread)));
      this.work.report?.(this.files.length, 0);
    }
    const found = this.files.splice(files);
    const names = found.map(({ path }) => path);
    const isCopied = copiedBy(names);
    const own = await ownPages(names, this.tree, this.pace);
    const isLeftOut = (path: string) => isCopied(path) && !own.has(path);
    // A folder may hold more than a call may have arguments.
    for (const file of found) if (!isLeftOut(file.path)) this.files.push(file);
    for (const file of this.skipped.splice(skipped)) if (!isCopied(file.path)) this.skipped.push(file);
    for (const path of names) if (isLeftOut(path)) this.skip(path, copyBeside);
    for (const [path, format] of unread) if (!isCopied(path)) this.skip(path, notRead(format));
  }

  /** Takes a file in, or lists it, or passes over it; what is not read for its format goes to `unread` with that. */
  private async consider(path: string, unread: Map<string, string>): Promise<void> {
    const counts = this.mayCount(path);
    const isListed = counts || (!this.included && !this.takenOut(path));
    const format = isListed ? unreadFormat(path) : undefined;
    if (isListed && !counts && isMissedAmongDocuments(path)) this.records.push(path);
    if (format !== undefined) unread.set(path, format);
    if (!counts || format !== undefined) return;
    const named = kindByName(path);
    try {
      const bytes = await this.tree.size(path);
      const listed = named !== 'unknown' && named !== 'code';
      const limit = sizeLimit(path, this.selection.maxBytes);
      if (bytes === 0 || bytes > limit) {
        if (listed || this.included) this.skip(path, bytes === 0 ? emptyFile : tooLarge(bytes, limit));
        return;
      }
      const kind = await this.kindOf(path, named);
      if (kind) this.files.push({ path, kind, bytes });
    } catch (error) {
      this.skip(path, errorReason(error));
    }
  }

  /** The kind a file is read as; undefined if it is none (and then listed, if its own name or a glob promised text). */
  private async kindOf(path: string, named: NamedKind): Promise<FoundFile['kind'] | undefined> {
    if (named === 'data') return 'code';
    if (!this.included && sharesItsEnding(path) && !beginsCompoundFile(await this.tree.readFile(path, 8))) return undefined;
    if (named !== 'unknown' && named !== 'media') return named;
    const text = decode(await this.tree.readFile(path, sampleBytes), { part: true });
    if ('reason' in text) {
      if (this.included) this.skip(path, text.reason);
      return undefined;
    }
    const kind = kindByContent(text.text);
    return kind === 'data' ? (this.included ? 'code' : undefined) : kind;
  }

  private async entriesOf(path: string): Promise<readonly TreeEntry[]> {
    try {
      return await this.tree.readDirectory(path);
    } catch (error) {
      if (path === '') throw error;
      this.skip(path, errorReason(error));
      return [];
    }
  }

  private async rulesIn(folder: string, entries: readonly TreeEntry[], outer: IgnoreRules): Promise<IgnoreRules> {
    if (!this.selection.useIgnoreFiles || !entries.some(entry => entry.name === '.gitignore' && entry.kind === 'file')) return outer;
    const path = folder ? `${folder}/.gitignore` : '.gitignore';
    try {
      const text = decode(await this.tree.readFile(path));
      return 'text' in text ? withIgnoreFile(outer, folder, text.text) : outer;
    } catch (error) {
      this.skip(path, `Its rules are not applied: ${errorReason(error)}`);
      return outer;
    }
  }

  private skip(path: string, reason: string): void {
    this.skipped.push({ path, reason });
  }
}
