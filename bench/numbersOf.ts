import { closeSync, openSync, readSync, statSync } from 'node:fs';
import type { Matrix } from '../src/core/types';

const COLUMNS = 384;
const BYTES_A_READ = 1 << 28;

/** The 32-bit numbers of a file, read straight into their place, so that they are in memory once. */
export function numbersOf<T extends Float32Array | Int32Array>(file: string, kind: new (length: number) => T): T {
  const numbers = new kind(statSync(file).size / 4);
  const bytes = new Uint8Array(numbers.buffer);
  const input = openSync(file, 'r');
  for (let at = 0; at < bytes.length; ) at += readSync(input, bytes, at, Math.min(BYTES_A_READ, bytes.length - at), at);
  closeSync(input);
  return numbers;
}

/** The rows of a file of vectors of 384 numbers. */
export function matrixOf(file: string): Matrix {
  const data = numbersOf(file, Float32Array);
  return { rows: data.length / COLUMNS, columns: COLUMNS, data };
}
