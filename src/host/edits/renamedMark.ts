import { FileDecoration, Uri, l10n, window, type Disposable } from 'vscode';

const scheme = 'kindred-group';

/** Address of a group's row that carries its computed name; the editor asks for the row's mark by it. */
export function renamedUri(group: number, computed: string): Uri {
  return Uri.from({ scheme, path: `/${group}`, query: computed });
}

/** Marks the rows of groups that a person named with a pencil. */
export function markRenamedGroups(): Disposable {
  return window.registerFileDecorationProvider({
    provideFileDecoration: uri => (uri.scheme === scheme ? new FileDecoration('✎', l10n.t('Named by you. Computed name: {0}', uri.query)) : undefined),
  });
}
