import path from 'node:path';
import { defineConfig } from 'vitest/config';

// These start whole processes, which wait a good deal: a file for every core, with time enough for a busy machine.
export default defineConfig({
  root: path.resolve(import.meta.dirname, '../..'),
  test: { include: ['test/process/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000, maxWorkers: '100%' },
});
