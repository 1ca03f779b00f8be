import { markup, type Markup } from '../../markup';
import type { Row } from '../rows';
import { figure } from '../said';

/** How much every two finished ways agree, as a table; columns are numbered as the rows are. */
export function matrixMarkup(rows: readonly Row[], agreement: readonly (readonly (number | null)[])[]): Markup | null {
  const finished = rows.filter(({ found }) => found);
  if (finished.length < 2) return null;
  return markup`<h2>How much the ways agree</h2>
<div class="wide"><table class="matrix"><caption>Adjusted Rand index of every two ways: 1 = the same groups, about 0 = no more alike than by chance.</caption>
<thead><tr><td></td>${finished.map((_, at) => markup`<th scope="col">${at + 1}</th>`)}</tr></thead>
<tbody>${finished.map((row, at) => markup`<tr><th scope="row">${at + 1} · ${row.reading} · ${row.method}</th>${finished.map(other => valued(agreement[row.at][other.at]))}</tr>`)}</tbody></table></div>`;
}

function valued(value: number | null): Markup {
  return value === null ? markup`<td></td>` : markup`<td style="--share:${Math.max(0, value).toFixed(2)}">${figure(value)}</td>`;
}
