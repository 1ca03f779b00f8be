type Child = Node | string | false | null | undefined;

/**
 * Makes one element: `make('div.card', { role: 'group' }, …)`. Children and attributes are text, never HTML: titles
 * and paths come from files nobody has checked.
 */
export function make<K extends keyof HTMLElementTagNameMap>(
  spec: K | `${K}.${string}`,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const [tag, ...classes] = spec.split('.');
  const element = document.createElement(tag) as HTMLElementTagNameMap[K];
  element.classList.add(...classes);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  for (const child of children) if (child) element.append(child);
  return element;
}

/** A text from a document that must not rearrange or widen what stands around it. */
export function isolated(text: string, ...classes: string[]): HTMLElement {
  const element = make('bdi', {}, text);
  element.classList.add(...classes);
  return element;
}

/** A path whose parts stand in their order, each in its own direction: a name that runs from right to left turns no other one, nor the signs that one begins with. */
export function isolatedPath(path: string, ...classes: string[]): HTMLElement {
  const parts = path.split('/');
  if (parts.length === 1) return isolated(path, ...classes);
  const element = isolated('', ...classes);
  element.append(...parts.flatMap((part, at) => (at > 0 ? ['/', isolated(part)] : [isolated(part)])));
  return element;
}

/** A button with an icon or text and a name; `pressed` runs on click and by the keyboard; by its `key` it keeps the focus when it is made anew. */
export function button(classes: string, name: string, content: Child, pressed: () => void, key?: string): HTMLButtonElement {
  const element = make('button', { type: 'button', title: name, 'aria-label': name, ...(key !== undefined && { 'data-key': key }) }, content);
  element.className = classes;
  element.addEventListener('click', pressed);
  return element;
}

/** A button that is called by what stands on it. */
export function textButton(classes: string, text: string, pressed: () => void, key?: string): HTMLButtonElement {
  const element = button(classes, text, text, pressed, key);
  element.removeAttribute('aria-label');
  return element;
}

/** A bar that reaches a share, 0 … 1; in the given colour, or as the page fills its bars. */
export function barOf(share: number, colour = ''): HTMLElement {
  const filled = make('i');
  filled.style.width = `${Math.round(100 * share)}%`;
  filled.style.background = colour;
  return make('span.bar', {}, filled);
}

const SVG = 'http://www.w3.org/2000/svg';

/** An SVG element with paths. */
export function svg(size: number, attributes: Readonly<Record<string, string>>, ...paths: readonly Readonly<Record<string, string>>[]): SVGSVGElement {
  const root = document.createElementNS(SVG, 'svg');
  const all = { width: String(size), height: String(size), viewBox: `0 0 ${size} ${size}`, 'aria-hidden': 'true', ...attributes };
  for (const [name, value] of Object.entries(all)) root.setAttribute(name, value);
  for (const path of paths) {
    const element = document.createElementNS(SVG, 'path');
    for (const [name, value] of Object.entries(path)) element.setAttribute(name, value);
    root.append(element);
  }
  return root;
}

/** Shows or hides an element. */
export function toggle(element: HTMLElement, visible: boolean): void {
  element.hidden = !visible;
}

/** The rectangle of an element inside another, in CSS pixels; undefined while it is hidden. */
export function boxWithin(element: HTMLElement, stage: HTMLElement): { x: number; y: number; w: number; h: number } | undefined {
  if (element.hidden || !element.isConnected) return undefined;
  const inner = element.getBoundingClientRect();
  const outer = stage.getBoundingClientRect();
  if (!inner.width || !inner.height) return undefined;
  return { x: inner.x - outer.x, y: inner.y - outer.y, w: inner.width, h: inner.height };
}
