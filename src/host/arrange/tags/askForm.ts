import { l10n, window, type QuickPickItem } from 'vscode';
import { groupTags, isTagPrefix, type TagForm } from '../../../core/arrange/tags/tagNames';
import { plainText } from '../../../core/plainText';
import type { Group } from '../../../core/types';
import { count, documentCount } from '../../words';

/** What is asked for: tags in a form, or none any more. */
export type AskedTags = { readonly form: TagForm } | 'none';

/** Tags that stand as examples. */
const EXAMPLES = 3;

/** Asks which tags so many documents are to have; `form` is that of the last time, `written` says how many of them have such tags. */
export async function askForm(groups: readonly Group[], form: TagForm, documents: number, written: number): Promise<AskedTags | undefined> {
  const title = l10n.t('Write Groups as Tags');
  const example = (nested: boolean) => {
    const tags = groupTags(groups, { prefix: form.prefix, nested }, fallbackTag());
    const shown = groups.filter(({ level }) => level === (nested ? 'subgroup' : 'group')).slice(0, EXAMPLES);
    return plainText(shown.map(({ id }) => tags.get(id)).join(', '));
  };
  const items: (QuickPickItem & { readonly asked: boolean | 'none' })[] = [{ label: `$(tag) ${l10n.t('Groups')}`, detail: example(false), asked: false }];
  if (groups.some(({ level }) => level === 'subgroup')) items.push({ label: `$(list-tree) ${l10n.t('Groups and Sub-Groups')}`, detail: example(true), asked: true });
  // What was chosen last stands first, so that Enter keeps it.
  if (form.nested) items.reverse();
  if (written > 0) {
    const from = written === 1 ? l10n.t('Of 1 document; tags of your own stay.') : l10n.t('Of {0} documents; tags of your own stay.', count(written));
    items.push({ label: `$(trash) ${l10n.t('Take Away What Was Written')}`, detail: from, asked: 'none' });
  }
  const chosen = await window.showQuickPick(items, { title, placeHolder: l10n.t('Tags for {0}', documentCount(documents)) });
  if (!chosen || chosen.asked === 'none') return chosen && 'none';
  const prefix = await window.showInputBox({
    title,
    prompt: l10n.t('What stands before each tag, as topic/ or k-. Leave it empty for nothing.'),
    value: form.prefix,
    ignoreFocusOut: true,
    validateInput: text => (isTagPrefix(text.trim()) ? undefined : l10n.t('Tags are made of letters, digits, -, _ and single slashes.')),
  });
  return prefix === undefined ? undefined : { form: { prefix: prefix.trim(), nested: chosen.asked } };
}

/** The tag of a group whose name has nothing to make one of. */
export function fallbackTag(): string {
  return l10n.t('documents');
}
