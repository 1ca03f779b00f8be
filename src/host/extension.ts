import { window, type ExtensionContext } from 'vscode';
import { correctionsOf } from '../core/edits/corrections';
import { followActiveEditor } from './activeEditor';
import { Answers } from './answers/answers';
import { documentIndex } from './answers/documentIndex';
import type { KindredApi } from './api';
import { tagsById, withoutHearing } from './arrange/tags/unheard';
import { renamedWritten, writtenTags } from './arrange/tags/writtenTags';
import { registerChatTools } from './chat/register';
import { labelsByHand } from './classify/labelFiles';
import { answerCommands } from './commands/answerCommands';
import { registerCommands } from './commands/register';
import { treeCommands } from './commands/treeCommands';
import { windowCommands } from './commands/windowCommands';
import { CutGroups } from './cut/cutGroups';
import { groupNumber } from './cut/groupNumber';
import { documentUri } from './documentUris';
import { DecisionHistory } from './edits/decisionHistory';
import { askForMap } from './edits/askForMap';
import { editCommands } from './edits/editCommands';
import { followEdits } from './edits/editContext';
import { markRenamedGroups } from './edits/renamedMark';
import { ShownGroups } from './edits/shownGroups';
import { SharedDecisions } from './edits/sharedDecisions';
import { storedHistory } from './edits/storedHistory';
import { askToOverwrite, workspaceFile } from './edits/workspaceFile';
import { windowEngine } from './engine/windowEngine';
import { GroupMap } from './map/groupMap';
import { revivePages } from './page/revivePages';
import { workspaceKeeper } from './run/keeper';
import { showRelated } from './related/relatedView';
import { planRun } from './run/plan';
import { showProgress } from './run/progressShown';
import { renamedValues } from './run/renamedValues';
import { followRuns } from './run/runContext';
import { Runs, type Follow, type Plan } from './run/runs';
import { SettingsSince } from './run/settingsSince';
import { settingsNow } from './run/settingsUsed';
import { workspaceStorage } from './run/windowStorage';
import { SharedSelection } from './selection';
import { setting } from './settings';
import { showStatusItem } from './statusItem';
import { windowSuggestions } from './suggest/windowSuggestions';
import { logFailures } from './tellFailure';
import { FileTexts } from './text/fileTexts';
import { tooltip } from './tree/groupItems';
import { GroupTree } from './tree/groupTree';
import { showGroupsView } from './tree/groupsView';
import { ShownAreas } from './tree/shownAreas';
import { watchFiles } from './update/changedFiles';
import { followFolders } from './update/changedFolders';
import { watchRecords } from './update/changedRecords';
import { followMoves } from './update/movedFiles';
import { Updates } from './update/updates';
import { shortReasons } from './why/shortReasons';
import { WhyPanel } from './why/whyPanel';

/** Registers everything and reads nothing: files, groups and the engine wait for the first use. */
export function activate(context: ExtensionContext): KindredApi {
  const begun = performance.now();
  const used = process.cpuUsage();
  const log = window.createOutputChannel('Kindred', { log: true });
  logFailures(log);
  const storage = workspaceStorage(context.storageUri);
  const engine = windowEngine(context, storage, log);
  const shared = workspaceFile(log);
  const stored = storedHistory(storage, log);
  const decisions = new SharedDecisions(stored, shared, askToOverwrite);
  const history = new DecisionHistory(decisions);
  const keeper = workspaceKeeper(storage, log);
  // What was decided is there before the first groups are.
  const [tags, labels] = [writtenTags(storage, log), labelsByHand(storage, log)];
  const plan: Plan = async (scope, signal, recipe) => ({ ...withoutHearing(await planRun(scope, signal, recipe), tagsById(await tags.read())), corrections: correctionsOf(history.current.now) });
  const selection = new SharedSelection();
  const follow: Follow = async (renames, replaced) => {
    selection.rename(renames);
    if (renames.size > 0) await Promise.all([history.rename(renames, replaced), tags.change(now => renamedWritten(now, renames, replaced)), labels.change(now => renamedValues(now, renames, replaced)), suggestions.suggestions.rename(renames, replaced)]);
  };
  const runs = new Runs(engine, plan, { ...keeper, read: () => history.load().then(keeper.read) }, follow, settingsNow);
  const cut = new CutGroups(runs, history);
  const groups = new ShownGroups(cut, history);
  const number = groupNumber(cut, groups);
  // Before tree and map, which show the selection with the new groups.
  context.subscriptions.push(groups.onDidChangeGrouping(() => selection.regroup(groups.grouping?.groups ?? [])));
  const answers = new Answers(groups, runs, engine);
  const index = documentIndex(groups);
  const areas = new ShownAreas(groups, context.workspaceState);
  const tree = new GroupTree(groups, areas, documentUri, id => shortReasons(id, answers, index, groups), async id => (await answers.ask('passages', { id })) ?? []);
  const updates = new Updates(runs, engine, answers, () => setting('update'), log);
  const settings = new SettingsSince(runs);
  const rows = showGroupsView(tree, runs, groups, selection, updates, settings, number);
  const map = new GroupMap(context, runs, groups, selection, number, answers, question => askForMap(groups, { engine, runs }, question));
  const related = showRelated(answers, index, groups, runs);
  const texts = new FileTexts(engine, file => runs.fieldsOf(file), groups);
  const why = new WhyPanel(context, answers, index, groups, map, selection);
  const suggestions = windowSuggestions({ runs, groups, answers, map, selection, context, log });
  context.subscriptions.push(
    ...registerCommands({ ...windowCommands({ runs, groups, areas, number, engine, map, selection, suggestions: suggestions.suggestions, answers, index, tags, labels, log, context }), ...treeCommands(rows.view, tree, map, selection), ...suggestions.commands, ...answerCommands({ answers, index, groups, related, map, selection, why, texts }), ...editCommands({ groups, engine, runs, view: rows.view, selection }) }),
    ...registerChatTools(groups, answers, index),
    markRenamedGroups(),
    revivePages({ context, groups, map, selection, suggestions: suggestions.suggestions, answers, number, why, log }),
    followRuns(runs, number),
    followEdits(groups),
    showProgress(runs),
    showStatusItem(runs, groups, map, updates, settings),
    followActiveEditor(groups, index, selection),
    watchFiles(ids => void updates.hear(ids)),
    watchRecords(runs, file => void updates.hearRecords(file)),
    followFolders(idNow => void updates.hearFolders(idNow)),
    followMoves(runs, updates),
    updates,
    settings,
    rows,
    related,
    suggestions,
    why,
    texts,
    index,
    map,
    tree,
    areas,
    selection,
    groups,
    cut,
    history,
    decisions,
    tags,
    labels,
    stored,
    shared,
    runs,
    engine,
    log,
  );
  const activationMs = performance.now() - begun;
  const { user, system } = process.cpuUsage(used);
  const activationCpuMs = (user + system) / 1000;
  log.info(`Activated in ${activationMs.toFixed(1)} ms (${activationCpuMs.toFixed(1)} ms of processor time).`);
  return {
    activationMs,
    activationCpuMs,
    get grouping() {
      return groups.grouping;
    },
    get state() {
      return runs.state;
    },
    get figures() {
      return runs.figures;
    },
    get numbers() {
      return number.numbers;
    },
    get edits() {
      const { facts, undoable, redoable } = groups;
      return { facts, undoable, redoable };
    },
    onDidChangeGrouping: groups.onDidChangeGrouping,
    onDidChangeState: runs.onDidChangeState,
    tree: {
      children: node => tree.getChildren(node),
      item: node => Object.assign(tree.getTreeItem(node), { tooltip: tooltip(node, [], groups.facts) }),
      hover: node => tree.resolveTreeItem(tree.getTreeItem(node), node),
      parent: node => tree.getParent(node),
      reveal: async node => rows.view.reveal(node, { select: true, focus: true }),
      get message() {
        return rows.view.message;
      },
      get selection() {
        return rows.view.selection;
      },
    },
    get selection() {
      return { ...selection.current, active: selection.active };
    },
    related: {
      children: node => related.tree.getChildren(node),
      item: node => related.tree.getTreeItem(node),
      get message() {
        return related.view.message;
      },
      get description() {
        return related.view.description;
      },
    },
    search: query => answers.ask('search', { query, limit: 20 }),
    get why() {
      return why.view;
    },
    describeMap: () => map.describe(),
    describeCut: async () => (await import('./cut/cutPanel')).shownCut(),
    suggestions: suggestions.shown,
    describeFolders: async () => (await import('./folders/compareFolders')).shownFolders(),
    describeComparison: async () => (await import('./compare/compareMethods')).shownComparison(),
    describeGroup: async () => (await import('./group/showGroup')).shownGroup(),
  };
}
