/** Pauses of a process's one thread, in which it hears nothing. */
export interface Stalls {
  /** The longest pause since the last call, in ms, and what was last said to be going on when it ended. */
  longest(): { readonly ms: number; readonly during: string };
  /** Says what goes on from here on. */
  during(what: string): void;
  stop(): void;
}

const EVERY_MS = 4;

/** Watches for pauses by a timer: what comes later than it should was kept waiting. */
export function watchStalls(): Stalls {
  let last = performance.now();
  let now = '';
  let longest = { ms: 0, during: '' };
  const look = () => {
    const ms = performance.now() - last - EVERY_MS;
    if (ms > longest.ms) longest = { ms, during: now };
    last = performance.now();
  };
  const timer = setInterval(look, EVERY_MS);
  return {
    longest() {
      look();
      const found = longest;
      longest = { ms: 0, during: '' };
      return found;
    },
    during: what => void (now = what),
    stop: () => clearInterval(timer),
  };
}
