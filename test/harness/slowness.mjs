// How slow this machine is just now, so that a bound of time that holds on a quiet one can be asked of a busy one too.

const COMPUTED_MS = 80;
/** What takes turns between threads and processes loses more than what only computes. */
const TURNS = 3;

/** Share by which a bound of time has to be longer: 1 where nothing else runs, measured by computing for a moment. */
export function slowness() {
  const [start, before] = [performance.now(), computedMs()];
  while (computedMs() - before < COMPUTED_MS) for (const pause = performance.now() + 1; performance.now() < pause;);
  return 1 + TURNS * Math.max(0, (performance.now() - start) / (computedMs() - before) - 1.1);
}

/** Milliseconds that this thread has computed, whatever else runs. */
export function computedMs() {
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1000;
}
