import type { Group } from '../core/types';
import { assignGroupShapes, groupHeart } from '../protocol/groupShapes';
import type { MapData } from '../protocol/mapSides';
import type { Bounds, Camera } from './camera';
import { colourByGroup, type Colouring } from './colouring/colouring';
import { cellsOf, type Cells } from './cells';
import { membersBy, membersOf, type Members } from './members';

/** A group or sub-group as the map uses it; `index` is its position in `MapData.groups`. */
export interface MapGroup {
  readonly index: number;
  readonly id: number;
  readonly name: string;
  readonly count: number;
  readonly slot: number;
  readonly shape: number;
  /** The index of the group above a sub-group; its own for a group. */
  readonly top: number;
  /** World place where its documents lie closest together; undefined if it has none. */
  readonly heart: readonly [number, number] | undefined;
}

/** The documents as arrays ready to draw, made once per `MapData` and turn. */
export interface Scene {
  readonly data: MapData;
  readonly count: number;
  /** World positions, y downwards; the only arrays that change, while points glide to a new place. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly bounds: Bounds;
  /** True if the picture is turned by a quarter to lie along the longer side of the panel. */
  readonly turned: boolean;
  /** Each document's colour, as `colouring` says. */
  readonly slot: Uint8Array;
  readonly colouring: Colouring;
  /** Each document's step in `SIZE_FACTORS`; undefined = all the same. */
  readonly size: Uint8Array | undefined;
  /** All circles unless the theme asks for shapes. */
  readonly shape: Uint8Array;
  /** Documents in drawing order: ungrouped ones first, so that they lie below; where there are many, by the cells they lie in. */
  readonly order: Uint32Array;
  readonly cells: Cells;
  /** The cell of each, in that order. */
  readonly cell: Uint16Array;
  /** Documents by group, the ungrouped ones last. */
  readonly members: Members;
  /** By position in `MapData.groups`; groups before sub-groups, largest first. */
  readonly groups: readonly MapGroup[];
  readonly ungrouped: number;
}

/** Whether the documents' longer spread lies across the longer side of a panel of this size. */
export function wantsTurn(positions: Float32Array, width: number, height: number): boolean {
  const spread = [0, 0];
  for (const axis of [0, 1]) {
    const n = positions.length / 2 || 1;
    let sum = 0;
    let squares = 0;
    for (let i = axis; i < positions.length; i += 2) {
      sum += positions[i];
      squares += positions[i] * positions[i];
    }
    spread[axis] = Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2));
  }
  const content = spread[0] / Math.max(spread[1], 1e-9);
  const panel = width / Math.max(height, 1);
  return (content > 1.15 && panel < 1 / 1.15) || (content < 1 / 1.15 && panel > 1.15);
}

/** Prepares the documents for drawing; `shaped` gives groups shapes of their own, as high contrast needs. */
export function makeScene(data: MapData, turned: boolean, shaped: boolean): Scene {
  const count = data.documents.length;
  const x = new Float32Array(count);
  const y = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const across = data.positions[2 * i];
    const up = data.positions[2 * i + 1];
    x[i] = turned ? up : across;
    y[i] = turned ? across : -up;
  }
  const members = membersBy(data.group, data.groups.length);
  const groups = makeGroups(data, members, x, y, shaped);
  const shape = new Uint8Array(count);
  if (shaped) for (let i = 0; i < count; i++) shape[i] = groups[data.group[i]]?.shape ?? 0;
  const bounds = boundsOf(x, y);
  const { order, cells, cell } = cellsOf(x, y, bounds, data.group);
  const ungrouped = membersOf(members, data.groups.length).length;
  const colouring = colourByGroup(data.group, groups.map(group => group.slot));
  return { data, count, x, y, bounds, turned, slot: colouring.slot, colouring, size: undefined, shape, order, cells, cell, members, groups, ungrouped };
}

/** The rectangle around some documents (all of them by default), never empty. */
export function boundsOf(x: Float32Array, y: Float32Array, wanted?: (i: number) => boolean): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < x.length; i++) {
    if (wanted && !wanted(i)) continue;
    // A place that is not known is none.
    if (x[i] < left) left = x[i];
    if (x[i] > right) right = x[i];
    if (y[i] < top) top = y[i];
    if (y[i] > bottom) bottom = y[i];
  }
  if (left > right) return { left: -1, top: -1, right: 1, bottom: 1 };
  const grow = Math.max(0, 0.02 - Math.max(right - left, bottom - top)) / 2;
  return { left: left - grow, top: top - grow, right: right + grow, bottom: bottom + grow };
}

function makeGroups(data: MapData, whole: Members, x: Float32Array, y: Float32Array, shaped: boolean): MapGroup[] {
  const parts = membersBy(data.subgroup, data.groups.length);
  const members = data.groups.map((_, at) => membersOf(data.groups[at].level === 'group' ? whole : parts, at));
  const hearts = members.map(list => groupHeart(list, x, y));
  const tops = data.groups.flatMap((group, index) => (group.level === 'group' ? [index] : []));
  const centres = tops.flatMap(index => hearts[index] ?? [0, 0]);
  const shapes = assignGroupShapes(centres);
  const topOf = new Map(tops.map(index => [data.groups[index].id, index]));
  return data.groups.map((group: Group, index) => {
    const top = group.level === 'subgroup' && group.parent !== null ? (topOf.get(group.parent) ?? index) : index;
    return {
      index,
      id: group.id,
      name: group.name,
      count: members[index].length,
      slot: data.groups[top].colour % 20,
      shape: shaped ? (shapes[tops.indexOf(top)] ?? 0) : 0,
      top,
      heart: hearts[index],
    };
  });
}

/** A camera kept in the data's own coordinates (y up, never turned), so that it survives a turn and a reload. */
export function cameraToData(camera: Camera, turned: boolean): Camera {
  return turned ? { x: camera.y, y: camera.x, zoom: camera.zoom } : { x: camera.x, y: -camera.y, zoom: camera.zoom };
}

/** The opposite of `cameraToData`, which is its own opposite. */
export const cameraFromData = cameraToData;
