import type { NamedGroup } from '../../protocol/groupSides';
import { make } from '../dom';
import { groupMark } from '../icons';

/** A part of the page under its heading; `more` says in quiet words what it is. */
export function section(title: string, more: string, ...children: readonly (Node | false | null | undefined)[]): HTMLElement {
  return make('section', {}, make('h2', {}, title, more && ' ', more && make('span.dim', {}, more)), ...children);
}

/** A group's mark; its shape tells it from others in high contrast, where colours are few. */
export function markOf({ slot, shape }: Pick<NamedGroup, 'slot' | 'shape'>, size?: number): SVGSVGElement {
  return groupMark(slot, document.querySelector('.high-contrast') ? shape : 0, size);
}
