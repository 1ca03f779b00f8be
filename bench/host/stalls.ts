/** Pauses of a process's one thread, in which it hears nothing. */
export interface Stalls {
  /**
   * The longest pause since the last call, in ms, and what was last said to be going on when it ended; `processor` is the time
   * that the thread itself used in its busiest pause (before Node 23.9 the whole process), which says more where others use the
   * machine.
   */
  longest(): { readonly ms: number; readonly processor: number; readonly during: string };
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

/** Watches for pauses by a timer: what comes later than it should was kept waiting. */
export function watchStalls(): Stalls {
  let last = performance.now();
  let now = '';
  let longest = { ms: 0, processor: 0, during: '' };
  let before = used();
  const look = () => {
    const ms = performance.now() - last - EVERY_MS;
    const processor = Math.max(longest.processor, Math.min(ms, used() - before));
    longest = ms > longest.ms ? { ms, processor, during: now } : { ...longest, processor };
    before = used();
    last = performance.now();
  };
  const timer = setInterval(look, EVERY_MS);
  return {
    longest() {
      look();
      const found = longest;
      longest = { ms: 0, processor: 0, during: '' };
      return found;
    },
    during: what => void (now = what),
    stop: () => clearInterval(timer),
  };
}
