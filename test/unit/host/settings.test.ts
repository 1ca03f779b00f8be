import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { workspace } from 'vscode';
import type { KindredError } from '../../../src/core/errors';
import { plannedRecipe } from '../../../src/host/run/plan';
import { checkSettingKinds } from '../../../src/host/run/settingKinds';
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

it('lets nobody group by a value of another kind without a word', () => {
  const given = (values: Readonly<Record<string, unknown>>) => Object.assign(workspace, { getConfiguration: () => configuration({ ...standards, ...values }, standards) });
  const said = (name: string, value: unknown) => {
    given({ [name]: value });
    try {
      return checkSettingKinds();
    } catch (error) {
      return [(error as KindredError).kind, (error as Error).message];
    }
  };
  expect(said('groups', '7')).toEqual(['badSetting', 'A setting cannot be used: kindred.groups takes a whole number from 0, not "7".']);
  for (const [name, value] of Object.entries({ groups: 3.5, include: 'notes', exclude: [3], method: 7, maxFileSizeMB: 'big', useIgnoreFiles: 'no', methodParameters: [1] })) expect(said(name, value), name).toHaveLength(2);
  for (const [name, value] of Object.entries({ groups: 7, include: ['notes'], method: 'ward', representation: null })) expect(said(name, value), name).toBe(undefined);
});

it('lets nobody have parameters under a name that nothing has, or no object under one, without a word', async () => {
  const given = (values: Readonly<Record<string, unknown>>) => Object.assign(workspace, { getConfiguration: () => configuration({ ...standards, ...values }, standards) });
  const said = async (values: Readonly<Record<string, unknown>>) => (given(values), plannedRecipe().then(({ method }) => method.name, (error: KindredError) => [error.kind, error.message]));
  expect(await said({ methodParameters: { hdbscn: { minSamples: 3 } } })).toEqual(['badSetting', expect.stringMatching(/^A setting cannot be used: kindred\.methodParameters: There is no method "hdbscn"; there are auto, .*hdbscan/)]);
  expect(await said({ representationParameters: { tfidf2: {} } })).toEqual(['badSetting', expect.stringMatching(/^A setting cannot be used: kindred\.representationParameters: There is no representation "tfidf2"; there are /)]);
  expect(await said({ methodParameters: { hdbscan: 3 } })).toEqual(['badSetting', 'A setting cannot be used: kindred.methodParameters takes an object of names with values for hdbscan.']);
  expect(await said({ method: 'ward', methodParameters: { hdbscan: { minSamples: 3 }, auto: {} }, representationParameters: { onnx: { pooling: 'cls' } } })).toBe('ward');
});
