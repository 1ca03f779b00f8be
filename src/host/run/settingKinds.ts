import { l10n, workspace, type ConfigurationScope } from 'vscode';
import { KindredError } from '../../core/errors';
import { excerpt } from '../../core/result/excerpt';
import type { SettingTypes } from '../contributions';

/** Settings that say what a run does, by the kind of value they take. */
const KINDS: { readonly [Name in keyof SettingTypes]?: 'list' | 'switch' | 'number' | 'whole' | 'text' | 'values' } = {
  include: 'list',
  exclude: 'list',
  useIgnoreFiles: 'switch',
  maxFileSizeMB: 'number',
  groups: 'whole',
  representation: 'text',
  representationParameters: 'values',
  dimensions: 'text',
  summarize: 'text',
  summaryParameters: 'values',
  centring: 'text',
  method: 'text',
  methodParameters: 'values',
};

const TESTS: Readonly<Record<NonNullable<(typeof KINDS)[keyof SettingTypes]>, (value: unknown) => boolean>> = {
  list: value => Array.isArray(value) && value.every(item => typeof item === 'string'),
  switch: value => typeof value === 'boolean',
  number: value => typeof value === 'number',
  whole: value => Number.isInteger(value) && (value as number) >= 0,
  text: value => typeof value === 'string',
  values: value => typeof value === 'object' && value !== null && !Array.isArray(value),
};

/**
 * Throws `badSetting` for a setting whose value is of another kind than it takes, as may stand in a file written by hand:
 * elsewhere such a value counts for none, but whoever groups by it should know. Null is none.
 */
export function checkSettingKinds(scope?: ConfigurationScope): void {
  const words = { list: l10n.t('a list of texts'), switch: l10n.t('true or false'), number: l10n.t('a number'), whole: l10n.t('a whole number from 0'), text: l10n.t('a text'), values: l10n.t('an object of names with values') };
  const configuration = workspace.getConfiguration('kindred', scope);
  for (const [name, kind] of Object.entries(KINDS)) {
    const value: unknown = configuration.get(name);
    if (value === undefined || value === null || TESTS[kind](value)) continue;
    throw new KindredError('badSetting', l10n.t('A setting cannot be used: {0} takes {1}, not {2}.', `kindred.${name}`, words[kind], excerpt(JSON.stringify(value), 60)));
  }
}
