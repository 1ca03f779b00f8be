import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Folders of tests of whole engines and commands, or of modules that remember something. */
const APART = 'test/unit/{engine,cli,host}/**/*.test.ts';

export default defineConfig({
  test: {
    // A worker for every core: else one core is left idle, which on a machine of two is half of it. The timeouts only end what
    // hangs, on a busy machine too.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'apart', include: [APART] } },
      // Everything else only computes: a worker loads it once, where a process of its own for each file took as long as its tests.
      { extends: true, test: { name: 'together', include: ['test/unit/**/*.test.ts'], exclude: [APART], isolate: false } },
    ],
  },
  // The editor's module exists only inside the editor; a few plain values stand in for it.
  resolve: { alias: { vscode: fileURLToPath(new URL('test/unit/host/vscode.ts', import.meta.url)) } },
});
