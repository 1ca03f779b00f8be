import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { CompareView } from '../../protocol/compareSides';
import type { Engine } from '../run/engine';
import { plannedRecipe, planRun } from '../run/plan';
import { askComparison } from './askComparison';
import { Comparison } from './comparison';
import { ComparePanel } from './comparePanel';

/** What comparing needs of the window. */
export interface CompareParts {
  readonly context: ExtensionContext;
  readonly engine: Engine;
  readonly log: LogOutputChannel;
}

/** One comparison a window: a new one takes the place of the one before. */
let open: ComparePanel | undefined;

/** Asks what to compare, opens the panel and compares; resolves when the comparison has ended. */
export async function compareMethods({ context, engine, log }: CompareParts): Promise<void> {
  const inUse = await plannedRecipe();
  const choice = await askComparison(inUse);
  if (!choice) return;
  const { sources, selection, seed } = await planRun({ kind: 'workspace' }, new AbortController().signal);
  open?.dispose();
  const comparison = new Comparison(engine, { sources, selection, seed, ...choice }, inUse);
  const panel: ComparePanel = new ComparePanel(context, comparison, () => {
    if (open === panel) open = undefined;
  });
  open = panel;
  const end = await comparison.run();
  if (end.kind === 'failed') log.error(end.error);
}

/** What the open panel shows; undefined while there is none or it is hidden. */
export function shownComparison(): CompareView | undefined {
  return open?.view;
}
