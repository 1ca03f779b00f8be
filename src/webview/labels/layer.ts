import type { Transform } from '../camera';
import type { MapGroup } from '../scene';
import type { Theme } from '../theme';
import { Occupancy, meet, type Box } from './box';
import { paintLabel, paintLeader } from './paint';
import { labelOn, type PlacedLabel } from './place';

const FADE_MS = 120;

interface Shown {
  readonly label: PlacedLabel;
  readonly born: number;
  /** When it began to go; undefined while it stays. */
  readonly gone?: number;
}

/** Remembers which labels are on the map, fades new ones in and old ones out, and draws them where the camera is. */
export class LabelLayer {
  private shown: Shown[] = [];

  /** Labels that are there to stay. */
  get labels(): PlacedLabel[] {
    return this.shown.filter(entry => entry.gone === undefined).map(entry => entry.label);
  }

  /** Takes over a new placing; a label that keeps its place does not fade, and none fades out below a new one. */
  replace(labels: readonly PlacedLabel[], now: number, fade: boolean): void {
    const before = new Map(this.shown.filter(entry => entry.gone === undefined).map(entry => [entry.label.key, entry]));
    const next: Shown[] = labels.map(label => {
      const old = before.get(label.key);
      if (old && sameOffset(old.label, label)) {
        before.delete(label.key);
        return { label, born: old.born };
      }
      return { label, born: fade ? now : -Infinity };
    });
    const taken = new Occupancy();
    for (const { box } of labels) taken.add(box);
    const keys = new Set(labels.map(label => label.key));
    const leaving = fade
      ? [...before.values()].filter(({ label }) => !keys.has(label.key) && taken.free(label.box)).map(entry => ({ ...entry, gone: now }))
      : [];
    this.shown = [...next, ...leaving];
  }

  /** Whether a fade is under way; forgets labels that are gone. */
  fading(now: number): boolean {
    this.shown = this.shown.filter(entry => entry.gone === undefined || now - entry.gone < FADE_MS);
    return this.shown.some(entry => entry.gone !== undefined || now - entry.born < FADE_MS);
  }

  /**
   * Draws all labels. While zooming (`crowded`), those that would run into a more important one are left out, and so
   * are the names of documents. `opacity` gives a label's strength, 0 … 1.
   */
  paint(
    pen: CanvasRenderingContext2D,
    transform: Transform,
    groups: readonly MapGroup[],
    theme: Theme,
    now: number,
    crowded: boolean,
    opacity: (label: PlacedLabel) => number,
  ): void {
    const taken = new Occupancy();
    const ready: { label: PlacedLabel; box: Box; x: number; y: number; alpha: number }[] = [];
    for (const { label, born, gone } of this.shown) {
      if (crowded && (label.kind === 'document' || gone !== undefined)) continue;
      const { x, y, box } = labelOn(transform, label);
      if (crowded) {
        if (!taken.free(box)) continue;
        taken.add(box);
      }
      const fade = gone === undefined ? (now - born) / FADE_MS : 1 - (now - gone) / FADE_MS;
      ready.push({ label, box, x, y, alpha: Math.min(1, Math.max(0, fade)) * opacity(label) });
    }
    for (const { label, box, x, y, alpha } of ready) {
      pen.globalAlpha = alpha;
      paintLeader(pen, label, box, x, y, theme);
    }
    for (let k = ready.length - 1; k >= 0; k--) {
      const { label, box, alpha } = ready[k];
      pen.globalAlpha = alpha;
      paintLabel(pen, label, box, groups[label.group], theme);
    }
    pen.globalAlpha = 1;
  }

  /** The label under a stage position. */
  at(x: number, y: number): PlacedLabel | undefined {
    return this.labels.find(({ box }) => meet(box, { x, y, w: 0.01, h: 0.01 }));
  }
}

function sameOffset(a: PlacedLabel, b: PlacedLabel): boolean {
  const x = a.box.x - a.x - (b.box.x - b.x);
  const y = a.box.y - a.y - (b.box.y - b.y);
  return Math.abs(x) < 0.5 && Math.abs(y) < 0.5 && a.size === b.size && a.text === b.text && a.worldX === b.worldX && a.worldY === b.worldY;
}
