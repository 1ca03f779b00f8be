// A real VS Code from npm: code-server (the workbench and a Node extension host) on the Node version it wants.
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CACHE, cached, isCached } from './cache.mjs';
import { nativeStandIns } from './nativeStandIns.mjs';
import { cleanEnvironment, runOrThrow } from './processes.mjs';

const NODE = '24.21.0';
const CODE_SERVER = '4.139.1';
/** Raised when the steps below change, so that old folders are not taken for new ones. */
const STEPS = 1;
const NODE_FOLDER = `node-${NODE}`;
const SERVER_FOLDER = `code-server-${CODE_SERVER}-${STEPS}`;
/** 250 MB that neither tests nor `npm start` use. */
const UNUSED = ['node_modules/@github', 'node_modules/@microsoft/mxc-sdk', 'node_modules/@vscode/windows-process-tree', 'extensions/copilot',
  'node_modules/node-pty/prebuilds/win32-x64', 'node_modules/node-pty/prebuilds/win32-arm64'];

const runsNode24 = () => process.versions.node.startsWith('24.');

/** Why code-server cannot run on this machine, or undefined if it can. */
export function whyNoCodeServer() {
  if (process.platform === 'win32') return 'code-server does not run on Windows';
  const hasPackage = process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch);
  return hasPackage || runsNode24() ? undefined : `code-server needs Node 24 here, and this is Node ${process.versions.node}`;
}

/** Whether nothing has to be downloaded before code-server starts. */
const hasCodeServer = () => isCached(SERVER_FOLDER) && (runsNode24() || isCached(NODE_FOLDER));

function npmInstall(folder, parameters, environment) {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  return runOrThrow('npm', ['install', ...quiet, ...parameters], { cwd: folder, env: environment });
}

/** Node 24 and the folder it stands in: this very one, or the one in npm's package of it. */
async function ensureNode24() {
  if (runsNode24()) return { node: process.execPath, home: path.resolve(path.dirname(process.execPath), '..') };
  const name = `node-linux-${process.arch}`;
  const folder = await cached(NODE_FOLDER, async empty => {
    writeFileSync(path.join(empty, 'package.json'), '{"private":true}');
    await npmInstall(empty, [`${name}@${NODE}`], cleanEnvironment());
  });
  const home = path.join(folder, 'node_modules', name);
  return { node: path.join(home, 'bin/node'), home };
}

/** Downloads code-server once; gives `{node, entry}`: the Node to run it with, and its main file. */
export async function ensureCodeServer(tell = () => {}) {
  const reason = whyNoCodeServer();
  if (reason) throw new Error(reason);
  if (!hasCodeServer()) tell(`downloading code-server ${CODE_SERVER} to ${CACHE} (once)`);
  const { node, home } = await ensureNode24();
  const folder = await cached(SERVER_FOLDER, empty => installCodeServer(empty, node, home));
  return { node, entry: path.join(folder, 'node_modules/code-server/out/node/entry.js') };
}

/** What the package's own install script does, without the native modules that need a compiler or system libraries. */
async function installCodeServer(folder, node, home) {
  const environment = cleanEnvironment({ PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}`, npm_config_nodedir: home });
  writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
  await npmInstall(folder, [`code-server@${CODE_SERVER}`], environment);
  const editor = path.join(folder, 'node_modules/code-server/lib/vscode');
  // `npm ci` would refuse: the lock file inside the package does not agree with its manifest.
  await npmInstall(editor, ['--omit=dev'], environment);
  await npmInstall(path.join(editor, 'extensions'), ['--omit=dev'], environment);
  for (const [name, source] of Object.entries(nativeStandIns)) writeFileSync(path.join(editor, 'node_modules', name, 'index.js'), source);
  for (const unused of UNUSED) rmSync(path.join(editor, unused), { recursive: true, force: true });
}
