import { markup, type Markup } from '../../markup';
import type { Column } from '../columns';
import type { TruthKind } from '../comparison';
import type { Measure, Row } from '../rows';
import { percent, seconds } from '../said';
import { TRUTH_WORDS } from '../truthWords';

/** The table of all ways: blocks of one way to read, one row a way to group. */
export function tableMarkup(rows: readonly Row[], columns: readonly Column[], truth: TruthKind | undefined): Markup {
  const blocks = [...new Set(rows.map(({ block }) => block))].map(block => rows.filter(row => row.block === block));
  return markup`<div class="wide"><table>
<thead><tr><th scope="col">Read by</th><th scope="col">Grouped by</th><th scope="col">Groups</th><th scope="col">Left out</th>${columns.map(header)}<th scope="col" class="end">Time</th></tr></thead>
${blocks.map(block => markup`<tbody class="block">${block.map((row, at) => line(row, at === 0 ? block.length : 0, columns, truth))}</tbody>`)}
</table></div>`;
}

function header({ title, term, tip }: Column): Markup {
  return markup`<th scope="col" title="${tip}"><b>${title}</b>${term}</th>`;
}

/** `span` is the number of rows of the block on its first row. */
function line(row: Row, span: number, columns: readonly Column[], truth: TruthKind | undefined): Markup {
  const { found } = row;
  const name = markup`<td>${row.recommended && markup`<span class="warn" role="img" aria-label="Recommended">★</span> `}${row.method}${row.recommended && chip(truth ? `closest to ${TRUTH_WORDS[truth]}` : 'most dependable')}${row.inUse && chip('in use')}</td>`;
  const cells = found
    ? markup`<td>${found.groups}${found.fewer && markup` <span class="warn" title="Fewer groups than asked for" role="img" aria-label="fewer than asked for">⚠</span>`}</td><td>${found.leftOut > 0 ? percent(found.leftOut) : markup`<span class="dim">none</span>`}</td>${found.measures.map((measure, at) => measured(measure, columns[at]))}<td class="end dim">${seconds(found.seconds)}</td>`
    : markup`<td class="reason" colspan="${columns.length + 3}">${row.reason ?? 'not finished'}</td>`;
  return markup`<tr class="${row.recommended ? 'recommended' : 'plain'}">${span > 0 && markup`<th scope="rowgroup" rowspan="${span}">${row.reading}</th>`}${name}${cells}</tr>`;
}

function chip(text: string): Markup {
  return markup`<span class="chip">${text}</span>`;
}

function measured(measure: Measure | null, { withinBlock }: Column): Markup {
  if (!measure) return markup`<td class="dim">–</td>`;
  return markup`<td>${measure.bar !== undefined && markup`<span class="bar${withinBlock && ' quiet'}"><i style="width:${Math.round(100 * measure.bar)}%"></i></span>`}${measure.text}</td>`;
}
