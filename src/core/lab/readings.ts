import { clearlyGreater, meanSampled } from './difference';
import { bestOf, type Contender } from './contenders';

/** The best way to read, and how it stands to the next one. */
export interface BestReading {
  readonly reading: string;
  readonly key: string;
  readonly next: string;
  readonly clear: boolean;
  /** Number of methods that both ways were tried with, and of those that do better with the best one. */
  readonly methods: number;
  readonly better: number;
}

/**
 * Compares the ways to read by the mean merit of the methods that all of them were tried with (by each one's best cell, if
 * there is no such method); undefined when there is only one way to read. Silhouette has no say: each way has its own ruler.
 */
export function bestReading(contenders: readonly Contender[]): BestReading | undefined {
  const readings = [...new Set(contenders.map(({ key }) => key))].map(key => contenders.filter(cell => cell.key === key));
  if (readings.length < 2) return undefined;
  const shared = readings[0].map(({ family }) => family).filter(family => readings.every(cells => cells.some(cell => cell.family === family)));
  const compared = (cells: readonly Contender[]) => (shared.length === 0 ? [bestOf(cells)] : shared.map(family => cells.find(cell => cell.family === family)!));
  const ranked = readings
    .map(cells => ({ cells: compared(cells), merit: meanSampled(compared(cells).map(({ merit }) => merit)) }))
    .sort((a, b) => b.merit.value - a.merit.value);
  const [first, second] = ranked;
  const better = first.cells.filter((cell, at) => ranked.slice(1).every(other => cell.merit.value > other.cells[at].merit.value));
  return {
    reading: first.cells[0].reading,
    key: first.cells[0].key,
    next: second.cells[0].reading,
    clear: clearlyGreater(first.merit, second.merit),
    methods: first.cells.length,
    better: better.length,
  };
}
