import { fork, type ChildProcess } from 'node:child_process';
import { getPriority, setPriority } from 'node:os';
import { Channel, type Handlers } from '../../protocol/channel';
import type { EngineHostSide, EngineSettings, EngineSide } from '../../protocol/engineSides';

/** What whoever starts an engine does for it. */
export type EngineHandlers = Omit<Handlers<EngineHostSide>, 'heard'>;

/** How an engine process ended. */
export interface ChildEnd {
  /** True when it ended as it should: by itself after idling, or because it was told to. */
  readonly orderly: boolean;
  /** What happened, for the log. */
  readonly text: string;
  readonly outOfMemory: boolean;
}

/** A running engine process and the channel to it. */
export interface EngineChild {
  readonly channel: Channel<EngineHostSide, EngineSide>;
  /** Resolves when the process has ended. */
  readonly ended: Promise<ChildEnd>;
  readonly pid: number | undefined;
  /** Ends it at once. */
  kill(): void;
}

const OUT_OF_MEMORY = /heap out of memory|bad_alloc|bad allocation|Cannot allocate memory/i;

/**
 * Forks the engine. `print` hears each line the process writes outside the channel: native errors, crash reports. `priority` is
 * the one it has among processes, as Node's `os.setPriority` takes it; without it, it has its parent's.
 */
export function forkEngine(
  script: string,
  settings: EngineSettings,
  handlers: EngineHandlers,
  print: (line: string) => void,
  priority?: number,
): EngineChild {
  const child = fork(script, [], {
    serialization: 'advanced',
    execArgv: [],
    env: childEnvironment(settings),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  // At once: threads take over what the thread that starts them has.
  if (priority !== undefined) lower(child.pid, priority);
  const channel = new Channel<EngineHostSide, EngineSide>(
    {
      post: message => void (child.connected && child.send(message as object, () => undefined)),
      onMessage: listener => void child.on('message', listener),
    },
    { ...handlers, heard: () => undefined },
  );
  let outOfMemory = false;
  let told = false;
  const watch = (line: string) => {
    outOfMemory ||= OUT_OF_MEMORY.test(line);
    print(line);
  };
  eachLine(child.stdout!, watch);
  eachLine(child.stderr!, watch);
  const ended = new Promise<ChildEnd>(resolve => {
    child.once('error', error => resolve({ orderly: false, text: String(error), outOfMemory }));
    child.once('close', (code, signal) => resolve({ orderly: told || code === 0, text: describeEnd(code, signal), outOfMemory }));
  });
  const kill = () => {
    told = true;
    child.kill('SIGKILL');
  };
  return { channel, ended, pid: child.pid, kill };
}

/** Nothing is lost where the system refuses, or where a person gave the editor a lower one. */
function lower(pid: number | undefined, priority: number): void {
  try {
    if (pid !== undefined && getPriority(pid) < priority) setPriority(pid, priority);
  } catch {
    // It goes on as it is.
  }
}

/** The runtime must not report its use over the network, and an editor's own Node options are not for its children. */
function childEnvironment(settings: EngineSettings): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  return { ...inherited, ORT_DISABLE_TELEMETRY: '1', ELECTRON_RUN_AS_NODE: '1', KINDRED_ENGINE: JSON.stringify(settings) };
}

function describeEnd(code: number | null, signal: NodeJS.Signals | null): string {
  return signal ? `the engine process was ended by ${signal}` : `the engine process ended with code ${code}`;
}

function eachLine(stream: NonNullable<ChildProcess['stdout']>, hear: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop()!;
    for (const line of lines) if (line.trim()) hear(line);
  });
  stream.on('end', () => rest.trim() && hear(rest));
}
