import { commands, l10n } from 'vscode';
import { formatOf } from '../../core/documents/kinds';
import { plainText } from '../../core/plainText';
import { documentUri } from '../documentUris';
import { textUri } from '../text/textUri';
import type { Suggestion } from './suggestion';

/** Shows two documents that say nearly the same in the editor's comparison, the shown one left, of a PDF and the like the texts; nothing for other suggestions. */
export async function compareDocuments(suggestion: Suggestion): Promise<void> {
  if (suggestion.kind !== 'same') return;
  const { document, other } = suggestion;
  const [left, right] = [document, other].map(documentUri).map(uri => uri && (formatOf(uri.path) ? textUri(uri) : uri));
  if (left && right) await commands.executeCommand('vscode.diff', left, right, l10n.t('{0} ↔ {1}', plainText(document.title, 60), plainText(other.title, 60)), { preview: true });
}
