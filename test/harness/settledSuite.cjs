// Runs inside the extension host in place of the suite: runs the real one and notes on disk that it settled.
// The workbench reports success also when the extension host dies in the middle of a suite; without the note it is a failure.
const { writeFileSync } = require('node:fs');

exports.run = async () => {
  const note = settled => writeFileSync(process.env.KINDRED_SUITE_SETTLED, JSON.stringify(settled));
  try {
    await require(process.env.KINDRED_SUITE).run();
    note({ passed: true });
  } catch (error) {
    note({ passed: false, reason: String(error?.stack ?? error) });
    throw error;
  }
};
