import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { COLUMN_TEXTS } from '../../../src/core/lab/columns';
import { SENTENCES } from '../../../src/core/lab/sentences';
import { REPORT_WORDS } from '../../../src/core/report/wording';
import { FOLDER_SENTENCES } from '../../../src/core/suggestions/folderVerdict';
import { COMPARE_STRINGS } from '../../../src/protocol/compareStrings';
import { CUT_STRINGS } from '../../../src/protocol/cutStrings';
import { FOLDERS_STRINGS } from '../../../src/protocol/foldersStrings';
import { GROUP_STRINGS } from '../../../src/protocol/groupStrings';
import { MAP_PAGE_STRINGS, MAP_STRINGS } from '../../../src/protocol/mapStrings';
import { WHY_STRINGS } from '../../../src/protocol/whySides';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Every text given to `l10n.t` in the host, and those it passes on: the pages' words, and what comparisons and reports say. */
function textsInSource(): string[] {
  const files = readdirSync(join(root, 'src/host'), { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'));
  const source = files.map(file => readFileSync(join(root, 'src/host', file), 'utf8')).join('\n');
  const given = [...source.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map(match => match[1].replaceAll("\\'", "'"));
  return [...new Set([...[MAP_STRINGS, MAP_PAGE_STRINGS, COMPARE_STRINGS, CUT_STRINGS, GROUP_STRINGS, WHY_STRINGS, SENTENCES, COLUMN_TEXTS, FOLDER_SENTENCES, FOLDERS_STRINGS, REPORT_WORDS].flatMap(texts => Object.values<string>(texts)), ...given])].sort();
}

it('offers every text of the host and its pages to translators, and nothing else', () => {
  const bundle: Record<string, string> = JSON.parse(readFileSync(join(root, 'l10n/bundle.l10n.json'), 'utf8'));
  expect(Object.keys(bundle).sort()).toEqual(textsInSource());
  for (const [key, text] of Object.entries(bundle)) expect(text).toBe(key);
});
