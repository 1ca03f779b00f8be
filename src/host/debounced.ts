import type { Disposable } from 'vscode';

/** Puts an act off until nothing has asked for it for a while. */
export function debounced(act: () => void, quietMs: number): { ask(): void } & Disposable {
  let timer: NodeJS.Timeout | undefined;
  return {
    ask() {
      clearTimeout(timer);
      timer = setTimeout(act, quietMs);
    },
    dispose: () => clearTimeout(timer),
  };
}
