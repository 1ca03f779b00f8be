import { ProgressLocation, l10n, window, type QuickPickItem } from 'vscode';
import type { Edit } from '../../core/edits/edit';
import { CancelledError } from '../../core/work';
import { KindredError } from '../../core/errors';
import type { GroupedDocument, Grouping } from '../../core/types';
import { plainLabel } from '../plainLabel';
import type { Engine } from '../run/engine';
import { planRun } from '../run/plan';
import type { Runs } from '../run/runs';
import { scopeOf } from '../run/scopeOf';
import { documentCount } from '../words';

/** What finds parts, and what the groups are of. */
export interface SplitParts {
  readonly engine: Engine;
  readonly runs: Pick<Runs, 'asked' | 'state'>;
}

/** A part that a group could be split into. */
interface Part {
  readonly name: string;
  readonly documents: readonly GroupedDocument[];
}

/**
 * Shows the parts of a group with sizes and first titles, and asks which become groups of their own: its sub-groups, or
 * where it has none, what the engine finds in its documents alone. Undefined when it was given up.
 */
export async function askSplit(grouping: Grouping, by: SplitParts, group: number): Promise<Edit | undefined> {
  const inside = grouping.documents.filter(document => document.group === group || document.subgroup === group);
  const { name } = grouping.groups.find(({ id }) => id === group)!;
  const own = grouping.groups.filter(({ level, parent }) => level === 'subgroup' && parent === group);
  const parts = own.length > 0 ? own.map(part => ({ name: part.name, documents: inside.filter(({ subgroup }) => subgroup === part.id) })) : await foundParts(by, inside, name);
  if (!parts) return undefined;
  if (parts.length + (own.length > 0 ? 1 : 0) < 2) {
    void window.showInformationMessage(l10n.t('The documents of {0} are all about one thing; no parts were found. Documents can be moved to a group of their own instead.', name));
    return undefined;
  }
  const items = parts.map((part, i): QuickPickItem & Part => ({
    ...part,
    label: plainLabel(part.name),
    description: documentCount(part.documents.length),
    detail: plainLabel(part.documents.slice(0, 3).map(({ title }) => title).join(' · ')),
    // What is not chosen stays: of parts that hold everything, the largest.
    picked: own.length > 0 || i > 0,
  }));
  const chosen = await window.showQuickPick(items, { title: l10n.t('Split {0}: which parts become groups of their own?', name), canPickMany: true });
  if (!chosen?.length) return undefined;
  const taken = chosen.length === items.length && chosen.flatMap(({ documents }) => documents).length === inside.length ? chosen.filter((_, i) => i > 0) : chosen;
  return { kind: 'split', group, parts: taken.map(({ documents }) => documents.map(({ id }) => id)), names: taken.map(part => part.name) };
}

/** What a run finds in some documents alone, largest part first; undefined when it was stopped. */
async function foundParts({ engine, runs }: SplitParts, documents: readonly GroupedDocument[], name: string): Promise<Part[] | undefined> {
  // The engine would stop what goes on for it.
  if (runs.state.kind === 'running') throw new KindredError('badInput', l10n.t('The groups are still being made. Split {0} when they are done.', name));
  const scope = scopeOf(documents, runs.asked);
  if (scope.kind === 'chosen' && scope.uris.length < documents.length) throw new KindredError('badInput', l10n.t('Some documents of {0} are not files, so parts cannot be found. Documents can be moved to a group of their own instead.', name));
  const options = { location: ProgressLocation.Notification, cancellable: true, title: l10n.t('Looking for parts of {0}', name) };
  return window.withProgress(options, async (_progress, token) => {
    const stop = new AbortController();
    token.onCancellationRequested(() => stop.abort());
    try {
      const plan = await planRun(scope, stop.signal);
      const listener = { progress: () => undefined, firstGrouping: () => undefined };
      // Where no number of parts suggests itself, two are shown: the person asked for parts.
      for (const groups of ['auto', 2] as const) {
        const { grouping } = await engine.run({ ...plan, groups, previous: [] }, listener, stop.signal);
        const parts = partsOf(grouping, documents);
        if (parts.length > 1) return parts;
      }
      return [];
    } catch (error) {
      if (error instanceof CancelledError) return undefined;
      if (error instanceof KindredError && error.kind === 'nothingToGroup') return [];
      throw error;
    }
  });
}

function partsOf(grouping: Grouping, documents: readonly GroupedDocument[]): Part[] {
  const byId = new Map(documents.map(document => [document.id, document]));
  const groups = grouping.groups.filter(({ level }) => level === 'group');
  return groups.map(group => ({ name: group.name, documents: grouping.documents.filter(document => document.group === group.id).flatMap(({ id }) => byId.get(id) ?? []) }));
}
