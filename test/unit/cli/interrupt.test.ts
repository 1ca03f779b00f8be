import { execFile, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { slowness } from '../../harness/slowness.mjs';
import { bundleForTest, notes, temporaryFolder, writeFiles } from '../engine/support';

let script: string;
beforeAll(async () => {
  script = await bundleForTest('src/cli/main.ts', 'cli');
});

function stoppedAt(line: RegExp, folder: string, cache: string): Promise<{ code: number | null; stderr: string; waited: number }> {
  const child = spawn(process.execPath, [script, 'group', folder, '--cache', cache], { stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  let pressed = 0;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    if (pressed || !line.test(stderr)) return;
    pressed = performance.now();
    child.kill('SIGINT');
  });
  return new Promise(resolve => child.on('close', code => resolve({ code, stderr, waited: performance.now() - pressed })));
}

function finished(folder: string, cache: string): Promise<string> {
  return new Promise((resolve, reject) =>
    execFile(process.execPath, [script, 'group', folder, '--cache', cache], (error, _, stderr) => (error ? reject(error) : resolve(stderr))),
  );
}

// Windows has no SIGINT for other processes.
describe.skipIf(process.platform === 'win32')('Ctrl-C', () => {
  test('ends a run with exit code 130 and one line, and the next run goes on from there', async () => {
    const [folder, cache] = [writeFiles(temporaryFolder(), notes(600)), temporaryFolder()];
    const { code, stderr, waited } = await stoppedAt(/Measuring meaning: [1-9]/, folder, cache);
    expect(code).toBe(130);
    expect(stderr).toMatch(/\nkindred: Stopped\. [^\n]+\n$/);
    expect(waited).toBeLessThan(3_000 * slowness());
    expect(readdirSync(join(cache, 'vectors'))).toHaveLength(1);
    expect(await finished(folder, cache)).toMatch(/passages measured, [1-9]\d* taken from the cache/);
  });

  test('works before anything is measured', async () => {
    const { code, stderr } = await stoppedAt(/Finding/, writeFiles(temporaryFolder(), notes(40)), temporaryFolder());
    expect(code).toBe(130);
    expect(stderr).toMatch(/kindred: Stopped\. [^\n]+\n$/);
  });
});
