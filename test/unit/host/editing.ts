import { vi } from 'vitest';
import type { History } from '../../../src/core/edits/history';
import type { Grouping } from '../../../src/core/types';
import { DecisionHistory, type DecisionKeeper } from '../../../src/host/edits/decisionHistory';
import type { SharedFile } from '../../../src/host/edits/sharedDecisions';
import { ShownGroups, type Edited, type GroupSource } from '../../../src/host/edits/shownGroups';
import { EventEmitter } from './vscode';

/** Until what is due is done. */
export const settled = () => new Promise(resolve => setTimeout(resolve, 0));

/** Decisions kept in memory. */
export function memory(kept?: History): DecisionKeeper & { written: History[] } {
  const written: History[] = [];
  return { written, read: async () => kept, write: async history => written.push(history) > 0, alone: task => task() };
}

/** A source of groups that a test sets. */
function source() {
  const changed = new EventEmitter<void>();
  const current = { grouping: undefined as Grouping | undefined, draft: false, onDidChangeGrouping: changed.event as unknown as GroupSource['onDidChangeGrouping'], load: async () => undefined };
  return { current, show: (next: Grouping) => ((current.grouping = next), changed.fire()) };
}

/** A window on groups that a test shows, with its decisions. */
export function window_(keeper: DecisionKeeper = memory()) {
  const from = source();
  const history = new DecisionHistory(keeper);
  const groups = new ShownGroups(from.current, history);
  const said: Edited[] = [];
  groups.onDidEdit(edited => said.push(edited));
  return { ...from, history, groups, said };
}

/** A file in memory, changed by others through `change`. */
export function file(text?: string) {
  const changed = new EventEmitter<void>();
  const disk = { text, copies: [] as string[], refuses: false };
  const shared: SharedFile = {
    name: 'groups.json',
    wanted: true,
    read: async () => disk.text,
    write: async next => {
      if (!disk.refuses) disk.text = next;
      return !disk.refuses;
    },
    keepCopy: async () => {
      if (!disk.refuses) disk.copies.push(disk.text!);
      return !disk.refuses;
    },
    onDidChange: changed.event as unknown as SharedFile['onDidChange'],
  };
  const change = async (next: string) => {
    disk.text = next;
    changed.fire();
    await settled();
  };
  return { disk, shared, change };
}
/** An answer to whether what cannot be read is written over. */
export const asked = (overwrite: boolean) => vi.fn(async (_problem: string) => overwrite);
