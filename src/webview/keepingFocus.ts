const keyed = () => [...document.querySelectorAll<HTMLElement>('[data-key]')];
const kindOf = (key: string) => key.split(' ')[0];

/**
 * Makes something anew and gives the focus back to what stands where it was: what has the same `data-key`; where that is gone,
 * as a row whose choice was made, the next of its kind (the first word of the key), the one before, or whatever is next.
 */
export function keepingFocus(draw: () => void): void {
  const focused = document.activeElement;
  const key = focused instanceof HTMLElement ? focused.dataset.key : undefined;
  const keys = key === undefined ? [] : keyed().map(element => element.dataset.key!);
  draw();
  if (key === undefined || document.activeElement === focused) return;
  const alike = (other: string) => kindOf(other) === kindOf(key);
  const [before, after] = [keys.slice(0, keys.indexOf(key)).reverse(), keys.slice(keys.indexOf(key) + 1)];
  const present = new Map(keyed().map(element => [element.dataset.key!, element]));
  const next = [key, ...after.filter(alike), ...before.filter(alike), ...after, ...before].find(other => present.has(other));
  if (next !== undefined) present.get(next)!.focus();
}
