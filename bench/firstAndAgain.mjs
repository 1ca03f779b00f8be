// What the benchmarks share that measure a work the first time in a process and further times.

/** Their setting. */
export const againOption = { again: { type: 'string', default: 'yes' } };

/** What it says in their help. */
export const againHelp = `  --again   no: the first time alone; a number: so many times again, of which the median counts (default yes, once)

Counted are the first time in a fresh process and the second time in the same one on the same vectors, or the median of
further times. Libraries are loaded before, on all sides. To the first belongs what is compiled by Numba and V8 and the
making of our kernels; in the second all of that is there, as in an engine that is running, but V8 goes on compiling what
is done often for some more.`;

/** Columns of what all sides took, and of how much faster ours is than each peer. */
export const timeColumns = ['s first', 's again', 'CPU s first', 'CPU s again', 'peak MB'];
export const fasterColumns = ['× first', '× again', '× by CPU'];

/** Their cells for one side; `more` stands before times that were not enough. */
export function timeCells({ first, seconds, firstCpu, cpu, memoryMb }, more = '') {
  return [...[first, seconds, firstCpu, cpu].map(time => (time === undefined ? '' : more + time.toFixed(time < 1 ? 3 : 2))), Math.round(memoryMb)];
}

export function fasterCells(side, ours, more = '') {
  if (side === ours) return ['', '', ''];
  const ratios = [side.first / ours.first, timeOf(side) / timeOf(ours), (side.cpu ?? side.firstCpu) / (ours.cpu ?? ours.firstCpu)];
  return ratios.map(ratio => more + ratio.toFixed(2));
}

/** Seconds of further times, or of the first where that was all. */
export function timeOf({ seconds, first }) {
  return seconds ?? first;
}

/** What `--json` keeps of one side. */
export function timeFigures(side) {
  return { seconds: timeOf(side), first: side.first, cpu: side.cpu ?? side.firstCpu, memoryMb: side.memoryMb };
}

/** How much faster ours was than the fastest peer, further times and the first. */
export function timeRatios(ours, peers) {
  const over = time => Math.min(...peers.map(time)) / time(ours);
  return { ratio: over(timeOf), ratioOfFirst: over(({ first }) => first) };
}
