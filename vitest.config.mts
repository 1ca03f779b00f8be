import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/unit/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 60_000 },
  // The editor's module exists only inside the editor; a few plain values stand in for it.
  resolve: { alias: { vscode: fileURLToPath(new URL('test/unit/host/vscode.ts', import.meta.url)) } },
});
