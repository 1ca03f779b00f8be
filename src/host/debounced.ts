import type { Disposable } from 'vscode';

/** Puts an act off until nothing has asked for it for a while; but not longer than `mostMs` after the first has, if that is given. */
export function debounced(act: () => void, quietMs: number, mostMs = Infinity): { ask(): void } & Disposable {
  let timer: NodeJS.Timeout | undefined;
  let latest: number | undefined;
  return {
    ask() {
      clearTimeout(timer);
      const now = performance.now();
      latest ??= now + mostMs;
      timer = setTimeout(() => {
        latest = undefined;
        act();
      }, Math.max(0, Math.min(quietMs, latest - now)));
    },
    dispose: () => clearTimeout(timer),
  };
}
