import type { HostCalls, MapState } from './mapState';
import type { Parts } from './parts';
import type { Pointing } from './pointing';
import type { Stage } from './stage';
import type { Strings } from './strings';

/** The map as everything that acts on it knows it: its state, canvases and HTML parts, and what has to follow a change. */
export interface KindredMap {
  readonly state: MapState;
  readonly stage: Stage;
  readonly parts: Parts;
  readonly pointing: Pointing;
  readonly strings: Strings;
  readonly host: HostCalls;
  /** Whether the panel is too narrow for all parts. */
  readonly narrow: boolean;
  /** Shows what is selected now; labels make room for the tray. */
  selectionChanged(): void;
  /** Reads a text out. All goes through one place of the page, as what is said by one that has just come is often lost. */
  say(text: string): void;
  /** Applies state to the points; `ground` if the tints change with it. */
  emphasise(ground: boolean): void;
  /** Applies state to the HTML parts. */
  show(): void;
  /** Fits the canvases to the panel. */
  layout(): void;
  /** Keeps the view, so that it survives hiding and reloading. */
  remember(): void;
  /** Colours, sizes or shapes changed. */
  dress(): void;
}
