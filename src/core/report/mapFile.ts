import { Markup } from '../markup';
import { GROUP_COLOURS } from '../palette';
import type { Grouping } from '../types';
import { indexGroups } from './groupIndex';
import { mapPicture } from './mapPicture';
import { PAPER } from './pageStyle';
import { IN_ENGLISH, type Wording } from './wording';
import { xmlDocument } from './xml';

/** The map as an SVG file: names as text, light or dark as the reader's system is. */
export function mapSvg(grouping: Grouping, wording: Wording = IN_ENGLISH): string {
  return xmlDocument(mapPicture(indexGroups(grouping), wording, STYLE));
}

/** Plain colours, no variables: drawing programs know no others. */
const STYLE = new Markup(`<style>
${rules(PAPER.light, GROUP_COLOURS.light)}
.map path { fill: none; stroke-width: 4; stroke-linecap: round; }
.map.few path { stroke-width: 7; }
.map text { font-family: system-ui, "Segoe UI", sans-serif; font-weight: 600; text-anchor: middle; paint-order: stroke; stroke-width: 4px; stroke-linejoin: round; }
@media (prefers-color-scheme: dark) {
${rules(PAPER.dark, GROUP_COLOURS.dark)}
}
</style>`);

function rules({ bg, fg }: { readonly bg: string; readonly fg: string }, slots: readonly string[]): string {
  return [`.map { background: ${bg}; }`, `.map text { fill: ${fg}; stroke: ${bg}; }`, ...slots.map((colour, slot) => `.s${slot} { stroke: ${colour}; }`)].join('\n');
}
