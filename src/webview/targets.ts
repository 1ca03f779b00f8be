import { boundsCamera } from './camera';
import type { KindredMap } from './kindredMap';
import type { PlacedLabel } from './labels/place';
import { boundsOf } from './scene';

/** How near the pointer has to be to a point, in CSS pixels. */
const SLOP = 5;

function labelAt(map: KindredMap, x: number, y: number): PlacedLabel | undefined {
  return map.stage.moving ? undefined : map.stage.labels.at(x, y);
}

/** What is at a place of the stage: a document, or a group or an area by its position. */
export type Target = { readonly document: number } | { readonly group: number } | { readonly area: number };

/** What is at a stage position: a point or a file's name, or the name of a group or an area. */
export function targetAt(map: KindredMap, x: number, y: number): Target | undefined {
  const label = labelAt(map, x, y);
  if (label?.kind === 'area') return { area: label.group };
  if (label && label.kind !== 'document') return { group: label.group };
  const document = label ? label.document : map.stage.documentAt(x, y, SLOP);
  return document < 0 ? undefined : { document };
}

/** Zooms so that a group or sub-group fills the stage. */
export function zoomToGroup(map: KindredMap, group: number): void {
  const { data } = map.stage.scene ?? {};
  if (data) zoomTo(map, i => data.group[i] === group || data.subgroup[i] === group);
}

/** Zooms so that the documents that are wanted fill the stage. */
export function zoomTo({ stage }: KindredMap, wanted: (i: number) => boolean): void {
  const { scene } = stage;
  if (scene) stage.travelTo(boundsCamera(stage.frame, boundsOf(scene.x, scene.y, wanted)));
}
