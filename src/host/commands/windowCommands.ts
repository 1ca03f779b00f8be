import { type Uri, commands, l10n, window, workspace, type LogOutputChannel, type ExtensionContext } from 'vscode';
import type { Grouping } from '../../core/types';
import { activeUri, openUris } from '../activeEditor';
import type { Answers } from '../answers/answers';
import type { DocumentIndex } from '../answers/documentIndex';
import { tellNotInGroups } from '../answers/notInGroups';
import { tagsById } from '../arrange/tags/unheard';
import type { WrittenTags } from '../arrange/tags/writtenTags';
import { commands as ids, groupsView, type CommandId } from '../contributions';
import { labelFiles, type Labels } from '../classify/labelFiles';
import { learnFromLabels } from '../classify/learn';
import { askNames } from '../classify/sortByNames';
import type { GroupNumber } from '../cut/groupNumber';
import { scopeInside } from '../cut/insideGroup';
import type { GroupMap } from '../map/groupMap';
import type { ShownGroups } from '../edits/shownGroups';
import { askRecords } from '../records/askRecords';
import { onlyFiles } from '../records/onlyFiles';
import type { Engine } from '../run/engine';
import type { Runs } from '../run/runs';
import { wholeOf, type Scope } from '../run/scope';
import type { StoredValue } from '../run/storedValue';
import type { SharedSelection } from '../selection';
import { setting } from '../settings';
import type { SuggestionCommandId } from '../suggest/suggestionCommands';
import type { Suggestions } from '../suggest/suggestions';
import { documentsBelow, type GroupNode } from '../tree/groupNodes';
import type { ShownAreas } from '../tree/shownAreas';
import { withGroups } from '../withGroups';
import { summary } from '../words';
import type { AnswerCommandId } from './answerCommands';
import { exportVectors, importVectors } from './carryCache';
import { chooseMethod } from './chooseMethod';
import { tellOutcome } from './outcome';
import { setServerKey } from './serverKey';
import { showSkippedFiles } from './skippedFiles';

/** What the commands of the palette work on. */
export interface WindowParts {
  readonly runs: Runs;
  readonly groups: ShownGroups;
  readonly areas: ShownAreas;
  readonly number: GroupNumber;
  readonly engine: Engine;
  readonly map: GroupMap;
  readonly selection: SharedSelection;
  readonly suggestions: Suggestions;
  readonly answers: Answers;
  readonly index: DocumentIndex;
  readonly tags: StoredValue<WrittenTags>;
  readonly labels: StoredValue<Labels>;
  readonly log: LogOutputChannel;
  readonly context: ExtensionContext;
}

type WindowCommandId = Exclude<CommandId, `kindred.${'tree' | 'edit'}.${string}` | SuggestionCommandId | AnswerCommandId>;

/** Commands of the palette and of the explorer's context menu. Those that run resolve when the run has ended. */
export function windowCommands({ runs, groups, areas, number, engine, map, selection, suggestions, answers, index, tags, labels, log, context }: WindowParts): Record<WindowCommandId, (...given: never[]) => Promise<void>> {
  const run = async (scope?: Scope) => {
    const state = await runs.run(scope);
    if (state?.kind === 'done' && runs.grouping) log.info(`${summary(runs.grouping)}. ${JSON.stringify({ skipped: runs.grouping.skipped.length, ...runs.figures })}`);
    tellOutcome(state, log);
    if (state?.kind === 'done' && setting('openMapAfterRun')) map.show();
  };
  /** Runs where the user can watch it: the groups come into view, the focus stays where it is. */
  const runInView = (scope?: Scope) => {
    void commands.executeCommand(`${groupsView}.focus`, { preserveFocus: true });
    return run(scope);
  };
  /** All documents that the groups on show are of, or a part of. */
  const whole = async () => {
    await groups.load();
    return wholeOf(runs.asked);
  };
  const ofGroups = (act: (grouping: Grouping) => Promise<void>) => withGroups(groups, act);
  const ofFiles = (act: (grouping: Grouping) => Promise<void>) => ofGroups(onlyFiles(act));
  const step = (direction: -1 | 1) =>
    ofGroups(async () => {
      if (await number.step(direction)) return;
      const text = direction < 0 ? l10n.t('There are no fewer groups than these.') : l10n.t('There are no more groups than these.');
      void window.showInformationMessage(text);
    });
  return {
    [ids.clusterWorkspace]: () => runInView({ kind: 'workspace' }),
    [ids.clusterSelectedFiles]: async (uri?: Uri, uris?: readonly Uri[]) => {
      const chosen = uris?.length ? uris : uri ? [uri] : await chooseFiles();
      if (chosen.length > 0) await runInView({ kind: 'chosen', uris: chosen.map(String) });
    },
    [ids.clusterRecords]: async (uri?: Uri) => {
      const scope = await askRecords(engine, uri);
      if (scope) await runInView(scope);
    },
    [ids.clusterOpenEditors]: async () => {
      if (openUris().length > 0) await runInView({ kind: 'editors' });
      else void window.showInformationMessage(l10n.t('No document is open. Open those that are to be grouped, then try again.'));
    },
    [ids.refresh]: () => run(),
    [ids.cancel]: async () => runs.cancel(),
    [ids.showMap]: async () => {
      await groups.load();
      map.go();
    },
    [ids.saveMapImage]: () => ofGroups(() => map.saveImage()),
    [ids.showFileOnMap]: (uri: Uri | undefined = activeUri()) =>
      ofGroups(async grouping => {
        const id = uri && index.idOf(uri);
        if (id === undefined) return tellNotInGroups(uri, grouping);
        selection.select({ documents: [id], groups: [] }, 'editor');
        map.showSelected();
      }),
    [ids.filterGroups]: () =>
      ofGroups(async () => {
        await commands.executeCommand(`${groupsView}.focus`);
        await commands.executeCommand('list.find');
      }),
    [ids.showAreas]: () => areas.show(true),
    [ids.hideAreas]: () => areas.show(false),
    [ids.showSkippedFiles]: async () => {
      await groups.load();
      await showSkippedFiles(groups.grouping, runs.state);
    },
    [ids.clearCache]: async () => {
      runs.cancel();
      const bytes = await engine.clearCache();
      void window.showInformationMessage(l10n.t('Stored measurements deleted: {0} MB freed. The groups stay; the next run measures again.', (bytes / 1e6).toFixed(1)));
    },
    [ids.exportVectors]: () => exportVectors(engine),
    [ids.importVectors]: () => importVectors(engine),
    [ids.chooseMethod]: async () => {
      if (!(await chooseMethod(engine))) return;
      await groups.load();
      if (runs.grouping) await runInView();
    },
    [ids.compareMethods]: async () => {
      const { compareMethods } = await import('../compare/compareMethods');
      await compareMethods({ context, groups, engine, log, whole: await whole(), written: tagsById(await tags.read()) });
    },
    [ids.showGroupReport]: (row?: GroupNode) =>
      ofGroups(async grouping => {
        const { showGroup } = await import('../group/showGroup');
        await showGroup({ context, groups, map, selection, suggestions, answers }, grouping, row?.kind === 'group' ? row.group.id : selection.current.groups[0]);
      }),
    [ids.exportReport]: () => ofGroups(async grouping => (await import('../report/exportGroups')).exportReport(grouping, { suggestions, answers }, groups.facts)),
    [ids.exportGroups]: () => ofGroups(async grouping => (await import('../report/exportGroups')).exportGroups(grouping, { map, answers, context })),
    [ids.writeTags]: (row?: GroupNode, rows?: readonly GroupNode[]) =>
      ofFiles(async grouping => {
        const chosen = rows?.length ? rows : row && [row];
        await (await import('../arrange/tags/writeTags')).writeTags(grouping, chosen && documentsBelow(grouping, chosen), { written: tags, answers, log });
      }),
    [ids.arrangeIntoFolders]: () => ofFiles(async grouping => (await import('../arrange/arrangeFolders')).arrangeIntoFolders(grouping)),
    [ids.sortIntoMyGroups]: async () => {
      const scope = await askNames(context.workspaceState, await whole());
      if (scope) await runInView(scope);
    },
    [ids.learnFromLabels]: async () => {
      const scope = await learnFromLabels(engine, await whole(), await labels.read(), tagsById(await tags.read()));
      if (scope) await runInView(scope);
    },
    [ids.labelFiles]: async (uri: Uri | undefined = activeUri(), uris?: readonly Uri[]) => {
      const chosen = uris?.length ? uris : uri ? [uri] : await chooseFiles(l10n.t('Label'), false);
      if (chosen.length > 0) await labelFiles(labels, chosen, index);
    },
    [ids.setServerKey]: () => setServerKey(context.secrets),
    [ids.changeGroupCount]: () =>
      ofGroups(async () => {
        if (!number.numbers) {
          void window.showInformationMessage(l10n.t('There are no groups that could be fewer or more. Group the documents again.'));
          return;
        }
        const { showCutPanel } = await import('../cut/cutPanel');
        showCutPanel(context, number);
      }),
    [ids.fewerGroups]: () => step(-1),
    [ids.moreGroups]: () => step(1),
    [ids.resetGroupCount]: () => ofGroups(() => number.choose(undefined)),
    [ids.groupFurther]: (row?: GroupNode) =>
      ofGroups(async grouping => {
        const scope = await scopeInside(grouping, runs.asked, row?.kind === 'group' ? row.group : undefined);
        if (scope) await runInView(scope);
      }),
    [ids.backToAll]: () =>
      ofGroups(async () => {
        if (!(await runs.back())) void window.showInformationMessage(l10n.t('There are no groups around these to go back to.'));
      }),
    [ids.showLog]: async () => log.show(),
    [ids.openSettings]: async () => {
      await commands.executeCommand('workbench.action.openSettings', '@ext:kindred.kindred');
    },
  };
}

/** Asks for files, and folders where these may be chosen, for when the command did not come from the explorer. */
async function chooseFiles(openLabel = l10n.t('Cluster'), canSelectFolders = true): Promise<readonly Uri[]> {
  const chosen = await window.showOpenDialog({
    canSelectFiles: true,
    canSelectFolders,
    canSelectMany: true,
    defaultUri: workspace.workspaceFolders?.[0]?.uri,
    openLabel,
  });
  return chosen ?? [];
}
