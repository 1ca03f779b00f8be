// The command line from a clone: `npm run kindred -- group <folder>`. Builds first if the sources changed.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureDependencies, root } from './project.mjs';

const tell = text => console.error(`• ${text}`);
ensureDependencies(tell);
const { buildIfChanged } = await import('./package.mjs');
await buildIfChanged(tell);
// npm runs scripts in the project's folder; paths are meant from where the person stands.
const cwd = process.env.INIT_CWD ?? process.cwd();
const { status } = spawnSync(process.execPath, [path.join(root, 'dist/cli.js'), ...process.argv.slice(2)], { cwd, stdio: 'inherit' });
process.exit(status ?? 130);
