import { l10n, window, workspace, type Disposable, type TreeView } from 'vscode';
import { fileName, lastPart } from '../../core/paths';
import { plainText } from '../../core/plainText';
import { CancelledError } from '../../core/work';
import type { RelatedRequest } from '../../protocol/answers';
import type { Answers } from '../answers/answers';
import type { DocumentIndex } from '../answers/documentIndex';
import { relatedView } from '../contributions';
import { debounced } from '../debounced';
import type { ShownGroups } from '../edits/shownGroups';
import { linesFile, recordAtLine, recordName } from '../records/record';
import type { Runs } from '../run/runs';
import type { Scope } from '../run/scope';
import { setting } from '../settings';
import { linkedFrom } from './links';
import { RelatedTree } from './relatedTree';
import type { RelatedDocumentNode, RelatedNode } from './relatedNodes';
import { activeSubject, nothingOpen, type Subject } from './subject';

const QUIET_MS = 150;
const MOST = 12;
/** An answer that takes longer is waited for with a word. */
const SOON_MS = 400;

/** What the window has of the related documents. */
export interface Related extends Disposable {
  readonly view: TreeView<RelatedNode>;
  readonly tree: RelatedTree;
  /** What they are about; undefined before the first editor. */
  readonly subject: Subject | undefined;
}

/** Shows what is related to the active editor, or to what is selected in it, as long as the view can be seen. */
export function showRelated(answers: Answers, index: DocumentIndex, groups: ShownGroups, runs: Runs): Related {
  const tree = new RelatedTree();
  const view = window.createTreeView<RelatedNode>(relatedView, { treeDataProvider: tree });
  let subject: Subject | undefined;
  let asking: AbortController | undefined;
  let last = '';

  async function update(): Promise<void> {
    if (!view.visible) return;
    await groups.load();
    subject = activeSubject() ?? (nothingOpen() ? undefined : subject);
    const inRecords = subject !== undefined && linesFile(groups.grouping) === subject.uri.toString();
    const record = inRecords ? recordAtLine(groups.grouping!, subject!.line ?? -1, isPart(runs.settled?.scope)) : undefined;
    view.description = subject && described(subject, record && recordName(record));
    if (!groups.grouping?.documents.length) return rest(undefined);
    if (!subject) return rest(l10n.t('Open a document to see what is related to it.'));
    if (inRecords && !record && subject.words === undefined) return rest(l10n.t('Put the cursor into a record of the groups to see what is related to it.'));
    const asked = inRecords ? request({ uri: subject.uri, words: subject.words }, record?.id) : request(subject);
    if (!asked && index.usesServer) return rest(l10n.t('This document is not among those grouped, and its text is not sent to a server.'));
    if (!asked) return rest(l10n.t('This file is not among the documents grouped.'));
    const mark = JSON.stringify([asked, index.version]);
    if (mark === last) return;
    last = mark;
    asking?.abort();
    const own = (asking = new AbortController());
    const reading = () => {
      if (!own.signal.aborted) view.message = l10n.t('Reading the documents…');
    };
    const soon = setTimeout(reading, SOON_MS);
    // What was said of no document does not hold for this one.
    if (tree.rows.length === 0) reading();
    try {
      const found = await answers.ask('related', asked, own.signal);
      if (own.signal.aborted) return;
      if (!found) return wait(l10n.t('Related documents are shown here when the groups are made.'));
      const rows = found.flatMap((related): RelatedDocumentNode[] => {
        const known = index.byId(related.id);
        return known ? [{ kind: 'document', found: related, ...known }] : [];
      });
      say(rows, rows.length === 0 ? l10n.t('Nothing related was found.') : undefined);
    } catch (error) {
      if (own.signal.aborted) return;
      if (error instanceof CancelledError) wait(undefined);
      else wait(error instanceof Error ? error.message : String(error));
    } finally {
      clearTimeout(soon);
    }
  }

  /** Shows that there is nothing to ask about; what was asked before is given up. */
  function rest(text: string | undefined): void {
    asking?.abort();
    last = '';
    say([], text);
  }

  /** Shows a text in the place of an answer, which is asked for again at the next occasion. */
  function wait(text: string | undefined): void {
    last = '';
    say(text === undefined ? tree.rows : [], text);
  }

  function say(rows: readonly RelatedDocumentNode[], text: string | undefined): void {
    tree.show(rows);
    view.message = text;
  }

  function request({ uri, text, words }: Pick<Subject, 'uri' | 'text' | 'words'>, id = index.idOf(uri)): RelatedRequest | undefined {
    const linked = text !== undefined && setting('related.excludeLinked', uri) ? linkedFrom(uri, text, groups.grouping?.documents ?? []) : [];
    const base = { without: [...linked], limit: MOST };
    // What was grouped has been sent as the user chose; nobody has agreed to more.
    if (index.usesServer) return id === undefined ? undefined : { id, ...base };
    if (words !== undefined) return { ...(id !== undefined && { id }), text: { kind: 'words', content: words }, ...base };
    if (text === undefined) return id === undefined ? undefined : { id, ...base };
    return { ...(id !== undefined && { id }), text: { kind: 'file', name: nameOf(uri), content: text }, ...base };
  }

  const soon = debounced(() => void update(), QUIET_MS);
  const ask = () => soon.ask();
  const listeners: Disposable[] = [
    soon,
    groups.onDidChangeGrouping(ask),
    runs.onDidChangeState(() => runs.state.kind !== 'running' && ask()),
    window.onDidChangeActiveTextEditor(ask),
    window.onDidChangeTextEditorSelection(({ textEditor }) => textEditor === window.activeTextEditor && ask()),
    window.tabGroups.onDidChangeTabs(ask),
    workspace.onDidChangeTextDocument(({ document }) => document === window.activeTextEditor?.document && ask()),
    workspace.onDidChangeConfiguration(change => change.affectsConfiguration('kindred') && ask()),
    view.onDidChangeVisibility(({ visible }) => visible && ask()),
  ];
  return {
    view,
    tree,
    get subject() {
      return subject;
    },
    dispose() {
      asking?.abort();
      for (const listener of listeners) listener.dispose();
      view.dispose();
      tree.dispose();
    },
  };
}

function described({ uri, words }: Subject, record?: string): string {
  const file = plainText(lastPart(uri.path));
  const name = record === undefined ? file : `${file} · ${plainText(record)}`;
  return words === undefined ? name : l10n.t('selection in {0}', name);
}

/** The name by which a text's format is told; an untitled text has none. */
function nameOf({ scheme, path }: Subject['uri']): string {
  return scheme === 'untitled' ? `${fileName(path)}.md` : path;
}

/** Whether a scope is a part of what is grouped, as one group of it. */
function isPart(scope: Scope | undefined): boolean {
  return scope?.kind === 'records' && scope.only !== undefined;
}
