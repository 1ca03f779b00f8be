// Makes the extension's package: `npm run package [-- --target linux-x64]` → kindred-<target>-<version>.vsix.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { listFiles } from '@vscode/vsce';
import { bundle, BUNDLES } from '../esbuild.mjs';
import { manifest, root } from './project.mjs';
import { nativeFiles, targets, thisTarget } from './targets.mjs';
import { isUnchanged, remember } from './unchanged.mjs';
import { pack } from './vsce.mjs';

const BUNDLE_SOURCES = ['src', 'package.json', 'package-lock.json', 'esbuild.mjs'];
const PACKAGE_SOURCES = [...BUNDLES, 'package.json', 'package.nls.json', 'package-lock.json', 'models/minilm', 'models/cmaps', 'media', 'l10n', 'README.md', 'CHANGELOG.md',
  'LICENSE', 'THIRD-PARTY-NOTICES.md', '.vscodeignore', 'scripts/package.mjs', 'scripts/targets.mjs'];

/** The ignore file of one platform: the project's own and the platform's native files. */
function ignoreFileFor(target) {
  const file = path.join(root, 'out/made', `${target}.vscodeignore`);
  mkdirSync(path.dirname(file), { recursive: true });
  const native = nativeFiles(target).map(name => `!${name}`);
  writeFileSync(file, [readFileSync(path.join(root, '.vscodeignore'), 'utf8'), ...native, ''].join('\n'));
  return file;
}

/** Names of the files a package for `target` would hold. */
export function packagedFiles(target) {
  return listFiles({ cwd: root, ignoreFile: ignoreFileFor(target) });
}

/** Builds the bundles as they are shipped, unless they are there and up to date. */
export async function buildIfChanged(tell) {
  if (isUnchanged('bundles', BUNDLE_SOURCES, BUNDLES)) return;
  tell('building');
  await bundle({ production: true });
  remember('bundles', BUNDLE_SOURCES, BUNDLES);
}

/** Builds and packs what has changed; gives the path of the package. */
export async function packageExtension({ target = thisTarget, tell = () => {} } = {}) {
  if (!targets.includes(target)) throw new Error(`no package for ${target}: the native runtime exists for ${targets.join(', ')}`);
  const missing = nativeFiles(target).filter(file => !existsSync(path.join(root, file)));
  if (missing.length) throw new Error(`missing: ${missing.join(', ')} (run npm ci)`);
  await buildIfChanged(tell);
  const name = `kindred-${target}-${manifest().version}.vsix`;
  const packagePath = path.join(root, name);
  if (isUnchanged(target, PACKAGE_SOURCES, [name])) return packagePath;
  tell(`packing ${name}`);
  await pack(root, packagePath, ['--target', target, '--ignoreFile', ignoreFileFor(target)]);
  remember(target, PACKAGE_SOURCES, [name]);
  return packagePath;
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { target: { type: 'string' } } });
  const file = await packageExtension({ target: values.target, tell: text => console.log(`• ${text}`) });
  console.log(`${path.relative(process.cwd(), file)}  ${(statSync(file).size / 1e6).toFixed(1)} MB`);
}
