/** A task, and how much memory it may take. */
export interface Sized {
  readonly bytes: number;
  run(): Promise<void>;
}

/**
 * Runs tasks in order, up to `atOnce` of them side by side as long as their memory together stays within `room`; one that
 * needs more runs alone. When one rejects no further one is started, and it rejects once those under way have ended.
 */
export async function sideBySide(tasks: readonly Sized[], atOnce: number, room: number): Promise<void> {
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  let taken = 0;
  for (const { bytes, run } of tasks) {
    while (running.size > 0 && (running.size >= atOnce || taken + bytes > room)) await Promise.race(running);
    if (failures.length > 0) break;
    taken += bytes;
    const task: Promise<void> = run()
      .catch(error => void failures.push(error))
      .finally(() => {
        taken -= bytes;
        running.delete(task);
      });
    running.add(task);
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
}
