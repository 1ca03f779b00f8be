import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished, vi } from 'vitest';
import type { Grouping, Progress } from '../../../src/core/types';
import { createEngineClient } from '../../../src/host/engine/engineClient';
import type { RunListener } from '../../../src/host/run/engine';
import { modelFolder, temporaryFolder } from './support';

/** A client of the engine bundled at `script`, until the test ends, with what it said. */
export function clientOf(script: string, cacheFolder = temporaryFolder(), { readFile, ...own }: { readFile?: (uri: string) => Uint8Array | Promise<Uint8Array>; priority?: number; patienceMs?: number } = {}) {
  const restarted = vi.fn();
  const log: string[] = [];
  const client = createEngineClient({
    script,
    settings: () => ({ modelFolder, cacheFolder, threads: 1 }),
    handlers: {
      readFile: ({ uri }) => readFile?.(uri) ?? Promise.reject(new Error(`no ${uri}`)),
      askConsent: () => false,
      serverKey: () => null,
    },
    log: (_, text) => log.push(text),
    restarted,
    backOff: [10, 20, 40],
    ...own,
  });
  onTestFinished(() => client.dispose());
  return { client, restarted, log };
}

/** Listens to a run. */
export const listen = (progress: (step: Progress) => void = () => undefined, first: (grouping: Grouping) => void = () => undefined): RunListener => ({
  progress,
  firstGrouping: first,
});
/** A signal that never stops anything. */
export const never = new AbortController().signal;

/** Whether a process is gone within five seconds. */
export async function gone(pid: number): Promise<boolean> {
  for (let i = 0; i < 100; i++) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
    await wait(50);
  }
  return false;
}

/** A script that speaks the protocol just enough to be a bad engine. */
export function fakeEngine(body: string): string {
  const path = join(temporaryFolder(), 'fake.cjs');
  writeFileSync(path, body);
  return path;
}
