import { parentPort } from 'node:worker_threads';
import type { Failure } from './thread';

/** In a thread: does the tasks it is asked one after the other, and answers them in their order, handing over some bytes. */
export function answering<Task, Answer extends object>(done: (task: Task) => Promise<Answer>, handedOver: (answer: Answer) => ArrayBuffer[] = () => []): void {
  const answer = async (task: Task) => {
    try {
      const found = await done(task);
      parentPort?.postMessage(found, handedOver(found));
    } catch (error) {
      const failure: Failure = { failure: error instanceof Error ? error.message : String(error) };
      parentPort?.postMessage(failure);
    }
  };
  let latest: Promise<void> = Promise.resolve();
  parentPort?.on('message', (task: Task) => {
    latest = latest.then(() => answer(task));
  });
}
