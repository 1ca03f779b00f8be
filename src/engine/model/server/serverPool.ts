import { KindredError } from '../../../core/errors';
import { seededRandom } from '../../../core/random';
import { throwIfCancelled } from '../../../core/work';
import { PassingFault, serverFault } from './fault';

export interface PoolOptions {
  /** Times a task is repeated at one server after its first failure there. */
  readonly retries: number;
  /** Milliseconds a server rests after a failure; after each further one twice as long, up to a minute. */
  readonly firstWaitMs: number;
  /** Tasks under way at once at each server. */
  readonly atOnce: number;
}

const LONGEST_WAIT_MS = 60_000;
/** A server that wants a longer pause than this (a used-up daily quota) is not waited for. */
const LONGEST_ASKED_MS = 120_000;

/** Servers that can do the same work, one or many. */
export interface ServerPool<Server> {
  /**
   * Has a task done by the least busy server. One that fails rests, by exponential back-off with jitter or as long as it
   * asks, and the task is given to another; alone, it gets the task again after its rest. Rejects with the first server's
   * fault when all have failed for good: with something else than a `PassingFault`, or too often.
   */
  run<T>(task: (server: Server) => Promise<T>, signal: AbortSignal | undefined): Promise<T>;
}

interface Seat<Server> {
  readonly server: Server;
  busy: number;
  /** Failures since the last success, those of tasks that were under way together counted once. */
  failures: number;
  restsSince: number;
  restsUntil: number;
  /** False when the failure was none that passes: after its rest it is tried again, and sooner where no other is left. */
  mayPass: boolean;
  fault: KindredError;
}

/** Makes a pool. Time is measured by a clock that nobody sets, so that a machine that slept does not wait for hours. */
export function serverPool<Server>(servers: readonly Server[], { retries, firstWaitMs, atOnce }: PoolOptions): ServerPool<Server> {
  const random = seededRandom(1);
  const waiting = new Set<() => void>();
  const seats = servers.map((server): Seat<Server> => ({ server, busy: 0, failures: 0, restsSince: -1, restsUntil: 0, mayPass: true, fault: serverFault('No server was asked.') }));

  /** Takes the least busy of these seats that may be given a task now, or waits for one. It counts as busy at once: tasks that come together are spread too. */
  async function freeSeat(open: readonly Seat<Server>[], signal: AbortSignal | undefined): Promise<Seat<Server>> {
    for (;;) {
      throwIfCancelled(signal);
      const now = performance.now();
      const awake = open.filter(({ restsUntil }) => restsUntil <= now);
      const choice = awake.length > 0 ? awake : open.filter(({ mayPass }) => !mayPass);
      const [least] = choice.filter(({ busy }) => busy < atOnce).sort((a, b) => a.busy - b.busy);
      if (least) {
        least.busy++;
        return least;
      }
      const [first] = [...open].sort((a, b) => a.restsUntil - b.restsUntil);
      if (choice.length === 0 && first.restsUntil - now > LONGEST_ASKED_MS) throw first.fault;
      const resting = open.map(({ restsUntil }) => restsUntil).filter(until => until > now);
      await change(Math.min(...resting) - now, signal);
    }
  }

  /** Waits so long, or until a task has ended, or a cancel. */
  function change(ms: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise(resolve => {
      const done = () => {
        clearTimeout(timer);
        waiting.delete(done);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = Number.isFinite(ms) ? setTimeout(done, ms) : undefined;
      waiting.add(done);
      signal?.addEventListener('abort', done, { once: true });
    });
  }

  function rest(seat: Seat<Server>, since: number, askedMs: number): void {
    const now = performance.now();
    let length = askedMs;
    if (since >= seat.restsSince) {
      length = Math.max(askedMs, Math.min(LONGEST_WAIT_MS, firstWaitMs * 2 ** seat.failures++) * (0.5 + 0.5 * random()));
      seat.restsSince = now;
    }
    seat.restsUntil = Math.max(seat.restsUntil, now + length);
  }

  return {
    async run(task, signal) {
      const times = new Map<Seat<Server>, number>();
      const done = new Set<Seat<Server>>();
      for (;;) {
        const open = seats.filter(seat => !done.has(seat));
        if (open.length === 0) throw seats[0].fault;
        const seat = await freeSeat(open, signal);
        const since = performance.now();
        try {
          const result = await task(seat.server);
          seat.failures = 0;
          return result;
        } catch (error) {
          const passing = error instanceof PassingFault;
          if (!passing && !(error instanceof KindredError)) throw error;
          const askedMs = passing ? 1000 * (error.waitSeconds ?? 0) : 0;
          const failed = (times.get(seat) ?? 0) + 1;
          times.set(seat, failed);
          Object.assign(seat, { mayPass: passing, fault: passing ? error.fault : error });
          rest(seat, since, askedMs);
          if (!passing || failed > retries || askedMs > LONGEST_ASKED_MS) done.add(seat);
        } finally {
          seat.busy--;
          for (const wake of [...waiting]) wake();
        }
      }
    },
  };
}
