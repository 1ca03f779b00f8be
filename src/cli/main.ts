import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { KindredError } from '../core/errors';
import { CancelledError } from '../core/work';
import { createEngine } from '../engine/engine';
import type { RunResult } from '../protocol/engineSides';
import { HELP, parseCommand, UsageError, type GroupCommand } from './arguments';
import { defaultCacheFolder } from './cacheFolder';
import { noProgress, progressBar, progressLines, type ProgressView } from './progress';
import { resultJson } from './result';
import { sourceAt } from './source';
import { styleFor } from './style';
import { groupTable, number } from './table';

const MAX_BYTES = 2 * 1024 * 1024;
const PLAIN_COLUMNS = 120;

/** Carries a command out; gives the exit code. */
async function main(args: readonly string[]): Promise<number> {
  try {
    const command = parseCommand(args);
    if (command.kind === 'help') return say(HELP);
    if (command.kind === 'version') return say(`${process.env.KINDRED_VERSION}\n`);
    return await group(command);
  } catch (error) {
    if (error instanceof CancelledError) return complain('Stopped. What is finished is kept; run the same command to go on.', 130);
    if (error instanceof UsageError) return complain(error.message, 2);
    if (error instanceof KindredError) return complain(error.message, 1);
    return complain(`${describe(error)}. Nothing that was finished is lost; run the same command to try again.`, 1);
  }
}

async function group(command: GroupCommand): Promise<number> {
  const source = await sourceAt(command.path);
  const stopping = stopOnSignals();
  const view = progressView(command.quiet);
  const engine = createEngine(
    {
      modelFolder: join(__dirname, '..', 'models', 'minilm'),
      cacheFolder: resolve(command.cache ?? defaultCacheFolder(process.platform, process.env)),
      threads: 0,
    },
    {
      log: (level, text) => void ((level === 'warn' || level === 'error') && complain(text, 0, view)),
      readFile: uri => Promise.reject(new Error(`${uri} is not on this machine`)),
    },
  );
  try {
    const result = await engine.run(
      {
        sources: [source],
        selection: { include: [], exclude: [], useIgnoreFiles: true, maxBytes: MAX_BYTES },
        groups: command.groups,
        seed: 1,
        previous: [],
        // Neither the table nor the JSON speaks of passages.
        firstPassagesOnly: true,
      },
      { progress: progress => view.show(progress), firstGrouping: () => undefined },
      stopping,
    );
    view.end();
    if (command.json) await writeResult(command.json, result);
    say(groupTable(result.grouping, styleFor(process.stdout, process.env), process.stdout.columns ?? PLAIN_COLUMNS));
    if (!command.quiet) process.stderr.write(workDone(result));
    return 0;
  } finally {
    view.end();
    await engine.release();
  }
}

function progressView(quiet: boolean): ProgressView {
  if (quiet) return noProgress;
  return process.stderr.isTTY && process.env.TERM !== 'dumb' ? progressBar(process.stderr) : progressLines(process.stderr);
}

function workDone({ embedded, cached, timings }: RunResult): string {
  const seconds = ((timings.total ?? 0) / 1000).toFixed(1);
  return `${number(embedded)} passages measured, ${number(cached)} taken from the cache, ${seconds} s\n`;
}

async function writeResult(path: string, { grouping, timings }: RunResult): Promise<void> {
  try {
    await writeFile(path, resultJson(grouping, timings));
  } catch (error) {
    throw new KindredError('storage', `${path} cannot be written (${(error as NodeJS.ErrnoException).code}). Name another file after --json.`);
  }
}

/** Ctrl-C stops the run in an orderly way, a second one at once. */
function stopOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort();
    });
  }
  return controller.signal;
}

function say(text: string): number {
  process.stdout.write(text);
  return 0;
}

/** One line on stderr. */
function complain(text: string, code: number, view?: ProgressView): number {
  view?.end();
  process.stderr.write(`kindred: ${text.replace(/\s+/g, ' ').trim()}\n`);
  return code;
}

function describe(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}

// A reader that stops early (`| head`) is no failure, and nobody is left to tell; a full disk is one.
process.stderr.on('error', () => undefined);
process.stdout.on('error', error => {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'EPIPE') process.exitCode = complain(`the table cannot be written (${code}).`, 1);
});
void main(process.argv.slice(2)).then(code => {
  process.exitCode ||= code;
});
