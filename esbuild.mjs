// Bundles every entry of the extension into one file each: `node esbuild.mjs [--production]`.
import { existsSync, readFileSync } from 'node:fs';
import { build } from 'esbuild';

const production = process.argv.includes('--production');
const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** The tokenizer's library refuses to load without an image library; it gets a truthy nothing, as no image is read. */
const withoutSharp = {
  name: 'without-sharp',
  setup(bundler) {
    bundler.onResolve({ filter: /^sharp$/ }, () => ({ path: 'sharp', namespace: 'stub' }));
    bundler.onLoad({ filter: /.*/, namespace: 'stub' }, () => ({ contents: 'module.exports = () => {};' }));
  },
};

const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? 'external' : 'linked',
  define: { 'process.env.KINDRED_VERSION': JSON.stringify(version) },
  logLevel: 'warning',
};

// One copy of onnxruntime-common: it stays outside together with the native runtime that needs it.
const native = ['onnxruntime-node', 'onnxruntime-common'];
const node = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode', ...native],
  plugins: [withoutSharp],
  // In a CommonJS bundle `import.meta.url` is empty, and the tokenizer's library reads it while loading.
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  define: { ...common.define, 'import.meta.url': 'importMetaUrl' },
};

const bundles = [
  { ...node, entryPoints: ['src/host/extension.ts'], outfile: 'dist/extension.js' },
  { ...node, entryPoints: ['src/engine/main.ts'], outfile: 'dist/engine.js' },
  { ...node, entryPoints: ['src/cli/main.ts'], outfile: 'dist/cli.js' },
  { ...common, platform: 'browser', format: 'iife', target: 'chrome128', entryPoints: ['src/webview/main.ts'], outfile: 'dist/map.js' },
];

await Promise.all(bundles.filter(bundle => existsSync(bundle.entryPoints[0])).map(bundle => build(bundle)));
