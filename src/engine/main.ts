import type { Grouping } from '../core/types';
import { throwIfCancelled } from '../core/work';
import { Channel } from '../protocol/channel';
import type { EngineHostSide, EngineSettings, EngineSide } from '../protocol/engineSides';
import { sentAhead } from '../protocol/groupingParts';
import { createEngine } from './engine';
import { fieldsOf } from './files/records';

/** Minutes without a call after which the process ends; its parent starts a new one when needed. */
const IDLE_MS = Number(process.env.KINDRED_ENGINE_IDLE_MS) || 5 * 60_000;
const LONGEST_FAREWELL_MS = 1_500;

/** The engine process: forked by a window, it serves `EngineSide` over the process's own channel until that closes. */
function main(): void {
  process.env.ORT_DISABLE_TELEMETRY = '1';
  if (!process.send || !process.env.KINDRED_ENGINE) {
    process.stderr.write('This process is started by Kindred itself; on the command line use dist/cli.js.\n');
    process.exit(2);
  }
  const settings = JSON.parse(process.env.KINDRED_ENGINE) as EngineSettings;
  const engine = createEngine(settings, {
    log: (level, text) => channel.emit('log', { level, text }),
    readFile: (uri, signal) => channel.call('readFile', { uri }, signal),
    askConsent: (request, signal) => channel.call('askConsent', request, signal),
    serverKey: async host => (await channel.call('serverKey', { host })) ?? undefined,
  });

  let latest: AbortController | undefined;
  /** The end of the latest task, and of all before it, which were stopped for it. */
  let ended: Promise<unknown> = Promise.resolve();
  let before = ended;
  let calls = 0;
  let idle: NodeJS.Timeout | undefined;

  /** Counts a call as use of the process; it ends when unused for long. */
  async function used<T>(task: () => Promise<T>): Promise<T> {
    calls++;
    clearTimeout(idle);
    try {
      return await task();
    } finally {
      if (--calls === 0) idle = setTimeout(leave, IDLE_MS);
    }
  }

  /** Stops what is under way, and starts a task once that has ended. */
  function alone<T>(signal: AbortSignal, task: (own: AbortSignal) => Promise<T>): Promise<T> {
    return used(() => {
      latest?.abort();
      const own = new AbortController();
      latest = own;
      signal.addEventListener('abort', () => own.abort());
      before = ended;
      const result = ended.then(() => {
        throwIfCancelled(own.signal);
        return task(own.signal);
      });
      ended = result.catch(() => undefined);
      return result;
    });
  }

  /** Native sessions must be released before the process ends, or the runtime aborts it. */
  async function leave(): Promise<void> {
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), LONGEST_FAREWELL_MS).unref();
    latest?.abort();
    await ended;
    await engine.release();
    process.exit(0);
  }

  const channel: Channel<EngineSide, EngineHostSide> = new Channel<EngineSide, EngineHostSide>(
    {
      // The parent may be gone before it says so; then there is nobody to tell.
      post: message => void (process.connected && process.send?.(message, undefined, {}, () => undefined)),
      onMessage: listener => void process.on('message', listener),
    },
    {
      run: (request, { signal }) =>
        alone(signal, own => {
          const send = async (documents: EngineSide['events']['documents']) => {
            channel.emit('documents', documents);
            await channel.call('heard', {}, own);
          };
          const sent = (grouping: Grouping) => sentAhead(grouping, send, own);
          const listener = {
            progress: (progress: EngineSide['events']['progress']) => channel.emit('progress', progress),
            firstGrouping: async (grouping: EngineSide['events']['firstGrouping']) => channel.emit('firstGrouping', await sent(grouping)),
          };
          return engine.run(request, listener, own).then(async result => ({ ...result, grouping: await sent(result.grouping) }));
        }),
      compare: (request, { signal }) =>
        alone(signal, own => {
          const listener = {
            progress: (progress: EngineSide['events']['progress']) => channel.emit('progress', progress),
            compared: (event: EngineSide['events']['compared']) => channel.emit('compared', event),
          };
          return engine.compare(request, listener, own);
        }),
      classify: (request, { signal }) =>
        alone(signal, own => engine.classify(request, { progress: progress => channel.emit('progress', progress) }, own)),
      collect: (request, { signal }) => used(() => engine.answers.collect(request, signal)),
      place: (request, { signal }) => used(() => engine.place(request, signal)),
      differences: (request, { signal }) => used(() => engine.differences(request, signal)),
      related: (request, { signal }) => used(() => engine.answers.related(request, signal)),
      search: (request, { signal }) => used(() => engine.answers.search(request, signal)),
      why: (request, { signal }) => used(() => engine.answers.why(request, signal)),
      passages: (request, { signal }) => used(() => engine.answers.passages(request, signal)),
      names: (request, { signal }) => used(() => engine.names(request, named => channel.emit('named', named), signal)),
      checkRepresentation: (choice, { signal }) => used(() => engine.checkRepresentation(choice, signal)),
      text: (file, { signal }) => used(() => engine.text(file, signal)),
      recordFields: (request, { signal }) => used(() => fieldsOf(request.path, request.fields, { signal })),
      recordText: (request, { signal }) => used(() => engine.recordText(request, signal)),
      changes: (request, { signal }) => used(() => engine.answers.changes(request, signal)),
      vectors: (request, { signal }) => used(() => engine.answers.vectors(request, signal)),
      suggestions: (request, { signal }) => {
        let told = -1;
        return used(() =>
          engine.answers.suggestions(request, signal, (done, total) => {
            const percent = Math.floor((100 * done) / Math.max(1, total));
            if (percent > told) channel.emit('suggesting', (told = percent) / 100);
          }),
        );
      },
      idle: async () => void (await (latest?.signal.aborted ? ended : before)),
      clearCache: () => used(() => engine.clearCache()),
      exportCache: ({ file }, { signal }) => used(() => engine.exportCache(file, signal)),
      importCache: ({ file }, { signal }) => used(() => engine.importCache(file, signal)),
    },
  );
  idle = setTimeout(leave, IDLE_MS);
  process.on('disconnect', () => void leave());
}

main();
