// All tests of the map in Chromium, one file after the other: `node test/map/run.mjs`.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';

const here = new URL('.', import.meta.url).pathname;
const files = readdirSync(here).filter(name => name.endsWith('.test.mjs')).map(name => here + name);
const tests = spawn(process.execPath, ['--test', '--test-concurrency=1', '--test-reporter=spec', ...files], { stdio: 'inherit' });
tests.on('exit', code => process.exit(code ?? 1));
