import { plainText } from '../plainText';
import type { Group } from '../types';
import { median } from './groupFacts';
import type { GroupIndex } from './groupIndex';

/** A group's name on the map: the middle of its base line, and its height in the map's units. */
export interface MapLabel {
  readonly group: Group;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

type Point = readonly [x: number, y: number];

const LONGEST = 32;
const GAP = 3;
/** What a step away from the group's middle costs, and a point of another group that is covered, in points of its own covered. */
const STEP = 2;
const FOREIGN = 4;

/**
 * Names of groups near their middles, none over another: the largest group goes first, and takes the place on rings around
 * its middle that covers fewest points. One that finds no place is left out; the list beside the map has it. `places` are
 * those of the documents, in their order.
 */
export function mapLabels({ grouping, members }: GroupIndex, groups: readonly Group[], places: readonly Point[], width: number, height: number): MapLabel[] {
  const positions = new Map(grouping.documents.map((document, at) => [document, at]));
  const rows = inRows(places, height);
  const taken: Box[] = [];
  return groups.flatMap(group => {
    const text = plainText(group.name, LONGEST);
    const ownPositions = new Set(members.get(group.id)!.map(document => positions.get(document)!));
    const own = Array.from(ownPositions, at => places[at]);
    const size = Math.min(19, 12 + Math.sqrt(own.length) / 2);
    const [w, h] = [textWidth(text) * size, size * 1.25];
    const free = ringsAround(middleOf(own), h)
      .map(({ x, y, ring }) => ({ box: inside({ x: x - w / 2, y: y - h / 2, w, h }, width, height), ring }))
      .filter(({ box }) => taken.every(other => !meet(box, other)));
    if (free.length === 0 || w > width) return [];
    const costs = free.map(({ box, ring }) => {
      let cost = STEP * ring;
      for (let row = Math.floor(box.y); row <= box.y + box.h; row++) for (const at of rows[row] ?? []) if (covers(box, places[at])) cost += ownPositions.has(at) ? 1 : FOREIGN;
      return cost;
    });
    const { box } = free[costs.indexOf(Math.min(...costs))];
    taken.push(box);
    return [{ group, text, size, x: box.x + w / 2, y: box.y + h * 0.78 }];
  });
}

/** The points by the whole units of height that they lie in: a name is a few of them high, and there may be many points. */
function inRows(places: readonly Point[], height: number): number[][] {
  const rows = Array.from({ length: Math.ceil(height) }, (): number[] => []);
  places.forEach(([, y], at) => rows[Math.floor(y)]?.push(at));
  return rows;
}

function ringsAround([x, y]: Point, step: number): { readonly x: number; readonly y: number; readonly ring: number }[] {
  const places = [{ x, y, ring: 0 }];
  for (let ring = 1; ring <= 6; ring++) {
    for (let turn = 0; turn < 12; turn++) {
      const angle = (turn * Math.PI) / 6;
      places.push({ x: x + 1.6 * ring * step * Math.sin(angle), y: y - 0.8 * ring * step * Math.cos(angle), ring });
    }
  }
  return places;
}

function inside({ x, y, w, h }: Box, width: number, height: number): Box {
  return { x: Math.min(Math.max(x, GAP), width - w - GAP), y: Math.min(Math.max(y, GAP), height - h - GAP), w, h };
}

function meet(a: Box, b: Box): boolean {
  return a.x < b.x + b.w + GAP && b.x < a.x + a.w + GAP && a.y < b.y + b.h && b.y < a.y + a.h;
}

function covers({ x, y, w, h }: Box, [left, top]: Point): boolean {
  return left > x && left < x + w && top > y && top < y + h;
}

function middleOf(points: readonly Point[]): Point {
  return [median(points.map(([x]) => x)), median(points.map(([, y]) => y))];
}

/** About how wide a bold text is, in heights of its letters; rather too wide, as fonts differ. */
function textWidth(text: string): number {
  return [...text].reduce((width, letter) => width + (letter >= '\u2e80' ? 1.05 : 0.64), 0);
}
