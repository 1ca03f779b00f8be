import type { Disposable, ExtensionContext, LogOutputChannel } from 'vscode';
import type { Engine } from '../run/engine';
export function windowEngine(_context: ExtensionContext, _log: LogOutputChannel): Engine & Disposable {
  throw new Error('wait');
}
