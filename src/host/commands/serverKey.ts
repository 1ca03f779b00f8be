import { l10n, window, type SecretStorage } from 'vscode';
import { addressesIn } from '../../core/representation/addresses';
import { keyName } from '../engine/serverConsent';
import { setting } from '../settings';
import { behindColon, textOf } from '../names/chatModel';
import { badAddress } from './chooseMethod';

/** Asks for the key of a server, or of several with one key, and keeps it among the editor's secrets; an empty one forgets it. */
export async function setServerKey(secrets: SecretStorage): Promise<void> {
  const address = behindColon(setting('representation')) || textOf(setting('namingParameters').chatAddress);
  const given = await window.showInputBox({ title: l10n.t('Address of the Server'), value: address, placeHolder: 'https://host/v1', validateInput: badAddress, ignoreFocusOut: true });
  if (given === undefined) return;
  const hosts = addressesIn(given).map(one => new URL(one).host);
  const names = hosts.join(', ');
  const key = await window.showInputBox({ title: l10n.t('Key for {0}', names), password: true, prompt: l10n.t('Kept among the editor’s secrets, never in the settings. Leave it empty to forget the key there is.'), ignoreFocusOut: true });
  if (key === undefined) return;
  for (const host of hosts) await (key.trim() === '' ? secrets.delete(keyName(host)) : secrets.store(keyName(host), key.trim()));
  void window.showInformationMessage(key.trim() === '' ? l10n.t('The key for {0} is forgotten.', names) : l10n.t('The key for {0} is kept.', names));
}
