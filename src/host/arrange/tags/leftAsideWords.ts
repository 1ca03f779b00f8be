import { l10n } from 'vscode';
import { countsOf } from '../../../core/gather';
import { count } from '../../words';
import type { LeftAside } from './taggable';

/** How many documents are left as they are, and why: "Left out: 2 that are no Markdown, 1 with unsaved changes."; empty for none. */
export function leftAsideWords(left: readonly LeftAside[]): string {
  const said = [...countsOf(left)].sort(([, a], [, b]) => b - a).map(([reason, documents]) => reasonWords(reason, count(documents)));
  return said.length === 0 ? '' : l10n.t('Left out: {0}.', said.join(', '));
}

function reasonWords(reason: LeftAside, documents: string): string {
  switch (reason) {
    case 'notMarkdown':
      return l10n.t('{0} that are not Markdown', documents);
    case 'outside':
      return l10n.t('{0} outside the open folders', documents);
    case 'unsaved':
      return l10n.t('{0} with unsaved changes', documents);
    case 'readOnly':
      return l10n.t('{0} that are read-only', documents);
    case 'unread':
      return l10n.t('{0} that cannot be read', documents);
    case 'changed':
      return l10n.t('{0} changed since they were grouped', documents);
    case 'encoding':
      return l10n.t('{0} not in UTF-8', documents);
    case 'lineEnds':
      return l10n.t('{0} with mixed line endings', documents);
    case 'otherKind':
      return l10n.t('{0} with TOML or JSON front matter', documents);
    case 'unreadable':
      return l10n.t('{0} whose front matter cannot be read', documents);
    case 'otherForm':
      return l10n.t('{0} with tags in an unusual form', documents);
  }
}
