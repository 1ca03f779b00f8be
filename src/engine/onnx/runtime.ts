import { availableParallelism } from 'node:os';
import type { InferenceSession } from 'onnxruntime-node';
import { runtimeFault } from './runtimeFault';

/**
 * Loads the native runtime on first use. Its Linux build reports its use over the network unless told not to, so that is
 * settled before it loads, whoever started this process. Rejects with a `KindredError` (`runtimeMissing`) where it cannot be loaded.
 */
export async function loadRuntime(): Promise<typeof import('onnxruntime-node')> {
  process.env.ORT_DISABLE_TELEMETRY = '1';
  try {
    return await import('onnxruntime-node');
  } catch (error) {
    throw runtimeFault(error);
  }
}

/** Version of the native runtime. */
export async function runtimeVersion(): Promise<string> {
  return (await loadRuntime()).env.versions.node ?? 'unknown';
}

/** The number of threads a setting stands for: 0 = half the cores, at least 2 where there are two, at most 4. */
export function threadCount(setting: number): number {
  const cores = availableParallelism();
  return setting > 0 ? Math.floor(setting) : Math.min(cores, Math.max(2, Math.min(4, Math.floor(cores / 2))));
}

/**
 * Options of every session. Threads wait for each other by spinning, but only while a run goes on: sleeping between the
 * steps of a run costs a tenth of the time and more, spinning after it would keep an idle editor's processor busy.
 */
export function sessionOptions(threads: number): InferenceSession.SessionOptions {
  return {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionProviders: ['cpu'],
    logSeverityLevel: 3,
    extra: { session: { force_spinning_stop: '1' } },
  };
}
