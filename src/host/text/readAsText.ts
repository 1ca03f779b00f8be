import { extensions, workspace, type Uri } from 'vscode';
import { globTest } from '../../core/documents/ignoreRules';
import { formatOf } from '../../core/documents/kinds';
import { textScheme } from './textUri';

interface CustomEditor {
  readonly priority?: string;
  readonly selector?: readonly { readonly filenamePattern?: string }[];
}

/** The last test made, as many rows ask for the same. */
let made: { readonly patterns: string; readonly isShown: (name: string) => boolean } | undefined;

/** Whether a file holds text that the editor cannot show, as a PDF where no extension has an editor for it; a record's is nowhere else. */
export function isReadAsText({ scheme, path }: Uri): boolean {
  if (scheme === textScheme) return true;
  if (formatOf(path) === undefined) return false;
  const patterns = [...patternsOfEditors(), ...associations()].map(pattern => pattern.toLowerCase());
  const key = patterns.join('\n');
  if (made?.patterns !== key) made = { patterns: key, isShown: globTest(patterns) };
  return !made.isShown(path.toLowerCase().replace(/^\//, ''));
}

/** What extensions say they show unless another editor is asked for. */
function patternsOfEditors(): string[] {
  const editors = extensions.all.flatMap(({ packageJSON }) => (packageJSON as { contributes?: { customEditors?: readonly CustomEditor[] } }).contributes?.customEditors ?? []);
  return editors.filter(({ priority }) => priority !== 'option').flatMap(({ selector = [] }) => selector.flatMap(({ filenamePattern = '' }) => filenamePattern));
}

/** What the user has an editor for. */
function associations(): string[] {
  const editors = workspace.getConfiguration('workbench').get<Readonly<Record<string, string>>>('editorAssociations') ?? {};
  return Object.keys(editors).filter(pattern => editors[pattern] !== 'default');
}
