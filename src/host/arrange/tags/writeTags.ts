import { l10n, ProgressLocation, Range, Uri, window, workspace, WorkspaceEdit, type LogOutputChannel } from 'vscode';
import { unused } from '../../../core/arrange/folderNames';
import { retag, type OwnTags } from '../../../core/arrange/tags/retag';
import { groupTags, tagOf } from '../../../core/arrange/tags/tagNames';
import { changedText, placeAt, type TextChange } from '../../../core/arrange/tags/textChange';
import { kindByName } from '../../../core/documents/kinds';
import { nameKey } from '../../../core/paths';
import { markdownTable } from '../../../core/report/markdownText';
import type { GroupedDocument, Grouping } from '../../../core/types';
import type { Answers } from '../../answers/answers';
import type { StoredValue } from '../../run/storedValue';
import { documentCount } from '../../words';
import { askForm, fallbackTag } from './askForm';
import { leftAsideWords } from './leftAsideWords';
import { taggable, textNow, type LeftAside, type Taggable } from './taggable';
import { withWritten, type WrittenTags } from './writtenTags';

/** What writing tags works with. */
export interface TagParts {
  readonly written: StoredValue<WrittenTags>;
  readonly answers: Pick<Answers, 'ask' | 'busy'>;
  readonly log: Pick<LogOutputChannel, 'info'>;
}

type Tagged = Pick<GroupedDocument, 'id' | 'uri' | 'hash' | 'group' | 'subgroup'>;

/** A document with the tag it is to have. */
interface Wanted {
  readonly document: Tagged;
  readonly tag: string | undefined;
  readonly before: OwnTags | undefined;
}

interface Planned extends Wanted, Taggable {}

/** Files that are read at a time. */
const TOGETHER = 32;

/**
 * Offers to write the groups of documents into their files as tags, of all or of those chosen: every change stands in the
 * editor's own preview, nothing happens before it is applied, and it can be undone. Tags that were written before give way;
 * those of a person stay.
 */
export async function writeTags(grouping: Grouping, chosen: ReadonlySet<string> | undefined, { written, answers, log }: TagParts): Promise<void> {
  if (answers.busy) return void window.showInformationMessage(l10n.t('The groups are still being made. Write them as tags when they are there.'));
  const { form, documents: before } = await written.read();
  const known = new Set(grouping.documents.map(({ id }) => id));
  const lost = Object.keys(before).filter(id => !known.has(id)).map((id): Tagged => ({ id, group: null, subgroup: null }));
  const documents: readonly Tagged[] = chosen ? grouping.documents.filter(({ id }) => chosen.has(id)) : grouping.documents;
  const fit = documents.filter(({ id }) => kindByName(id) === 'markdown').length;
  if (fit === 0 && !documents.some(({ id }) => before[id])) return void window.showInformationMessage(l10n.t('Tags are written into Markdown documents, and none of these is one. Nothing was changed; Arrange into Folders… moves files of every kind.'));
  const asked = await askForm(grouping.groups, form, fit, (chosen ? documents : [...documents, ...lost]).filter(({ id }) => before[id]).length);
  if (!asked) return;
  const tags = asked === 'none' ? new Map<number, string>() : groupTags(grouping.groups, asked.form, fallbackTag());
  // What is no document any more keeps its tag, unless all are taken away.
  const of = asked === 'none' && !chosen ? [...documents, ...lost] : documents;
  const wanted = of.map((document): Wanted => ({ document, tag: tagOf(document, tags), before: before[document.id] })).filter(({ tag, before }) => tag !== undefined || before);
  const looked = await lookedAt(wanted, answers, log);
  if (!looked) return;
  const { planned, left } = looked;
  const changing = planned.filter(({ change }) => change);
  const aside = leftAsideWords(left);
  const nothing = asked === 'none' ? l10n.t('There are no tags to take away.') : planned.length > 0 ? l10n.t('All documents have their tags.') : l10n.t('No tag was written.');
  if (changing.length === 0 || aside) void window.showInformationMessage([changing.length === 0 && nothing, aside].filter(Boolean).join(' '));
  if (changing.length > 0 && !(await workspace.applyEdit(await editOf(changing), { isRefactoring: true }))) return;

  const done = await doneOf(planned);
  const made = new Map(done.map(({ document, own }) => [document.id, own]));
  await written.change(now => withWritten({ ...now, form: asked === 'none' ? now.form : asked.form }, made));
  const changed = done.filter(({ change }) => change);
  if (changed.length === 0) return;
  const undo = l10n.t('Undo');
  const said = asked === 'none' ? l10n.t('Tags were taken out of {0}.', documentCount(changed.length)) : l10n.t('Tags were written into {0}.', documentCount(changed.length));
  if ((await window.showInformationMessage(said, undo)) !== undo) return;
  const back = await takeBack(changed);
  await written.change(now => withWritten(now, new Map(back.map(({ document, before }) => [document.id, before ?? { tags: [] }]))));
}

/** Reads documents for what they need; undefined when that was stopped. */
async function lookedAt(wanted: readonly Wanted[], answers: Pick<Answers, 'ask'>, log: Pick<LogOutputChannel, 'info'>): Promise<{ readonly planned: readonly Planned[]; readonly left: readonly LeftAside[] } | undefined> {
  const options = { location: ProgressLocation.Notification, cancellable: true, title: l10n.t('Reading documents…') };
  return window.withProgress(options, async (progress, token) => {
    const stop = new AbortController();
    token.onCancellationRequested(() => stop.abort());
    // Where the engine knows what was there before, it sees that nothing but tags has changed.
    if (wanted.length > 0) await answers.ask('passages', { id: wanted[0].document.id }, stop.signal);
    const planned: Planned[] = [];
    const left: LeftAside[] = [];
    for (let start = 0; start < wanted.length; start += TOGETHER) {
      if (stop.signal.aborted) return undefined;
      const some = wanted.slice(start, start + TOGETHER);
      const found = await Promise.all(some.map(({ document, tag, before }) => taggable(document, tag, before)));
      for (const [at, one] of found.entries()) {
        if (typeof one !== 'string') planned.push({ ...some[at], ...one });
        else left.push(one);
        if (typeof one === 'string') log.info(`${some[at].document.id} gets no tag: ${one}.`);
      }
      progress.report({ increment: (100 * some.length) / wanted.length });
    }
    return { planned, left };
  });
}

/**
 * The changes as one edit. The preview opens as soon as one part of an edit needs confirmation, and shows such parts unticked:
 * that is the list of the tags, which nobody needs to have, so that the changes themselves stand there ticked. Where a file
 * changes while the preview is open, the editor applies nothing and says so.
 */
async function editOf(changing: readonly Planned[]): Promise<WorkspaceEdit> {
  const edit = new WorkspaceEdit();
  for (const { uri, text, change, tag } of changing) {
    const label = tag === undefined ? l10n.t('Take away the tags that were written') : l10n.t('Tag {0}', tag);
    edit.replace(uri, rangeOf(text, change!), change!.text, { needsConfirmation: false, label });
  }
  const folder = workspace.workspaceFolders![0].uri;
  const entries = await workspace.fs.readDirectory(folder);
  const name = unused('tagged-files.md', new Set(entries.map(([entry]) => nameKey(entry))));
  const list = markdownTable([l10n.t('File'), l10n.t('Tag')], changing.map(({ document, tag }) => [document.id, tag ?? '']));
  edit.createFile(Uri.joinPath(folder, name), { contents: new TextEncoder().encode(`${list}\n`) }, { needsConfirmation: true, label: l10n.t('Tick to write a list of the files and their tags') });
  return edit;
}

/** Those of the documents that are as they were planned to be; what was unticked is not. */
async function doneOf(planned: readonly Planned[]): Promise<readonly Planned[]> {
  const done: Planned[] = [];
  for (const one of planned) {
    const text = one.change ? await textNow(one.uri) : one.text;
    const again = text === undefined ? undefined : retag(text, one.tag, one.before);
    if (again && typeof again !== 'string' && !again.change) done.push(one);
  }
  return done;
}

/** Gives files the texts they had, as far as nobody has changed them since; resolves to those that have them. */
async function takeBack(changed: readonly Planned[]): Promise<readonly Planned[]> {
  const edit = new WorkspaceEdit();
  const back: Planned[] = [];
  for (const one of changed) {
    const { uri, text, change } = one;
    const { start, end, text: instead } = change!;
    const now = changedText(text, change!);
    if ((await textNow(uri)) !== now) continue;
    edit.replace(uri, rangeOf(now, { start, end: start + instead.length, text: '' }), text.slice(start, end));
    back.push(one);
  }
  return (await workspace.applyEdit(edit, { isRefactoring: true })) ? back : [];
}

function rangeOf(text: string, { start, end }: TextChange): Range {
  const [from, to] = [placeAt(text, start), placeAt(text, end)];
  return new Range(from.line, from.character, to.line, to.character);
}
