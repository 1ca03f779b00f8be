import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundleForTest, notes, temporaryFolder, temporaryFolderForAll, writeFiles } from '../engine/support';

let script: string;
const folder = temporaryFolderForAll();
const cache = temporaryFolderForAll();
beforeAll(async () => {
  script = await bundleForTest('src/cli/main.ts', 'cli-process');
  writeFiles(folder, notes(8));
});

/** Runs a shell line in which $KINDRED stands for the program, with the folder and a cache. */
function shell(line: string): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const environment = { ...process.env, KINDRED: `${process.execPath} ${script}`, FOLDER: folder, CACHE: cache };
  const child = spawn('bash', ['-c', `set -o pipefail; ${line}`], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise(resolve => child.on('close', code => resolve({ code, stdout, stderr })));
}

describe.skipIf(process.platform === 'win32')('the program', () => {
  test('runs by its name without the extension', async () => {
    expect(await shell('${KINDRED%.js} group "$FOLDER" --cache "$CACHE" --quiet')).toMatchObject({ code: 0, stderr: '' });
  });

  test('does not mind readers that stop early', async () => {
    expect(await shell('$KINDRED group "$FOLDER" --cache "$CACHE" --quiet | true')).toMatchObject({ code: 0, stderr: '' });
    expect(await shell('$KINDRED group "$FOLDER" --cache "$CACHE" 2>&1 | true')).toMatchObject({ code: 0 });
  });

  test.skipIf(!existsSync('/dev/full'))('says so when the result cannot be written', async () => {
    const { code, stderr } = await shell('$KINDRED group "$FOLDER" --cache "$CACHE" --quiet > /dev/full');
    expect([code, stderr]).toEqual([1, 'kindred: the result cannot be written (ENOSPC).\n']);
  });

  test('names the file that cannot be written, and ends with 1', async () => {
    const { code, stderr } = await shell(`$KINDRED group "$FOLDER" --cache "$CACHE" --quiet --json '${temporaryFolder()}'`);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^kindred: \S+ cannot be written \(EISDIR\)\. Name another file after --json\.\n$/);
  });
});
