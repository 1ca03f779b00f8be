import path from 'node:path';
import { defineConfig } from 'vitest/config';

// These start whole processes: one file after the other, with time enough for a busy machine.
export default defineConfig({
  root: path.resolve(import.meta.dirname, '../..'),
  test: { include: ['test/process/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false },
});
