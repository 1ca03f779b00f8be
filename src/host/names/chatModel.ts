import { l10n, window } from 'vscode';
import { KindredError } from '../../core/errors';
import { readParameters, type Parameters } from '../../core/parameters';
import { chatParameters } from '../../core/representation/modelParameters';
import { badAddress, writeSettings } from '../commands/chooseMethod';
import { setting } from '../settings';

/** The chat model that the settings name for names of groups; undefined where they name none. Throws `badSetting`. */
export function chatModel(): Parameters | undefined {
  const given = setting('namingParameters');
  if (textOf(given.chatAddress) === '') return undefined;
  try {
    return readParameters('namingParameters', chatParameters, given);
  } catch (error) {
    throw new KindredError('badSetting', l10n.t('A setting cannot be used: {0}', (error as Error).message), { cause: error });
  }
}

/** Asks for the server and its chat model, and keeps both in the settings; undefined when it was given up. */
export async function askChatModel(): Promise<Parameters | undefined> {
  const [now, summaries] = [setting('namingParameters'), setting('summaryParameters')];
  const address = await window.showInputBox({
    title: l10n.t('Address of the Server'),
    value: textOf(now.chatAddress) || textOf(summaries.chatAddress) || behindColon(setting('summarize')) || behindColon(setting('representation')),
    placeHolder: 'http://localhost:11434',
    prompt: l10n.t('Of a server with a chat model, as Ollama, llama.cpp or vLLM. Names and keywords of the groups, and the titles and first words of some documents, are sent there.'),
    validateInput: badAddress,
    ignoreFocusOut: true,
  });
  if (address === undefined) return undefined;
  const model = await window.showInputBox({
    title: l10n.t('Chat Model'),
    value: textOf(now.chatModel) || textOf(summaries.chatModel),
    placeHolder: 'llama3.2',
    prompt: l10n.t('Its name on the server. Left empty, the server chooses.'),
    ignoreFocusOut: true,
  });
  if (model === undefined) return undefined;
  const given = { ...now, chatAddress: address.trim(), chatModel: model.trim() };
  await writeSettings({ namingParameters: given });
  return readParameters('namingParameters', chatParameters, given);
}

/** A text among values that stand in a settings file; empty where it is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** The address in `server:ADDRESS`; empty where there is none. */
export function behindColon(given: string): string {
  return /^server:(.*)$/.exec(given)?.[1] ?? '';
}
