import { extensions, workspace, type Uri } from 'vscode';
import { globTest } from '../../core/documents/ignoreRules';
import { formatOf } from '../../core/documents/kinds';

interface CustomEditor {
  readonly priority?: string;
  readonly selector?: readonly { readonly filenamePattern?: string }[];
}

/** Whether a file holds text that the editor cannot show, as a PDF where no extension has an editor for it. */
export function isReadAsText({ path }: Uri): boolean {
  if (formatOf(path) === undefined) return false;
  return !globTest([...patternsOfEditors(), ...Object.keys(workspace.getConfiguration('workbench').get<Readonly<Record<string, string>>>('editorAssociations') ?? {})])(path.slice(path.lastIndexOf('/') + 1).toLowerCase());
}

/** What extensions say they show unless another editor is asked for. */
function patternsOfEditors(): string[] {
  const editors = extensions.all.flatMap(({ packageJSON }) => ((packageJSON as { contributes?: { customEditors?: readonly CustomEditor[] } }).contributes?.customEditors ?? []));
  return editors.filter(({ priority }) => priority !== 'option').flatMap(({ selector = [] }) => selector.flatMap(({ filenamePattern = '' }) => filenamePattern.toLowerCase()));
}
