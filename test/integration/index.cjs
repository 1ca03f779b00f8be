// Runs the suites of this folder (`*.test.cjs`, mocha's tdd interface) inside an extension host.
const { readdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const Mocha = require('mocha');

/** What a test runner of VS Code calls; counts go to the file that KINDRED_TEST_RESULTS names. */
exports.run = () =>
  new Promise((resolve, reject) => {
    const mocha = new Mocha({ ui: 'tdd', timeout: 60_000, color: false, reporter: 'spec', grep: process.env.KINDRED_TEST_GREP });
    const files = readdirSync(__dirname).filter(name => name.endsWith('.test.cjs')).sort();
    for (const file of files) mocha.addFile(path.join(__dirname, file));
    const runner = mocha.run(failures => {
      const { passes, pending } = runner.stats;
      const results = process.env.KINDRED_TEST_RESULTS;
      if (results) writeFileSync(results, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
      if (failures) reject(new Error(`${failures} tests failed`));
      else resolve();
    });
  });
