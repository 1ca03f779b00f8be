import { onStage } from '../camera';
import { plainText } from '../../core/plainText';
import type { MapData } from '../../protocol/mapSides';
import type { LabelView, Measure } from './labelView';
import type { LabelWish } from './place';

/** Below this zoom the map is seen from far: areas are named first. */
export const FAR_ZOOM = 0.9;
const SMALLEST = 20;
const LARGEST = 28;

/** The positions of the groups of the area that a group lies in. */
export function areaOf({ areas = [] }: MapData, group: number): readonly number[] {
  return areas.find(({ groups }) => groups.includes(group))?.groups ?? [];
}

/** Names of areas, largest first, each in the middle of its documents; switched-off groups do not count. */
export function areaWishes({ scene, density, transform }: LabelView, measure: Measure): LabelWish[] {
  const { areas = [], group } = scene.data;
  const wishes = areas.flatMap(({ id, name, groups }): (LabelWish & { count: number })[] => {
    const own = new Set(groups.filter(at => density.peaks.has(at)));
    let [x, y, count] = [0, 0, 0];
    for (let i = 0; i < scene.count; i++) {
      if (!own.has(group[i])) continue;
      x += scene.x[i];
      y += scene.y[i];
      count++;
    }
    if (count === 0) return [];
    const [worldX, worldY] = [x / count, y / count];
    const text = plainText(name, 36);
    const size = Math.round(Math.min(LARGEST, SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(count / scene.count)));
    const largest = [...own].reduce((best, at) => (scene.groups[at].count > scene.groups[best].count ? at : best));
    return [
      {
        key: `area ${id}`,
        kind: 'area',
        text,
        note: '',
        group: largest,
        document: -1,
        ...onStage(transform, worldX, worldY),
        worldX,
        worldY,
        size,
        width: measure(text, size, 600) + 8,
        height: Math.round(size * 1.3 + 3),
        count,
      },
    ];
  });
  return wishes.sort((a, b) => b.count - a.count).map(({ count: _, ...wish }) => wish);
}
