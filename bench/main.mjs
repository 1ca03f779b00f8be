#!/usr/bin/env node
// npm run bench -- NAME [--json FILE] [--OPTION VALUE …]: runs one benchmark; each says its own options with --help.
import { readdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const folder = new URL('./', import.meta.url);
const names = readdirSync(folder)
  .filter(file => file.endsWith('.bench.mjs'))
  .map(file => file.slice(0, -'.bench.mjs'.length));
const [name, ...rest] = process.argv.slice(2);

if (!names.includes(name)) {
  console.error(`npm run bench -- ${names.join(' | ')} [--json FILE] [options; --help for each]`);
  process.exit(2);
}
const bench = await import(new URL(`${name}.bench.mjs`, folder));
try {
  const { values } = parseArgs({ args: rest, options: { ...bench.options, json: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) {
    console.log(bench.help);
  } else {
    const rows = await bench.run(values);
    if (values.json) writeFileSync(values.json, `${JSON.stringify({ name, rows }, null, 2)}\n`);
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = error.code?.startsWith('ERR_PARSE_ARGS') ? 2 : 1;
}
