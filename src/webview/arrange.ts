import { onStage, type Transform } from './camera';
import { grown, type Box } from './labels/box';
import { countCrowd } from './labels/crowd';
import { labelOn, placeLabels, type LabelWish, type PlacedLabel } from './labels/place';
import type { Measure } from './labels/labelView';
import { labelWishes } from './labels/wishes';
import { HIDDEN } from './emphasis';
import type { Stage } from './stage';

/** Room kept around floating parts, and around a point that stands out. */
const CLEAR = 6;
const AROUND_POINT = 8;
/** How much larger a lit point is drawn, rim and all: less than the room between a point and its own name. */
const LIT_RIM = 2.8;
const measuring = document.createElement('canvas').getContext('2d')!;

/** What labels have to keep clear of. */
export interface Surroundings {
  /** Boxes of the floating HTML parts. */
  readonly parts: readonly Box[];
  /** Documents whose points stand out by rings and must stay visible. */
  readonly points: readonly number[];
  /** Documents that are lit: their points must stay visible too, their own names have room beside them. */
  readonly lit: readonly number[];
  readonly narrow: boolean;
  readonly named: number | undefined;
}

/**
 * Places the labels for the finished picture. Those in `stay` are carried along with the map, unless something came to lie
 * on them; where a label is there twice, the first that lies free.
 */
export function arrangeLabels(stage: Stage, around: Surroundings, stay: readonly PlacedLabel[]): PlacedLabel[] {
  const { scene, levels, transform, theme } = stage;
  const { density } = stage.surface;
  if (!scene || !density) return [];
  const { width, height } = stage.frame;
  const measure: Measure = (text, size, weight) => {
    measuring.font = `${weight} ${size}px ${theme.font}`;
    return measuring.measureText(text).width;
  };
  const { radius } = stage;
  const { narrow, named } = around;
  const view = { scene, levels, transform, density, width, height, zoom: stage.camera.zoom, inView: stage.inView, radius, narrow, named };
  const wishes = labelWishes(view, measure);
  const point = (i: number, reach: number): Box => {
    const { x, y } = onStage(transform, scene.x[i], scene.y[i]);
    return { x: x - reach, y: y - reach, w: 2 * reach, h: 2 * reach };
  };
  const obstacles = around.parts.map(box => grown(box, CLEAR));
  const known = (i: number) => i >= 0 && i < scene.count;
  obstacles.push(...around.points.filter(known).map(i => point(i, AROUND_POINT)), ...around.lit.filter(known).map(i => point(i, radius + LIT_RIM)));

  const wanted = new Map(wishes.map(wish => [wish.key, wish]));
  const inside = (box: Box) => box.x > 2 && box.y > 2 && box.x + box.w < width - 2 && box.y + box.h < height - 2;
  const kept = stay.flatMap(label => {
    const wish = wanted.get(label.key);
    const moved = wish && carried(label, wish, transform);
    return moved && inside(moved.box) ? [moved] : [];
  });
  const points: Box[] = [];
  if (wishes.some(wish => wish.kind === 'document')) {
    for (let i = 0; i < scene.count; i++) {
      if (levels[i] === HIDDEN) continue;
      const box = point(i, radius);
      if (box.x + box.w > 0 && box.y + box.h > 0 && box.x < width && box.y < height) points.push(box);
    }
  }
  const close = points.length > 0;
  const crowd = countCrowd(scene, levels, transform, width, height);
  // Points of other groups count three times; in all, a crowd of 2,000 documents is the measure.
  const unit = Math.min(1, 2000 / Math.max(1, stage.inView));
  const cover = (box: Box, group: number) => unit * (1.6 * crowd.all(box) - (close ? 0.4 : 1.1) * crowd.own(box, scene.groups[group]?.top ?? group));
  return placeLabels(wishes, kept, obstacles, points, { width, height, highContrast: theme.highContrast, close, cover });
}

/** A label carried along with the map: same offset from its place in the world. */
function carried(label: PlacedLabel, wish: LabelWish, transform: Transform): PlacedLabel | undefined {
  if (label.text !== wish.text || label.size !== wish.size || label.note !== wish.note) return undefined;
  return { ...label, group: wish.group, document: wish.document, ...labelOn(transform, label) };
}
