import { markup, type Markup } from '../../markup';
import { UNGROUPED_SLOT } from '../../palette';
import type { ComparisonState } from '../comparison';
import { pictureDots } from '../pictureMarks';
import type { Row } from '../rows';
import type { ReadingPicture } from '../state';

const WIDTH = 248;
const HEIGHT = 160;
/** Fewer points than this are drawn larger. */
const FEW = 400;

/** A small map of each way to read, coloured by its best groups. */
export function picturesMarkup(pictures: readonly ReadingPicture[], { cells }: ComparisonState, rows: readonly Row[]): Markup {
  return markup`<div class="pictures">${pictures.map(picture => {
    const cell = cells[picture.at];
    const row = rows.find(({ at }) => at === picture.at);
    if (cell.state !== 'done' || !row) return null;
    const dots = pictureDots(picture, cell.result.labels, WIDTH, HEIGHT);
    const name = `Map of the documents read by ${row.reading}, in the ${cell.result.groups} groups of ${row.method}`;
    return markup`<figure><svg class="${picture.map.rows.length < FEW && 'few'}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${name}">${dots.map(({ slot, path }) => markup`<path class="s${slot ?? UNGROUPED_SLOT}" d="${path}"/>`)}</svg>
<figcaption><span>${row.reading} <span class="dim">· ${row.method}</span></span><span class="dim">${row.found?.measures[0]?.text}</span></figcaption></figure>`;
  })}</div>`;
}
