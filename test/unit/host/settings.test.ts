import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { workspace } from 'vscode';
import { recipeSetting, selectionFor, setting } from '../../../src/host/settings';
import { configuration } from './vscode';

const { properties } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')).contributes.configuration;
const standards = Object.fromEntries(Object.entries<{ readonly default: unknown }>(properties).map(([name, value]) => [name.replace('kindred.', ''), value.default]));

it('takes a value of another kind, as one may stand in a file, for none', () => {
  const given = { groups: '12', representation: null, include: 'notes/**', exclude: ['*.log', 7, ''], maxFileSizeMB: '2', methodParameters: [], openMapAfterRun: true };
  Object.assign(workspace, { getConfiguration: (section: string) => (section === 'files' ? { get: () => null } : configuration({ ...standards, ...given }, standards)) });
  expect([setting('groups'), setting('representation'), setting('openMapAfterRun')]).toEqual([0, 'transformer', true]);
  expect(selectionFor()).toEqual({ include: [], exclude: ['*.log'], useIgnoreFiles: true, maxBytes: 2 * 1024 * 1024 });
  expect(recipeSetting()).toMatchObject({ representation: 'transformer', method: 'auto', methodParameters: {} });
});
