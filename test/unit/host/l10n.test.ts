import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { MAP_STRINGS } from '../../../src/protocol/mapStrings';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Every text given to `l10n.t` in the host, and the map's, which the host passes on. */
function textsInSource(): string[] {
  const files = readdirSync(join(root, 'src/host'), { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'));
  const source = files.map(file => readFileSync(join(root, 'src/host', file), 'utf8')).join('\n');
  const given = [...source.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map(match => match[1].replaceAll("\\'", "'"));
  return [...new Set([...Object.values(MAP_STRINGS), ...given])].sort();
}

it('offers every text of host and map to translators, and nothing else', () => {
  const bundle: Record<string, string> = JSON.parse(readFileSync(join(root, 'l10n/bundle.l10n.json'), 'utf8'));
  expect(Object.keys(bundle).sort()).toEqual(textsInSource());
  for (const [key, text] of Object.entries(bundle)) expect(text).toBe(key);
});
