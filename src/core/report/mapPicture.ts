import { markup, type Inside, type Markup } from '../markup';
import { UNGROUPED_SLOT } from '../palette';
import type { Grouping } from '../types';
import { dotPaths, fittedInto, type Dots, type Place } from './dots';
import { mainGroups, type GroupIndex } from './groupIndex';
import { mapLabels } from './mapLabels';
import { overviewLine } from './sentences';
import { say, type Wording } from './wording';

const WIDTH = 960;
const HEIGHT = 600;
const MARGIN = 24;
/** Fewer points than this are drawn larger. */
export const FEW_POINTS = 400;

/** The map of a grouping as an SVG element: points by colour slot, names of groups as text. Its style is up to who shows it. */
export function mapPicture(index: GroupIndex, wording: Wording, more: Inside = null): Markup {
  const { grouping } = index;
  const place = placeInBox(grouping, WIDTH, HEIGHT, MARGIN);
  const labels = mapLabels(index, mainGroups(index), grouping.documents.map((_, at) => place(at)), WIDTH, HEIGHT);
  return markup`<svg xmlns="http://www.w3.org/2000/svg" class="map${grouping.documents.length < FEW_POINTS && ' few'}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${say(wording, 'map', { what: overviewLine(index, wording) })}">${more}
${groupDots(index, place).map(({ slot, path }) => markup`<path class="s${slot ?? UNGROUPED_SLOT}" d="${path}"/>
`)}${labels.map(({ text, x, y, size }) => markup`<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size.toFixed(1)}">${text}</text>
`)}</svg>`;
}

/** Places of a grouping's documents in a box. */
export function placeInBox({ documents }: Grouping, width: number, height: number, margin: number): Place {
  return fittedInto(positionsOf(documents), width, height, margin);
}

/** The documents as dots by the colour of their groups; `which` says by position which of them. */
export function groupDots({ grouping: { documents }, groups }: GroupIndex, place: Place, which: (document: number) => boolean = () => true): Dots[] {
  const shown = [...documents.keys()].filter(which);
  return dotPaths(positionsOf(shown.map(at => documents[at])), at => groups.get(documents[shown[at]].group ?? -1)?.colour, at => place(shown[at]));
}

function positionsOf(documents: Grouping['documents']): number[] {
  return documents.flatMap(({ x, y }) => [x, y]);
}
