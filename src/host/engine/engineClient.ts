import type { AskedName } from '../../core/askedNames/question';
import { KindredError } from '../../core/errors';
import type { Phase, Progress } from '../../core/types';
import { CancelledError, throwIfCancelled } from '../../core/work';
import type { ClassifyRequest, ClassifyResult, CompareRequest, EngineSettings, EngineSide, NamesRequest, Question, QuestionAnswer, QuestionParameters, RunRequest, RunResult } from '../../protocol/engineSides';
import { groupingParts } from '../../protocol/groupingParts';
import type { CompareListener, Engine, RunListener } from '../run/engine';
import { forkEngine, type ChildEnd, type EngineChild, type EngineHandlers } from './engineChild';

export interface EngineClientOptions {
  /** Path of the engine's bundle. */
  readonly script: string;
  /** Read at each start of the process. */
  settings(): EngineSettings;
  readonly handlers: EngineHandlers;
  log(level: EngineSide['events']['log']['level'], text: string): void;
  /** The process crashed and was started again; heard at most once a run. */
  restarted(): void;
  /** Waits before the second, third and fourth try, in milliseconds. */
  readonly backOff?: readonly number[];
  /** A cancel not answered in so many milliseconds ends the process. */
  readonly patienceMs?: number;
  /** Priority of the process among others, as Node's `os.setPriority` takes it; this process's if absent. */
  readonly priority?: number;
}

/** The engine in a process of its own, started on first use and after crashes. */
export interface EngineClient extends Engine {
  /** Process id while one runs. */
  readonly pid: number | undefined;
  /** Whether a run goes on, or what takes the place of one. */
  readonly busy: boolean;
  dispose(): void;
}

const BACK_OFF_MS = [500, 2_000, 8_000];
/** Whatever the process is busy with, the user has waited enough then. */
const PATIENCE_MS = 800;
const PHASES: readonly Phase[] = ['finding', 'reading', 'embedding', 'grouping', 'naming', 'placing'];

/**
 * Runs the engine as a child process. A crash starts it again after a pause and repeats the run, which takes finished
 * vectors from the cache; after as many crashes without progress as there are pauses, plus one, the run fails. A run
 * started while one runs cancels the older one.
 */
export function createEngineClient(options: EngineClientOptions): EngineClient {
  const backOff = options.backOff ?? BACK_OFF_MS;
  let child: EngineChild | undefined;
  let current: AbortController | undefined;
  let disposed = false;

  function running(): EngineChild {
    if (disposed) throw new CancelledError();
    if (child) return child;
    const started = forkEngine(options.script, options.settings(), options.handlers, line => options.log('warn', line), options.priority);
    started.channel.on('log', ({ level, text }) => options.log(level, text));
    child = started;
    void started.ended.then(end => {
      if (child === started) child = undefined;
      // Who waits for an answer hears of it. A race of each call with this would hold all answers for as long as the process lives.
      started.channel.dispose(new EndedError(end));
      options.log(end.orderly ? 'debug' : 'error', end.text);
    });
    return started;
  }

  async function attempt(request: RunRequest, listener: RunListener, signal: AbortSignal): Promise<RunResult> {
    const own = running();
    own.channel.supersede();
    const parts = groupingParts();
    const stops = [
      own.channel.on('progress', progress => listener.progress(progress)),
      own.channel.on('documents', documents => parts.hear(documents)),
      own.channel.on('firstGrouping', grouping => listener.firstGrouping(parts.whole(grouping))),
    ];
    const result = await heeded(own, own.channel.call('run', request, signal), stops, signal);
    const grouping = parts.whole(result.grouping);
    return grouping === result.grouping ? result : { ...result, grouping };
  }

  /** A comparison is not repeated after a crash: the window has what was finished, and the cells would crash again. */
  function compare(request: CompareRequest, listener: CompareListener, signal: AbortSignal): Promise<void> {
    return once(signal, own => {
      const stops = [
        own.channel.on('progress', progress => listener.progress(progress)),
        own.channel.on('compared', event => listener.compared(event)),
      ];
      return heeded(own, own.channel.call('compare', request, signal), stops, signal);
    });
  }

  function classify(request: ClassifyRequest, listener: Pick<RunListener, 'progress'>, signal: AbortSignal): Promise<ClassifyResult> {
    return once(signal, own => {
      const stops = [own.channel.on('progress', progress => listener.progress(progress))];
      return heeded(own, own.channel.call('classify', request, signal), stops, signal);
    });
  }

  /** A call in the place of what went before. */
  function once<T>(signal: AbortSignal, task: (own: EngineChild) => Promise<T>): Promise<T> {
    return callAgain(own => {
      own.channel.supersede();
      return task(own);
    }, signal);
  }

  async function ask<Q extends Question>(question: Q, parameters: QuestionParameters<Q>, signal?: AbortSignal, suggesting?: (share: number) => void): Promise<QuestionAnswer<Q>> {
    const answer = await callAgain<unknown>(async own => {
      const stop = suggesting && own.channel.on('suggesting', suggesting);
      return own.channel.call(question, parameters as never, signal).finally(stop);
    }, signal);
    return answer as QuestionAnswer<Q>;
  }

  /** A run that starts cuts off all questions; a chat model is asked on then for the names that are missing. */
  async function names({ chat, questions }: NamesRequest, hear: (named: AskedName) => void, signal: AbortSignal): Promise<void> {
    const missing = new Map(questions.map(question => [question.group, question]));
    const hearOne = (named: AskedName) => void (missing.delete(named.group) && hear(named));
    for (;;) {
      try {
        return await callAgain(own => {
          const stop = own.channel.on('named', hearOne);
          return own.channel.call('names', { chat, questions: [...missing.values()] }, signal).finally(stop);
        }, signal);
      } catch (error) {
        if (!(error instanceof CancelledError) || signal.aborted || disposed) throw error;
      }
    }
  }

  /** A process that has just left after idling is started again; after a crash, whoever asked may ask again. */
  async function callAgain<T>(task: (own: EngineChild) => Promise<T>, signal?: AbortSignal): Promise<T> {
    for (;;) {
      try {
        return await task(running());
      } catch (error) {
        if (signal?.aborted || disposed) throw new CancelledError();
        if (!(error instanceof EndedError)) throw error;
        if (!error.end.orderly) throw gaveUp(error.end, 1);
      }
    }
  }

  /** Waits for an answer; sees to it that a cancel is heard, and that nobody listens any more in the end. */
  async function heeded<T>(own: EngineChild, answer: Promise<T>, stops: readonly (() => void)[], signal: AbortSignal): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      if (signal.aborted) void endIfDeaf(own);
      throw error;
    } finally {
      for (const stop of stops) stop();
    }
  }

  async function endIfDeaf(own: EngineChild): Promise<void> {
    const deadline = setTimeout(() => {
      options.log('warn', 'the engine process did not answer a cancel and is ended');
      // What waits for it asks another one at once: nothing has crashed.
      if (child === own) child = undefined;
      own.kill();
    }, options.patienceMs ?? PATIENCE_MS);
    // A run that starts meanwhile cuts the question off, and has to wait for the same answer.
    while (!disposed && (await own.channel.call('idle', {}).catch(error => error instanceof CancelledError))) continue;
    clearTimeout(deadline);
  }

  async function run(request: RunRequest, listener: RunListener, signal: AbortSignal): Promise<RunResult> {
    let farthest = -1;
    let crashes = 0;
    let told = false;
    for (;;) {
      throwIfCancelled(signal);
      const placeOf = placeInRun();
      const progress = (progress: Progress) => {
        const reached = placeOf(progress);
        if (reached > farthest) [farthest, crashes] = [reached, 0];
        listener.progress(progress);
      };
      try {
        return await attempt(request, { progress, firstGrouping: grouping => listener.firstGrouping(grouping) }, signal);
      } catch (error) {
        if (signal.aborted || disposed) throw new CancelledError();
        if (!(error instanceof EndedError)) throw error;
        if (error.end.orderly) continue;
        if (++crashes > backOff.length) throw gaveUp(error.end, crashes);
        await pause(backOff[crashes - 1], signal);
        if (!told) options.restarted();
        told = true;
      }
    }
  }

  /** Stops what goes on, and does something that the next one stops in turn. */
  async function alone<T>(signal: AbortSignal, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
    current?.abort();
    const own = new AbortController();
    current = own;
    try {
      return await task(AbortSignal.any([own.signal, signal]));
    } finally {
      if (current === own) current = undefined;
    }
  }

  return {
    get pid() {
      return child?.pid;
    },
    get busy() {
      return current !== undefined;
    },
    run: (request, listener, signal) => alone(signal, own => run(request, listener, own)),
    compare: (request, listener, signal) => alone(signal, own => compare(request, listener, own)),
    classify: (request, listener, signal) => alone(signal, own => classify(request, listener, own)),
    ask,
    names,
    clearCache: () => callAgain(own => own.channel.call('clearCache', {})),
    exportCache: (file, signal) => callAgain(own => own.channel.call('exportCache', { file }, signal), signal),
    importCache: (file, signal) => callAgain(own => own.channel.call('importCache', { file }, signal), signal),
    dispose() {
      disposed = true;
      current?.abort();
      child?.channel.dispose();
      child?.kill();
    },
  };
}

/** The process ended before it answered: calls to it reject with this. */
class EndedError extends Error {
  constructor(readonly end: ChildEnd) {
    super(end.text);
  }
}

function gaveUp(end: ChildEnd, times: number): KindredError {
  if (end.outOfMemory) {
    return new KindredError('outOfMemory', 'Kindred ran out of memory. What is finished is kept; choose fewer documents, or close other programs and run again.');
  }
  return new KindredError(
    'engineEnded',
    `The grouping process stopped unexpectedly${times > 1 ? ` ${times} times` : ''}. What is finished is kept; run again, and if it happens again, the log says why.`,
    { cause: new Error(end.text) },
  );
}

/**
 * Gives a number that grows as an attempt goes on and that can be compared between attempts. Embedding comes twice: a
 * step back in the order of phases begins the second round.
 */
function placeInRun(): (progress: Progress) => number {
  let round = 0;
  let last = 0;
  return ({ phase, done }) => {
    const now = PHASES.indexOf(phase);
    if (now < last) round++;
    last = now;
    return (round * PHASES.length + now) * 1e9 + done;
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(new CancelledError());
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
