import { onStage, type Transform } from '../camera';
import { Occupancy, grown, type Box } from './box';

export type LabelKind = 'area' | 'group' | 'subgroup' | 'document';

/** A label that wants a place near its anchor. */
export interface LabelWish {
  /** The same from one placing to the next. */
  readonly key: string;
  readonly kind: LabelKind;
  readonly text: string;
  /** A quieter count behind the text. */
  readonly note: string;
  /** Whether the group's mark stands before the text: where points have the colours of groups. */
  readonly marked?: boolean;
  /** Position in `MapData.groups` of the group it speaks of, of an area its largest, or −1. */
  readonly group: number;
  /** Position of the document a file name belongs to, or −1. */
  readonly document: number;
  /** Anchor on the stage, in CSS pixels, and in the world. */
  readonly x: number;
  readonly y: number;
  readonly worldX: number;
  readonly worldY: number;
  readonly size: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedLabel extends LabelWish {
  readonly box: Box;
  /** How far the box was moved from its anchor, in CSS pixels. */
  readonly moved: number;
}

/** A placed label on the stage as it moves: its anchor, and its box as far from that as it was placed. */
export function labelOn(transform: Transform, { worldX, worldY, x: from, y: down, box }: PlacedLabel): Pick<PlacedLabel, 'x' | 'y' | 'box'> {
  const { x, y } = onStage(transform, worldX, worldY);
  return { x, y, box: { ...box, x: x + box.x - from, y: y + box.y - down } };
}

/** What decides where labels go. */
export interface PlaceRules {
  readonly width: number;
  readonly height: number;
  readonly highContrast: boolean;
  /** Points are named one by one, so names of groups should not lie on them. */
  readonly close: boolean;
  /** Price of the points below a box. */
  cover(box: Box, group: number): number;
}

/** Rings tried around an anchor, how much covered points count, and the gap kept to others. */
const STYLE = {
  area: { rings: 9, weight: 0.4, gap: 6 },
  group: { rings: 9, weight: 0.8, gap: 5 },
  subgroup: { rings: 4, weight: 0.55, gap: 3 },
} as const;
const RING = 12;
const ANGLES = 16;
/** Room between the stage's edge and a label. */
const EDGE = 4;

/**
 * Finds places so that no two boxes meet, in the order of the wishes: for names of groups the cheapest place on rings
 * around the anchor (distance + points covered), for documents one of four places beside the point. `kept` labels that
 * lie free stay where they are, of those with the same key the first; wishes with that key are passed over. What finds no
 * room waits for a closer zoom.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  kept: readonly PlacedLabel[],
  obstacles: readonly Box[],
  points: readonly Box[],
  rules: PlaceRules,
): PlacedLabel[] {
  const taken = new Occupancy();
  for (const box of obstacles) taken.add(box);
  const placed: PlacedLabel[] = [];
  const settle = (label: PlacedLabel) => {
    taken.add(spaced(label, rules));
    placed.push(label);
  };
  const keys = new Set<string>();
  for (const label of kept) {
    if (keys.has(label.key) || !taken.free(label.box)) continue;
    keys.add(label.key);
    settle(label);
  }
  const waiting = wishes.filter(wish => !keys.has(wish.key));
  for (const wish of waiting) {
    if (wish.kind === 'document') continue;
    const place = onRings(wish, taken, rules);
    if (place) settle({ ...wish, ...place });
  }
  for (const point of points) taken.add(point);
  for (const wish of waiting) {
    if (wish.kind !== 'document') continue;
    const box = besides(wish).find(candidate => inside(candidate, rules) && taken.free(candidate));
    if (box) settle({ ...wish, box, moved: 0 });
  }
  return placed;
}

function spaced({ kind, box }: PlacedLabel, { highContrast }: PlaceRules): Box {
  return kind === 'document' ? grown(box, 2, 1) : grown(box, STYLE[kind].gap + (highContrast ? 3 : 0));
}

function inside({ x, y, w, h }: Box, { width, height }: PlaceRules): boolean {
  return x > EDGE && y > EDGE && x + w < width - EDGE && y + h < height - EDGE;
}

function onRings(wish: LabelWish, taken: Occupancy, rules: PlaceRules): { box: Box; moved: number } | undefined {
  const style = STYLE[wish.kind as Exclude<LabelKind, 'document'>];
  const rings = rules.close ? Math.max(6, style.rings) : style.rings;
  const weight = rules.close ? 8 : style.weight;
  let best: { box: Box; moved: number } | undefined;
  let bestCost = Infinity;
  for (let ring = 0; ring <= rings; ring++) {
    const radius = ring * RING;
    if (radius * 0.35 >= bestCost) break;
    for (let k = 0; k < (ring ? ANGLES : 1); k++) {
      const angle = (k / ANGLES) * 2 * Math.PI;
      const across = Math.cos(angle) * radius * 1.5;
      const down = Math.sin(angle) * radius;
      const box = { x: wish.x + across - wish.width / 2, y: wish.y + down - wish.height / 2, w: wish.width, h: wish.height };
      if (!inside(box, rules) || !taken.free(box)) continue;
      const cost = radius * 0.35 + rules.cover(box, wish.group) * weight;
      if (cost < bestCost) [bestCost, best] = [cost, { box, moved: Math.hypot(across, down) }];
    }
  }
  return best;
}

/** Right, left, above and below a point; `size` is the point's radius for documents. */
function besides({ x, y, width: w, height: h, size }: LabelWish): Box[] {
  return [
    { x: x + size + 3, y: y - h / 2, w, h },
    { x: x - size - 3 - w, y: y - h / 2, w, h },
    { x: x - w / 2, y: y - size - 1 - h, w, h },
    { x: x - w / 2, y: y + size + 2, w, h },
  ];
}
