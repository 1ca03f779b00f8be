import { onStage } from '../camera';
import { HIDDEN } from '../emphasis';
import { addTo } from '../../core/gather';
import { plainText } from '../../core/plainText';
import { fileName } from '../../core/paths';
import type { MapGroup } from '../scene';
import { formatNumber } from '../strings';
import { areaWishes, FAR_ZOOM } from './areaWishes';
import type { LabelView, Measure } from './labelView';
import type { LabelWish } from './place';

/** From this zoom sub-groups lead, and from this one, or with so few points in view, documents are named too. */
export const SUBGROUP_ZOOM = 1.6;
export const DOCUMENT_ZOOM = 2.5;
const FEW_IN_VIEW = 250;
const MOST_DOCUMENTS = 500;

/** All labels that belong on the map at this zoom, most important first. */
export function labelWishes(view: LabelView, measure: Measure): LabelWish[] {
  const { scene, density, zoom, narrow } = view;
  const close = zoom >= SUBGROUP_ZOOM;
  const far = zoom < FAR_ZOOM && (scene.data.areas?.length ?? 0) > 0;
  const wishes: LabelWish[] = far ? areaWishes(view, measure) : [];
  const parts = new Map<number, MapGroup[]>();
  for (const group of scene.groups) if (group.top !== group.index) addTo(parts, group.top, group);
  for (const group of scene.groups) {
    const peak = density.peaks.get(group.index);
    if (group.top !== group.index || !peak) continue;
    // Close by, a lone document at the edge does not call for its group's name.
    if (close && peak.value < 1.2) continue;
    if (group.index === view.named && (parts.get(group.index)?.length ?? 0) > 1) continue;
    const size = far ? 12 : close ? 14 : Math.min(19, Math.round(13.5 + Math.min(5, Math.sqrt(group.count) / 3)));
    wishes.push(nameWish(view, group, 'group', peak.x, peak.y, size, narrow ? '' : formatNumber(group.count), measure));
  }
  if (narrow || far) return wishes;
  // Colours that are not those of groups have to be seen between the labels.
  const parted = close || scene.colouring.kind === 'group';
  for (const group of [...scene.groups].sort((a, b) => b.count - a.count)) {
    if (!parted || group.top === group.index || !group.heart || (parts.get(group.top)?.length ?? 0) < 2) continue;
    if (!density.peaks.has(group.top) || scene.groups[group.top].name === group.name) continue;
    const { x, y } = onStage(view.transform, ...group.heart);
    if (x < 0 || y < 0 || x > view.width || y > view.height) continue;
    wishes.push(nameWish(view, group, 'subgroup', x, y, close ? 15 : 11.5, '', measure));
  }
  if (zoom >= DOCUMENT_ZOOM || view.inView < FEW_IN_VIEW) wishes.push(...documentWishes(view, measure));
  return wishes;
}

function nameWish(
  { transform, scene }: LabelView,
  group: MapGroup,
  kind: 'group' | 'subgroup',
  x: number,
  y: number,
  size: number,
  note: string,
  measure: Measure,
): LabelWish {
  const text = plainText(group.name, 36);
  const marked = kind === 'group' && scene.colouring.kind === 'group';
  const dot = marked ? dotRoom(size) : 0;
  const noted = note ? 6 + measure(note, 11, 400) : 0;
  return {
    key: `${kind} ${group.id}`,
    kind,
    text,
    note,
    marked,
    group: group.index,
    document: -1,
    x,
    y,
    worldX: (x - transform.dx) / transform.scale,
    worldY: (y - transform.dy) / transform.scale,
    size,
    width: measure(text, size, kind === 'group' ? 600 : 500) + dot + noted + 8,
    height: Math.round(size * 1.3 + 3),
  };
}

/** Room for the mark before a group's name. */
export function dotRoom(size: number): number {
  return size * 0.62 + 5;
}

function documentWishes({ scene, levels, transform, width, height, radius }: LabelView, measure: Measure): LabelWish[] {
  const { documents, strength } = scene.data;
  const seen: number[] = [];
  for (let i = 0; i < scene.count; i++) {
    const x = scene.x[i] * transform.scale + transform.dx;
    const y = scene.y[i] * transform.scale + transform.dy;
    if (levels[i] !== HIDDEN && x >= 0 && y >= 0 && x <= width && y <= height) seen.push(i);
  }
  seen.sort((a, b) => strength[b] - strength[a] || a - b);
  return seen.slice(0, MOST_DOCUMENTS).flatMap((i): LabelWish[] => {
    const text = plainText(fileName(documents.paths.get(i)) || documents.titles.get(i), 60);
    if (!text) return [];
    return [
      {
        key: `document ${i}`,
        kind: 'document',
        text,
        note: '',
        group: scene.data.group[i],
        document: i,
        ...onStage(transform, scene.x[i], scene.y[i]),
        worldX: scene.x[i],
        worldY: scene.y[i],
        size: radius,
        width: measure(text, 11, 400) + 4,
        height: 14,
      },
    ];
  });
}
