/** A rectangle in world units: the document positions after `scene.ts` has turned y downwards. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The stage in CSS pixels, the room kept free at its edges, and what has to fit into the rest. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly padding: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  readonly bounds: Bounds;
}

/** World point in the middle of the free room, and the zoom; 1 = everything fits. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Stage position in CSS pixels = world position × scale + offset, one scale for both axes. */
export interface Transform {
  readonly scale: number;
  readonly dx: number;
  readonly dy: number;
}

const MIN_ZOOM = 0.6;
const MAX_ZOOM = 80;

const clampZoom = (zoom: number) => Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom));

/** The part of the stage that is free of the floating parts at its sides: its size and its middle, in CSS pixels. */
export function room({ width, height, padding }: Frame): { width: number; height: number; x: number; y: number } {
  return {
    width: Math.max(40, width - padding.left - padding.right),
    height: Math.max(40, height - padding.top - padding.bottom),
    x: padding.left + (width - padding.left - padding.right) / 2,
    y: padding.top + (height - padding.top - padding.bottom) / 2,
  };
}

/** CSS pixels per world unit at zoom 1. */
export function fitScale(frame: Frame): number {
  const { width, height } = room(frame);
  const { left, top, right, bottom } = frame.bounds;
  return Math.min(width / Math.max(right - left, 1e-6), height / Math.max(bottom - top, 1e-6));
}

/** The camera that shows everything. */
export function fitCamera({ bounds }: Frame): Camera {
  return { x: (bounds.left + bounds.right) / 2, y: (bounds.top + bounds.bottom) / 2, zoom: 1 };
}

/** The camera that shows a part of the world with a margin, not closer than `closest`. */
export function boundsCamera(frame: Frame, part: Bounds, closest = 8): Camera {
  const { width, height } = room(frame);
  const scale = 0.86 * Math.min(width / Math.max(part.right - part.left, 1e-6), height / Math.max(part.bottom - part.top, 1e-6));
  const zoom = clampZoom(Math.min(closest, scale / fitScale(frame)));
  return { x: (part.left + part.right) / 2, y: (part.top + part.bottom) / 2, zoom };
}

export function transformOf(camera: Camera, frame: Frame): Transform {
  const scale = fitScale(frame) * camera.zoom;
  const { x, y } = room(frame);
  return { scale, dx: x - camera.x * scale, dy: y - camera.y * scale };
}

/** Where a place of the world is on the stage. */
export function onStage({ scale, dx, dy }: Transform, x: number, y: number): { x: number; y: number } {
  return { x: x * scale + dx, y: y * scale + dy };
}

/** Zooms by a factor; the world point under stage position (px, py) stays there. */
export function zoomAt(camera: Camera, frame: Frame, px: number, py: number, factor: number): Camera {
  const before = transformOf(camera, frame);
  const zoom = clampZoom(camera.zoom * factor);
  const scale = fitScale(frame) * zoom;
  const { x, y } = room(frame);
  return {
    x: (px - before.dx) / before.scale - (px - x) / scale,
    y: (py - before.dy) / before.scale - (py - y) / scale,
    zoom,
  };
}

/** Share of the free room, from its middle to its edge, by which the documents' bounds may be moved beyond the middle. */
const FARTHEST = 0.8;

/** Moves the picture by CSS pixels, never farther than where the documents' bounds reach into the free room by a tenth of it. */
export function panBy(camera: Camera, frame: Frame, dx: number, dy: number): Camera {
  const scale = fitScale(frame) * camera.zoom;
  const { left, top, right, bottom } = frame.bounds;
  const { width, height } = room(frame);
  return {
    x: within(camera.x - dx / scale, camera.x, left, right, (FARTHEST * width) / 2 / scale),
    y: within(camera.y - dy / scale, camera.y, top, bottom, (FARTHEST * height) / 2 / scale),
    zoom: camera.zoom,
  };
}

/** A place no farther than `slack` beyond two ends; one that was farther out by zooming goes no farther. */
function within(place: number, before: number, low: number, high: number, slack: number): number {
  return Math.min(Math.max(high + slack, before), Math.max(Math.min(low - slack, before), place));
}

/** Between two cameras, t = 0 … 1; the point both keep in place, if there is one, stays in place on the way. */
export function between(from: Camera, to: Camera, t: number): Camera {
  const zoom = from.zoom * (to.zoom / from.zoom) ** t;
  const span = 1 / from.zoom - 1 / to.zoom;
  const left = Math.abs(span) < 1e-4 ? 1 - t : (1 / zoom - 1 / to.zoom) / span;
  return { x: to.x + (from.x - to.x) * left, y: to.y + (from.y - to.y) * left, zoom };
}
