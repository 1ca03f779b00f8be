import type { Memento } from 'vscode';
import type { Cut, CutKeeper } from './cutGroups';

const KEY = 'kindred.cut';

/** Keeps the number of groups on show in the workspace's memory. */
export function workspaceCut(memory: Memento): CutKeeper {
  return {
    read: () => {
      const kept = memory.get<Partial<Cut>>(KEY);
      const sound = kept && Number.isInteger(kept.count) && Array.isArray(kept.keep) && typeof kept.of === 'string';
      return sound ? { count: kept.count!, keep: kept.keep!, of: kept.of!, lasting: kept.lasting === true } : undefined;
    },
    write: cut => void memory.update(KEY, cut),
  };
}
