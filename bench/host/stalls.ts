/** Pauses of a process's one thread, in which it hears nothing. */
export interface Stalls {
  /**
   * The longest pause since the last call, in ms, and what was last said to be going on when it ended; `processor` is the time
   * that the process used in its busiest pause, which says more where others use the machine.
   */
  longest(): { readonly ms: number; readonly processor: number; readonly during: string };
  /** Says what goes on from here on. */
  during(what: string): void;
  stop(): void;
}

const EVERY_MS = 4;

/** Watches for pauses by a timer: what comes later than it should was kept waiting. */
export function watchStalls(): Stalls {
  let last = performance.now();
  let now = '';
  let longest = { ms: 0, processor: 0, during: '' };
  let used = process.cpuUsage();
  const look = () => {
    const ms = performance.now() - last - EVERY_MS;
    const { user, system } = process.cpuUsage(used);
    const processor = Math.max(longest.processor, Math.min(ms, (user + system) / 1000));
    longest = ms > longest.ms ? { ms, processor, during: now } : { ...longest, processor };
    used = process.cpuUsage();
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
