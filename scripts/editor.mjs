// The editor of `npm start`: a real VS Code in the browser, with the packaged extension installed and a folder open.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { CACHE } from '../test/harness/cache.mjs';
import { installVsix, startEditorServer } from '../test/harness/editorServer.mjs';
import { root } from './project.mjs';
import { pack } from './vsce.mjs';

const USUAL_PORT = 8650;

/** Installs the package, and the small extension that opens its view, into the editor at `home`, unless they are there already. */
export async function installInto(home, packagePath, tell) {
  const stamp = path.join(home, 'installed');
  const wanted = `${packagePath} ${statSync(packagePath).mtimeMs}`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  tell('installing the extension');
  mkdirSync(home, { recursive: true });
  const startup = path.join(home, 'startup.vsix');
  await pack(path.join(root, 'scripts/startup'), startup);
  await installVsix(startup, home);
  await installVsix(packagePath, home);
  writeFileSync(stamp, wanted);
}

function isFree(port) {
  return new Promise(resolve => {
    const probe = createServer().once('error', () => resolve(false)).once('listening', () => probe.close(() => resolve(true)));
    probe.listen(port, '127.0.0.1');
  });
}

/** Serves the editor until it is ended from outside (Ctrl-C); the same address every time, if nobody else has it. */
export async function serveEditor({ folder, packagePath, port, tell }) {
  if (port && !(await isFree(port))) throw new Error(`port ${port} is taken: name another one after --port, or none`);
  const home = path.join(CACHE, 'editor');
  await installInto(home, packagePath, tell);
  const chosen = port ?? ((await isFree(USUAL_PORT)) ? USUAL_PORT : 0);
  const server = await startEditorServer({ home, port: chosen, tell });
  console.log(`\nVS Code with Kindred is open on ${folder}:\n\n    ${server.url}/?folder=${folder.split('/').map(encodeURIComponent).join('/')}\n`);
  console.log('Click "Cluster Workspace Documents" in the side bar. Ctrl-C here ends it.');
  await server.exited;
  throw new Error(`the editor ended by itself:\n${server.log().slice(-2000)}`);
}
