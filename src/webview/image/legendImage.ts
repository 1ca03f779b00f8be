import { markup, type Markup } from '../../core/markup';
import { UNGROUPED_SLOT } from '../../core/palette';
import { isolate, plainText } from '../../core/plainText';
import { writtenEnds } from '../colouring/colouring';
import { cssColour } from '../colours';
import type { Scene } from '../scene';
import { shapeData } from '../shapes';
import { formatNumber, type Strings } from '../strings';
import type { Theme } from '../theme';

const WIDTH = 224;
const EDGE = 12;
const ROW = 23;
/** Height of the highest bar; a bar that stands alone is a strip. */
const BARS = 58;
const STRIP = 14;

interface Row {
  readonly slot: number;
  readonly shape: number;
  readonly name: string;
  readonly count: number;
}

/** The legend at the top right of an image: what every colour stands for, with counts. */
export function legendImage(scene: Scene, theme: Theme, width: number, strings: Strings): Markup {
  const { colouring } = scene;
  const left = width - EDGE - WIDTH;
  const ink = cssColour(theme.foreground);
  const frame = (height: number, inside: Markup | readonly Markup[]) => markup`<g font-size="12" fill="${ink}" transform="translate(${left} ${EDGE})">
<rect width="${WIDTH}" height="${height}" rx="6" fill="${cssColour(theme.background)}" stroke="${cssColour(theme.border)}"/>
${inside}</g>`;
  if (colouring.kind === 'range') {
    const tall = colouring.bins.length === 1 ? STRIP : BARS;
    const most = Math.max(1, ...colouring.bins.map(bin => bin.count));
    const step = (WIDTH - 2 * EDGE) / colouring.bins.length;
    const bars = colouring.bins.map((bin, k) => {
      const height = Math.round((tall * bin.count) / most);
      return markup`<rect x="${(EDGE + k * step).toFixed(1)}" y="${30 + tall - height}" width="${(step - 1).toFixed(1)}" height="${height}" fill="${theme.slotCss[bin.slot]}"/>`;
    });
    const [from, to] = writtenEnds(colouring);
    const ends = from !== undefined && markup`<text x="${EDGE}" y="${tall + 46}" font-size="11">${from}</text>${to !== undefined && markup`<text x="${WIDTH - EDGE}" y="${tall + 46}" font-size="11" text-anchor="end">${to}</text>`}`;
    return frame(tall + 56, markup`<text x="${EDGE}" y="20" font-weight="600">${colouring.title}</text>${bars}${ends}`);
  }
  const rows = legendRows(scene, strings);
  return frame(rows.length * ROW + 12, rows.map(({ slot, shape, name, count }, k) => {
    const middle = 6 + k * ROW + ROW / 2;
    const look = slot === UNGROUPED_SLOT ? markup`fill="none" stroke="${theme.slotCss[slot]}" stroke-width="1.4"` : markup`fill="${theme.slotCss[slot]}"`;
    return markup`<path transform="translate(17 ${middle})" d="${shapeData(slot === UNGROUPED_SLOT ? 0 : shape, 0, 4.5)}" ${look}/><text x="30" y="${middle}" dominant-baseline="central">${isolate(plainText(name, 24))}</text><text x="${WIDTH - EDGE}" y="${middle}" dominant-baseline="central" text-anchor="end">${formatNumber(count)}</text>
`;
  }));
}

function legendRows({ colouring, groups, ungrouped }: Scene, strings: Strings): Row[] {
  if (colouring.kind === 'categories') return colouring.categories.map(({ slot, name, count }) => ({ slot, shape: 0, name, count }));
  const rows: Row[] = groups.filter(group => group.top === group.index).map(({ slot, shape, name, count }) => ({ slot, shape, name, count }));
  return ungrouped ? [...rows, { slot: UNGROUPED_SLOT, shape: 0, name: strings.ungrouped, count: ungrouped }] : rows;
}
