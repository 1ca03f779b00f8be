import type { MapDescription, MapView } from '../protocol/mapSides';
import { placesOf } from './seeing';
import type { Stage } from './stage';

/** What the map shows now; boxes and places in pixels of the page that `element` lies in. */
export function descriptionOf(stage: Stage, element: HTMLElement, view: MapView): MapDescription {
  const { left, top } = element.getBoundingClientRect();
  const { scene, transform } = stage;
  return {
    documents: scene?.count ?? 0,
    shown: scene ? stage.shown : 0,
    labels: stage.labels.labels.map(({ text, kind, box }) => ({ text, kind, box: [left + box.x, top + box.y, box.w, box.h] as const })),
    points: scene ? placesOf(scene, transform, left, top) : new Float32Array(),
    rests: !stage.moving,
    view,
    theme: stage.theme.kind,
    frames: stage.frames.list(),
  };
}
