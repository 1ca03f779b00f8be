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

/** What a piece of work took the first time in a process, and as a median of further times if there were any. */
export interface MeasuredAgain extends Partial<Measured> {
  readonly first: number;
  readonly firstCpu: number;
}

/** Does some work once and so many times again (`yes` = 1, `no` = 0), and measures each time. */
export async function measuredAgain<T>(work: () => Promise<T>, again: string): Promise<{ result: T; took: MeasuredAgain }> {
  let { result, took } = await measured(work);
  const first = { first: took.seconds, firstCpu: took.cpu };
  const further: Measured[] = [];
  const times = again === 'yes' ? 1 : again === 'no' ? 0 : Number(again);
  while (further.length < times) {
    ({ result, took } = await measured(work));
    further.push(took);
  }
  const { memoryMb } = took;
  return { result, took: { ...first, ...(times > 0 && { seconds: median(further.map(({ seconds }) => seconds)), cpu: median(further.map(({ cpu }) => cpu)) }), memoryMb } };
}

/** The one in the middle, of an even number the higher of the two. */
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
