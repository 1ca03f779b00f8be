import { l10n, window, type ExtensionContext } from 'vscode';
import { allowedWith, isAllowed } from '../../core/representation/allowedServers';
import type { ConsentRequest } from '../../protocol/engineSides';
import { count } from '../words';

/** Where the editor remembers, on this machine only, the servers that may be sent documents. */
const ALLOWED = 'kindred.allowedServers';

/** Name of a server's key among the editor's secrets. */
export function keyName(host: string): string {
  return `kindred.serverKey ${host}`;
}

/** What the server does with what it gets. */
const PURPOSES: Readonly<Record<ConsentRequest['purpose'], () => string>> = {
  vectors: () => l10n.t('The server measures the meaning of the texts.'),
  summaries: () => l10n.t('The server’s language model writes summaries of the texts.'),
  names: () => l10n.t('The server’s language model suggests names for groups.'),
};

/** Asks, once for each server, whether documents may be sent there; says how much, and what is not safe about it. */
export async function askConsent({ globalState }: Pick<ExtensionContext, 'globalState'>, request: ConsentRequest): Promise<boolean> {
  const { hosts, documents, characters, encrypted, withKey, purpose } = request;
  const allowed = globalState.get<readonly string[]>(ALLOWED, []);
  if (isAllowed(request, allowed)) return true;
  const details = [
    PURPOSES[purpose](),
    purpose === 'names'
      ? l10n.t('Titles and first words of up to {0} documents, and names and keywords of groups, are sent there now: {1} characters. You are not asked again when you ask for names.', count(documents), count(characters))
      : l10n.t('Up to {0} documents with {1} characters are sent there now, and later what changes and your questions. You are not asked again.', count(documents), count(characters)),
    ...(encrypted ? [] : [l10n.t('The connection is not encrypted: others on the network can read what is sent.')]),
    ...(withKey ? [l10n.t('Your key is sent along.')] : []),
  ];
  const send = l10n.t('Send');
  const names = hosts.join(', ');
  const question = purpose === 'names' ? l10n.t('Send titles and first words to {0}?', names) : l10n.t('Send documents to {0}?', names);
  const chosen = await window.showWarningMessage(question, { modal: true, detail: details.join('\n') }, send);
  if (chosen !== send) return false;
  await globalState.update(ALLOWED, allowedWith(request, allowed));
  return true;
}
