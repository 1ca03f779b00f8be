import { parentPort, workerData } from 'node:worker_threads';
import { openSession, type SessionChoice } from './encoderSession';
import type { WorkerAnswer, WorkerRequest } from './workerSession';

/** A thread with a session of the bundled model: says when it is open, answers one batch after the other, ends when asked to. */
async function main(): Promise<void> {
  const answer = (message: WorkerAnswer) => parentPort?.postMessage(message);
  const failed = (error: unknown) => answer({ failure: error instanceof Error ? error.message : String(error) });
  try {
    const session = await openSession(workerData as SessionChoice);
    parentPort?.on('message', async (request: WorkerRequest) => {
      if (request !== 'release') return session.run(request.ids, request.rows, request.length).then(answer, failed);
      await session.release();
      parentPort?.close();
    });
    answer('open');
  } catch (error) {
    failed(error);
    parentPort?.close();
  }
}

void main();
