import { ProgressLocation, l10n, window, workspace, type QuickPickItem } from 'vscode';
import { keptApart, type NewName } from '../../core/askedNames/keptApart';
import { groupQuestions, type AskedName, type GroupQuestion } from '../../core/askedNames/question';
import type { EditFacts } from '../../core/edits/apply';
import type { Edit } from '../../core/edits/edit';
import { isTaken } from '../../core/edits/groupName';
import type { Parameters } from '../../core/parameters';
import type { Grouping } from '../../core/types';
import { CancelledError } from '../../core/work';
import type { ShownGroups } from '../edits/shownGroups';
import { sameGroup } from '../group/sameGroup';
import type { Engine } from '../run/engine';
import { tellNotTrusted } from '../trust';
import { count } from '../words';
import { askChatModel, chatModel } from './chatModel';
import { chooseNames } from './nameList';

/** What suggesting names works with. */
export interface NameParts {
  readonly groups: Pick<ShownGroups, 'whole' | 'facts' | 'draft' | 'applyAll'>;
  readonly engine: Pick<Engine, 'names'>;
}

let underWay = false;

/**
 * Asks a chat model for names of these groups, or of those that a person chooses, and shows the ones that differ; those that
 * are taken become names as if typed, in one step. What came before a cancel or a failure is shown as well.
 */
export async function suggestNames({ groups, engine }: NameParts, grouping: Grouping, chosen?: readonly number[]): Promise<void> {
  if (!workspace.isTrusted) return tellNotTrusted(l10n.t('This folder is not trusted, so nothing of it is sent to a server. Names can be suggested as soon as you trust it.'));
  if (groups.draft) return void window.showInformationMessage(l10n.t('The groups are still being made. Ask for names when they are done.'));
  const [whole, facts] = [groups.whole!, groups.facts!];
  const asked = await whatToAsk(grouping, chosen);
  if (!asked) return;
  const questions = groupQuestions(grouping, asked.ids);
  if (questions.length === 0) return void window.showInformationMessage(l10n.t('There is no group on show that could be named.'));
  // The engine tells each name to whoever listens.
  if (underWay) return void window.showInformationMessage(l10n.t('Names are being asked for already. Wait for them, or cancel that first.'));
  underWay = true;
  const { answers, failure } = await askFor(questions, asked.chat, engine).finally(() => (underWay = false));
  const names = keptApart(whole, questions, answers, facts.renamed);
  if (names.length === 0 && failure) throw failure;
  if (failure) void window.showWarningMessage(l10n.t('{0} The names that came before are offered.', (failure as Error).message));
  if (names.length === 0) {
    if (answers.length > 0) void window.showInformationMessage(l10n.t('The chat model has no other names for these groups.'));
    return;
  }
  const told = l10n.t('Another name for {0} of {1}. What is ticked is taken.', count(names.length), count(questions.length));
  const taken = await chooseNames({ groups: whole.groups, names, byHand: namedByHand(facts), told });
  if (taken?.length) await rename(groups, taken, whole);
}

/** Which groups, of which chat model; undefined when it was given up. */
async function whatToAsk({ groups }: Grouping, chosen: readonly number[] | undefined): Promise<{ readonly chat: Parameters; readonly ids: ReadonlySet<number> } | undefined> {
  const tops = groups.filter(({ level }) => level === 'group').map(({ id }) => id);
  const all = groups.filter(({ level }) => level !== 'area').map(({ id }) => id);
  let chat = chatModel() ?? (await askChatModel());
  while (chat) {
    if (chosen) return { chat, ids: new Set(chosen) };
    const items: (QuickPickItem & { readonly ids?: readonly number[] })[] = [
      { label: l10n.t('Groups'), description: count(tops.length), ids: tops },
      ...(all.length > tops.length ? [{ label: l10n.t('Groups and Sub-Groups'), description: count(all.length), ids: all }] : []),
      { label: `$(settings-gear) ${l10n.t('Another Server or Model…')}` },
    ];
    const placeHolder = [chat.chatModel, chat.chatAddress].filter(Boolean).join(' · ');
    const what = await window.showQuickPick(items, { title: l10n.t('Suggest Names by a Chat Model: for what?'), placeHolder });
    if (!what) return undefined;
    if (what.ids) return { chat, ids: new Set(what.ids) };
    chat = await askChatModel();
  }
  return undefined;
}

/** Asks, with progress and Cancel; gives what came, and what went wrong. */
async function askFor(questions: readonly GroupQuestion[], chat: Parameters, engine: NameParts['engine']): Promise<{ readonly answers: readonly AskedName[]; readonly failure?: unknown }> {
  const answers: AskedName[] = [];
  const options = { location: ProgressLocation.Notification, cancellable: true, title: l10n.t('Asking for names') };
  const failure = await window.withProgress(options, async (progress, token) => {
    const stop = new AbortController();
    token.onCancellationRequested(() => stop.abort());
    const tell = (increment: number) => progress.report({ message: l10n.t('{0} of {1}', count(answers.length), count(questions.length)), increment });
    const hear = (answer: AskedName) => {
      answers.push(answer);
      tell(100 / questions.length);
    };
    tell(0);
    try {
      await engine.names({ chat, questions }, hear, stop.signal);
      return undefined;
    } catch (error) {
      return error instanceof CancelledError ? undefined : error;
    }
  });
  return { answers, failure };
}

/** Groups that a person named, or made. */
function namedByHand({ renamed, made }: EditFacts): ReadonlySet<number> {
  return new Set([...renamed.keys(), ...made]);
}

/** Gives groups their names, found again where they changed since they were asked about. */
async function rename(groups: NameParts['groups'], names: readonly NewName[], before: Grouping): Promise<void> {
  const now = groups.whole!;
  const edits = names.flatMap(({ group: id, name }): Edit[] => {
    const asked = before.groups.find(group => group.id === id)!;
    const own = now === before ? asked : sameGroup(asked, before, now);
    return own && !isTaken(now.groups, name, own, own.id) ? [{ kind: 'rename', group: own.id, name }] : [];
  });
  await groups.applyAll(edits, edits.length === 1 ? undefined : l10n.t('{0} groups named by a chat model', count(edits.length)));
  const left = names.length - edits.length;
  if (left === 0) return;
  void window.showInformationMessage(left === 1 ? l10n.t('1 group is not there any more, or its new name is taken by now.') : l10n.t('{0} groups are not there any more, or their new names are taken by now.', count(left)));
}
