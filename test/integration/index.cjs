// The suite that runs inside a real VS Code: `run()` is what @vscode/test-electron asks for.
const { readdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const Mocha = require('mocha');

exports.run = () =>
  new Promise((resolve, reject) => {
    const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, color: false, reporter: 'spec' });
    // `KINDRED_SUITES` names those wanted by the beginnings of their files, with commas between.
    const wanted = (process.env.KINDRED_SUITES ?? '').split(',');
    for (const file of readdirSync(__dirname).sort()) {
      if (file.endsWith('.test.cjs') && wanted.some(name => file.startsWith(name))) mocha.addFile(path.join(__dirname, file));
    }
    const runner = mocha.run(failures => {
      const { passes, failures: failed } = runner.stats;
      if (process.env.KINDRED_TEST_RESULTS) writeFileSync(process.env.KINDRED_TEST_RESULTS, JSON.stringify({ passed: passes, failed }));
      if (failures) reject(new Error(`${failures} tests failed`));
      else resolve();
    });
  });
