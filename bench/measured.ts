/** What a piece of work took: wall seconds, CPU seconds of all threads, and the peak memory of the process so far, in MB. */
export interface Measured {
  readonly seconds: number;
  readonly cpu: number;
  readonly memoryMb: number;
}

/** Does some work and measures it. */
export async function measured<T>(work: () => T | Promise<T>): Promise<{ result: T; took: Measured }> {
  const started = performance.now();
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  const took = { seconds: (performance.now() - started) / 1000, cpu: (user + system) / 1e6, memoryMb: process.resourceUsage().maxRSS / 1024 };
  return { result, took };
}
