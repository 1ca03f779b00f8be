// Writes the settings that methods and representations have into package.json: `node scripts/settings.mjs`, after a
// parameter was added or changed. A unit test fails while the two differ.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './project.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'kindred-settings-'));
try {
  const outfile = path.join(folder, 'settings.mjs');
  await build({ entryPoints: [path.join(root, 'src/core/recipeSettings.ts')], outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'error' });
  const { recipeSettings } = await import(pathToFileURL(outfile));
  const file = path.join(root, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const { properties } = manifest.contributes.configuration;
  for (const [name, schema] of Object.entries(recipeSettings())) {
    const key = `kindred.${name}`;
    const { order = Object.keys(properties).length + 1, scope = 'window', markdownDescription = `%setting.${name}%` } = properties[key] ?? {};
    properties[key] = { order, scope, ...schema, markdownDescription };
  }
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
