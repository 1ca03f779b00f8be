import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { GraphHelper, GraphJob } from '../../core/levels/graphJobs';
import { openThread } from '../thread';

/** A second thread for the work on a graph. */
export interface GraphThread extends GraphHelper {
  /** Ends it, whatever it is at. */
  close(): void;
}

/** The bundle of `graphWorker`, beside those of the processes that use it; absent where sources run unbundled. */
const SCRIPT = join(__dirname, 'graphs.js');

/** Objects it may hold; graphs and labels are bytes, which do not count. */
const MOST_MEGABYTES = 512;

/** Starts a thread, which ends when it is closed or the run is stopped; none where its bundle is not at hand, or no second core. */
export function openGraphThread(signal?: AbortSignal, script = SCRIPT): GraphThread | undefined {
  const thread = availableParallelism() > 1 ? openThread<GraphJob, object>({ script, purpose: 'graphs', mostMegabytes: MOST_MEGABYTES }, signal) : undefined;
  return thread && { help: async job => void (await thread.ask(job)), close: () => thread.close() };
}
