import type { GroupedDocument, Grouping } from '../core/types';
import { Pace, throwIfCancelled } from '../core/work';

/** Documents that travel together. */
const AT_ONCE = 250;

/**
 * Sends the documents of a large grouping ahead, a few at a time with breaths between them, and gives the grouping without
 * them; a small one as it is. `send` resolves when they are on their way: what is said meanwhile never queues behind all of
 * them. Rejects with a `CancelledError` once its run was stopped: they would be taken for those of the
 * run that follows.
 */
export async function sentAhead(grouping: Grouping, send: (documents: readonly GroupedDocument[]) => Promise<void>, signal: AbortSignal): Promise<Grouping> {
  throwIfCancelled(signal);
  const { documents } = grouping;
  if (documents.length <= AT_ONCE) return grouping;
  const pace = new Pace(signal);
  for (let first = 0; first < documents.length; first += AT_ONCE) {
    await pace.breathe();
    await send(documents.slice(first, first + AT_ONCE));
  }
  return { ...grouping, documents: [] };
}

/** Puts groupings together again from what was sent ahead of them. */
export interface GroupingParts {
  hear(documents: readonly GroupedDocument[]): void;
  /** The grouping with the documents that were heard since the last one. */
  whole(grouping: Grouping): Grouping;
}

export function groupingParts(): GroupingParts {
  let heard: GroupedDocument[] = [];
  return {
    hear: documents => void heard.push(...documents),
    whole(grouping) {
      if (heard.length === 0) return grouping;
      const documents = heard;
      heard = [];
      return { ...grouping, documents };
    },
  };
}
