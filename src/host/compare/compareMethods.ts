import type { ExtensionContext, LogOutputChannel, WebviewPanel } from 'vscode';
import type { WayInUse } from '../../core/lab/comparison';
import { startedComparison } from '../../core/lab/state';
import type { TagsById } from '../../core/truth/origin';
import type { Recipe } from '../../core/types';
import type { CompareView } from '../../protocol/compareSides';
import { unheard } from '../arrange/tags/unheard';
import type { ShownGroups } from '../edits/shownGroups';
import type { Engine } from '../run/engine';
import { plannedRecipe, planRun } from '../run/plan';
import type { Scope } from '../run/scope';
import { workspaceStorage } from '../run/windowStorage';
import { setting } from '../settings';
import { askComparison } from './askComparison';
import { Comparison } from './comparison';
import { ComparePanel, createComparePanel } from './comparePanel';
import { dropKeptComparison, readKeptComparison, writeKeptComparison } from './keptComparison';

/** What comparing needs of the window. */
export interface CompareParts {
  readonly context: ExtensionContext;
  readonly groups: Pick<ShownGroups, 'grouping'>;
  readonly engine: Engine;
  /** The documents that ways are tried on. */
  readonly whole: Scope;
  readonly log: LogOutputChannel;
  /** Tags that were written from groups, which ways are not held against. */
  readonly written: TagsById;
}

/** One comparison a window: a new one takes the place of the one before. */
let open: ComparePanel | undefined;
/** The comparison begun last, whose results are kept. */
let latest: Comparison | undefined;

/** Asks what to compare, opens the panel and compares; resolves when the comparison has ended. */
export async function compareMethods({ context, groups, engine, log, whole, written }: CompareParts): Promise<void> {
  const inUse = await plannedRecipe();
  const choice = await askComparison(inUse, whole);
  if (!choice) return;
  const { sources, selection, seed } = await planRun(whole, new AbortController().signal);
  open?.dispose();
  const comparison = new Comparison(startedComparison(choice.recipes, choice.groups), withNumber(inUse));
  latest = comparison;
  show(context, createComparePanel(), comparison, { groups, whole });
  const keeping = keeper(context, log);
  await keeping(dropKeptComparison);
  const end = await comparison.run(engine, { sources, selection, seed, ...choice, truth: unheard(choice.truth, written) });
  if (end.kind === 'failed') log.error(end.error);
  const { state, seconds } = comparison;
  if (latest === comparison && state.cells.some(cell => cell.state === 'done')) await keeping(folder => writeKeptComparison(folder, { state, end, seconds, whole }));
}

function withNumber(recipe: Recipe): WayInUse {
  const groups = setting('groups');
  return { ...recipe, ...(groups > 0 && { groups }) };
}

/** Shows the comparison that was kept in a panel that came back after a reload; closes the panel where none was. */
export async function reviveComparison(panel: WebviewPanel, { context, groups, log }: Pick<CompareParts, 'context' | 'groups' | 'log'>): Promise<void> {
  const [kept, inUse] = await Promise.all([keeper(context, log)(readKeptComparison), plannedRecipe().catch(() => undefined)]);
  if (open || !kept) return panel.dispose();
  show(context, panel, new Comparison(kept.state, inUse && withNumber(inUse), kept.end, kept.seconds), { groups, whole: kept.whole ?? { kind: 'workspace' } });
}

/** What the open panel shows; undefined while there is none or it is hidden. */
export function shownComparison(): CompareView | undefined {
  return open?.view;
}

function show(context: ExtensionContext, taken: WebviewPanel, comparison: Comparison, { groups, whole }: Pick<CompareParts, 'groups' | 'whole'>): void {
  const panel: ComparePanel = new ComparePanel(context, taken, comparison, groups, whole, () => {
    if (open === panel) open = undefined;
  });
  open = panel;
}

/** Does something with the workspace's storage; without a folder there is none, and a comparison lasts as long as its panel. */
function keeper({ storageUri }: ExtensionContext, log: LogOutputChannel): <T>(task: (folder: string) => Promise<T>) => Promise<T | undefined> {
  const storage = workspaceStorage(storageUri);
  return async task => {
    try {
      return storage && (await task(storage.fsPath));
    } catch (error) {
      log.warn(`The comparison cannot be kept or brought back: ${String(error)}`);
      return undefined;
    }
  };
}
