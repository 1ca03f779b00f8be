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

/** What a piece of work took the first time in a process, and the second time if it was done `again`. */
export interface MeasuredTwice extends Partial<Measured> {
  readonly first: number;
  readonly firstCpu: number;
}

/** Does some work once or twice and measures each time. */
export async function measuredTwice<T>(work: () => Promise<T>, again: boolean): Promise<{ result: T; took: MeasuredTwice }> {
  const { result, took } = await measured(work);
  const first = { first: took.seconds, firstCpu: took.cpu };
  if (!again) return { result, took: { ...first, memoryMb: took.memoryMb } };
  const second = await measured(work);
  return { result: second.result, took: { ...first, ...second.took } };
}
