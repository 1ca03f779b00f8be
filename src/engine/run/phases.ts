import type { Phase, Progress, Timings } from '../../core/types';
import type { Work } from '../../core/work';

/** What shows it, an editor in a browser above all, takes a core from the run for each step. */
const REPORT_EVERY_MS = 125;
/** The first steps also start things up; judging by them alone would tell far too long a time. */
const ESTIMATE_AFTER_MS = 1_500;
const ESTIMATE_AFTER_SHARE = 0.03;

/** Measures the phases of a run and tells how far it is. */
export interface Phases {
  /** Runs a phase; its `Work` reports progress with the time left. `key` is where its time goes, if not under its name. */
  run<T>(phase: Phase, task: (work: Work) => Promise<T>, key?: keyof Timings): Promise<T>;
  /** Measures a step that is not a phase of its own. */
  time<T>(key: keyof Timings, task: () => Promise<T>): Promise<T>;
  /** Milliseconds by phase so far, and in total. */
  timings(): Timings;
}

/** Starts the clock of a run. `report` hears the first and the last step of a phase and at most 8 a second between. */
export function startPhases(signal: AbortSignal | undefined, report: (progress: Progress) => void): Phases {
  const started = performance.now();
  const spent: Partial<Record<keyof Timings, number>> = {};

  async function time<T>(key: keyof Timings, task: () => Promise<T>): Promise<T> {
    const from = performance.now();
    try {
      return await task();
    } finally {
      spent[key] = (spent[key] ?? 0) + performance.now() - from;
    }
  }

  return {
    time,
    run(phase, task, key = phase) {
      const from = performance.now();
      const counted: Pick<Progress, 'unit'> = key === 'passages' ? { unit: 'passages' } : {};
      let last = 0;
      const tell = (done: number, total: number) => {
        const now = performance.now();
        if (now - last < REPORT_EVERY_MS && done < total) return;
        last = now;
        report({ phase, done, total, ...counted, ...secondsLeft(now - from, done, total) });
      };
      report({ phase, done: 0, total: 0, ...counted });
      return time(key, () => task({ signal, report: tell }));
    },
    timings() {
      const rounded = Object.entries(spent).map(([key, ms]) => [key, Math.round(ms)]);
      return { ...Object.fromEntries(rounded), total: Math.round(performance.now() - started) };
    },
  };
}

function secondsLeft(elapsedMs: number, done: number, total: number): { secondsLeft?: number } {
  if (elapsedMs < ESTIMATE_AFTER_MS || done < ESTIMATE_AFTER_SHARE * total || done >= total) return {};
  return { secondsLeft: Math.round(((elapsedMs / done) * (total - done)) / 100) / 10 };
}
