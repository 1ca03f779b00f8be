import { createHash } from 'node:crypto';
import type { Document } from '../../core/types';
import { CancelledError, throwIfCancelled } from '../../core/work';
import type { CollectRequest, MeasureRequest } from '../../protocol/engineSides';
import type { Found } from '../run/sources';
import type { Surroundings, Tools } from '../run/tools';
import { makeCollection, type Collection } from './collection';
import { measuredAgain } from './measured';

/** A collection and the groups its documents are in now. */
export interface Collected {
  readonly collection: Collection;
  /** The request that it was made for. */
  readonly request: CollectRequest;
  /** Id of each document's group; −1 for none. */
  readonly groups: Int32Array;
}

/** The one collection that is in memory: of the last run, or of the last call of `collect`. */
export interface Collections {
  readonly current: Collected | undefined;
  /** Takes over what a run has read and measured. Nothing given: its result was at hand, and nothing was read. */
  remember(request: MeasureRequest, found: Found, collection: Collection | undefined): void;
  /** Sees to it that the collection is there, with these groups. Reads and measures only if it is not in memory. */
  collect(request: CollectRequest, signal: AbortSignal): Promise<void>;
  /** The collection in memory, if it is the one a request asks for. */
  kept(request: CollectRequest): Collection | undefined;
  /** The same, read and measured if it is not in memory; who asks it goes on asking the one before. */
  bring(request: CollectRequest, signal: AbortSignal): Promise<Collection>;
  /** Puts a changed collection in the place of the one it was made of; false when that is not the kept one any more. */
  replace(from: Collection, to: Collection): boolean;
}

/** What a collection depends on. */
type Basis = MeasureRequest | CollectRequest;

/** A collection that is in memory. */
interface Kept {
  readonly collection: Collection;
  readonly name: string;
  /** Names what the files held, where a run has told. */
  readonly contents?: string;
}

/** A collection that is being made; it is given up when nobody waits for it any more. */
interface Making {
  readonly name: string;
  readonly stop: AbortController;
  readonly collection: Promise<Collection>;
  waiting: number;
}

export function createCollections(tools: Tools, cacheFolder: string, surroundings: Surroundings): Collections {
  let kept: Kept | undefined;
  let current: Collected | undefined;
  let making: Making | undefined;

  function keep(next: Kept | undefined): void {
    making?.stop.abort();
    kept = next;
    current = undefined;
  }

  async function bring(request: CollectRequest, signal: AbortSignal): Promise<Collection> {
    const name = nameOf(request);
    if (kept?.name === name) return kept.collection;
    const own = makingOf(request, name);
    own.waiting++;
    try {
      const collection = await heeding(own.collection, signal);
      throwIfCancelled(own.stop.signal);
      // Another one who waited may have been first.
      if (kept?.name !== name) kept = { name, collection };
      return kept.collection;
    } finally {
      if (--own.waiting === 0) own.stop.abort();
      if (own.stop.signal.aborted && making === own) making = undefined;
    }
  }

  /** Joins in where the same is being made: what changed about the groups meanwhile is no reason to read all again. */
  function makingOf(request: CollectRequest, name: string): Making {
    if (making?.name === name && !making.stop.signal.aborted) return making;
    making?.stop.abort();
    const stop = new AbortController();
    return (making = { name, stop, waiting: 0, collection: collected(request, tools, cacheFolder, surroundings, stop.signal) });
  }

  return {
    get current() {
      return current;
    },
    remember(request, { marks }, collection) {
      const [name, contents] = [nameOf(request), hashOf(marks)];
      if (collection) keep({ name, contents, collection });
      else if (kept?.name !== name || kept.contents !== contents) keep(undefined);
    },
    async collect(request, signal) {
      const collection = await bring(request, signal);
      current = { collection, request, groups: groupsOf(collection.documents, request) };
    },
    bring,
    kept: request => (kept?.name === nameOf(request) ? kept.collection : undefined),
    replace(from, to) {
      if (kept?.collection !== from) return false;
      // Until somebody collects it with its groups, the one before is asked. Of none that is left nothing is kept.
      kept = to.documents.length > 0 ? { name: kept.name, collection: to } : undefined;
      return true;
    },
  };
}

/** The same promise, given up once the signal is aborted. */
function heeding<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    promise.then(resolve, reject);
    const stop = () => reject(new CancelledError());
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

function collected(request: CollectRequest, tools: Tools, cacheFolder: string, surroundings: Surroundings, signal: AbortSignal): Promise<Collection> {
  return measuredAgain(request, { tools, cacheFolder, surroundings }, { signal }, async (measured, counts) => {
    const collection = await makeCollection(measured, { signal });
    surroundings.log('debug', `${measured.documents.length} documents are ready for questions: ${counts.cached} vectors from the store, ${counts.embedded} computed.`);
    return collection;
  });
}

function groupsOf(documents: readonly Document[], { documents: ids, groups }: CollectRequest): Int32Array {
  const groupOf = new Map(ids.map((id, i) => [id, groups[i]]));
  return Int32Array.from(documents, ({ id }) => groupOf.get(id) ?? -1);
}

/** The same for the same documents read in the same way; the method that groups them does not matter. */
function nameOf({ sources, selection, recipe, seed, ...more }: Basis): string {
  const { representation, size, summary, chat, centring } = recipe;
  // Documents that come back where none is left are read again, whoever asked meanwhile.
  const none = 'documents' in more && more.documents.length === 0;
  return hashOf([sources, selection, representation, size, summary, chat, centring, seed, none]);
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
