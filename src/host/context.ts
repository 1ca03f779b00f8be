import { commands } from 'vscode';
import type { ContextKey } from './contributions';

const last = new Map<ContextKey, unknown>();

/** Sets a context key, if it changed. */
export function setContext(key: ContextKey, value: string | boolean | undefined): void {
  if (last.has(key) && last.get(key) === value) return;
  last.set(key, value);
  void commands.executeCommand('setContext', key, value);
}
