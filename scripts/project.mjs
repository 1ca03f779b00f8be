// The project's folder, and whether its dependencies are there. Needs nothing but Node.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));

const readJson = file => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

export const manifest = () => readJson('package.json');

/** Whether node_modules holds what package-lock.json asks for; packages for other platforms may be absent. */
function hasDependencies() {
  try {
    const installed = readJson('node_modules/.package-lock.json').packages;
    return Object.entries(readJson('package-lock.json').packages)
      .filter(([place]) => place !== '')
      .every(([place, wanted]) => (installed[place] ? installed[place].version === wanted.version : wanted.optional || wanted.peer));
  } catch {
    return false;
  }
}

/** Installs the dependencies if they are not there as the lock file wants them. */
export function ensureDependencies(tell) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) throw new Error(`Kindred is built with Node 20.19 or newer; this is ${process.versions.node}`);
  if (hasDependencies()) return;
  tell('installing dependencies (npm ci)');
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle|config_local|command)/i.test(name)));
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32', env: environment,
  });
  if (status !== 0) throw new Error('npm ci failed: see above');
}
