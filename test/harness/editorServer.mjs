// Starts and stops code-server with settings for tests and demonstrations: no accounts, no market, no welcome pages.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from './cache.mjs';
import { ensureCodeServer } from './codeServer.mjs';
import { cleanEnvironment, run, startGroup } from './processes.mjs';

export const settings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.menuBarVisibility': 'compact',
  'workbench.colorTheme': 'Dark Modern',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

const START_SECONDS = 180;

/** Folders of one editor: `home` keeps user data, extensions and sockets (so its path must be short). */
function prepare({ home, extraSettings }) {
  const userData = path.join(home, 'data');
  const extensions = path.join(home, 'extensions');
  for (const folder of [path.join(userData, 'User'), extensions]) mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(home, 'config.yaml'), '');
  writeFileSync(path.join(userData, 'User/settings.json'), JSON.stringify({ ...settings, ...extraSettings }, null, 2));
  return { userData, extensions };
}

async function commandLine(home, folders, tell) {
  const { node, entry } = await ensureCodeServer(tell);
  const parameters = [entry, '--auth', 'none', '--config', path.join(home, 'config.yaml'), '--disable-telemetry', '--disable-update-check',
    '--disable-workspace-trust', '--disable-getting-started-override', '--disable-proxy',
    '--user-data-dir', folders.userData, '--extensions-dir', folders.extensions];
  // No market place: nothing outside this machine is asked for.
  const environment = { XDG_DATA_HOME: path.join(home, 'xdg'), XDG_CONFIG_HOME: path.join(home, 'xdg'), EXTENSIONS_GALLERY: '{}' };
  return { node, parameters, environment };
}

/** Installs a VSIX file into the editor that lives in `home`. */
export async function installVsix(vsix, home) {
  const { node, parameters, environment } = await commandLine(home, prepare({ home }));
  const { code, output } = await run(node, [...parameters, '--install-extension', vsix, '--force'], { env: cleanEnvironment(environment) });
  if (code !== 0 || !/successfully installed/.test(output)) throw new Error(`installing ${vsix} failed (${code})\n${output}`);
}

/**
 * Starts an editor server. `home` is kept if given, else made and deleted; `forTests` lets a page's address name an
 * extension under development and a suite to run. Gives `{url, log(), stop()}`.
 */
export async function startEditorServer({ home, port = 0, environment = {}, extraSettings, forTests = false, tell } = {}) {
  const temporary = home ? undefined : temporaryFolder('editor');
  const place = home ?? temporary.folder;
  const line = await commandLine(place, prepare({ home: place, extraSettings }), tell);
  const parameters = [...line.parameters, '--bind-addr', `127.0.0.1:${port}`];
  // A built workbench heeds a development extension and a suite in its address only with this switch.
  // The idle time ends the server of a driver that was killed before it could.
  if (forTests) parameters.push('--vscode-option', 'enable-smoke-test-driver', '--idle-timeout-seconds', '120');
  const { child, end } = startGroup(line.node, parameters, { env: cleanEnvironment({ ...environment, ...line.environment }) });
  let log = '';
  const stop = async () => {
    await end();
    temporary?.remove();
  };
  const listening = new Promise((resolve, reject) => {
    const read = text => {
      log += text;
      const address = /listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(log);
      if (address) resolve(address[1]);
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', read);
    child.once('exit', code => reject(new Error(`code-server ended (${code})\n${log}`)));
    setTimeout(() => reject(new Error(`code-server did not start within ${START_SECONDS} s\n${log}`)), START_SECONDS * 1000).unref();
  });
  try {
    return { url: await listening, log: () => log, stop, exited: new Promise(resolve => child.once('exit', resolve)) };
  } catch (error) {
    await stop();
    throw error;
  }
}
