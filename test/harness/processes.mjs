// Child processes that leave nothing behind: their whole group is ended with them, and with us.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** The environment without what an outer `npm run` or an editor's terminal would leak into an inner npm or editor. */
export function cleanEnvironment(extra = {}) {
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm_|VSCODE_|ELECTRON_)/i.test(name));
  return { ...Object.fromEntries(kept), ...extra };
}

const groups = new Set();

/** Ends a process group at once; a group that is already gone is no error. */
function endGroup(pid) {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {}
}

function endAll() {
  for (const pid of groups) endGroup(pid);
}

process.on('exit', endAll);
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]]) process.on(signal, () => process.exit(code));

/**
 * Starts a process in a group of its own, so that what it starts (extension hosts, engines) can be ended with it.
 * `end()` asks politely, then kills the group.
 */
export function startGroup(command, parameters, options = {}) {
  const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'pipe'], ...options, detached: process.platform !== 'win32' });
  if (child.pid) groups.add(child.pid);
  const end = async () => {
    if (child.exitCode === null && child.signalCode === null && child.pid) {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await Promise.race([exited, new Promise(resolve => setTimeout(resolve, 5000).unref())]);
    }
    endGroup(child.pid);
    groups.delete(child.pid);
  };
  return { child, end };
}

/**
 * Runs a process to its end and gives `{code, output}` (standard output and error together; `code` is null after a signal).
 * `onText` sees the output as it comes. After `timeout` milliseconds the process and its children are killed.
 */
export async function run(command, parameters, { onText, timeout, ...options } = {}) {
  const { child, end } = startGroup(command, parameters, { env: cleanEnvironment(), ...options });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', text => {
      output += text;
      onText?.(text);
    });
  }
  const timer = timeout && setTimeout(() => {
    output += `\nended after ${timeout / 1000} s\n`;
    void end();
  }, timeout);
  try {
    const [code] = await once(child, 'close');
    return { code, output };
  } finally {
    clearTimeout(timer);
    groups.delete(child.pid);
  }
}

/** As `run`, but a failure is an error that carries the last of the output. */
export async function runOrThrow(command, parameters, options = {}) {
  const { code, output } = await run(command, parameters, options);
  if (code !== 0) throw new Error(`${command} ${parameters.join(' ')} failed (${code}):\n${output.slice(-4000)}`);
  return output;
}
