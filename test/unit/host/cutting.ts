import type { History } from '../../../src/core/edits/history';
import { writeHistory } from '../../../src/core/edits/json';
import { readHistory } from '../../../src/core/edits/readJson';
import type { Grouping } from '../../../src/core/types';
import type { FoundGroups } from '../../../src/host/cut/cutGroups';
import type { DecisionKeeper } from '../../../src/host/edits/decisionHistory';
import { EventEmitter } from './vscode';

/** Groups as the runs give them, changed by hand. */
export function source() {
  const changed = new EventEmitter<void>();
  const runs = {
    grouping: undefined as Grouping | undefined,
    draft: false,
    part: undefined as string | undefined,
    onDidChangeGrouping: changed.event,
    load: async () => undefined,
    show: (grouping: Grouping, draft = false) => {
      Object.assign(runs, { grouping, draft });
      changed.fire();
    },
  };
  return runs as typeof runs & FoundGroups;
}

/** Keeps a history in memory, as the text that is kept on disk. */
export function keeper(): DecisionKeeper & { text: string | undefined; writes: number } {
  const memory = {
    text: undefined as string | undefined,
    writes: 0,
    read: async () => (memory.text === undefined ? undefined : readHistory(memory.text)),
    write: async (history: History) => {
      memory.writes++;
      memory.text = writeHistory(history);
      return true;
    },
    alone: <T>(task: () => Promise<T>) => task(),
  };
  return memory;
}
