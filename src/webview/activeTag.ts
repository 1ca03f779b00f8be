import type { Transform } from './camera';
import { isolated, make, toggle } from './dom';
import { HIDDEN } from './emphasis';
import { bestPlace } from './hoverCard';
import { groupMark } from './icons';
import { meet, type Box } from './labels/box';
import { plainText } from '../core/plainText';
import type { Scene } from './scene';
import { fill, type Strings } from './strings';

export interface ActiveTag {
  readonly element: HTMLElement;
  /** Names the document in the active editor; −1 = none. */
  show(scene: Scene, document: number): void;
  /** Keeps the label beside its point, clear of other parts; it hides where there is no room, and while the point is off the stage or `aside`. */
  follow(scene: Scene, levels: Uint8Array, transform: Transform, stage: { readonly width: number; readonly height: number }, around: readonly Box[], aside: boolean): void;
}

/** The quiet label at the point of the document in the active editor. */
export function makeActiveTag(strings: Strings): ActiveTag {
  const element = make('div.card.tag');
  let shown = -1;
  let [width, height] = [0, 0];
  toggle(element, false);
  return {
    element,
    show(scene, document) {
      shown = scene.data.documents.get(document) ? document : -1;
      toggle(element, shown >= 0);
      if (shown < 0) return;
      element.replaceChildren(
        make('div.row', {}, groupMark(scene.slot[shown], scene.shape[shown], 9), isolated(plainText(scene.data.documents.titles.get(shown), 60), 'clip')),
        make('div.small.dim', {}, fill(strings.openInEditor, { fit: scene.data.strength[shown].toFixed(2) })),
      );
      [width, height] = [element.offsetWidth, element.offsetHeight];
    },
    follow(scene, levels, { scale, dx, dy }, stage, around, aside) {
      if (shown < 0 || shown >= scene.count) return;
      const x = scene.x[shown] * scale + dx;
      const y = scene.y[shown] * scale + dy;
      const outside = x < 0 || y < 0 || x > stage.width || y > stage.height;
      toggle(element, !outside && !aside && levels[shown] !== HIDDEN);
      if (element.hidden) return;
      if (!width) [width, height] = [element.offsetWidth, element.offsetHeight];
      const place = bestPlace(width, height, { x, y }, around, stage);
      toggle(element, !around.some(part => meet(part, place)));
      element.style.transform = `translate(${Math.round(place.x)}px, ${Math.round(place.y)}px)`;
    },
  };
}
