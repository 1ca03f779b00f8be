import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../../../src/engine/files/makeFolder';
import { temporaryFolder } from './support';

test('makes a folder and those above it, and leaves one that is there', () => {
  const folder = join(temporaryFolder(), 'a', 'b', 'c');
  makeFolder(folder);
  makeFolder(folder);
  expect(existsSync(folder)).toBe(true);
});

test('says no below a file', () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  expect(() => makeFolder(join(file, 'below'))).toThrow(/ENOTDIR/);
});

test.skipIf(!existsSync('/proc/self'))('says no, and soon, where the file system cannot make folders', () => {
  expect(() => makeFolder('/proc/nowhere/cache')).toThrow(/ENOENT/);
});
