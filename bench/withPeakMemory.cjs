// node withPeakMemory.cjs SCRIPT [ARG …]: runs the script in this process and says its peak memory on stderr at the end.
process.on('exit', () => process.stderr.write(`peak_mb ${Math.round(process.resourceUsage().maxRSS / 1024)}\n`));
process.argv.splice(1, 1);
require(require('node:path').resolve(process.argv[1]));
