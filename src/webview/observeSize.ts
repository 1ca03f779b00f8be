/** Calls back when an element has another size; in device pixels where the browser tells of these, so that it does when the window moves to another kind of screen. */
export function observeSize(element: HTMLElement, changed: () => void): void {
  const observer = new ResizeObserver(changed);
  try {
    observer.observe(element, { box: 'device-pixel-content-box' });
  } catch {
    // WebKit knows no such box.
    observer.observe(element);
  }
}
