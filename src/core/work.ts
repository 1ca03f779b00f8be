/** What a long computation needs from outside: a way to be stopped and a way to tell how far it is. */
export interface Work {
  readonly signal?: AbortSignal;
  readonly report?: (done: number, total: number) => void;
}

const PARTS = 1_000;

/** One part of a longer work, from one share of it to another (0 … 1): its progress is told as the whole's, in thousandths. */
export function partOf(work: Work, from: number, to: number): Work {
  const report = (done: number, total: number) => work.report?.(Math.round(PARTS * (from + (to - from) * (total > 0 ? done / total : 1))), PARTS);
  return { signal: work.signal, report };
}

/** Thrown when a computation stops because it was asked to. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
  constructor() {
    super('Stopped.');
  }
}

/** Throws a `CancelledError` if the work was cancelled. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new CancelledError();
}

/** What is promised, or a `CancelledError` as soon as it is cancelled. */
export function unlessCancelled<T>(promised: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promised;
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new CancelledError());
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel, { once: true });
    void promised.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
}

/** The start of the turn of the loop that was asked for last. */
let turns: Promise<void> = Promise.resolve();

function nextTurn(): Promise<void> {
  // Timers wait for a millisecond at least: one in forty.
  return new Promise(resolve => void (typeof setImmediate === 'function' ? setImmediate(resolve) : setTimeout(resolve, 0)));
}

/**
 * Lets waiting events run, among them the one that cancels; rejects with a `CancelledError` if it did. Whoever asks gets a turn
 * of the loop of their own: of works that go on side by side one gets on a turn, so that events never wait for all of them.
 */
export async function breathe(signal?: AbortSignal): Promise<void> {
  await (turns = turns.then(nextTurn));
  throwIfCancelled(signal);
}

/** Longest piece of work in a process that somebody looks at, in ms. */
export const PIECE_MS = 5;

/**
 * Keeps a long synchronous computation polite: `await pace.breathe()` in the loop costs nothing until `everyMs`
 * have passed, then lets waiting events run (among them the one that cancels) and throws if cancelled.
 */
export class Pace {
  private last = performance.now();
  constructor(
    private readonly signal: AbortSignal | undefined,
    private readonly everyMs = 40,
  ) {}

  /** True when it is time to breathe; for hot loops that want to skip the promise. */
  get due(): boolean {
    return performance.now() - this.last >= this.everyMs;
  }

  async breathe(): Promise<void> {
    if (!this.due) return;
    await breathe(this.signal);
    this.last = performance.now();
  }
}

/** What `of` makes of each of many things, in order, with breaths between them. Rejects with a `CancelledError` when cancelled. */
export async function mapPaced<T, R>(things: Iterable<T>, pace: Pace, of: (thing: T, at: number) => R): Promise<R[]> {
  const made: R[] = [];
  for (const thing of things) {
    if (pace.due) await pace.breathe();
    made.push(of(thing, made.length));
  }
  return made;
}
