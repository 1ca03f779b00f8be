import { UNGROUPED_SLOT } from '../core/palette';

const SVG = 'http://www.w3.org/2000/svg';

/** Dots of one colour slot (absent: in no group) as an SVG path, with a class of its own if it has one. */
export interface DotPath {
  readonly slot?: number;
  readonly path: string;
  readonly mark?: string;
}

/** A small map: dots in a box of the given size; `few` ones are drawn larger. */
export function dotPicture({ width, height, name, few }: { readonly width: number; readonly height: number; readonly name: string; readonly few: boolean }, dots: readonly DotPath[]): SVGSVGElement {
  const drawn = pictureElement(width, height, name);
  drawn.classList.toggle('few', few);
  for (const { slot = UNGROUPED_SLOT, path, mark } of dots) {
    const element = drawnPath(path);
    element.style.stroke = `var(--mark-${slot})`;
    if (mark) element.classList.add(mark);
    drawn.append(element);
  }
  return drawn;
}

/** An empty picture with a name for those who cannot see it. */
export function pictureElement(width: number, height: number, name: string): SVGSVGElement {
  const drawn = document.createElementNS(SVG, 'svg');
  for (const [key, value] of Object.entries({ viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': name })) drawn.setAttribute(key, value);
  return drawn;
}

/** A path within a picture. */
export function drawnPath(d: string): SVGPathElement {
  const element = document.createElementNS(SVG, 'path');
  element.setAttribute('d', d);
  return element;
}
