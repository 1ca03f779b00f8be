import { constants } from 'node:os';
import { Uri, l10n, window, workspace, type ExtensionContext, type LogOutputChannel } from 'vscode';
import { tooLarge } from '../../core/documents/reasons';
import { sizeLimit } from '../../core/documents/sizeLimit';
import { selectionFor, setting } from '../settings';
import { createEngineClient, type EngineClient } from './engineClient';
import { askConsent, keyName } from './serverConsent';

/** The engine of this window: its bundle, the model that comes with the extension, and the workspace's storage. */
export function windowEngine(context: ExtensionContext, storage: Uri | undefined, log: LogOutputChannel): EngineClient {
  const { extensionUri, globalStorageUri, secrets } = context;
  const inExtension = (...path: string[]) => Uri.joinPath(extensionUri, ...path).fsPath;
  return createEngineClient({
    script: inExtension('dist', 'engine.js'),
    // What people type and see goes before it where cores are few.
    priority: constants.priority.PRIORITY_BELOW_NORMAL,
    settings: () => ({
      modelFolder: inExtension('models', 'minilm'),
      // Without a folder there is no storage of its own; measurements are kept by content, so sharing one is safe.
      cacheFolder: Uri.joinPath(storage ?? globalStorageUri, 'measured').fsPath,
      threads: setting('threads'),
    }),
    handlers: {
      readFile: ({ uri }) => readVirtual(Uri.parse(uri, true)),
      askConsent: request => askConsent(context, request),
      serverKey: async ({ host }) => (await secrets.get(keyName(host))) ?? null,
    },
    log: (level, text) => log[level](text),
    restarted: () => {
      void window.showWarningMessage(l10n.t('The grouping process stopped unexpectedly and was started again. Finished work is kept.'));
    },
  });
}

/** Contents of a file the engine cannot reach itself; rejects, with the reason, if it is larger than the settings allow. */
async function readVirtual(uri: Uri): Promise<Uint8Array> {
  const { size } = await workspace.fs.stat(uri);
  const limit = sizeLimit(uri.path, selectionFor(uri).maxBytes);
  if (size > limit) throw new Error(tooLarge(size, limit));
  return workspace.fs.readFile(uri);
}
