/** What makes raw 2-D coordinates a map: its orientation, its outliers, its scale. Points are 2n, interleaved. */

/** Rotates the points in place so that the longest spread lies along x, and mirrors them so that both axes lean right. */
export function alignToLongestSpread(points: Float32Array): void {
  const n = points.length / 2;
  const centre = [mean(points, 0), mean(points, 1)];
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (let i = 0; i < n; i++) {
    const dx = points[2 * i] - centre[0];
    const dy = points[2 * i + 1] - centre[1];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  for (let i = 0; i < n; i++) {
    const dx = points[2 * i] - centre[0];
    const dy = points[2 * i + 1] - centre[1];
    points[2 * i] = cos * dx + sin * dy;
    points[2 * i + 1] = cos * dy - sin * dx;
  }
  for (const axis of [0, 1]) {
    let skewness = 0;
    for (let i = 0; i < n; i++) skewness += points[2 * i + axis] ** 3;
    if (skewness < 0) for (let i = 0; i < n; i++) points[2 * i + axis] = -points[2 * i + axis];
  }
}

function mean(points: Float32Array, axis: 0 | 1): number {
  let sum = 0;
  for (let i = axis; i < points.length; i += 2) sum += points[i];
  return sum / Math.max(1, points.length / 2);
}

/** Share of the points whose distance from the middle is left as it is. */
const KEPT = 0.97;

/** Pulls far-out points in, in place: beyond the distance most keep, distances from the middle grow by logarithm only. */
export function pullInOutliers(points: Float32Array): void {
  const n = points.length / 2;
  const cx = median(points, 0);
  const cy = median(points, 1);
  const radii = Float32Array.from({ length: n }, (_, i) => Math.hypot(points[2 * i] - cx, points[2 * i + 1] - cy));
  const edge = 1.15 * radii.slice().sort()[Math.floor(KEPT * (n - 1))];
  if (!(edge > 0)) return;
  for (let i = 0; i < n; i++) {
    if (radii[i] <= edge) continue;
    const scale = (edge * (1 + 0.25 * Math.log(radii[i] / edge))) / radii[i];
    points[2 * i] = cx + (points[2 * i] - cx) * scale;
    points[2 * i + 1] = cy + (points[2 * i + 1] - cy) * scale;
  }
}

function median(points: Float32Array, axis: 0 | 1): number {
  const values = Float32Array.from({ length: points.length / 2 }, (_, i) => points[2 * i + axis]).sort();
  return values[values.length >> 1];
}

/** Radius of the first ring around a shared place, as a share of the map's half width. */
const FIRST_RING = 0.008;
/** And of the last: many copies lie closer, so that others keep their room. */
const LAST_RING = 0.1;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Moves points that share one place a little apart, in place: in a sunflower's spiral, so that each stays to be seen. */
export function partCoincident(points: Float32Array): void {
  const reach = halfExtent(points).half || 1;
  const known = new Map<string, number>();
  const placeOf = new Int32Array(points.length / 2);
  const sharing: number[] = [];
  for (let i = 0; i < placeOf.length; i++) {
    const at = `${Math.round((points[2 * i] / reach) * 2e4)} ${Math.round((points[2 * i + 1] / reach) * 2e4)}`;
    const place = known.get(at) ?? sharing.push(0) - 1;
    known.set(at, place);
    sharing[place]++;
    placeOf[i] = place;
  }
  const parted = new Int32Array(sharing.length);
  placeOf.forEach((place, i) => {
    const rank = parted[place]++;
    const radius = reach * Math.min(FIRST_RING, LAST_RING / Math.sqrt(sharing[place])) * Math.sqrt(rank);
    points[2 * i] += radius * Math.cos(rank * GOLDEN_ANGLE);
    points[2 * i + 1] += radius * Math.sin(rank * GOLDEN_ANGLE);
  });
}

/** Centres the points and scales both axes alike so that the larger extent is exactly −1 … 1, in place. */
export function fitToFrame(points: Float32Array): void {
  const { cx, cy, half } = halfExtent(points);
  const scale = half > 0 ? 1 / half : 0;
  for (let i = 0; i < points.length; i += 2) {
    points[i] = Math.min(1, Math.max(-1, (points[i] - cx) * scale));
    points[i + 1] = Math.min(1, Math.max(-1, (points[i + 1] - cy) * scale));
  }
}

function halfExtent(points: Float32Array): { cx: number; cy: number; half: number } {
  let left = Infinity;
  let right = -Infinity;
  let bottom = Infinity;
  let top = -Infinity;
  for (let i = 0; i < points.length; i += 2) {
    left = Math.min(left, points[i]);
    right = Math.max(right, points[i]);
    bottom = Math.min(bottom, points[i + 1]);
    top = Math.max(top, points[i + 1]);
  }
  return { cx: (left + right) / 2, cy: (bottom + top) / 2, half: Math.max(right - left, top - bottom) / 2 };
}
