/** A peak is the highest among the numbers of groups within this ratio of it. */
const APART = 1.25;
/** Numbers of groups worth suggesting, and how many beside the grouping's own. */
const FEWEST = 3;
const MOST = 60;
const OTHERS = 2;

/** Numbers of groups worth a look, ascending: the grouping's own, and others at which the groups are most separate around. */
export function suggestedCounts(separateness: ArrayLike<number>, own: number): number[] {
  const of = (count: number) => separateness[count - 1];
  const around = (count: number) => {
    const [from, to] = [Math.min(count - 1, Math.ceil(count / APART)), Math.max(count + 1, Math.floor(count * APART))];
    return Array.from({ length: to - from + 1 }, (_, at) => from + at).filter(other => other !== count && other > 1 && other <= separateness.length);
  };
  const peaks: number[] = [];
  for (let count = FEWEST; count < Math.min(MOST + 1, separateness.length); count++) {
    const others = around(count);
    if (of(count) > 0 && !others.includes(own) && count !== own && others.every(other => of(other) < of(count))) peaks.push(count);
  }
  peaks.sort((a, b) => of(b) - of(a) || a - b);
  return [own, ...peaks.slice(0, OTHERS)].sort((a, b) => a - b);
}
