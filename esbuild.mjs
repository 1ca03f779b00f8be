// Bundles each face of the extension into one file: `node esbuild.mjs [--production]`.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const root = import.meta.dirname;

/** One copy of onnxruntime-common: it stays outside together with the native runtime that needs it. */
const NATIVE = ['onnxruntime-node', 'onnxruntime-common'];

/** What takes the text out of PDF, word-processor files and the like is large and seldom needed: a bundle that others load when they do. */
const FORMATS = {
  name: 'formats',
  setup(build) {
    build.onResolve({ filter: /^\.\/extract$/ }, () => ({ path: './formats.js', external: true }));
  },
};

/** Pages in the browser by the name of their bundle. */
const PAGES = {
  map: 'src/webview/main.ts',
  ...Object.fromEntries(['compare', 'cut', 'group', 'why', 'folders'].map(page => [page, `src/webview/${page}/main.ts`])),
};

/** Files that a package needs of all that is built. */
export const BUNDLES = ['extension.js', 'engine.js', 'encoder.js', 'texts.js', 'graphs.js', 'formats.js', 'format.js', 'cli.js', ...['mapPage', ...Object.keys(PAGES)].flatMap(page => [`${page}.js`, `${page}.css`])].map(file => `dist/${file}`);

function bundles(production) {
  const { version, devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const common = {
    absWorkingDir: root,
    bundle: true,
    minify: production,
    sourcemap: 'linked',
    metafile: true,
    legalComments: 'none',
    define: {
      'process.env.KINDRED_VERSION': JSON.stringify(version),
      'process.env.TOKENIZERS_VERSION': JSON.stringify(devDependencies['@huggingface/tokenizers']),
    },
    logLevel: 'warning',
  };
  const node = {
    ...common,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', ...NATIVE],
    plugins: [FORMATS],
  };
  const page = { ...common, platform: 'browser', format: 'iife', target: 'chrome128' };
  return [
    { ...node, entryPoints: ['src/host/extension.ts'], outfile: 'dist/extension.js' },
    { ...node, entryPoints: ['src/engine/main.ts'], outfile: 'dist/engine.js' },
    { ...node, entryPoints: ['src/engine/model/encoderWorker.ts'], outfile: 'dist/encoder.js' },
    { ...node, entryPoints: ['src/engine/run/textWorker.ts'], outfile: 'dist/texts.js' },
    { ...node, entryPoints: ['src/engine/run/graphWorker.ts'], outfile: 'dist/graphs.js' },
    { ...node, entryPoints: ['src/engine/formats/extract.ts'], outfile: 'dist/formats.js' },
    { ...node, entryPoints: ['src/engine/formats/formatWorker.ts'], outfile: 'dist/format.js' },
    { ...node, entryPoints: ['src/cli/main.ts'], outfile: 'dist/cli.js' },
    ...Object.entries(PAGES).map(([name, entry]) => ({ ...page, entryPoints: [entry], outfile: `dist/${name}.js` })),
    // Goes into files that people pass on.
    { ...page, target: ['chrome120', 'firefox121', 'safari17'], minify: true, sourcemap: false, entryPoints: ['src/webview/mapPage/main.ts'], outfile: 'dist/mapPage.js' },
  ];
}

/**
 * Builds all bundles into dist/ and gives esbuild's account (metafile) of each. One that fails does not keep the others
 * from being written, but is thrown in the end.
 */
export async function bundle({ production = false } = {}) {
  const outcomes = await Promise.allSettled(bundles(production).map(options => build(options)));
  const failed = outcomes.find(outcome => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  return outcomes.map(outcome => outcome.value.metafile);
}

if (process.argv[1] === import.meta.filename) await bundle({ production: process.argv.includes('--production') });
