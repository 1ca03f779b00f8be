// `npm start [-- folder] [--no-editor] [--screenshots DIR] [--port N]`: from a fresh clone to groups in the terminal
// and a running editor. Needs nothing but Node and npm at first.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDependencies, root } from './project.mjs';

const USAGE = `npm start                          groups samples/ here, then opens it in VS Code in the browser
npm start -- path/to/folder        the same with another folder
npm start -- --no-editor           groups only
npm start -- --screenshots DIR     drives the editor and saves pictures of tree and map, then ends
npm start -- --port N              port of the editor`;

const tell = text => console.log(`• ${text}`);

function readCommandLine() {
  const options = { 'no-editor': { type: 'boolean' }, screenshots: { type: 'string' }, port: { type: 'string' }, help: { type: 'boolean' } };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const from = process.env.INIT_CWD ?? process.cwd();
  const folder = positionals.length ? path.resolve(from, positionals[0]) : path.join(root, 'samples');
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`there is no folder ${folder}`);
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65536)) throw new Error(`--port ${values.port} is not a port`);
  return { ...values, folder, port, screenshots: values.screenshots && path.resolve(from, values.screenshots) };
}

/** Groups the folder in the terminal; vectors are kept beside the other downloads. */
function groupInTerminal(folder, cache) {
  tell(`grouping ${folder}`);
  const parameters = [path.join(root, 'dist/cli.js'), 'group', folder, '--cache', path.join(cache, 'vectors')];
  const { status } = spawnSync(process.execPath, parameters, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) process.exit(status ?? 130);
}

async function main() {
  const wanted = readCommandLine();
  if (wanted.help) return console.log(USAGE);
  ensureDependencies(tell);
  const { buildIfChanged, packageExtension } = await import('./package.mjs');
  const { CACHE } = await import('../test/harness/cache.mjs');
  await buildIfChanged(tell);
  if (!wanted.screenshots) groupInTerminal(wanted.folder, CACHE);
  if (wanted['no-editor']) return undefined;

  const packagePath = await packageExtension({ tell });
  const { whyNoCodeServer } = await import('../test/harness/codeServer.mjs');
  const reason = whyNoCodeServer();
  if (reason) {
    const { offerInstall } = await import('./installedEditor.mjs');
    return offerInstall(packagePath, wanted.folder, reason);
  }
  if (wanted.screenshots) {
    const { takeScreenshots } = await import('./screenshots.mjs');
    return takeScreenshots({ folder: wanted.folder, packagePath, into: wanted.screenshots, tell });
  }
  const { serveEditor } = await import('./editor.mjs');
  return serveEditor({ folder: wanted.folder, packagePath, port: wanted.port, tell });
}

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(`✘ ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
