import { UNGROUPED_SLOT } from '../../core/palette';
import { isolate, plainText } from '../../core/plainText';
import type { CutData } from '../../protocol/cutSides';
import { cssColour } from '../colours';
import type { Theme } from '../theme';
import type { CutGroup } from './model';

const PAD = 12;
const POINT = 1.3;
const TEXT = 11;
/** Points drawn at about most; more would not be told apart in so little room, and keep the slider waiting. */
const POINTS = 20_000;

/** Draws the documents in the colours of their groups, and the names of as many groups as find room, largest first. */
export function drawSmallMap(canvas: HTMLCanvasElement, data: CutData, groups: readonly CutGroup[], theme: Theme): void {
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  const context = canvas.getContext('2d');
  if (!context || !width || !height) return;
  const ratio = devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const place = placer(data.positions, width, height);
  const groupOf = new Int32Array(data.sizes.length).fill(-1);
  groups.forEach(({ leaves }, at) => leaves.forEach(leaf => (groupOf[leaf] = at)));

  const step = Math.max(1, Math.ceil(data.leaves.length / POINTS));
  const sums = groups.map(() => ({ x: 0, y: 0, count: 0 }));
  data.leaves.forEach((leaf, i) => {
    const at = leaf < 0 ? -1 : groupOf[leaf];
    const [x, y] = place(i);
    if (i % step === 0) {
      context.fillStyle = theme.slotCss[at < 0 ? UNGROUPED_SLOT : data.colours[groups[at].node]];
      context.fillRect(x - POINT, y - POINT, 2 * POINT, 2 * POINT);
    }
    if (at < 0) return;
    sums[at].x += x;
    sums[at].y += y;
    sums[at].count++;
  });
  nameGroups(context, data, groups, sums, theme, width, height);
}

function nameGroups(
  context: CanvasRenderingContext2D,
  data: CutData,
  groups: readonly CutGroup[],
  sums: readonly { readonly x: number; readonly y: number; readonly count: number }[],
  theme: Theme,
  width: number,
  height: number,
): void {
  context.font = `600 ${TEXT}px ${theme.font}`;
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  const taken: { left: number; right: number; y: number }[] = [];
  for (const at of [...groups.keys()].sort((a, b) => groups[b].size - groups[a].size)) {
    const text = isolate(plainText(data.names[groups[at].node], 24));
    const half = context.measureText(text).width / 2 + 3;
    const x = Math.min(width - half, Math.max(half, sums[at].x / sums[at].count));
    const y = Math.min(height - TEXT, Math.max(TEXT, sums[at].y / sums[at].count));
    if (taken.some(box => Math.abs(box.y - y) < TEXT + 5 && box.left < x + half && box.right > x - half)) continue;
    taken.push({ left: x - half, right: x + half, y });
    context.strokeStyle = cssColour(theme.background);
    context.strokeText(text, x, y);
    context.fillStyle = cssColour(theme.strong);
    context.fillText(text, x, y);
  }
}

/** Where a document is drawn: the whole map in the middle, one scale for both axes, y upwards. */
function placer(positions: readonly number[], width: number, height: number): (i: number) => readonly [number, number] {
  const spans = [0, 1].map(axis => {
    let [low, high] = [Infinity, -Infinity];
    for (let at = axis; at < positions.length; at += 2) {
      low = Math.min(low, positions[at]);
      high = Math.max(high, positions[at]);
    }
    return { middle: (low + high) / 2, length: Math.max(1e-6, high - low) };
  });
  const scale = Math.min((width - 2 * PAD) / spans[0].length, (height - 2 * PAD) / spans[1].length);
  return i => [width / 2 + (positions[2 * i] - spans[0].middle) * scale, height / 2 - (positions[2 * i + 1] - spans[1].middle) * scale];
}
