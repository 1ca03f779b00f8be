import type { MapData } from '../protocol/mapSides';
import type { Frame } from './camera';
import type { MapState } from './mapState';
import { wantsTurn } from './scene';

const EDGE = 36;
/** Room beside the buttons for the zoom, and above or below the legend where it is folded. */
const BUTTONS = 56;
/** Room for the legend beside the map; in a narrow panel it is folded. */
const LEGEND = 250;

/** The stage's size, the room kept free at its edges, and whether the picture is turned to lie along it. */
export function layoutOf(stage: HTMLElement, data: MapData | undefined, state: MapState, narrow: boolean): { frame: Frame; turned: boolean } {
  const width = Math.max(1, stage.clientWidth);
  const height = Math.max(1, stage.clientHeight);
  const padding = { left: BUTTONS, top: narrow || state.legendOpen ? EDGE : BUTTONS, right: state.legendOpen && !narrow ? LEGEND : EDGE, bottom: narrow ? BUTTONS : EDGE };
  const bounds = { left: -1, top: -1, right: 1, bottom: 1 };
  const turned = data !== undefined && wantsTurn(data.positions, width - padding.left - padding.right, height - padding.top - padding.bottom);
  return { frame: { width, height, padding, bounds }, turned };
}
