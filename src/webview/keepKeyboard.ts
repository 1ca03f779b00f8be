/**
 * Keeps the keyboard within an element: where what has it goes away, as a card that is closed by its own button, `next` gets
 * it. Without that it would be nowhere, and Tab would begin at the top again. What is there again with the same `data-row`
 * has it back.
 */
export function keepKeyboard(root: HTMLElement, next: () => void): void {
  let last: HTMLElement | null = null;
  root.addEventListener('focusin', event => (last = event.target as HTMLElement));
  // A press beside everything takes the keyboard away on purpose.
  document.addEventListener('pointerdown', () => (last = null), true);
  new MutationObserver(() => {
    const { activeElement } = document;
    // Never from the editor, which may have it meanwhile.
    if (!last || !document.hasFocus() || (activeElement !== last && activeElement !== document.body) || last.checkVisibility()) return;
    const { row } = last.dataset;
    const again = row === undefined ? undefined : [...root.querySelectorAll<HTMLElement>('[data-row]')].find(element => element.dataset.row === row);
    last = null;
    if (again?.checkVisibility()) again.focus({ preventScroll: true });
    else next();
  }).observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['hidden', 'disabled'] });
}
