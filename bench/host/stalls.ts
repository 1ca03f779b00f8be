import { openSync, readSync } from 'node:fs';

/** Pauses of a process's one thread, in which it hears nothing. */
export interface Stalls {
  /**
   * The longest pause since the last call, in ms, how long of it the thread waited for a core (NaN where the system does not
   * say), and what was last said to be going on when it ended; `processor` is the time that the thread itself used in its
   * busiest pause (before Node 23.9 the whole process), which says more where others use the machine.
   */
  longest(): { readonly ms: number; readonly waited: number; readonly processor: number; readonly during: string };
  /** Says what goes on from here on. */
  during(what: string): void;
  stop(): void;
}

const EVERY_MS = 4;

/** Milliseconds of processor time so far. */
function used(): number {
  const { user, system } = (process as { threadCpuUsage?(): NodeJS.CpuUsage }).threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1000;
}

/** Gives the milliseconds in which the process's first thread was ready to run and had no core, so far. */
function waiting(): () => number {
  const bytes = Buffer.alloc(128);
  try {
    const file = openSync('/proc/self/schedstat', 'r');
    return () => Number(bytes.toString('latin1', 0, readSync(file, bytes, 0, bytes.length, 0)).split(' ')[1]) / 1e6;
  } catch {
    return () => NaN;
  }
}

/** Watches for pauses by a timer: what comes later than it should was kept waiting. */
export function watchStalls(): Stalls {
  let last = performance.now();
  let now = '';
  const nothing = { ms: 0, waited: 0, processor: 0, during: '' };
  let longest = nothing;
  let before = used();
  const waitedSoFar = waiting();
  let waitedBefore = waitedSoFar();
  const look = () => {
    const ms = performance.now() - last - EVERY_MS;
    const processor = Math.max(longest.processor, Math.min(ms, used() - before));
    longest = ms > longest.ms ? { ms, waited: waitedSoFar() - waitedBefore, processor, during: now } : { ...longest, processor };
    before = used();
    waitedBefore = waitedSoFar();
    last = performance.now();
  };
  const timer = setInterval(look, EVERY_MS);
  return {
    longest() {
      look();
      const found = longest;
      longest = nothing;
      return found;
    },
    during: what => void (now = what),
    stop: () => clearInterval(timer),
  };
}
