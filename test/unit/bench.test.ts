import { readdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { slowness } from '../harness/slowness.mjs';

const bench = path.join(process.cwd(), 'bench');
const scripts = readdirSync(bench, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts') && !name.endsWith('.d.ts'));

it('makes every script of the benchmarks, with the stand-in for the editor that those of the host run with', { timeout: 60_000 * slowness() }, async () => {
  expect(scripts.length).toBeGreaterThan(20);
  const external = ['onnxruntime-node', 'sharp', 'onnxruntime-web'];
  const made = { bundle: true, write: false, platform: 'node', external, logLevel: 'silent', outdir: 'nowhere' } as const;
  const inEditor = scripts.filter(name => name.endsWith('editorSuite.ts'));
  const apart = scripts.filter(name => !inEditor.includes(name));
  const builds = [
    build({ ...made, entryPoints: apart.map(name => path.join(bench, name)), alias: { vscode: path.join(bench, 'host', 'vscode.ts') } }),
    build({ ...made, entryPoints: inEditor.map(name => path.join(bench, name)), external: [...external, 'vscode'] }),
  ];
  for (const { errors, warnings } of await Promise.all(builds)) expect([...errors, ...warnings].map(({ text }) => text)).toEqual([]);
});
