import { l10n, ProgressLocation, window, type Uri } from 'vscode';
import { KindredError } from '../../core/errors';
import type { Engine } from '../run/engine';
import { askWhereToSave } from '../page/saveAs';
import { count } from '../words';

const ENDING = 'kindred';
const FILTERS = { Kindred: [ENDING] };

/** Writes the stored vectors into a file of the user's choice, for other machines. */
export async function exportVectors(engine: Engine): Promise<void> {
  const file = await askWhereToSave(`vectors.${ENDING}`, FILTERS);
  if (!file) return;
  const { vectors } = await shown(l10n.t('Exporting stored vectors…'), signal => engine.exportCache(pathOf(file), signal));
  void window.showInformationMessage(l10n.t('{0} stored vectors exported. Whoever imports the file need not measure these texts again.', count(vectors)));
}

/** Adds the vectors of a file to the stored ones. */
export async function importVectors(engine: Engine): Promise<void> {
  const [file] = (await window.showOpenDialog({ filters: FILTERS })) ?? [];
  if (!file) return;
  const { added, known, damaged, whole } = await shown(l10n.t('Importing stored vectors…'), signal => engine.importCache(pathOf(file), signal));
  const text = l10n.t('{0} vectors imported; {1} were there already.', count(added), count(known));
  if (whole && damaged === 0) void window.showInformationMessage(text);
  else void window.showWarningMessage(`${text} ${l10n.t('Some of the file is damaged or missing; these texts are measured again when they are needed.')}`);
}

function shown<T>(title: string, task: (signal: AbortSignal) => Promise<T>): Thenable<T> {
  return window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, async (_progress, token) => {
    const stop = new AbortController();
    token.onCancellationRequested(() => stop.abort());
    return task(stop.signal);
  });
}

function pathOf(file: Uri): string {
  if (file.scheme === 'file') return file.fsPath;
  throw new KindredError('badInput', l10n.t('Choose a file on this machine.'));
}
