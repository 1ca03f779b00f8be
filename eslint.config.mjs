import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Source patterns of what a zone may not import. */
const EDITOR = '^vscode$';
const NODE = '^(node:|(assert|child_process|crypto|fs|os|path|stream|url|util|worker_threads|zlib)(/|$))';
const MODELS = '^(@huggingface/|onnxruntime-)';
const zones = (...names) => `^(\\.\\./)+(${names.join('|')})/`;

/** Keeps a zone of src/ behind its wall (docs/architecture.md draws them; test/unit/walls.test.ts resolves every import). */
function wall(zone, forbidden, why) {
  const patterns = forbidden.map(regex => ({ regex, message: `src/${zone}: ${why} (docs/architecture.md)` }));
  return { files: [`src/${zone}/**/*.ts`], rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

const nodeGlobals = Object.fromEntries(
  ['process', 'console', 'Buffer', 'URL', 'URLSearchParams', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval',
    'setImmediate', 'performance', 'fetch', 'structuredClone', 'AbortController', 'AbortSignal', 'TextDecoder', 'TextEncoder', 'document', 'window']
    .map(name => [name, 'readonly']),
);
const commonJsGlobals = { require: 'readonly', module: 'writable', exports: 'writable', __dirname: 'readonly' };

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'out/', '.vscode-test/', 'test/fixtures/', 'samples/', '**/*.d.ts'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 300 }],
      'no-console': 'error',
      'eqeqeq': ['error', 'always', { null: 'ignore' }],
      'prefer-const': 'error',
      'no-empty': ['error', { allowEmptyCatch: true }],
      'no-constant-condition': ['error', { checkLoops: false }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true, namedFrom: true } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['src/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
    },
  },
  wall('core', [EDITOR, NODE, MODELS, zones('protocol', 'engine', 'host', 'webview', 'cli')], 'pure functions on plain data only'),
  wall('protocol', [EDITOR, NODE, MODELS, zones('engine', 'host', 'webview', 'cli')], 'contracts only'),
  wall('engine', [EDITOR, zones('host', 'webview', 'cli')], 'core and protocol only, no editor'),
  wall('host', [MODELS, zones('webview', 'cli')], 'no model library, no heavy work'),
  wall('webview', [EDITOR, NODE, MODELS, zones('engine', 'host', 'cli')], 'runs in the browser'),
  wall('cli', [EDITOR, zones('host', 'webview')], 'the engine without an editor'),
  { files: ['src/core/**/*.ts'], rules: { 'no-restricted-globals': ['error', 'process', 'Buffer', 'document', 'window', 'navigator'] } },
  {
    files: ['src/core/**/*.ts', 'src/engine/**/*.ts'],
    rules: { 'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'Results are decided by the seed: use core/random.' }] },
  },
  { files: ['src/cli/**', 'scripts/**', 'bench/**', 'test/**', '*.mjs'], rules: { 'no-console': 'off' } },
  { files: ['**/*.{mjs,cjs,js}'], languageOptions: { globals: nodeGlobals } },
  { files: ['**/*.{cjs,js}'], languageOptions: { sourceType: 'commonjs', globals: commonJsGlobals }, rules: { '@typescript-eslint/no-require-imports': 'off' } },
  { files: ['**/*.config.{mjs,mts}'], rules: { 'no-restricted-exports': 'off' } },
);
