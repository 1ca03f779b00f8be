/** Makes something anew and gives the focus back to what stands where it was: what has the same `data-key`. */
export function keepingFocus(draw: () => void): void {
  const focused = document.activeElement;
  const key = focused instanceof HTMLElement ? focused.dataset.key : undefined;
  draw();
  if (key !== undefined && document.activeElement !== focused) document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
}
