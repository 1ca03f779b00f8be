// Makes the extension's package: `npm run package [-- --target linux-x64]` → kindred-<target>-<version>.vsix.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createVSIX, listFiles } from '@vscode/vsce';
import { bundle } from '../esbuild.mjs';
import { manifest, root } from './project.mjs';
import { nativeFiles, targets, thisTarget } from './targets.mjs';

/** What the package is made from; a change in any of it makes a new package. */
const SOURCES = ['src', 'models/minilm', 'media', 'l10n', 'package.json', 'package.nls.json', 'package-lock.json', 'esbuild.mjs', 'scripts/package.mjs',
  'scripts/targets.mjs', '.vscodeignore', 'README.md', 'CHANGELOG.md', 'LICENSE'];
const BUNDLES = ['dist/extension.js', 'dist/engine.js', 'dist/cli.js', 'dist/map.js'];

const stateFolder = path.join(root, 'out/package');

function filesBelow(place) {
  const full = path.join(root, place);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [full];
  const entries = readdirSync(full, { recursive: true, withFileTypes: true });
  return entries.filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name)).sort();
}

/** One hash over sources and bundles. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of [...SOURCES, ...BUNDLES].flatMap(filesBelow)) hash.update(`${path.relative(root, file)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

/** The ignore file of one platform: the project's own and the platform's native files. */
function ignoreFileFor(target) {
  mkdirSync(stateFolder, { recursive: true });
  const file = path.join(stateFolder, `${target}.vscodeignore`);
  const native = nativeFiles(target).map(name => `!${name}`);
  writeFileSync(file, [readFileSync(path.join(root, '.vscodeignore'), 'utf8'), ...native, ''].join('\n'));
  return file;
}

/** Names of the files a package for `target` would hold. */
export function packagedFiles(target) {
  return listFiles({ cwd: root, ignoreFile: ignoreFileFor(target) });
}

/** Builds and packs; gives the path of the package. With `onlyIfChanged` an up-to-date package is left as it is. */
export async function packageExtension({ target = thisTarget, onlyIfChanged = false, tell = () => {} } = {}) {
  if (!targets.includes(target)) throw new Error(`no package for ${target}: the native runtime exists for ${targets.join(', ')}`);
  const packagePath = path.join(root, `kindred-${target}-${manifest().version}.vsix`);
  const stamp = path.join(stateFolder, `${target}.fingerprint`);
  const upToDate = () => existsSync(packagePath) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();
  if (onlyIfChanged && upToDate()) return packagePath;
  const missing = nativeFiles(target).filter(file => !existsSync(path.join(root, file)));
  if (missing.length) throw new Error(`missing: ${missing.join(', ')} (run npm ci)`);
  tell('building');
  await bundle({ production: true });
  tell(`packing ${path.basename(packagePath)}`);
  // Nothing is known of a place on the web, so links and licence are left as they are.
  await createVSIX({ cwd: root, target, packagePath, ignoreFile: ignoreFileFor(target), rewriteRelativeLinks: false, allowMissingRepository: true, skipLicense: true });
  writeFileSync(stamp, fingerprint());
  return packagePath;
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { target: { type: 'string' } } });
  const file = await packageExtension({ target: values.target, tell: text => console.log(`• ${text}`) });
  console.log(`${path.relative(process.cwd(), file)}  ${(statSync(file).size / 1e6).toFixed(1)} MB`);
}
