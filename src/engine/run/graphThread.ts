import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { GraphHelper, GraphJob } from '../../core/levels/graphJobs';
import type { Releasable } from '../model/sharedModels';
import { openThread } from '../thread';

/** A second thread for the work on a graph. */
export interface GraphThread extends GraphHelper {
  readonly ended: boolean;
  /** Ends it, whatever it is at. */
  close(): void;
}

/** The bundle of `graphWorker`, beside those of the processes that use it; absent where sources run unbundled. */
const SCRIPT = join(__dirname, 'graphs.js');

/** Objects it may hold; graphs and labels are bytes, which do not count. */
const MOST_MEGABYTES = 512;

/** Starts a thread, which ends when it is closed; none where its bundle is not at hand, or no second core. */
export function openGraphThread(script = SCRIPT): GraphThread | undefined {
  const thread = availableParallelism() > 1 ? openThread<GraphJob, object>({ script, purpose: 'graphs', mostMegabytes: MOST_MEGABYTES }) : undefined;
  return thread && {
    get ended() {
      return thread.waiting === Infinity;
    },
    help: async job => void (await thread.ask(job)),
    close: () => thread.close(),
  };
}

/** Fewer documents are grouped before a thread has its code compiled: 5,000 in the same time the first time and an eighth less the second, 2,000 in 15 % more and 10 % less. */
const ENOUGH = 4_000;

/** A thread for graphs that stays from run to run, so that its code is compiled but once. */
export interface KeptGraphThread extends Releasable {
  /** Does a work on so many documents, with the thread's help where they are enough, which is started if there is none; it ends when the work is stopped by its signal. */
  helped<T>(documents: number, work: (helper?: GraphHelper) => Promise<T>, signal?: AbortSignal): Promise<T>;
}

/** Keeps such a thread, once there is something to do for it. */
export function keepGraphThread(open = openGraphThread): KeptGraphThread {
  let kept: GraphThread | undefined;
  return {
    async helped(documents, work, signal) {
      if (documents < ENOUGH) return work();
      if (!kept || kept.ended) kept = open();
      const thread = kept;
      const close = () => thread?.close();
      signal?.addEventListener('abort', close);
      try {
        return await work(thread);
      } finally {
        signal?.removeEventListener('abort', close);
      }
    },
    async release() {
      kept?.close();
    },
  };
}
