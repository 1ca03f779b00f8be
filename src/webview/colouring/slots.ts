import { UNGROUPED_SLOT } from '../../core/palette';
import { mix, type Rgba } from '../colours';

/** After the colours of groups and of ungrouped documents: the colour of other categories, then the steps of the ramp. */
export const OTHER_SLOT = UNGROUPED_SLOT + 1;
const RAMP_FIRST = OTHER_SLOT + 1;
const RAMP_STEPS = 32;

/**
 * Slots of groups in the order in which categories take them: the first eight, which are farthest apart, then each time the one
 * whose least difference from those before, in the theme where that is smallest, is greatest.
 */
export const CATEGORY_SLOTS: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7, 17, 15, 18, 12, 9, 16, 13, 10, 11, 8, 19, 14];

/** Slots of groups the ramp goes through: violet, turquoise, yellow, whose lightness rises. */
const STATIONS = [5, 2, 4];

/** The slot of a place on the ramp, t = 0 … 1. */
export function rampSlot(t: number): number {
  return RAMP_FIRST + Math.min(RAMP_STEPS - 1, Math.max(0, Math.floor(t * RAMP_STEPS)));
}

/** The colours after those of groups, by their slots. */
export function furtherSlots(groups: readonly Rgba[]): Rgba[] {
  const stations = STATIONS.map(slot => groups[slot]);
  const step = (k: number) => {
    const at = (k / (RAMP_STEPS - 1)) * (stations.length - 1);
    const from = Math.min(stations.length - 2, Math.floor(at));
    return mix(stations[from + 1], stations[from], at - from);
  };
  return [groups[UNGROUPED_SLOT], ...Array.from({ length: RAMP_STEPS }, (_, k) => step(k))];
}
