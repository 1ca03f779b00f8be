import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUNDLES } from '../../esbuild.mjs';
import { packagedFiles, packageExtension } from '../../scripts/package.mjs';
import { nativeFiles, targets } from '../../scripts/targets.mjs';
import { readZip, unzip } from './unzip';

const root = path.resolve(import.meta.dirname, '../..');

/** Everything a package may hold, and nothing else. */
const ALLOWED = [
  /^package(\.nls(\.[\w-]+)?)?\.json$/, /^(README|CHANGELOG|THIRD-PARTY-NOTICES)\.md$/i, /^LICENSE(\.txt)?$/,
  /^dist\/\w+\.(js|css)$/,
  /^models\/minilm\/(model\.onnx|tokenizer\.json|config\.json|PROVENANCE\.json|LICENSE)$/,
  /^models\/cmaps\/(cmaps\.br|PROVENANCE\.json|LICENSE)$/,
  /^media\/[\w/-]+\.(svg|png|woff)$/, /^l10n\/[\w.-]+\.json$/,
  /^node_modules\/onnxruntime-common\/(package\.json|dist\/cjs\/([\w-]+\.js|package\.json))$/,
  /^node_modules\/onnxruntime-node\/(package\.json|dist\/[\w-]+\.js)$/,
  /^node_modules\/onnxruntime-node\/bin\/napi-v6\/\w+\/\w+\/(onnxruntime_binding\.node|libonnxruntime\.so\.1|libonnxruntime\.1\.dylib|onnxruntime\.dll)$/,
];

const REQUIRED = ['package.json', 'package.nls.json', 'readme.md', 'changelog.md', 'LICENSE.txt', 'THIRD-PARTY-NOTICES.md',
  ...BUNDLES, 'media/icons/activity-bar.svg', 'l10n/bundle.l10n.json',
  ...['model.onnx', 'tokenizer.json', 'config.json', 'PROVENANCE.json', 'LICENSE'].map(file => `models/minilm/${file}`),
  ...['cmaps.br', 'PROVENANCE.json', 'LICENSE'].map(file => `models/cmaps/${file}`)];

const strangers = (names: readonly string[]): string[] => names.filter(name => !ALLOWED.some(pattern => pattern.test(name)));

describe('the package of this platform', () => {
  let vsix: string;
  let folder: string;

  beforeAll(async () => {
    vsix = await packageExtension();
    folder = mkdtempSync(path.join(os.tmpdir(), 'kindred-package-'));
    unzip(readFileSync(vsix), folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is named for platform and version and stays below 60 MB', () => {
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    expect(path.basename(vsix)).toBe(`kindred-${process.platform}-${process.arch}-${version}.vsix`);
    expect(statSync(vsix).size).toBeLessThan(60e6);
  });

  it('holds what it needs and nothing else', () => {
    const names = readZip(readFileSync(vsix)).map(entry => entry.name);
    const inside = names.filter(name => name.startsWith('extension/')).map(name => name.slice('extension/'.length));
    expect(strangers(inside)).toEqual([]);
    expect(REQUIRED.filter(name => !inside.includes(name))).toEqual([]);
    expect(names.filter(name => !name.startsWith('extension/')).sort()).toEqual(['[Content_Types].xml', 'extension.vsixmanifest']);
  });

  it('brings every part of its bundles: no module is left to be found elsewhere', () => {
    const builtIn = new Set(['vscode', 'onnxruntime-node', 'onnxruntime-common']);
    for (const bundle of ['extension', 'engine', 'encoder', 'texts', 'graphs', 'formats', 'format', 'cli']) {
      const text = readFileSync(path.join(folder, 'extension/dist', `${bundle}.js`), 'utf8');
      expect(text).not.toContain('onnxruntime-web/');
      const required = [...text.matchAll(/\brequire\("([@\w/.-]+)"\)/g)].map(match => match[1]);
      const outside = required.filter(name => !builtIn.has(name) && !isNodeModule(name));
      expect(outside, bundle).toEqual([]);
    }
  });

  it('carries the licence of everything bundled', () => {
    const { stderr, status } = spawnSync(process.execPath, [path.join(root, 'scripts/notices.mjs'), '--check'], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('groups a folder by itself, with its own runtime and model', () => {
    const json = path.join(folder, 'result.json');
    const parameters = [path.join(folder, 'extension/dist/cli.js'), 'group', path.join(root, 'samples'), '--json', json, '--cache', path.join(folder, 'cache')];
    const { status, stderr } = spawnSync(process.execPath, parameters, { encoding: 'utf8', cwd: folder });
    expect(stderr).not.toMatch(/error/i);
    expect(status).toBe(0);
    const { documents, groups } = JSON.parse(readFileSync(json, 'utf8'));
    expect(documents.length).toBeGreaterThan(50);
    expect(groups.filter((group: { level: string }) => group.level === 'group').length).toBeGreaterThan(3);
  });
});

describe('packages for other platforms', () => {
  it.each(targets)('%s: two native files, of that platform, that are there to be packed', target => {
    const files = nativeFiles(target);
    expect(files).toHaveLength(2);
    expect(files.every(file => file.includes(`/bin/napi-v6/${target.replace('-', '/')}/`) && existsSync(path.join(root, file)))).toBe(true);
  });

  it('hold these and no others (Windows has the most to leave out)', async () => {
    const names = await packagedFiles('win32-x64');
    expect(strangers(names)).toEqual([]);
    expect(names.filter(name => name.includes('/bin/')).sort()).toEqual(nativeFiles('win32-x64').sort());
  });
});

function isNodeModule(name: string): boolean {
  return process.getBuiltinModule(name as 'node:fs') !== undefined;
}
