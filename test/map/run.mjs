// All tests of the map and the other pages in Chromium: `node test/map/run.mjs`. Two files run at once; what measures speed
// runs alone, after them.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

const here = new URL('.', import.meta.url).pathname;
const alone = ['speed.test.mjs', 'many.test.mjs'];
const files = readdirSync(here).filter(name => name.endsWith('.test.mjs') && !alone.includes(name));

function run(names, atOnce) {
  return spawnSync(process.execPath, ['--test', `--test-concurrency=${atOnce}`, '--test-reporter=spec', ...names.map(name => here + name)], { stdio: 'inherit' }).status ?? 1;
}

process.exitCode = Math.max(run(files, 2), run(alone, 1));
