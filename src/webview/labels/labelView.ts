import type { Transform } from '../camera';
import type { Density } from '../density';
import type { Scene } from '../scene';

/** Width of a text in CSS pixels. */
export type Measure = (text: string, size: number, weight: number) => number;

/** What decides which labels are wanted. */
export interface LabelView {
  readonly scene: Scene;
  readonly levels: Uint8Array;
  readonly transform: Transform;
  readonly density: Density;
  readonly width: number;
  readonly height: number;
  readonly zoom: number;
  readonly inView: number;
  readonly radius: number;
  readonly narrow: boolean;
  /** The group named in the way-back line, by position in `MapData.groups`; its own label is left out. */
  readonly named: number | undefined;
}
