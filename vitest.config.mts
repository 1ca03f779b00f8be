import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // A worker for every core: else one core is left idle, which on a machine of two is half of it. The timeouts only end what
  // hangs, on a busy machine too.
  test: { include: ['test/unit/**/*.test.ts'], testTimeout: 240_000, hookTimeout: 240_000, maxWorkers: '100%' },
  // The editor's module exists only inside the editor; a few plain values stand in for it.
  resolve: { alias: { vscode: fileURLToPath(new URL('test/unit/host/vscode.ts', import.meta.url)) } },
});
