import { EventEmitter, window, workspace } from 'vscode';
import { readRecipe } from '../../src/core/recipe';
import { Answers } from '../../src/host/answers/answers';
import { CutGroups } from '../../src/host/cut/cutGroups';
import { DecisionHistory } from '../../src/host/edits/decisionHistory';
import { ShownGroups } from '../../src/host/edits/shownGroups';
import { createEngineClient } from '../../src/host/engine/engineClient';
import { mapData } from '../../src/host/map/mapData';
import { workspaceKeeper } from '../../src/host/run/keeper';
import { Runs, type Plan } from '../../src/host/run/runs';
import { GroupTree } from '../../src/host/tree/groupTree';
import { ShownAreas } from '../../src/host/tree/shownAreas';
import { Updates } from '../../src/host/update/updates';

/** What stands between files and rows in a window, with the editor's module replaced by the tests' stand-in. */
export function hostWindow(notes: string, cacheFolder: string, storage: string, root: string, withMap: boolean) {
  const theme = new EventEmitter<never>();
  Object.assign(window, { onDidChangeActiveColorTheme: theme.event, activeColorTheme: { kind: 2 } });
  Object.assign(workspace, { getConfiguration: () => ({ get: () => undefined }) });
  const log = { debug: () => undefined, info: () => undefined, warn: console.error, error: console.error } as never;
  const engine = createEngineClient({
    script: `${root}/dist/engine.js`,
    settings: () => ({ modelFolder: `${root}/models/minilm`, cacheFolder, threads: 0 }),
    handlers: { readFile: () => Promise.reject(new Error('not here')), askConsent: async () => false, serverKey: async () => null },
    log: (level, text) => level === 'error' && console.error(text),
    restarted: () => console.error('the engine was started again'),
  });
  const selection = { include: [], exclude: [], useIgnoreFiles: true, maxBytes: 2_000_000 };
  const plan: Plan = async () => ({ sources: [{ kind: 'folder', path: notes }], selection, groups: 'auto', recipe: readRecipe(), seed: 1 });
  const history = new DecisionHistory({ read: async () => undefined, write: async () => true, alone: task => task() });
  const runs = new Runs(engine, plan, workspaceKeeper({ fsPath: storage } as never, log));
  const cut = new CutGroups(runs, history);
  const groups = new ShownGroups(cut, history);
  const tree = new GroupTree(groups, new ShownAreas(groups, { get: (_: string, otherwise: unknown) => otherwise, update: async () => undefined } as never), () => undefined, async () => [], async () => []);
  const updates = new Updates(runs, engine, new Answers(groups, runs, engine), () => 'place', log);
  /** What is posted to a map that is open: the copy that travels is made at once. */
  if (withMap) groups.onDidChangeGrouping(async () => structuredClone(await mapData(groups.grouping!, 'Map', groups.draft, cut.numbers, groups.facts)));
  return { engine, runs, groups, tree, updates };
}
